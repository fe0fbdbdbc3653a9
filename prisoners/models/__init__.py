from .attachments import Attachment
from .camp import Accuracy, CampFigure, Measure, MemoryStone, TimelineEvent
from .consents import Consent, ConsentItem, ConsentWording, ContributionRules
from .contributions import CLOSED, Contact, Contribution, ContributionKind, ContributionLog, ContributionState
from .facts import Certainty, Document, Fact, FactKind, Quotation, Relation, Relative, Source
from .indexing import NameKey, NamePart, NameUse, NameWord
from .naming import Equivalent, EquivalentKind, FormKind, NameForm
from .people import LANGUAGES, Person
from .places import Country, Nationality, Place, Profession

__all__ = [
    "CLOSED",
    "LANGUAGES",
    "Accuracy",
    "Attachment",
    "CampFigure",
    "Certainty",
    "Consent",
    "ConsentItem",
    "ConsentWording",
    "Contact",
    "Contribution",
    "ContributionKind",
    "ContributionLog",
    "ContributionRules",
    "ContributionState",
    "Country",
    "Document",
    "Equivalent",
    "EquivalentKind",
    "Fact",
    "FactKind",
    "FormKind",
    "Measure",
    "MemoryStone",
    "NameForm",
    "NameKey",
    "NamePart",
    "NameUse",
    "NameWord",
    "Nationality",
    "Person",
    "Place",
    "Profession",
    "Quotation",
    "Relation",
    "Relative",
    "Source",
    "TimelineEvent",
]

from .facts import Certainty, Document, Fact, FactKind, Quotation, Relation, Relative, Source
from .naming import DistinctKey, Equivalent, FormKind, NameForm, NameKey, NamePart
from .people import LANGUAGES, Person
from .places import Country, Nationality, Place, Profession

__all__ = [
    "LANGUAGES",
    "Certainty",
    "Country",
    "DistinctKey",
    "Document",
    "Equivalent",
    "Fact",
    "FactKind",
    "FormKind",
    "NameForm",
    "NameKey",
    "NamePart",
    "Nationality",
    "Person",
    "Place",
    "Profession",
    "Quotation",
    "Relation",
    "Relative",
    "Source",
]

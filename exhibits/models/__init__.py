from ..trilingual import LANGUAGES
from .donations import Donation, DonationItem, DonationMode
from .donors import Donor
from .exhibitions import Exhibition, ExhibitionExhibit
from .exhibits import Exhibit
from .indexing import ExhibitWord, Place
from .kinds import Kind
from .links import Condition, ConditionCheck, ExhibitMedia, ExhibitPerson, Role
from .scans import ExhibitScan
from .terms import AcquisitionMethod, Fund, Location, Originality, Rights, SizeUnit, WeightUnit

__all__ = [
    "LANGUAGES",
    "AcquisitionMethod",
    "Condition",
    "ConditionCheck",
    "Donation",
    "DonationItem",
    "DonationMode",
    "Donor",
    "Exhibit",
    "ExhibitMedia",
    "ExhibitPerson",
    "ExhibitScan",
    "ExhibitWord",
    "Exhibition",
    "ExhibitionExhibit",
    "Fund",
    "Kind",
    "Location",
    "Originality",
    "Place",
    "Rights",
    "Role",
    "SizeUnit",
    "WeightUnit",
]

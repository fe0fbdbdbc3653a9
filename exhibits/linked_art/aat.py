"""Terms of the Getty's Art & Architecture Thesaurus, for Linked Art: only those that are certain. Pure.

Those that Linked Art itself uses are of its own vocabulary (cromulent), with which a test compares them.
"""

AAT = "http://vocab.getty.edu/aat/"

PRIMARY_NAME = ("300404670", "Primary Name")
ACCESSION_NUMBER = ("300312355", "Accession Number")
INVENTORY_NUMBER = ("300404621", "Owner-Assigned Number")
BRIEF_TEXT = ("300418049", "Brief Text")
TYPE_OF_WORK = ("300435443", "Type of Work")
WEB_PAGE = ("300264578", "Web Page")
MUSEUM = ("300312281", "Museum")
PROVENANCE_ACTIVITY = ("300055863", "Provenance Activity")
INSCRIPTION = ("300028702", "Transcribed Inscription")

DESCRIPTION = ("300435416", "Description")
MATERIAL = ("300435429", "Material Statement")
DIMENSIONS = ("300435430", "Dimension Statement")
CREDIT = ("300026687", "Credit Statement")
RIGHTS = ("300435434", "Copyright/License Statement")
PROVENANCE = ("300435438", "Provenance Statement")

# {kind of object by its address: term}
KINDS = {
    "album": ("300026690", "albums (books)"),
    "autobiography": ("300080104", "autobiographies"),
    "book": ("300028051", "Book"),
    "certificate": ("300026841", "certificates"),
    "envelope": ("300197601", "envelopes"),
    "letter": ("300026879", "letters (correspondence)"),
    "medal": ("300046025", "medals"),
    "photograph": ("300046300", "Photograph"),
    "postcard": ("300026816", "postcards"),
    "telegram": ("300026909", "telegrams"),
}
# {English name of a material, when it stands alone between commas: term}
MATERIALS = {
    "bone": ("300011798", "bone (material)"),
    "bronze": ("300010957", "bronze"),
    "copper": ("300011020", "copper"),
    "glass": ("300010797", "glass"),
    "ink": ("300015012", "ink"),
    "canvas": ("300014078", "canvas"),
    "graphite": ("300011098", "graphite (mineral)"),
    "marble": ("300011443", "marble"),
    "paper": ("300014109", "paper"),
    "metal": ("300010900", "metal"),
    "silver": ("300011029", "silver"),
    "stone": ("300011176", "stone (worked rock)"),
    "thread": ("300014250", "Thread"),
    "wood": ("300011914", "wood (plant material)"),
}
DIMENSION_TYPES = {
    "height": ("300055644", "Height"),
    "width": ("300055647", "Width"),
    "depth": ("300072633", "Depth"),
    "diameter": ("300055624", "Diameter"),
    "weight": ("300056240", "Weight"),
}
UNITS = {
    "mm": ("300379097", "millimeters"),
    "cm": ("300379098", "centimeters"),
    "m": ("300379099", "meters"),
    "in": ("300379100", "inches"),
    "g": ("300379225", "grams"),
    "kg": ("300379226", "kilograms"),
}
LANGUAGES = {
    "cs": ("300388191", "Czech"),
    "de": ("300388344", "German"),
    "en": ("300388277", "English"),
    "fr": ("300388306", "French"),
    "he": ("300388401", "Hebrew"),
    "ja": ("300388486", "Japanese"),
    "ka": ("300388343", "Georgian"),
    "ko": ("300388633", "Korean"),
    "lt": ("300388723", "Lithuanian"),
    "pl": ("300389109", "Polish"),
    "ru": ("300389168", "Russian"),
    "tr": ("300389470", "Turkish"),
    "zh": ("300388113", "Chinese"),
}
# For the languages that the vocabulary of Linked Art lacks the Library of Congress has addresses.
CONGRESS = "http://id.loc.gov/vocabulary/iso639-1/"
OTHER_LANGUAGES = {"hy": "Armenian", "kk": "Kazakh", "lv": "Latvian", "uk": "Ukrainian", "yi": "Yiddish"}


def term(found, kind="Type"):
    """A term as Linked Art writes it."""
    number, name = found
    return {"id": AAT + number, "type": kind, "_label": name}


def language(code):
    """The language of a code of FormLanguage: kk, kk-Latn, ru ..."""
    code = code.partition("-")[0]
    if code in LANGUAGES:
        return term(LANGUAGES[code], "Language")
    return {"id": CONGRESS + code, "type": "Language", "_label": OTHER_LANGUAGES[code]}

"""Texts in three languages: which of them a record has, and which one is shown where one is missing. Pure."""

from urllib.parse import urljoin

from django.utils.translation import override

LANGUAGES = ("kk", "ru", "en")
# As MODELTRANSLATION_FALLBACK_LANGUAGES has it; a test compares them.
NEXT = ("ru", "kk", "en")


def texts(record, field):
    """{language: text} of a translated field; a language that has none is left out, nothing falls back."""
    found = {code: getattr(record, f"{field}_{code}") for code in LANGUAGES} if record else {}
    return {code: str(text) for code, text in found.items() if text}


def said(record, field, language):
    """The text of a translated field for a page in `language`, in another one where it has none; "" for nothing."""
    found = texts(record, field)
    return found.get(shown(found, language), "")


def shown(languages, language):
    """Which of these languages a page in `language` shows; None where there is none of them."""
    return next((code for code in (language, *NEXT) if code in languages), None)


def told(record, *fields):
    """[language, ...] that a record is told in: those of the first of `fields` that has any text."""
    return next((list(found) for field in fields if (found := texts(record, field))), [])


def in_each(tell):
    """{language: what `tell(language)` says while that language is active}; what is empty is left out."""
    found = {}
    for code in LANGUAGES:
        with override(code):
            if text := tell(code):
                found[code] = str(text)
    return found


def label(text):
    """{language: a lazy or marked text in it}."""
    return in_each(lambda code: str(text))


def any_of(found, otherwise=""):
    """One text of {language: text}, Kazakh first; `otherwise` where there is none."""
    return next((found[code] for code in LANGUAGES if code in found), otherwise)


def pages(record, site):
    """{language: whole address of the record's page in it}."""
    return {code: site + path for code, path in in_each(lambda code: record.get_absolute_url()).items()}


def whole(address, site):
    """An address as it is where it is whole already, as those of a bucket are."""
    return urljoin(site + "/", address)

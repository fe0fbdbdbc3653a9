"""What is told in all three languages at once, for machines. Pure."""

from urllib.parse import urljoin

from django.utils.translation import override

LANGUAGES = ("kk", "ru", "en")


def texts(record, field):
    """{language: text} of a translated field; a language that has none is left out, nothing falls back."""
    found = {code: getattr(record, f"{field}_{code}") for code in LANGUAGES} if record else {}
    return {code: str(text) for code, text in found.items() if text}


def said(record, field, language):
    """The text of a translated field for a page in `language`, in another one where it has none; "" for nothing."""
    found = texts(record, field)
    return next((found[code] for code in (language, "ru", "kk", "en") if code in found), "")


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

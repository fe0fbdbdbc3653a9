"""Whether a text is written in the language, and with the letters, that it is meant to be. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from .findings import ERROR, WARNING, Finding, named

KAZAKH_LETTERS = "әғқңөұүһі"
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f\u0259]")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[^.!?\n]+")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\([^)]*\)")
# What stands for the other script's letter, so that nobody sees it.
LATIN_ALIKE, CYRILLIC_ALIKE = set("aceiopxyABCEHIKMOPTXYəƏh"), set("асеіорхуАВСЕНІКМОРТХУәӘһ")
ALONE = re.compile(r"(?<![\w’'-])[aciouy](?=\s+[\u0400-\u04ff])")
RUSSIAN_WORDS = re.compile(
    r"\b(?:и|в|во|на|с|со|к|ко|по|из|за|от|до|для|не|ни|но|а|что|как|был[аои]?|или|его|её|их|об|при|о|у|это|эт[аио]т?|"
    r"котор\w+|где|когда|только|также|под|над|без|через|года|году|лет)\b"
)
# Letters of a text without any Kazakh letter: no Kazakh sentence is so long without one.
LONG, LONG_NAMES = 40, 80
# Letters of a text that is not in the script of its language at all.
FOREIGN = 20


def check(source, target, source_language, language, terms):
    if is_foreign(target, language) and not is_foreign(source, source_language):
        said = {
            "kk": _("This is the field of the Kazakh text, but the text is in Latin letters."),
            "ru": _("This is the field of the Russian text, but the text is in Latin letters."),
            "en": _("This is the field of the English text, but the text is in Cyrillic letters."),
        }
        yield Finding(ERROR, "alphabet", said[language])
        return
    yield from BY_LANGUAGE[language](source, target, terms)
    yield from look_alikes(target, language)


def is_foreign(text, language):
    """Whether most of a text that is not short stands in the other script."""
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    wrong, right = (cyrillic, latin) if language == "en" else (latin, cyrillic)
    return wrong >= FOREIGN and wrong > 2 * right


def kazakh(source, target, terms):
    russian = [sentence.strip() for sentence in SENTENCE.findall(target) if is_russian(sentence)]
    if russian:
        said = _("This looks like Russian: %(items)s.")
        yield Finding(WARNING, "alphabet", said, {"items": named(one[:60] for one in russian)})


def is_russian(sentence):
    """No Kazakh letter in a long run of letters; names alone may be as long without one, Russian words may not."""
    words = [word.lower() for word in WORD.findall(QUOTED.sub(" ", sentence)) if CYRILLIC.match(word)]
    letters = sum(map(len, words))
    if letters < LONG or any(letter in KAZAKH_LETTERS for word in words for letter in word):
        return False
    return letters >= LONG_NAMES or bool(RUSSIAN_WORDS.search(" ".join(words)))


def russian(source, target, terms):
    known = {word.lower() for term in terms for word in WORD.findall(f"{term.kk} {term.ru} {term.forms_ru}")}
    words = [
        word
        for word in WORD.findall(QUOTED.sub(" ", target))
        if any(letter in KAZAKH_LETTERS for letter in word.lower()) and word.lower() not in known
    ]
    if words:
        yield Finding(
            WARNING, "alphabet", _("Kazakh letters in the Russian text: %(items)s."), {"items": named(words)}
        )


def english(source, target, terms):
    words = [word for word in WORD.findall(QUOTED.sub(" ", target)) if CYRILLIC.search(word)]
    if words:
        yield Finding(
            WARNING,
            "alphabet",
            _("Cyrillic letters in the English text: %(items)s."),
            {"items": named(words)},
        )


BY_LANGUAGE = {"kk": kazakh, "ru": russian, "en": english}


def look_alikes(target, language):
    """Words in which a letter of one script hides among those of the other; «PDF-файл» is two words, «TURKSOYдың» hides
    nothing."""
    words = [word for word in WORD.findall(target) if hides_letters(word)]
    if language != "en":
        words += ALONE.findall(target)
    if words:
        said = _("Latin and Cyrillic letters that look alike stand in one word: %(items)s.")
        yield Finding(WARNING, "look-alike", said, {"items": named(words)})


def hides_letters(word):
    cyrillic, latin = set(CYRILLIC.findall(word)), set(LATIN.findall(word))
    return bool(cyrillic and latin and (latin <= LATIN_ALIKE or cyrillic <= CYRILLIC_ALIKE))

"""What a translation lacks beside its source, as far as a program can tell. Pure.

An error would break a page or a message, or leave readers of the language without a text; a warning is worth a look.
"""

from django.utils.translation import gettext_lazy as _

from .. import inflections
from . import alphabets, figures, markup
from .findings import ERROR, WARNING, Finding, named

__all__ = ["ERROR", "WARNING", "Finding", "check"]


def check(source, target, source_language, target_language, *, terms=(), longest=None):
    """[Finding, ...], errors first; [] where there is no `target`.

    `terms` are those of the glossary that stand in the source, `longest` is the number of letters that the field holds.
    """
    if not target.strip():
        return []
    found = [
        *markup.placeholders(source, target),
        *too_long(target, longest),
        *markup.tags(source, target),
        *markup.links(source, target),
        *alphabets.check(markup.plain(source), markup.plain(target), source_language, target_language, terms),
        *copied(source, target),
        *figures.check(markup.plain(source), markup.plain(target), source_language, target_language),
        *blanks(source, target),
        *missing_terms(target, target_language, terms),
    ]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def too_long(target, longest):
    if longest and len(target) > longest:
        params = {"length": len(target), "longest": longest}
        yield Finding(
            ERROR, "length", _("The text has %(length)d characters, the field holds %(longest)d."), params
        )


def copied(source, target):
    """Names and abbreviations may be the same in two languages: only words in small letters count."""
    words = [word for word in markup.plain(target).split() if word.isalpha() and word.islower()]
    if source.strip() == target.strip() and len(words) > 1:
        yield Finding(WARNING, "copied", _("The translation is the same as the source."))


def blanks(source, target):
    if target != target.strip() and source == source.strip():
        yield Finding(WARNING, "edges", _("The text begins or ends with a blank or an empty line."))
    if markup.DOUBLE_BLANK.search(target) and not markup.DOUBLE_BLANK.search(source):
        yield Finding(WARNING, "blanks", _("Two blanks stand side by side."))


def missing_terms(target, language, terms):
    text = markup.plain(target)
    missing = [
        getattr(term, language)
        for term in terms
        if getattr(term, language) and not inflections.is_in(term, text, language)
    ]
    if missing:
        said = _("In the glossary, but not in the translation: %(terms)s.")
        yield Finding(WARNING, "term", said, {"terms": named(missing)})

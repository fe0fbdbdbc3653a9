"""How the state of one text in one language follows from the texts. Pure."""

from dataclasses import dataclass, replace
from hashlib import sha1

SOURCE, MISSING, DRAFT, REVIEW, APPROVED, STALE = "source", "missing", "draft", "review", "approved", "stale"
# From what needs work most to what needs none.
WORST_FIRST = (MISSING, STALE, DRAFT, REVIEW, APPROVED, SOURCE)


def digest(text):
    """Forty letters that tell whether a text is the same; "" of no text."""
    return sha1(text.encode(), usedforsecurity=False).hexdigest() if text else ""


@dataclass(frozen=True)
class Standing:
    """What is known of one text: its state, the state it was in before it turned stale, its digest, and the source that it
    was last held against ("" for what is a source itself)."""

    state: str = MISSING
    settled: str = MISSING
    digest: str = ""
    source_text: str = ""


def standing(before, *, text, source, is_source, trusted):
    """The Standing of `text` now, from the one `before`; both texts "" where there is none.

    `source` is the record's text in its source language, `is_source` says that `text` is that one. A text that is new or was
    changed counts as made from the source of now: approved where the one who saved it is `trusted`, else a draft.
    """
    if not text:
        return Standing()
    if is_source:
        return Standing(SOURCE, SOURCE, digest(text))
    if before.state == SOURCE and before.digest == digest(text):
        return Standing(REVIEW, REVIEW, digest(text), source)
    if before.state in (MISSING, SOURCE) or before.digest != digest(text):
        state = APPROVED if trusted else DRAFT
        return Standing(state, state, digest(text), source)
    if before.source_text == source:
        return replace(before, state=before.settled)
    return replace(before, state=STALE)


def source_language(texts, chosen, order):
    """The language that the others are made from: the `chosen` one where it has a text, else the first of `order` that has.

    `texts` is {language: text}; None where no language has any.
    """
    return next((code for code in (chosen, *order) if code and texts.get(code)), None)


def worst(counts):
    """The state of several texts together, from {state: how many}: that which needs work most."""
    return next((state for state in WORST_FIRST if counts.get(state)), SOURCE)

"""Texts go out as a file of one of the two kinds."""

from . import selection, sheets, xliff


def write(file, kind, language, *, now, models=None, wanted=selection.OPEN):
    """Writes the texts in a language to a binary file, as "xlsx" or as "xliff"; how many there were."""
    entries = selection.entries(language, models=models, wanted=wanted)
    return sheets.write(file, entries) if kind == "xlsx" else xliff.write(file, entries, language, now)

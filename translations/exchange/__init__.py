"""Texts out for translators' tools and in again: XLIFF 1.2 and XLSX."""

"""Imports go one way, stand at the top of a file, and modules are named by nouns of the domain."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("pictures", "news", "prisoners", "visitors", "exhibits", "booking", "translations", "alzhir_site")
FILES = [path.relative_to(ROOT) for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
# What an app may import of the others. alzhir_site joins them all.
ALLOWED = {
    "pictures": (),
    "news": ("pictures",),
    "prisoners": ("pictures",),
    "visitors": ("pictures",),
    "exhibits": ("pictures", "news", "prisoners", "visitors"),
    "booking": ("pictures", "visitors.calendar"),
    "translations": (),
    "alzhir_site": ("pictures", "news", "prisoners", "visitors", "exhibits", "booking", "translations"),
}
# Pure modules, with what they may import all the same: calendar.load() alone reads the database.
PURE = {
    "alzhir_site/catalogues.py": (),
    "alzhir_site/excerpts.py": ("exhibits.words",),
    "alzhir_site/oai/questions.py": (),
    "alzhir_site/redaction.py": (),
    "booking/months.py": ("booking.slots",),
    "booking/slots.py": (),
    "exhibits/datings.py": ("prisoners.dates",),
    "exhibits/iiif.py": (
        "exhibits.statements",
        "exhibits.trilingual",
        "pictures.sources",
        "prisoners.citation",
    ),
    "exhibits/linked_art/aat.py": (),
    "exhibits/linked_art/gifts.py": ("exhibits.linked_art", "exhibits.trilingual", "prisoners.dates"),
    "exhibits/linked_art/nodes.py": (
        "exhibits.linked_art.aat",
        "exhibits.statements",
        "exhibits.trilingual",
        "prisoners.citation",
    ),
    "exhibits/linked_art/objects.py": (
        "exhibits.iiif",
        "exhibits.linked_art",
        "exhibits.statements",
        "exhibits.trilingual",
    ),
    "exhibits/measures.py": (),
    "exhibits/numbers.py": (),
    "exhibits/transcripts.py": (),
    "exhibits/schema_org.py": (
        "exhibits.trilingual",
        "news.prose.reading",
        "prisoners.citation",
        "prisoners.schema_org",
    ),
    "exhibits/statements.py": ("exhibits.datings", "exhibits.measures", "exhibits.trilingual"),
    "exhibits/trilingual.py": (),
    "exhibits/words.py": ("prisoners.alphabets",),
    "exhibits/tables/cells.py": (
        "exhibits.numbers",
        "exhibits.tables.words",
        "exhibits.years",
        "prisoners.dates",
        "prisoners.tables.cells",
    ),
    "exhibits/tables/donation_rows.py": (
        "exhibits.tables.cells",
        "exhibits.tables.rows",
        "exhibits.tables.vocabulary",
        "prisoners.tables",
    ),
    "exhibits/tables/exhibit_rows.py": (
        "exhibits.tables.cells",
        "exhibits.tables.rows",
        "exhibits.years",
        "prisoners.tables",
    ),
    "exhibits/tables/mappings.py": ("exhibits.tables.vocabulary", "prisoners.tables"),
    "exhibits/tables/rows.py": ("exhibits.tables.cells", "prisoners.tables"),
    "exhibits/tables/vocabulary.py": ("prisoners.tables.columns",),
    "exhibits/tables/words.py": (),
    "exhibits/years.py": ("prisoners.dates",),
    "pictures/images.py": ("pictures.tones",),
    "pictures/paged.py": ("pictures.pdf_pages", "pictures.images"),
    "pictures/pdf_pages.py": (),
    "pictures/sources.py": (),
    "pictures/tones.py": (),
    "pictures/variants.py": ("pictures.sources",),
    "translations/checks/__init__.py": ("translations.checks", "translations.inflections"),
    "translations/checks/alphabets.py": ("translations.checks.findings",),
    "translations/checks/figures.py": ("translations.checks.findings",),
    "translations/checks/findings.py": (),
    "translations/checks/markup.py": ("translations.checks.findings",),
    "translations/exchange/entries.py": (),
    "translations/exchange/reports.py": (),
    "translations/exchange/sheets.py": ("translations.exchange.entries", "translations.states"),
    "translations/exchange/xliff.py": ("translations.exchange.entries", "translations.states"),
    "translations/inflections.py": (),
    "translations/marking.py": (),
    "translations/interface/line_breaks.py": (),
    "translations/interface/messages.py": (
        "translations.interface.plurals",
        "translations.interface.po_entries",
    ),
    "translations/interface/overlay.py": ("translations.interface.messages",),
    "translations/interface/plurals.py": (),
    "translations/interface/po_edits.py": (
        "translations.interface.messages",
        "translations.interface.po_entries",
        "translations.interface.po_lines",
    ),
    "translations/interface/po_entries.py": (),
    "translations/interface/po_lines.py": ("translations.interface.line_breaks",),
    "translations/interface/rules.py": (),
    "translations/states.py": (),
    "prisoners/tables/cells.py": ("prisoners.tables.columns", "prisoners.dates", "prisoners.tables.sheets"),
    "prisoners/charts.py": (),
    "prisoners/tables/columns.py": (),
    "prisoners/citation.py": (),
    "prisoners/dates/telling.py": ("prisoners.dates.words",),
    "news/prose/blocks.py": (),
    "news/prose/cleaning.py": ("news.prose.blocks",),
    "news/prose/conversion.py": ("news.prose.cleaning", "news.prose.reading"),
    "news/prose/reading.py": (),
    "prisoners/dates/words.py": (),
    "prisoners/dates/__init__.py": ("prisoners.dates.telling", "prisoners.dates.typed"),
    "prisoners/tables/entries.py": (
        "prisoners.tables.cells",
        "prisoners.tables.columns",
        "prisoners.tables.rows",
        "prisoners.tables.spelled_names",
    ),
    "prisoners/gedcom.py": ("prisoners.gedcom_lines",),
    "prisoners/gedcom_lines.py": ("prisoners.dates",),
    "prisoners/alphabets.py": (),
    "prisoners/names.py": ("prisoners.alphabets", "prisoners.spellings"),
    "prisoners/made_up.py": (),
    "prisoners/search/queries.py": ("prisoners.names",),
    "prisoners/schema_org.py": ("prisoners.dates",),
    "prisoners/tables/reports.py": (),
    "prisoners/tables/rows.py": ("prisoners.tables.columns", "prisoners.tables.scripts"),
    "prisoners/tables/scripts.py": (),
    "prisoners/tables/sheets.py": (),
    "prisoners/tables/slugs.py": (),
    "prisoners/tables/spelled_names.py": (
        "prisoners.tables.cells",
        "prisoners.tables.columns",
        "prisoners.tables.scripts",
    ),
    "prisoners/dates/typed.py": ("prisoners.dates.words",),
    "visitors/calendar.py": ("visitors.models", "django.db.connection"),
}
NO_NAMES = {"utils", "helpers", "services", "core", "common", "misc"}


def tree(path):
    return ast.parse((ROOT / path).read_text())


def package(path, level):
    """The package that `level` dots mean in the file at `path`."""
    return list(path.parent.parts[: len(path.parent.parts) - (level - 1)])


def names(path, node):
    """The full names an import statement may mean: `from visitors import calendar` -> visitors.calendar."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = package(path, node.level) if node.level else []
    base += (node.module or "").split(".") if node.module else []
    return [".".join([*base, alias.name]) for alias in node.names]


def imports(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from names(path, node)


def under(name, allowed):
    return any(name == one or name.startswith(one + ".") for one in allowed)


def test_names_of_import_statements():
    path = Path("booking/views/tours.py")
    found = [
        names(path, node)
        for node in ast.parse("import a.b\nfrom visitors import calendar\nfrom .. import slots").body
    ]
    assert found == [["a.b"], ["visitors.calendar"], ["booking.slots"]]


@pytest.mark.parametrize("app", APPS)
def test_imports_go_one_way(app):
    wrong = [
        (str(path), name)
        for path in FILES
        if path.parts[0] == app
        for name in imports(path)
        if name.split(".")[0] in APPS and name.split(".")[0] != app and not under(name, ALLOWED[app])
    ]
    assert wrong == []


@pytest.mark.parametrize("path", PURE)
def test_pure_modules_know_neither_database_nor_settings(path):
    path = Path(path)
    wrong = [
        name
        for name in imports(path)
        if under(name, ("django.db", "django.conf", "django.apps", *APPS))
        and not under(name, PURE[str(path)])
    ]
    assert wrong == []


def late_imports(node, inside=""):
    """(function, line) of each import inside a function or a class; ready() of an AppConfig may."""
    for child in ast.iter_child_nodes(node):
        name = inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = child.name
        if isinstance(child, ast.Import | ast.ImportFrom) and inside not in ("", "ready"):
            yield inside, child.lineno
        yield from late_imports(child, name)


def test_imports_stand_at_the_top():
    assert [(str(path), *found) for path in FILES for found in late_imports(tree(path))] == []


def test_modules_are_named_by_nouns_of_the_domain():
    assert [str(path) for path in FILES if {path.stem, *path.parent.parts} & NO_NAMES] == []


def test_no_file_names_a_package_index():
    files = [
        ROOT / name for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", "Makefile")
    ]
    assert [path.name for path in files if "--index" in path.read_text() or "pypi" in path.read_text()] == []

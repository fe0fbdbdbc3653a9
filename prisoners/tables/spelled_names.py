"""The forms of a name in a row of an imported table, and how they are written back into one. Pure.

Maiden name, married name, alias and other spellings may hold several forms, parted by semicolons, each as
"surname, given name, patronymic". Without a comma a maiden name, a married name and an alias are one part; another
spelling is read as it stands in lists, surname first.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import cells, columns, scripts
from .columns import Column

CODES = {"kk_latn": "kk-Latn"}
PARTS = len(columns.NAMES)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A form of a name: `kind` as in FormKind, `language` as in FormLanguage."""

    kind: str
    language: str
    surname: str = ""
    given_name: str = ""
    patronymic: str = ""

    @property
    def parts(self):
        return self.surname, self.given_name, self.patronymic


def name_forms(row):
    """The forms that a row tells, the principal ones first; a row without any name is at fault."""
    forms = [*principal_forms(row), *other_forms(row)]
    if not any(form.kind == "principal" for form in forms):
        names = {*columns.NAMES}
        if not any(column_name(fault.column) in names for fault in row.faults):
            row.fault("surname", _("The row has no name."))
    for form in forms:
        warn_of(row, form)
    return list(dict.fromkeys(forms))


def warn_of(row, form):
    """What is taken as it is, and is seldom meant."""
    name = " ".join(filter(None, form.parts))
    if any(map(cells.is_odd_name, form.parts)):
        row.warn("surname", _("“%(name)s” is an odd name.") % {"name": name})
    if any(map(scripts.is_mixed, name.split())):
        row.warn("surname", _("Cyrillic and Latin letters are mixed in “%(name)s”.") % {"name": name})


def column_name(text):
    found = columns.column_of(text)
    return found.field if found else ""


def principal_forms(row):
    """One for each language; a name without a language goes to the one that its letters tell.

    Where that language has another name in columns of its own, the former is another spelling.
    """
    found = {}
    for field in columns.NAMES:
        for code, text in row.values.get((field, 1), {}).items():
            found.setdefault(code, {})[field] = text
    plain = found.pop("", None)
    forms = [
        Spelled("principal", CODES.get(code, code), **found[code])
        for code in columns.NAME_LANGUAGES
        if code in found
    ]
    if plain:
        language = scripts.language_of(" ".join(plain.values()))
        taken = [form for form in forms if form.language == language]
        form = Spelled("spelling" if taken else "principal", language, **plain)
        if not taken or form.parts != taken[0].parts:
            forms.append(form)
    return sorted(
        forms,
        key=lambda form: (
            form.kind,
            columns.LANGUAGES.index(form.language) if form.language in columns.LANGUAGES else PARTS,
        ),
    )


def other_forms(row):
    for field, kind in columns.OTHER_NAMES.items():
        for code, text in row.values.get((field, 1), {}).items():
            for written in filter(None, map(str.strip, text.split(";"))):
                form = read(kind, CODES.get(code, code), written)
                if any(len(part) > cells.LENGTHS["surname"] for part in form.parts):
                    row.fault(
                        Column(field, 1, code),
                        _("A part of “%(name)s…” is too long.") % {"name": written[:40]},
                    )
                elif any(form.parts):
                    yield form


def read(kind, language, written):
    """The form that stands between two semicolons."""
    if "," in written or kind != "spelling":
        parts = [part.strip() for part in written.split(",", PARTS - 1)]
    else:
        parts = written.split(" ", PARTS - 1)
    if not language:
        language = scripts.language_of(written)
        # A Latin spelling may be of any country.
        if kind == "spelling" and language == "en":
            language = ""
    return Spelled(kind, language, *(part.strip(" ,") for part in parts))


def write(surname, given_name, patronymic):
    """The opposite of read()."""
    parts = [part.replace(";", " ").replace(",", " ") for part in (surname, given_name, patronymic)]
    text = ", ".join(parts).rstrip(", ")
    # The comma says that the words of one part belong together.
    return text + "," if "," not in text and " " in text else text

"""The page of a record on the desk: its texts in one language beside their sources."""

from django import forms

from .. import acts, checks, glossary, rights, states
from ..models import LANGUAGE_CHOICES, State
from ..saving import Saving, Typed
from ..texts import Sheets
from .rows import Row
from .threads import Thread

# What the languages of a record are counted by.
SHOWN = (states.STALE, states.MISSING, states.DRAFT, states.REVIEW)


def text_field(text):
    """The form's field for a text: the model's own where the text is rich, else a textarea."""
    made = text.model_field.formfield()
    if not text.is_rich:
        rows = max(2, min(18, len(text.source) // 55 + text.source.count("\n") + 1))
        made.widget = forms.Textarea({"rows": rows, "cols": 60})
    made.required, made.label = False, text.label
    made.widget.is_required = False
    made.widget.attrs.pop("maxlength", None)
    made.widget.attrs |= {"lang": text.unit.language, "data-check": text.key}
    if text.longest:
        made.widget.attrs["data-longest"] = text.longest
    return made


class TextsForm(forms.Form):
    """A field for each text of a page that the user may write."""

    def __init__(self, texts, data=None):
        super().__init__(data, initial={text.key: text.value for text in texts})
        self.fields.update({text.key: text_field(text) for text in texts})

    def typed(self, text):
        """What came for a text; as it stands where the form did not have it."""
        key = text.key
        return Typed(
            text=self.data.get(key, text.value),
            seen=acts.Seen.read(self.data.get(f"{key}-seen")) if key in self.data else text.seen,
            anyway=f"{key}-anyway" in self.data,
            note=self.data.get(f"{key}-note", ""),
        )


class RecordPage:
    """`language` is the one to translate into, `data` what was posted."""

    def __init__(self, record, language, user, data=None):
        self.record, self.language, self.user = record, language, user
        self.sheets = Sheets(record)
        self.indexes = {}
        self.may_write = rights.may_translate(user, language)
        self.texts = self.sheets.to(language)
        self.writable = [text for text in self.texts if self.may_write and not text.is_source]
        self.form = TextsForm(self.writable, data)
        self.saving = None
        self.said = {}

    @property
    def language_to_open(self):
        """Of the languages that the user is there to write, the one with most to do; else one that is not the source."""

        codes = rights.written_by(self.user) or [code for code, _name in LANGUAGE_CHOICES]
        return max(codes, key=lambda code: sum(self.sheets.counts[code, state] for state in SHOWN))

    def index(self, text):
        """The glossary of the language that a text is made from; asked for once a page."""
        code = text.unit.source_language
        if code not in self.indexes:
            self.indexes[code] = glossary.CACHE.index(code)
        return self.indexes[code]

    def save(self, act, only, now):
        """The Saving that was tried; what stood in the way is said at the fields of the form."""
        self.saving = Saving(by=self.user, now=now, act=act, only=only)
        if self.form.is_valid():
            self.saving.run([(text, self.form.typed(text)) for text in self.writable])
        for key, messages in self.saving.errors.items():
            self.form.add_error(key, messages)
        return self.saving

    def parts(self):
        """[(sheet, [Row, ...]), ...] of the records that have texts in this language."""
        asked = {}
        for note in self.sheets.questions:
            asked.setdefault((note.content_type_id, note.object_id, note.field, note.language), []).append(
                note
            )
        return [
            (sheet, [self.row(text, asked) for text in sheet.to(self.language)])
            for sheet in self.sheets.sheets
        ]

    def row(self, text, asked):
        unit = text.unit
        row = Row(
            text,
            self.index,
            findings=self.findings(text),
            questions=asked.get((unit.content_type_id, unit.object_id, unit.field, unit.language), []),
            may_approve=rights.may_approve(self.user),
            is_conflict=bool(self.saving) and text.key in self.saving.conflicts,
        )
        if text.key in self.form.fields:
            typed = self.form.typed(text)
            row.box, row.note, row.is_ticked = self.form[text.key], typed.note, typed.anyway
            # Only who was told of what others wrote has seen it.
            row.seen = text.seen if row.is_conflict else typed.seen
        return row

    def findings(self, text):
        """What the saving found; before, what can be said of the text that stands there."""
        if self.saving and text.key in self.saving.findings:
            # The errors stand at the field.
            return [each for each in self.saving.findings[text.key] if each.level != checks.ERROR]
        unit = text.unit
        if unit.state not in acts.TO_APPROVE:
            return []
        terms = [place.term for place in self.index(text).places(text.source)]
        return checks.check(
            text.source, text.value, unit.source_language, unit.language, terms=terms, longest=text.longest
        )

    @property
    def label(self):
        return self.record._meta.label_lower

    @property
    def tabs(self):
        """[(language, its name, [(state in words, texts), ...]), ...]"""
        counts = self.sheets.counts
        return [
            (
                code,
                name,
                [(State(state).label, counts[code, state]) for state in SHOWN if counts[code, state]],
            )
            for code, name in LANGUAGE_CHOICES
        ]

    @property
    def threads(self):
        return [
            Thread(question, self.user, *self.said.get(f"answer:{question.pk}", ("", [])))
            for question in self.sheets.questions
        ]

    @property
    def asked(self):
        """(what was asked and not taken, why)"""
        return self.said.get("ask", ("", []))

"""A text as the page of a record shows it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from .. import acts, checks, marking, states
from ..checks import markup

# A longer text is shown with its tags: the cleaner leaves it as it is.
LONGEST_HTML = 100_000
LINES = re.compile(r"\s*\n\s*")


@dataclass
class Row:
    """A text as the page shows it. `box` is its field in the form, None for who only reads."""

    text: object
    index: object
    box: object = None
    findings: list = field(default_factory=list)
    seen: object = None
    note: str = ""
    is_ticked: bool = False
    is_conflict: bool = False
    questions: list = field(default_factory=list)
    may_approve: bool = False

    @property
    def source(self):
        return self.marked(self.text.source)

    @property
    def source_before(self):
        return self.shown(self.text.unit.source_text)

    @property
    def value(self):
        return self.shown(self.text.value)

    @property
    def terms(self):
        """[(term, what it is here, note), ...]"""
        unit, places = self.text.unit, self.index(self.text).places(self.text.source)
        return marking.offered(places, unit.source_language, unit.language)

    @property
    def references(self):
        """[(language, text as HTML), ...] of the languages that are neither of the two."""
        return [(code, self.shown(text)) for code, text in self.text.references]

    @property
    def before(self):
        return self.compared[0]

    @property
    def now(self):
        return self.compared[1]

    @cached_property
    def compared(self):
        """The source as it was and as it is, as words; with their tags where nothing else has changed."""
        texts = self.text.unit.source_text, self.text.source
        words = [LINES.sub("\n\n", markup.plain(text)).strip() for text in texts]
        return texts if not self.text.is_rich or words[0] == words[1] else words

    @property
    def typed(self):
        return self.box.value() or ""

    @property
    def warnings(self):
        return [finding for finding in self.findings if finding.level != checks.ERROR]

    @property
    def acts(self):
        """[(act, label), ...]: what can be done with this text alone."""
        state = self.text.unit.state
        possible = [
            ("still", _("Still right"), state == states.STALE),
            ("approve", _("Approve"), self.may_approve and state in (states.DRAFT, states.REVIEW)),
        ]
        return [(act, label) for act, label, now in possible if now]

    @property
    def may_send_back(self):
        return self.may_approve and self.text.unit.state in acts.TO_SEND_BACK

    def shown(self, text):
        """The text as HTML: rich text as it is when clean, plain text escaped."""
        if not self.text.is_rich or len(text) > LONGEST_HTML:
            return escape(text)
        return mark_safe(self.text.model_field.clean_html(text))  # noqa: S308 - cleaned in this line

    def marked(self, text):
        return marking.marked(self.shown(text), self.index(self.text), self.text.unit.language)

"""What was typed on the desk is saved all together or not at all; what stands in the way is told text by text."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from . import acts, checks, cleaning, glossary, rights, states
from .refusals import Changed, Refused

# What a button does to all texts of a page, and to one.
DRAFT, REVIEW, APPROVE = "draft", "review", "approve"
STILL_RIGHT, SEND_BACK = "still", "back"


class Unread(Refused):
    """There are warnings, and nobody has said that it is right all the same."""

    said = _("Look at the warnings. If the text is right all the same, say so below and save again.")


@dataclass
class Typed:
    """What came for one text. `anyway`: warnings were read, it is right so. `note`: why it is sent back."""

    text: str
    seen: acts.Seen
    anyway: bool = False
    note: str = ""


@dataclass
class Saving:
    """One press of a button. `act` is for all texts, or for the one whose key is `only`; what was typed is saved with it."""

    by: object
    now: object
    act: str = DRAFT
    only: str = ""
    errors: dict = field(default_factory=dict)
    findings: dict = field(default_factory=dict)
    conflicts: set = field(default_factory=set)
    done: list = field(default_factory=list)

    def run(self, pairs):
        """`pairs` are (texts.Text, Typed). Whether all could be saved; if not, nothing was."""
        with transaction.atomic():
            for text, typed in pairs:
                self.attempt(text, typed)
            if self.errors:
                transaction.set_rollback(True)
                self.done = []
        return not self.errors

    def attempt(self, text, typed):
        try:
            self.save(text, typed)
        except Changed as refusal:
            self.conflicts.add(text.key)
            self.errors[text.key] = [str(refusal)]
        except Refused as refusal:
            self.errors[text.key] = [str(refusal)]
        except ValidationError as error:
            self.errors[text.key] = error.messages

    def save(self, text, typed):
        unit, act = text.unit, self.act_on(text)
        cleaned = cleaning.cleaned(text.record, unit.field, unit.language, typed.text)
        was_typed = states.digest(cleaned) != typed.seen.text
        if was_typed or (act in (REVIEW, APPROVE) and self.is_due(unit, act)):
            self.hold(text, typed, cleaned, act)
        if was_typed:
            unit = self.write(text, typed, cleaned, act)
        seen = acts.Seen(states.digest(cleaned), typed.seen.source)
        if was_typed | self.follow(unit, seen, act, typed):
            self.done.append(text)

    def act_on(self, text):
        """What the button means for this text; DRAFT for the others where it stands at one of them."""
        return self.act if not self.only or self.only == text.key else DRAFT

    def write(self, text, typed, cleaned, act):
        """What was edited before "still right" was pressed goes to review, as what was sent there."""
        to_review = act == REVIEW or (act == STILL_RIGHT and not rights.may_approve(self.by))
        return acts.translate(
            text.record,
            text.unit.field,
            text.unit.language,
            cleaned,
            by=self.by,
            seen=typed.seen,
            send_to_review=to_review,
            now=self.now,
        )

    def hold(self, text, typed, cleaned, act):
        """Errors always stand in the way; warnings do where others will rely on the text, until they have been read."""
        unit = text.unit
        found = glossary.checked(
            text.source, cleaned, unit.source_language, unit.language, longest=text.longest
        )
        self.findings[text.key] = found
        wrong = [finding.message for finding in found if finding.level == checks.ERROR]
        if wrong:
            raise ValidationError(wrong)
        if found and not typed.anyway and (act != DRAFT or rights.may_approve(self.by)):
            raise Unread

    def is_due(self, unit, act):
        """Whether the act changes how a text stands whose words stay as they are."""
        to_approve = acts.TO_APPROVE if self.only else (states.DRAFT, states.REVIEW)
        due = {
            STILL_RIGHT: (states.STALE,),
            REVIEW: (states.DRAFT,),
            APPROVE: to_approve,
            SEND_BACK: acts.TO_SEND_BACK,
        }
        return unit.state in due.get(act, ())

    def follow(self, unit, seen, act, typed):
        """The act on a text that stands as it shall; whether anything was to be done."""
        if not self.is_due(unit, act):
            return False
        how = {"by": self.by, "seen": seen, "now": self.now}
        if act == SEND_BACK:
            acts.send_back(unit, typed.note, **how)
        else:
            {STILL_RIGHT: acts.still_right, REVIEW: acts.send_to_review, APPROVE: acts.approve}[act](
                unit, **how
            )
        return True

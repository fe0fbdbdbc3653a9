"""What a visitor has answered so far: kept in the session, one draft a slot, so that two tabs do not mix."""

from dataclasses import dataclass, field

from .models import new_secret

KEEP = 5


@dataclass
class Draft:
    """`typed` holds what was sent from a step as it was typed; `party` and `contact` are cleaned, or None."""

    key: str
    began: float
    typed: dict = field(default_factory=dict)
    party: dict | None = None
    contact: dict | None = None

    @property
    def people(self):
        return sum(self.party.values()) if self.party else 0


def read(session, slot_id):
    """The Draft for a slot, or None."""
    stored = session.get("drafts", {}).get(str(slot_id))
    return Draft(**stored) if stored else None


def begin(now):
    return Draft(key=new_secret(), began=now.timestamp())


def write(session, slot_id, draft):
    """Keeps the draft; the oldest of more than five drafts goes."""
    drafts = {key: value for key, value in session.get("drafts", {}).items() if key != str(slot_id)}
    drafts[str(slot_id)] = vars(draft)
    session["drafts"] = dict(list(drafts.items())[-KEEP:])


def forget(session, slot_id):
    session["drafts"] = {
        key: value for key, value in session.get("drafts", {}).items() if key != str(slot_id)
    }

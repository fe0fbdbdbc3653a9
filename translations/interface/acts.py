"""What is done to the texts of the interface: the only module that writes the overlay.

Each act holds the overlay's lock, looks again at what stands there, and leaves a StringChange in the same breath.
"""

from django.db import transaction

from .. import states
from . import library, live, rules
from .models import How, StringChange


class Refused(Exception):
    """Nothing was changed: `faults` are {number of the form: [what is wrong]}."""

    def __init__(self, faults):
        super().__init__(faults)
        self.faults = faults


class Conflict(Exception):
    """Nothing was changed, since the text is not the one that was seen: it is `now`, by the StringChange `last` or None."""

    def __init__(self, now, last):
        super().__init__(now, last)
        self.now, self.last = now, last


class Unknown(LookupError):
    """The repository has no such message, or not in this language."""


def seen(forms):
    """What a form carries to tell, later, whether the text is still the one that was seen."""
    return states.digest("\x00".join(forms))


def tidied(text):
    """A text as a browser sends it, with the line breaks of a .po file."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find(language, key):
    try:
        return library.said(language)[key]
    except KeyError:
        raise Unknown(key) from None


def history(language, key):
    return StringChange.objects.filter(language=language, key=key).select_related("by")


def write(language, key, forms, *, seen, by, now, how=How.WRITTEN):
    """Says a message with other `forms`; whether that changed anything. `seen` is the digest of the text that was seen."""
    with library.overlay().locked():
        said = find(language, key)
        require_seen(said, seen)
        forms = tuple(map(tidied, forms))
        require_sound(said, forms)
        return put(language, {key: forms}, by=by, now=now, how=how)


def back_to_base(language, key, *, seen, by, now):
    """The repository's text again, as it stands there."""
    with library.overlay().locked():
        said = find(language, key)
        require_seen(said, seen)
        return put(language, {key: said.base}, by=by, now=now, how=How.BASE)


def restore(language, key, change, *, seen, by, now):
    """The text as it was after a change; refused where it would break something by now."""
    return write(language, key, change.after, seen=seen, by=by, now=now, how=How.RESTORED)


def take_in(language, texts, *, by, now):
    """Many texts at once, {key: forms}, all that have been looked at before; the number of those that changed.

    Raises Refused where one of them is not sound: all or nothing. The caller holds the overlay's lock.
    """
    known = library.said(language)
    for key, forms in texts.items():
        require_sound(known[key], forms)
    return put(language, texts, by=by, now=now, how=How.FILE)


def require_seen(said, seen_digest):
    if seen(said.forms) != seen_digest:
        raise Conflict(said.forms, history(said.language, said.key).first())


def require_sound(said, forms):
    if forms == said.base:
        return
    faults = rules.check(said.message, forms, library.base(said.language).plurals)
    if faults:
        raise Refused(faults)


def put(language, texts, *, by, now, how):
    """Writes {key: forms}; the number of texts that changed. What says the same as the repository is not kept."""
    known = library.said(language)
    changes = {key: forms for key, forms in texts.items() if known[key].forms != forms}
    if not changes:
        return 0
    kept = {key: one.changed for key, one in known.items() if one.is_changed} | changes
    messages = [known[key].message.saying(forms) for key, forms in kept.items() if forms != known[key].base]
    orphans = [message for key, message in library.overlay().read(language).items() if key not in known]
    with transaction.atomic():
        StringChange.objects.bulk_create(
            change_of(known[key], forms, by, now, how) for key, forms in changes.items()
        )
        # Last: where it fails, the database forgets the change as well.
        library.overlay().write(language, messages + orphans, library.base(language).plurals)
    live.look(at_once=True)
    return len(changes)


def change_of(said, forms, by, now, how):
    return StringChange(
        key=said.key,
        language=said.language,
        msgctxt=said.message.msgctxt,
        msgid=said.message.msgid,
        before=list(said.forms),
        after=list(forms),
        base=list(said.base),
        how=how,
        by=by,
        at=now,
    )

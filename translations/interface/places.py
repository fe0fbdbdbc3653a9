"""Where a message stands on the site, as far as the files tell that it was found in."""

from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

STAFF, LETTERS, EVERYWHERE, FRAMEWORK = "staff", "letters", "everywhere", "django"
NAMES = {
    EVERYWHERE: _("Frame of all pages"),
    LETTERS: _("Letters"),
    STAFF: _("Pages for staff"),
    FRAMEWORK: _("Words of the admin itself"),
}


def app_of(path):
    """The label of the app that a file belongs to; None for what belongs to the whole site."""
    steps = path.split("/")
    name = steps[1] if steps[0] == "templates" and len(steps) > 2 else steps[0]
    return name if apps.is_installed(name) and name != "alzhir_site" else None


def part_of(path):
    """The part of the site that a file makes: an app's label, or one of NAMES."""
    if "/admin" in path or "/models" in path or "/tables/" in path or "/staff/" in path:
        return STAFF
    if "/email" in path or path.endswith(("letters.py", "emails.py")):
        return LETTERS
    return app_of(path) or EVERYWHERE


def parts(message):
    """The parts that a message stands in, in no order."""
    return {FRAMEWORK} if message.source else {part_of(path) for path in message.places}


def name_of(part):
    return NAMES[part] if part in NAMES else apps.get_app_config(part).verbose_name


def choices(messages):
    """[(part, its name)] of those that some message stands in, by their names."""
    found = {part for message in messages for part in parts(message)}
    return sorted(((part, str(name_of(part))) for part in found), key=lambda choice: choice[1])


def page_of(message):
    """The address of a page that shows the message; "" where none can be told."""
    for path in message.places:
        known = [start for start in settings.TRANSLATIONS_PAGES if path.startswith(start)]
        if known and part_of(path) not in (STAFF, LETTERS):
            return address(settings.TRANSLATIONS_PAGES[max(known, key=len)])
    return ""


def address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

"""{% load opening %}: the museum's hours in words."""

import json

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from visitors import sentences

register = template.Library()

JSON_IN_HTML = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag
def opening_status(calendar, now):
    """{% opening_status calendar now %}: "Open today until 18:00"."""
    return sentences.status(calendar.status(now), now)


@register.simple_tag
def announcements(calendar, now):
    """{% announcements calendar now as announced %}: [(sentence, exception)] for the banner."""
    today = now.date()
    return [(sentences.announcement(span, today), span.exception) for span in calendar.announced(today)]


@register.filter
def days(span, today):
    """{{ exception|days:today }}: "24–27 May 2025", for anything with first and last."""
    return sentences.days(span.first, span.last, today)


@register.filter
def reason(exception):
    """{{ exception|reason }}: why, in the page's language; from another language with its lang and "(in Russian)"."""
    found, code = sentences.in_page_language(exception.reason if exception else {})
    if not found or code == get_language():
        return conditional_escape(found)
    languages = {"kk": gettext("in Kazakh"), "ru": gettext("in Russian"), "en": gettext("in English")}
    return format_html('<span lang="{}">{}</span> ({})', code, found, languages[code])


@register.filter
def ld_json(data):
    """Structured data, escaped as json_script does; a browser runs no script of this type."""
    text = json.dumps(data, ensure_ascii=False).translate(JSON_IN_HTML)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))

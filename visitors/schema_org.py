"""The museum and its hours as schema.org tells them, for search engines: plain dicts, to be written as JSON-LD."""

from datetime import timedelta

from .calendar import LOOK_AHEAD

SCHEMA = "https://schema.org/"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def specification(hours, first=None, last=None):
    """An OpeningHoursSpecification; closed is from 00:00 to 00:00."""
    found = {
        "@type": "OpeningHoursSpecification",
        "opens": f"{hours.opens:%H:%M}" if hours else "00:00",
        "closes": f"{hours.closes:%H:%M}" if hours else "00:00",
    }
    if first:
        found["validFrom"] = first.isoformat()
    if last:
        found["validThrough"] = last.isoformat()
    return found


def regular(calendar, today):
    """The weeks of this season and of those to come; weekdays with the same hours in one."""
    found = []
    for season in calendar.seasons(today):
        for hours in dict.fromkeys(season.week):
            weekdays = [
                SCHEMA + name for name, same in zip(WEEKDAYS, season.week, strict=True) if same == hours
            ]
            found.append({**specification(hours, season.first, season.last), "dayOfWeek": weekdays})
    return found


def special(calendar, today):
    """The exceptions of the next 400 days."""
    spans = calendar.spans(today, today + timedelta(days=LOOK_AHEAD))
    return [specification(span.exception.hours, span.first, span.last) for span in spans]


def museum(record, calendar, today, *, name, address, url):
    """The Museum; what is not known is left out."""
    found = {
        "@context": "https://schema.org",
        "@type": "Museum",
        "name": name,
        "url": url,
        "telephone": record.phone,
        "email": record.email,
        "openingHoursSpecification": regular(calendar, today),
        "specialOpeningHoursSpecification": special(calendar, today),
    }
    if address:
        found["address"] = {"@type": "PostalAddress", "streetAddress": address, "addressCountry": "KZ"}
    if record.latitude is not None and record.longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(record.latitude),
            "longitude": float(record.longitude),
        }
    return {key: value for key, value in found.items() if value}

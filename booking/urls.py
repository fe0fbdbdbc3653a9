from django.urls import path, register_converter
from django.views.decorators.cache import never_cache

from .views import own, steps, tours


class SlotId:
    """A slot's number, short enough for every database's integer."""

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class Pattern:
    """Text by a regular expression; what it means is decided in the view."""

    def to_python(self, value):
        return value

    to_url = to_python


class Day(Pattern):
    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Month(Pattern):
    regex = "[0-9]{4}-[0-9]{2}"


class Secret(Pattern):
    regex = "[A-Za-z0-9_-]{1,80}"


for name, converter in {"slot": SlotId, "day": Day, "month": Month, "secret": Secret}.items():
    register_converter(converter, name)


def live(route, view, name):
    """A page that is never cached."""
    return path(route, never_cache(view), name=name)


app_name = "booking"
urlpatterns = [
    live("tours/", tours.tour_list, "tour-list"),
    live("tours/book/<slot:slot_id>/", steps.group, "slot-group"),
    live("tours/book/<slot:slot_id>/contact/", steps.contact, "slot-contact"),
    live("tours/book/<slot:slot_id>/check/", steps.check, "slot-check"),
    live("tours/<slug:slug>/", tours.tour_detail, "tour-detail"),
    live("tours/<slug:slug>/<day:day>/", tours.tour_day, "tour-day"),
    live("tours/<slug:slug>/<month:month>/", tours.tour_month, "tour-month"),
    live("bookings/<secret:secret>/", own.booking_detail, "booking-detail"),
    live("bookings/<secret:secret>/cancel/", own.booking_cancel, "booking-cancel"),
    live("bookings/<secret:secret>/move/", own.booking_move, "booking-move"),
    live("bookings/<secret:secret>/alzhir.ics", own.booking_ics, "booking-ics"),
    live("bookings/<secret:secret>/qr.svg", own.booking_qr, "booking-qr"),
]

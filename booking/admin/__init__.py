from . import bookings, slots, tours  # noqa: F401

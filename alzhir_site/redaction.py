"""A booking's link is its key: whoever reads it in a log could cancel the booking. No log line carries it."""

import logging
import re

SECRET_PATH = re.compile(r"(/bookings/)[^/\s?#\"'<>]+")


def redact(text):
    """'/en/bookings/3kX…/cancel/' -> '/en/bookings/…/cancel/'."""
    return SECRET_PATH.sub(r"\1…", text)


class RedactingFormatter(logging.Formatter):
    """Works on the whole finished line, so that arguments, Referers and tracebacks are covered too."""

    def format(self, record):
        return redact(super().format(record))

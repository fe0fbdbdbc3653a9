"""The link of a booking or a contribution is its key: who reads it could cancel or withdraw. No log line has it."""

import logging
import re

SECRET_PATH = re.compile(r"(/bookings/|/contribute/)[^/\s?#\"'<>]+")


def redact(text):
    """'/en/bookings/3kX…/cancel/' -> '/en/bookings/…/cancel/'."""
    return SECRET_PATH.sub(r"\1…", text)


class RedactingFormatter(logging.Formatter):
    """Works on the whole finished line, so that arguments, Referers and tracebacks are covered too."""

    def format(self, record):
        return redact(super().format(record))

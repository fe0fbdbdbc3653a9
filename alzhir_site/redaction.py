"""The link of a booking or a contribution is its key, as that of a preview is: who reads it could cancel, withdraw, look.

No log line has it.
"""

import logging
import re

SECRET_PATH = re.compile(r"(/bookings/|/contribute/|/preview/)[^/\s?#\"'<>]+")


def redact(text):
    """'/en/bookings/3kX…/cancel/' -> '/en/bookings/…/cancel/'."""
    return SECRET_PATH.sub(r"\1…", text)


class RedactingFormatter(logging.Formatter):
    """Works on the whole finished line, so that arguments, Referers and tracebacks are covered too."""

    def format(self, record):
        return redact(super().format(record))

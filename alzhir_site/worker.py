"""The frame of a command that does what waits, again and again, until a signal ends it after the work in hand."""

import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections

from translations.interface import live

log = logging.getLogger(__name__)


class WorkerCommand(BaseCommand):
    """A subclass has work(), which does all that is due and looks at `stopped` between two pieces; and tidy()."""

    stopped = False
    tidy_every = 3600  # seconds

    def add_arguments(self, parser):
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="do what is due and end")
        how.add_argument(
            "--every",
            type=float,
            default=10,
            metavar="SECONDS",
            help="look again after so long (default: 10)",
        )

    def handle(self, *, once, every, **options):
        before = {number: signal.signal(number, self.stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            if once:
                self.work()
                self.tidy(**options)
            else:
                self.loop(every, **options)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def tidy(self, **options):
        """What is to be done once an hour."""

    def loop(self, every, **options):
        tidy_at = time.monotonic()
        while not self.stopped:
            live.look()
            self.survive(self.work)
            if time.monotonic() >= tidy_at and self.survive(self.tidy, **options):
                tidy_at = time.monotonic() + self.tidy_every
            self.sleep(every)

    def stop(self, number, frame):
        self.stopped = True

    def sleep(self, seconds):
        """In short naps: a signal does not wake a sleeping Python."""
        wake_at = time.monotonic() + seconds
        while not self.stopped and (left := wake_at - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))

    def survive(self, act, **options):
        """Whether the database let it happen: the loop outlives a database that is away."""
        close_old_connections()
        try:
            act(**options)
        except (DatabaseError, InterfaceError) as error:
            # The first line only: the others may quote a row.
            log.error("%s: %s", type(error).__name__, str(error).partition("\n")[0])
            return False
        return True

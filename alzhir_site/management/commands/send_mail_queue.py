import logging
import signal
import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from alzhir_site.models import OutboxMessage
from alzhir_site.outbox import ServerUnreachable, deliver_next, hang_up

log = logging.getLogger(__name__)
PURGE_EVERY = 3600  # seconds


class Command(BaseCommand):
    help = (
        "Deliver the mail that waits in the outbox. Several workers may run at once. "
        "SIGTERM and SIGINT end it after the message in hand."
    )
    stopped = False

    def add_arguments(self, parser):
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="deliver what is due and end")
        how.add_argument(
            "--every",
            type=float,
            default=10,
            metavar="SECONDS",
            help="look again after so long (default: 10)",
        )
        parser.add_argument(
            "--purge-days",
            type=int,
            default=30,
            metavar="DAYS",
            help="delete messages DAYS after they were sent or given up (default: 30)",
        )

    def handle(self, *, once, every, purge_days, **options):
        keep = timedelta(days=purge_days)
        before = {number: signal.signal(number, self.stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            if once:
                self.deliver()
                self.purge(keep)
            else:
                self.loop(every, keep)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def loop(self, every, keep):
        purge_at = time.monotonic()
        while not self.stopped:
            self.survive(self.deliver)
            if time.monotonic() >= purge_at and self.survive(self.purge, keep):
                purge_at = time.monotonic() + PURGE_EVERY
            self.sleep(every)

    def stop(self, number, frame):
        self.stopped = True

    def sleep(self, seconds):
        """In short naps: a signal does not wake a sleeping Python."""
        wake_at = time.monotonic() + seconds
        while not self.stopped and (left := wake_at - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))

    def survive(self, act, *args):
        """Whether the database let it happen: the loop outlives a database that is away."""
        close_old_connections()
        try:
            act(*args)
        except (DatabaseError, InterfaceError) as error:
            # The first line only: the others may quote a row.
            log.error("%s: %s", type(error).__name__, str(error).partition("\n")[0])
            return False
        return True

    def deliver(self):
        connection = get_connection(backend=settings.OUTBOX_DELIVERY_BACKEND)
        try:
            while not self.stopped and deliver_next(connection, now=timezone.now()):
                pass
        except ServerUnreachable:
            log.warning("The mail server cannot be reached; the rest waits.")
        finally:
            hang_up(connection)

    def purge(self, keep):
        OutboxMessage.objects.finished_before(timezone.now() - keep).delete()

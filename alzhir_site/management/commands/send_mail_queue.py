import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from alzhir_site.models import OutboxMessage
from alzhir_site.outbox import ServerUnreachable, deliver_next, hang_up
from alzhir_site.worker import WorkerCommand

log = logging.getLogger(__name__)


class Command(WorkerCommand):
    help = (
        "Deliver the mail that waits in the outbox. Several workers may run at once. "
        "SIGTERM and SIGINT end it after the message in hand."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--purge-days",
            type=int,
            default=30,
            metavar="DAYS",
            help="delete messages DAYS after they were sent or given up (default: 30)",
        )

    def work(self):
        connection = get_connection(backend=settings.OUTBOX_DELIVERY_BACKEND)
        try:
            while not self.stopped and deliver_next(connection, now=timezone.now()):
                pass
        except ServerUnreachable:
            log.warning("The mail server cannot be reached; the rest waits.")
        finally:
            hang_up(connection)

    def tidy(self, purge_days, **options):
        OutboxMessage.objects.finished_before(timezone.now() - timedelta(days=purge_days)).delete()

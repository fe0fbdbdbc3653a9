from django.utils import timezone

from alzhir_site.worker import WorkerCommand
from pictures import making


class Command(WorkerCommand):
    help = (
        "Make the variants of pictures and the pages of documents that wait for it. Several workers may run at once. "
        "SIGTERM and SIGINT end it after the picture in hand."
    )

    def work(self):
        while not self.stopped and making.make_next(now=timezone.now()):
            pass

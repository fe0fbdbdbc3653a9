from django.core.management.base import BaseCommand
from django.utils import timezone

from booking import timetable
from visitors import calendar


class Command(BaseCommand):
    help = "Makes the slots that rules and calendar call for, up to each tour's horizon. Safe to run at any time."

    def handle(self, **options):
        done = timetable.fill(calendar.load(), timezone.localtime())
        names = ("made", "removed", "resized", "closed", "reopened")
        self.stdout.write("slots: " + ", ".join(f"{done[name]} {name}" for name in names))

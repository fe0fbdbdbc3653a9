from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from alzhir_site.staff import second_factor


class Command(BaseCommand):
    help = (
        "Takes the second factor from a user who has lost the phone; the next sign-in leads to enrol another."
    )

    def add_arguments(self, parser):
        parser.add_argument("name")

    def handle(self, *, name, **options):
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name}.")
        second_factor.reset(user)
        self.stdout.write(f"{name} has no second factor now.")

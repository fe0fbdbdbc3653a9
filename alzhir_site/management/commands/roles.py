from django.core.management.base import BaseCommand
from django.utils.translation import override

from alzhir_site import roles
from alzhir_site.staff import groups


class Command(BaseCommand):
    help = "Prints the table of roles, and where the groups differ from it by what was done by hand."

    def add_arguments(self, parser):
        parser.add_argument("--restore", action="store_true", help="make the groups as the table says")

    def handle(self, *, restore, **options):
        if restore:
            groups.restore()
        with override("en"):
            self.stdout.write("\n".join(roles.lines()))
        for group, added, lacking in groups.differences():
            self.stdout.write(f"{group.name}: added by hand: {', '.join(added) or '-'}")
            self.stdout.write(f"{group.name}: not given: {', '.join(lacking) or '-'}")

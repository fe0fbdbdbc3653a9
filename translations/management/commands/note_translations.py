from django.core.management.base import BaseCommand, CommandError

from ... import ledger, registry


class Command(BaseCommand):
    help = (
        "Compares every record with the ledger of translations: bulk writes, imports and fixtures are noted so. "
        "Meant for a daily timer."
    )

    def add_arguments(self, parser):
        parser.add_argument("models", nargs="*", metavar="app.model", help="these alone, news.post for one")
        said = "approve the texts of which the ledger knows nothing yet: for the day when it is begun"
        parser.add_argument("--adopt", action="store_true", help=said)

    def handle(self, *, models, adopt, verbosity, **options):
        changed = sum(self.note(model, adopt, verbosity) for model in self.chosen(models))
        if verbosity:
            self.stdout.write(f"translations: {changed} texts noted")

    def chosen(self, labels):
        unknown = [label for label in labels if registry.model_of(label) is None]
        if unknown:
            raise CommandError(f"{', '.join(unknown)}: no model with translated texts is called so.")
        return [registry.model_of(label) for label in labels] or registry.fields()

    def note(self, model, adopt, verbosity):
        changed = ledger.refresh(model, trusted=False, adopt=adopt)
        if verbosity > 1:
            self.stdout.write(f"{model._meta.label_lower}: {changed}")
        return changed

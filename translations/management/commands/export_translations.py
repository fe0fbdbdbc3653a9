from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from ... import registry
from ...exchange import exports, selection


class Command(BaseCommand):
    help = "Takes texts out for translators' tools: an XLIFF 1.2 or, where the file's name ends so, an .xlsx."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--to", required=True, choices=registry.LANGUAGES, help="the language to translate into"
        )
        parser.add_argument(
            "--model", action="append", help="such as news.post; of all without; may be given again"
        )
        parser.add_argument(
            "--state",
            action="append",
            choices=selection.STATES,
            help=f"may be given again; without it {', '.join(selection.OPEN)}",
        )
        parser.add_argument(
            "--language", default="en", choices=registry.LANGUAGES, help="of the notes in the file"
        )

    def handle(self, *, file, to, model, state, language, **options):
        models = [registry.model_of(label) for label in model or ()]
        if None in models:
            raise CommandError(f"{model[models.index(None)]}: no model with translations")
        with translation.override(language):
            kind = "xlsx" if file.suffix.lower() == ".xlsx" else "xliff"
            wanted = state or selection.OPEN
            try:
                with file.open("wb") as opened:
                    count = exports.write(opened, kind, to, now=timezone.now(), models=models, wanted=wanted)
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}") from None
        self.stdout.write(f"{count} texts")

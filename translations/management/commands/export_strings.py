from django.core.management.base import BaseCommand

from translations.interface import exchange, library


class Command(BaseCommand):
    help = (
        "Write what was changed in the texts of the interface on this site as a patch for the repository, to be taken "
        "there with `git apply`. Nothing is written where nothing was changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("languages", nargs="*", choices=[*library.LANGUAGES, []], metavar="LANGUAGE")
        parser.add_argument("--output", metavar="FILE", help="write to a file (default: the terminal)")

    def handle(self, *, languages, output, **options):
        patch = exchange.patch(languages or library.LANGUAGES)
        if output:
            with open(output, "w", encoding="utf-8", newline="\n") as file:
                file.write(patch)
        else:
            self.stdout.write(patch, ending="")
        for language in languages or library.LANGUAGES:
            self.tell_left_over(language)

    def tell_left_over(self, language):
        """Texts that the repository has no message for any more, or has by now: they may be taken away."""
        for message in library.left_over(language):
            self.stderr.write(f"{language}: not in the repository any more: {message.msgid}")

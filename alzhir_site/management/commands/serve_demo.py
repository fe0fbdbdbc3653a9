import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from alzhir_site.staff import demo
from alzhir_site.supervisor import Part, Supervisor

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
STAFF_NAME = "museum"
DAILY = (
    "make_slots",
    "send_reminders",
    "tidy_bookings",
    "purge_contacts",
    "purge_addresses",
    "note_harvest_changes",
    "note_translations",
    "clearsessions",
)
PAGES = ("/kk/", "/ru/", "/en/", "/en/tours/", "/en/news/", "/en/visit/", "/en/admin/")


class Command(BaseCommand):
    help = "What `make run` calls: prepares the demo under var/ and serves it with all that runs beside it."

    def handle(self, **options):
        if settings.SITE_MODE != "demo":
            raise CommandError("serve_demo is for the demo: set SITE_MODE=demo, or type `make run`.")
        try:
            self.check_port()
            self.prepare()
            code = self.serve()
        except KeyboardInterrupt:
            code = 0
        self.stdout.write("Stopped.")
        if code:
            sys.exit(code)

    def check_port(self):
        if not settings.PORT.isdecimal() or not 0 < int(settings.PORT) < 65536:
            raise CommandError(f"PORT is {settings.PORT!r}; it must be a number from 1 to 65535.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", int(settings.PORT)))
            except OSError as error:
                raise CommandError(
                    f"Port {settings.PORT} cannot be opened: {error.strerror}. "
                    f"Another one: make run PORT={int(settings.PORT) % 65535 + 1}"
                ) from None

    def prepare(self):
        self.stdout.write("Preparing: database, demo content, translations, static files ...")
        call_command("compile_translations", verbosity=0)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", verbosity=1)
        # The texts of the demo content count as approved.
        call_command("note_translations", adopt=True, verbosity=0)
        call_command("index_persons", missing=True, verbosity=0)
        call_command("index_exhibits", missing=True, verbosity=0)
        call_command("make_variants", once=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        Path(settings.EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True)
        self.staff = self.make_staff()
        for name in DAILY:
            call_command(name, verbosity=0)

    def make_staff(self):
        """The line to print about the staff accounts, which are made at the first run only."""
        names = ", ".join([STAFF_NAME, *demo.NAMES])
        password = demo.make_staff(STAFF_NAME)
        if password is None:
            return (
                f"users {names}; their password was printed at the first run.\n"
                f"  A new one: SITE_MODE=demo .venv/bin/python manage.py changepassword {STAFF_NAME}"
            )
        return f"users {names}, password {password}  (printed this once only)"

    def daily(self):
        """In processes of their own: a failure is seen on the terminal and stops nothing."""
        for name in DAILY:
            subprocess.run([*MANAGE, name], check=False)  # noqa: S603

    def serve(self):
        web = Part(
            "gunicorn",
            [
                sys.executable,
                "-m",
                "gunicorn",
                "--chdir",
                str(settings.BASE_DIR),
                "-c",
                "python:alzhir_site.gunicorn",
            ],
            {
                "GUNICORN_LOGLEVEL": "warning",
                "GUNICORN_ACCESSLOG": "",
                "PORT": settings.PORT,
                # As in production: the threads of a worker share one store of memory.
                "MALLOC_ARENA_MAX": "1",
            },
        )
        mail = Part("The mail worker", [*MANAGE, "send_mail_queue", "--every", "5"])
        pictures = Part("The picture worker", [*MANAGE, "make_variants", "--every", "5"])
        return Supervisor(web, [mail, pictures], self.daily, self.stderr.write).run(self.announce)

    def announce(self, supervisor):
        """Waits until the server answers, so that these lines are the last ones."""
        url = f"http://127.0.0.1:{settings.PORT}"
        while not supervisor.stopping.wait(0.1):
            if not supervisor.main.runs:
                raise CommandError("The server did not start; the reason stands above.")
            try:
                with urlopen(f"{url}/healthz", timeout=5):  # noqa: S310
                    break
            except (URLError, OSError):
                continue
        else:
            return
        lines = [
            "",
            f"The site runs on {url}  (Ctrl-C stops it)",
            *(f"  {url}{page}" for page in PAGES),
            f"Demo mails:  {settings.EMAIL_FILE_PATH}/",
            f"Staff login: {self.staff}",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

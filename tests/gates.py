"""What must hold besides the tests: style, templates, migrations, translations, deployment checks."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
PRODUCTION = {
    "SITE_MODE": "production",
    "SECRET_KEY": "only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "DATABASE_URL": "sqlite:////nonexistent/alzhir.sqlite3",
    "ALLOWED_HOSTS": "museum.example",
    "SITE_URL": "https://museum.example",
    "EMAIL_HOST": "mail.museum.example",
    "DEFAULT_FROM_EMAIL": "museum@museum.example",
}


def call(argv, cwd=ROOT, **environment):
    """(whether it went well, what it printed)."""
    done = subprocess.run(
        [str(word) for word in argv],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode == 0, done.stdout


def ruff(*words):
    return call([BIN / "ruff", *words, "--quiet", "--output-format", "concise", "--no-cache", "."])


def templates():
    files = sorted(path for path in ROOT.glob("*/**/*.html") if "templates" in path.parts)
    files = [path for path in files if not {".venv", "var"} & set(path.relative_to(ROOT).parts)]
    return call([BIN / "djade", "--check", "--target-version", "5.2", *files])


def migrations(folder):
    return call([*MANAGE, "makemigrations", "--check", "--dry-run"], SITE_MODE="test", VAR_DIR=folder)


def catalogues(root):
    return {
        path.relative_to(root): path.read_text() for path in sorted(root.glob("locale/*/LC_MESSAGES/*.po"))
    }


def messages(folder):
    """`make messages` on a copy changes nothing."""
    copy = Path(folder) / "copy"
    away = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", "*.mo", "fixtures")
    shutil.copytree(ROOT, copy, ignore=away)
    before = catalogues(copy)
    well, said = call(["make", "--no-print-directory", "messages", f"IN_VENV={sys.executable}"], cwd=copy)
    after = catalogues(copy)
    stale = [
        str(path) for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)
    ]
    if stale:
        said += "Stale, `make messages` changes them: " + ", ".join(stale) + "\n"
    return well and not stale, said


def deployment(folder):
    well, said = call([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], VAR_DIR=folder, **PRODUCTION)
    return well and said.strip() == "System check identified no issues (0 silenced).", said


def run():
    """(whether all passed, names of the gates left out); prints a line for each."""
    left_out = []
    with tempfile.TemporaryDirectory(prefix="alzhir-gate-") as folder:
        gates = {
            "ruff check": lambda: ruff("check"),
            "ruff format": lambda: ruff("format", "--check"),
            "djade": templates,
            "makemigrations --check": lambda: migrations(folder),
            "makemessages": lambda: messages(folder),
            "check --deploy": lambda: deployment(folder),
        }
        if not shutil.which("xgettext"):
            del gates["makemessages"]
            left_out.append("gettext not found: left out the freshness of the translations")
        failed = [name for name, gate in gates.items() if not passes(name, gate)]
    return not failed, left_out


def passes(name, gate):
    well, said = gate()
    print(f"gate {name}: {'ok' if well else 'FAILED'}", flush=True)
    if not well:
        print(said, flush=True)
    return well


if __name__ == "__main__":
    well, left_out = run()
    print("\n".join(left_out))
    sys.exit(not well)

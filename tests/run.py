"""All of it: the gates, then the suite on SQLite and on PostgreSQL.

`python -m tests.run tests/news` runs a part of the suite.
ALZHIR_STRICT=1 makes anything that was left out a failure.
"""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

from tests import gates, postgres
from tests.chromium import CHROMIUM
from tests.pictures.weed import WEED

# One more than there are cores: some tests wait for a browser or for a process of theirs.
WORKERS = str(min(4, (os.cpu_count() or 1) + 1))


class Report:
    """What ran, what failed and what was left out, for the closing lines."""

    def __init__(self):
        self.ran = []
        self.failed = []
        self.left_out = []

    def gates(self):
        well, left_out = gates.run()
        self.left_out += left_out
        self.add("gates", well, "all ok" if well else "FAILED, see above")

    def suite(self, name, words, database_url):
        print(f"\n== The suite on {name} ==", flush=True)
        well, closing = pytest(words, database_url)
        self.add(name, well, closing)
        if skipped := re.search(r"(\d+) skipped", closing):
            self.left_out.append(f"{skipped[1]} tests skipped on {name}")

    def add(self, name, well, closing):
        self.ran.append(f"{name}: {closing}")
        if not well:
            self.failed.append(name)

    def close(self, seconds):
        """Prints the closing lines; the exit code."""
        print(f"\n== In {seconds:.0f} s ==")
        print(
            "\n".join(self.ran + self.left_out)
            if self.left_out
            else "\n".join([*self.ran, "Left out: nothing"])
        )
        if self.failed:
            print("FAILED: " + ", ".join(self.failed))
        strict = os.environ.get("ALZHIR_STRICT") == "1" and bool(self.left_out)
        if strict:
            print("FAILED: something was left out")
        return int(bool(self.failed) or strict)


def pytest(words, database_url):
    """(whether all passed, pytest's closing line); its output goes through."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if database_url:
        environment["DATABASE_URL"] = database_url
    argv = [sys.executable, "-m", "pytest", "-n", WORKERS, "-rs", *words]
    closing = "nothing printed"
    with subprocess.Popen(
        argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        try:
            for line in run.stdout:
                print(line, end="", flush=True)
                closing = line.strip() or closing
        except BaseException:
            # Ctrl-C or SIGTERM: pytest puts its own things away.
            run.send_signal(signal.SIGINT)
            try:
                run.wait(20)
            except subprocess.TimeoutExpired:
                run.kill()
            raise
    return run.returncode == 0, closing


def postgresql(report, words):
    given, found = os.environ.get("DATABASE_URL"), postgres.binaries()
    if not (given or found):
        report.left_out.append("PostgreSQL not found: ran on SQLite only")
        return
    with ExitStack() as stack:
        url = given or stack.enter_context(postgres.cluster(found))
        report.suite("the database of DATABASE_URL" if given else "PostgreSQL", words, url)


def main(words):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin = time.monotonic()
    report = Report()
    if not words:
        report.gates()
    report.suite("SQLite", words, None)
    postgresql(report, words)
    if not CHROMIUM:
        report.left_out.append("Chromium not found: left out the browser tests")
    if not WEED:
        report.left_out.append("SeaweedFS not found: left out the tests of pictures in a bucket")
    return report.close(time.monotonic() - begin)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

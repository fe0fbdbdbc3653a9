"""All of it: the gates, and the suite on PostgreSQL and on SQLite, at the same time.

PostgreSQL, the database of production, has the whole suite. What touches no database and what a browser does runs there
alone; without PostgreSQL all runs on SQLite.

`python -m tests.run tests/news` runs a part of the suite.
ALZHIR_STRICT=1 makes anything that was left out a failure.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack

from alzhir_site.catalogues import compile_catalogues
from tests import gates, postgres
from tests.chromium import CHROMIUM
from tests.pictures.weed import WEED

# For each of the two suites: more than there are cores, since tests wait for browsers and processes of theirs.
WORKERS = min(4, os.cpu_count() or 1)
# What pytest is not to inherit. Without compiled files each of its processes would compile the tests anew.
LEFT_OUT = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")


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

    def suite(self, suite):
        well, closing = suite.follow()
        self.add(suite.name, well, closing)
        if skipped := re.search(r"(\d+) skipped", closing):
            self.left_out.append(f"{skipped[1]} tests skipped on {suite.name}")

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


class Suite:
    """pytest on one database in a process of its own, from here to the end of the block; its words go into a file."""

    def __init__(self, name, words, workers=WORKERS, **environment):
        self.name = name
        environment = {key: value for key, value in os.environ.items() if key not in LEFT_OUT} | environment
        argv = [sys.executable, "-m", "pytest", "-n", str(workers), "-rs", *words]
        self.file = tempfile.NamedTemporaryFile(prefix="alzhir-suite-")  # noqa: SIM115, closed below
        self.process = subprocess.Popen(argv, env=environment, stdout=self.file, stderr=subprocess.STDOUT)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        # Ctrl-C or SIGTERM: pytest puts its own things away.
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.file.close()

    def follow(self):
        """Prints what was said and what is said until the end; (whether all passed, pytest's closing line)."""
        print(f"\n== The suite on {self.name} ==", flush=True)
        with open(self.file.name, encoding="utf-8", errors="replace") as words:
            while self.process.poll() is None:
                print(words.read(), end="", flush=True)
                time.sleep(0.2)
            print(words.read(), end="", flush=True)
            words.seek(0)
            closing = [line.strip() for line in words if line.strip()]
        return self.process.returncode == 0, closing[-1] if closing else "nothing printed"


def suites(stack, report, words):
    """[Suite, ...], begun: on PostgreSQL where it is there, and on SQLite."""
    given, found = os.environ.get("DATABASE_URL"), postgres.binaries()
    if not (given or found):
        report.left_out.append("PostgreSQL not found: ran on SQLite only")
        return [stack.enter_context(Suite("SQLite", words))]
    lite = Suite("SQLite, all that the database could change", words, ONLY_TESTS_OF_DATABASE="1")
    stack.enter_context(lite)
    url = given or stack.enter_context(postgres.cluster(found))
    name = "the database of DATABASE_URL" if given else "PostgreSQL"
    # The longer of the two.
    whole = Suite(name, words, WORKERS + 1, DATABASE_URL=url)
    return [stack.enter_context(whole), lite]


def main(words):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin = time.monotonic()
    report = Report()
    compile_catalogues()
    with ExitStack() as stack:
        begun = suites(stack, report, words)
        if not words:
            report.gates()
        for suite in begun:
            report.suite(suite)
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

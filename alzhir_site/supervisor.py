"""Runs several processes beside each other until one signal stops them all; nothing is left behind."""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1
SECONDS_TO_STOP = 15


def die_with_parent(number=signal.SIGTERM):
    """Run in the child: even when the parent is killed, its children are told to stop."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, number)


class Part:
    """One process in a group of its own, so that a Ctrl-C reaches it through the supervisor only."""

    def __init__(self, name, argv, environment=None):
        self.name = name
        self.argv = argv
        self.environment = {**os.environ, **(environment or {})}
        self.process = None
        self.started = 0.0

    def start(self):
        self.started = time.monotonic()
        # fork runs in the main thread and the supervisor has no other: preexec_fn is safe here.
        self.process = subprocess.Popen(  # noqa: S603
            self.argv, env=self.environment, start_new_session=True, preexec_fn=die_with_parent
        )

    @property
    def runs(self):
        return self.process is not None and self.process.poll() is None

    def signal(self, number):
        """To the whole group, also when its leader is gone already."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return


class Latch:
    """Set once, by a signal handler; wait() sees it at once.

    Not threading.Event: its lock is no one's twice, and a signal that comes while wait() holds it would hang.
    """

    def __init__(self):
        self.reader, self.writer = os.pipe()
        self.value = False

    def set(self):
        self.value = True
        os.write(self.writer, b".")

    def is_set(self):
        return self.value

    def wait(self, seconds):
        """Whether it was set, after `seconds` at most."""
        select.select([self.reader], [], [], seconds)
        return self.value


class Supervisor:
    """`main` is the part that the others are for: when it ends, all end. The others are started again.

    `daily` is called every 24 hours.
    """

    def __init__(self, main, others, daily, say):
        self.main = main
        self.others = others
        self.daily = daily
        self.say = say
        self.stopping = Latch()

    def listen(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())

    def run(self, started):
        """Blocks until a signal (returns 0) or until the main part has ended (returns its code)."""
        self.listen()
        try:
            for part in (self.main, *self.others):
                part.start()
            started(self)
            self.watch()
        finally:
            self.stop()
        return 0 if self.stopping.is_set() else self.main.process.returncode or 1

    def watch(self):
        next_daily = time.monotonic() + 24 * 3600
        while not self.stopping.wait(0.5) and self.main.runs:
            for part in self.others:
                if not part.runs and time.monotonic() - part.started > 5:
                    self.say(f"{part.name} ended with code {part.process.returncode}; starting it again")
                    part.start()
            if time.monotonic() > next_daily:
                next_daily += 24 * 3600
                self.daily()

    def stop(self):
        parts = [part for part in (self.main, *self.others) if part.process]
        for part in parts:
            part.signal(signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while any(part.runs for part in parts) and time.monotonic() < deadline:
            time.sleep(0.05)
        for part in parts:
            part.signal(signal.SIGKILL)
            part.process.wait()

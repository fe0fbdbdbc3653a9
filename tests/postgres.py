"""A throw-away PostgreSQL cluster from installed binaries: on a Unix socket, in a folder that is removed."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import psycopg

from alzhir_site.supervisor import die_with_parent

# No waiting for the disk: the cluster lives as long as the tests. Room for the races and two workers.
OPTIONS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "log_min_messages=fatal",
)
USER = "alzhir"


def version(folder):
    return [int(number) for number in re.findall(r"\d+", str(folder.parent.name))]


def binaries():
    """The folder with initdb and postgres, or None. Debian keeps them off PATH, in a folder a version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    for folder in (*debian, *on_path):
        if os.access(folder / "initdb", os.X_OK) and os.access(folder / "postgres", os.X_OK):
            return folder
    return None


def owner():
    """Arguments for subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    other = known.get("postgres") or known["nobody"]
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def wait_until_ready(server, url, log):
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def stop(server):
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def cluster(bin_folder, given=OPTIONS):
    """Runs a cluster and yields its DATABASE_URL."""
    # Not under TMPDIR: a socket's path has room for about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="alzhir-pg-", dir="/tmp"))
    server = None
    try:
        who = owner()
        if who:
            os.chown(folder, who["user"], who["group"])
        log = folder / "log"
        common = {"cwd": folder, "env": {"PATH": os.environ["PATH"], "HOME": str(folder)}, **who}
        initdb = [bin_folder / "initdb", "-D", folder / "data", "-U", USER, "--auth=trust", "--no-sync"]
        initdb += ["--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run(initdb, **common, capture_output=True, text=True)
        if made.returncode:
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
        options = [word for option in given for word in ("-c", option)]
        with log.open("w") as output:
            server = subprocess.Popen(
                [bin_folder / "postgres", "-D", folder / "data", "-k", folder, *options],
                **common,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(die_with_parent, signal.SIGINT),
            )
        wait_until_ready(server, f"host={folder} user={USER} dbname=postgres", log)
        yield f"postgres://{USER}@{quote(str(folder), safe='')}/{USER}"
    finally:
        if server:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)

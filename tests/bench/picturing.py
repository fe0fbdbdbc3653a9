"""A photo of 24 megapixels: the request that uploads it in the admin, and its variants in a worker of its own."""

import subprocess
import sys
import time
from io import BytesIO
from statistics import median

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageChops

from pictures.models import Picture, State

SIZE = 6000, 4000
PHOTOS = 5
REQUEST_SECONDS, CPU_SECONDS, MEGABYTES = 1, 2, 250
FILES = 9
# Prints the CPU seconds that a picture takes, for each that waits, and last the process's memory at most, kB.
WORKER = """
import os, time
os.environ["DJANGO_SETTINGS_MODULE"] = "alzhir_site.settings"
import django
django.setup()
from django.utils import timezone
from pictures import making
while True:
    begin = time.process_time()
    if not making.make_next(now=timezone.now()):
        break
    print(time.process_time() - begin)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def photo():
    """JPEG bytes of coloured clouds with the grain of a film, as hard to encode as a real photo, with a place."""
    clouds = [Image.effect_noise((750, 500), 60).resize(SIZE, Image.Resampling.BICUBIC) for _ in range(3)]
    grain = Image.merge("RGB", [Image.effect_noise(SIZE, 12)] * 3)
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (51.0, 3.0, 11.0)
    out = BytesIO()
    ImageChops.add(Image.merge("RGB", clouds), grain, 2).save(out, "JPEG", quality=92, exif=exif)
    return out.getvalue()


def upload(data):
    """Seconds of a request that uploads it, whole, in the admin."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(
        get_user_model().objects.get_or_create(username="bench", is_superuser=True, is_staff=True)[0]
    )
    seconds = []
    for _ in range(PHOTOS):
        form = {"file": SimpleUploadedFile("photo.jpg", data, "image/jpeg")}
        begin = time.perf_counter()
        answer = client.post("/en/admin/pictures/picture/add/", form)
        seconds.append(time.perf_counter() - begin)
        if answer.status_code != 302:
            raise RuntimeError(f"upload: {answer.status_code}")
    return median(seconds)


def make():
    """(CPU seconds a picture, megabytes at most) of a process that makes what waits."""
    # Not by wait4(): a process begins with its parent's maximum, and this one has just made the photo.
    done = subprocess.run([sys.executable, "-c", WORKER], stdout=subprocess.PIPE, text=True, check=True)
    *seconds, kilobytes = done.stdout.split()
    return median(map(float, seconds)), int(kilobytes) / 1024


def measure():
    """Rows of (what, figure, goal, whether it holds)."""
    data = photo()
    seconds = upload(data)
    cpu, megabytes = make()
    made = Picture.objects.filter(state=State.MADE, width=3200)
    whole = len(made) == PHOTOS and all(len(one.variants) == FILES for one in made)
    return [
        (
            f"upload of a photo of 24 megapixels, {len(data) / 1e6:.0f} MB",
            f"{seconds:.2f} s",
            f"under {REQUEST_SECONDS} s",
            seconds < REQUEST_SECONDS,
        ),
        (
            f"its {FILES} variants",
            f"{cpu:.2f} s CPU, {megabytes:.0f} MB",
            f"under {CPU_SECONDS} s and {MEGABYTES} MB",
            whole and cpu < CPU_SECONDS and megabytes < MEGABYTES,
        ),
    ]

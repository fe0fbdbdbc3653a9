"""A PDF drawn anew: each page becomes a picture, so that scripts, links, forms and attached files are gone.

It runs as a program of its own, from standard input to standard output, because a hostile file may crash or
hang the library that draws it: the web server only sees an exit code.
"""

import resource
import subprocess
import sys
from io import BytesIO

from PIL import Image

if __name__ == "__main__":
    # The program alone needs it: the web server's processes stay 10 MB smaller.
    import pypdfium2

MOST_PAGES = 20
LONGEST_EDGE = 1800
DOTS_PER_INCH = 150
SECONDS = 15
MEMORY = 512 * 1024**2
# Exit codes; 0 is success, any other number a crash.
TOO_MANY_PAGES, UNREADABLE = 3, 4


class TooManyPages(Exception):
    pass


def drawn(page):
    """A page as JPEG bytes, at DOTS_PER_INCH or smaller."""
    scale = min(DOTS_PER_INCH / 72, LONGEST_EDGE / max(page.get_size()))
    image = page.render(scale=scale).to_pil().convert("RGB")
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def redrawn(data):
    """(bytes of a new PDF, number of pages); TooManyPages, or nearly any error for a damaged file."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > MOST_PAGES:
        raise TooManyPages
    pages = [Image.open(BytesIO(drawn(page))) for page in document]
    out = BytesIO()
    first, *others = pages
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS_PER_INCH)
    return out.getvalue(), len(pages)


def main():
    """Writes the number of pages as one byte, then the new PDF."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        data, pages = redrawn(sys.stdin.buffer.read())
    except TooManyPages:
        return TOO_MANY_PAGES
    except Exception:  # a hostile file makes the library raise nearly anything
        return UNREADABLE
    sys.stdout.buffer.write(bytes([pages]) + data)
    return 0


def redraw(data):
    """(new PDF, number of pages) made by a process of its own; TooManyPages or ValueError."""
    command = [sys.executable, "-I", __file__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise ValueError("too slow") from None
    if done.returncode == TOO_MANY_PAGES:
        raise TooManyPages
    if done.returncode:
        raise ValueError(f"exit code {done.returncode}")
    return done.stdout[1:], done.stdout[0]


if __name__ == "__main__":
    sys.exit(main())

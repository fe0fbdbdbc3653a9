"""PDFs drawn: each page becomes a picture, so that scripts, links, forms and attached files are gone.

It runs as a program of its own, from standard input to standard output, because a hostile file may crash or
hang the library that draws it: whoever calls it only sees an exit code.
"""

import resource
import subprocess
import sys
from io import BytesIO

if __name__ == "__main__":
    # The program alone needs them: the web server's processes stay 12 MB smaller.
    import pypdfium2
    from PIL import Image

MOST_PAGES = 20
LONGEST_EDGE = 1800
DOTS_PER_INCH = 150
SECONDS = 15
MEMORY = 512 * 1024**2
# Exit codes; 0 is success, any other number a crash.
TOO_MANY_PAGES, UNREADABLE = 3, 4


class TooManyPages(Exception):
    pass


def drawn(page, edge=LONGEST_EDGE, dots=DOTS_PER_INCH, quality=80):
    """A page as JPEG bytes, at so many dots per inch or, so that no edge is longer than `edge` px, fewer."""
    scale = min(dots / 72, edge / max(page.get_size()))
    image = page.render(scale=scale).to_pil().convert("RGB")
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def redrawn(document):
    """The number of pages as one byte, then a new PDF."""
    if len(document) > MOST_PAGES:
        raise TooManyPages
    pages = [Image.open(BytesIO(drawn(page))) for page in document]
    out = BytesIO()
    first, *others = pages
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS_PER_INCH)
    return bytes([len(pages)]) + out.getvalue()


def counted(document):
    return str(len(document)).encode()


def one_page(document, number, edge, dots):
    return drawn(document[int(number) - 1], int(edge), int(dots), quality=92)


ORDERS = {"redraw": redrawn, "count": counted, "page": one_page}


def main(order, *words):
    """Writes what `order` makes of the PDF on standard input. For nearly any error of a damaged file an exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        made = ORDERS[order](pypdfium2.PdfDocument(sys.stdin.buffer.read()), *words)
    except TooManyPages:
        return TOO_MANY_PAGES
    except Exception:  # a hostile file makes the library raise nearly anything
        return UNREADABLE
    sys.stdout.buffer.write(made)
    return 0


def ask(data, *order):
    """The answer of a process of its own; TooManyPages or ValueError."""
    command = [sys.executable, "-I", __file__, *map(str, order)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise ValueError("too slow") from None
    if done.returncode == TOO_MANY_PAGES:
        raise TooManyPages
    if done.returncode:
        raise ValueError(f"exit code {done.returncode}")
    return done.stdout


def redraw(data):
    """(new PDF, number of pages) with at most MOST_PAGES pages; TooManyPages or ValueError."""
    made = ask(data, "redraw")
    return made[1:], made[0]


def count(data):
    """How many pages a PDF has; ValueError where it cannot be read."""
    return int(ask(data, "count"))


def page(data, number, *, edge, dots):
    """The page `number`, from 1, as JPEG bytes; ValueError where it cannot be drawn."""
    return ask(data, "page", number, edge, dots)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

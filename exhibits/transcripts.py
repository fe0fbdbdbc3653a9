"""The transcription of a letter, as one text and by its pages. Pure.

A line with nothing but a number in square brackets, [2], begins that page; what stands before the first belongs to page 1.
"""

import re

MARK = re.compile(r"[ \t]*\[([1-9][0-9]{0,3})\][ \t]*")


def pages(text):
    """{number: text} of a transcription that is marked by pages; {} where it is not."""
    found, number = {}, 1
    for line in text.splitlines():
        if mark := MARK.fullmatch(line):
            number = int(mark[1])
            found.setdefault(number, [])
        else:
            found.setdefault(number, []).append(line)
    marked = any(MARK.fullmatch(line) for line in text.splitlines())
    return {number: "\n".join(lines).strip() for number, lines in found.items()} if marked else {}


def page(text, number):
    """What is written on that page: its part of a marked text, the whole of an unmarked one."""
    by_page = pages(text)
    return by_page.get(number, "") if by_page else text

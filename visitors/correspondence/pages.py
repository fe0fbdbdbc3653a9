"""Which page of this site an address means: a path of our own, never another host's and never a secret link."""

import re

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

LONGEST = 300
PATH = re.compile(r"/(kk|ru|en)(?:/[^\x00-\x20\x7f\\?#]*)?", re.ASCII)


def local(text):
    """'/ru/visit/' of an address or path of a public page, query and fragment left out; '' for anything else."""
    path = re.split("[?#]", text.strip().removeprefix(settings.SITE_URL), maxsplit=1)[0]
    if len(path) >= LONGEST or not (found := PATH.fullmatch(path)):
        return ""
    candidates = [path] if path.endswith("/") else [path, f"{path}/"]
    with override(found[1]):
        return next(filter(is_public, candidates), "")


def language(path):
    """The language of a local() path."""
    return path[1:3]


def is_public(path):
    """Whether the active language has a page there that is neither staff's nor behind a secret link."""
    try:
        found = resolve(path)
    except Resolver404:
        return False
    return "admin" not in found.app_names and "secret" not in found.kwargs

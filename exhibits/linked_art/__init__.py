"""Exhibits and gifts as Linked Art (https://linked.art), a profile of CIDOC CRM in JSON-LD: plain dicts.

What is not stated is left out. `site` begins every address, without a slash at its end.
"""

from .nodes import CONTEXT

__all__ = ["CONTENT_TYPE", "CONTEXT"]

CONTENT_TYPE = f'application/ld+json;profile="{CONTEXT}"'

from . import people, terms  # noqa: F401

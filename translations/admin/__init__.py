from . import desk, people, terms  # noqa: F401

from . import people, shared

__all__ = ["people", "shared"]

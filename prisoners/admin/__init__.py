from . import camp, people, shared

__all__ = ["camp", "people", "shared"]

from . import camp, consents, contributions, equivalents, people, shared

__all__ = ["camp", "consents", "contributions", "equivalents", "people", "shared"]

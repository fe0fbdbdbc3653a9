from . import camp, consents, contributions, people, shared

__all__ = ["camp", "consents", "contributions", "people", "shared"]

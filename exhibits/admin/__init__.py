from . import donations, exhibitions, exhibits

__all__ = ["donations", "exhibitions", "exhibits"]

"""The addresses of new records: made from a name, never one that is taken, and never changed later."""

from prisoners.tables.addresses import free
from prisoners.tables.slugs import slug_of

# Pages that stand beside those of the records.
RESERVED = {"unique", "export", "by"}


def free_addresses(model, wanted):
    """The first of each list of addresses that is free, else the last of them with a number."""
    return free(model, [list(dict.fromkeys(each)) for each in wanted], RESERVED)


def free_address(model, *texts):
    """An address made from the first of `texts` that has a Latin spelling, else from what the record is."""
    slugs = filter(None, (slug_of(text or "") for text in texts))
    return next(free_addresses(model, [[next(slugs, model._meta.model_name)]]))

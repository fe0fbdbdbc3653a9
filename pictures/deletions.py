"""What the admin tells before a deletion: in terms of the records that staff know."""

from django.contrib.admin.utils import NestedObjects, quote
from django.db import models, router
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst


class TellsDeletions:
    """For model admins: what forbids a deletion is named as the record that it is a part of, with a link to it.

    `index_models` are those whose rows the site makes from the record: they go with it without a word.
    """

    index_models = ()

    def get_deleted_objects(self, objs, request):
        tree, counts, perms, _protected = super().get_deleted_objects(objs, request)
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        unsaid = [model for model in collector.model_objs if self.goes_without_a_word(model)]
        for model in unsaid:
            counts.pop(model._meta.verbose_name_plural, None)
        starts = tuple(f"{capfirst(model._meta.verbose_name)}: " for model in unsaid)
        protecting = {self.told_record(whole(row)) for row in [*collector.protected, *self.links(collector)]}
        return without(tree, starts), counts, perms, sorted(protecting)

    def links(self, collector):
        """The rows by which other records name what is to be deleted: a gift forgets nobody whom it concerns."""
        tables = [
            model for model in collector.model_objs if model._meta.auto_created not in (False, self.model)
        ]
        return [row for model in tables for row in collector.model_objs[model]]

    def goes_without_a_word(self, model):
        return model in self.index_models or bool(model._meta.auto_created)

    def told_record(self, record):
        options = record._meta
        kind = capfirst(options.verbose_name)
        if not self.admin_site.is_registered(type(record)):
            return format_html("{}: {}", kind, record)
        name = f"{self.admin_site.name}:{options.app_label}_{options.model_name}_change"
        return format_html('{}: <a href="{}">{}</a>', kind, reverse(name, args=[quote(record.pk)]), record)


def whole(row):
    """The record that a row is a part of, with which it would be deleted; else the row itself."""
    for field in row._meta.concrete_fields:
        if field.many_to_one and field.remote_field.on_delete is models.CASCADE:
            return getattr(row, field.name) or row
    return row


def without(tree, starts):
    """A nested list of texts without those that begin so, and without lists that are empty then."""
    kept = [without(one, starts) if isinstance(one, list) else one for one in tree]
    return [one for one in kept if one != [] and not (isinstance(one, str) and one.startswith(starts))]

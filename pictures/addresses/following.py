"""Notes the address that a record leaves, whatever path saves it; QuerySet.update, which saves none, is not used for it."""

from django.db.models.signals import post_delete, pre_save

from .models import FormerAddress


def follow(model):
    """Has the addresses of a model with a `slug` noted."""
    pre_save.connect(note, sender=model, dispatch_uid="addresses")
    post_delete.connect(forget, sender=model, dispatch_uid="addresses")


def note(sender, instance, raw, update_fields, **kwargs):
    if raw or instance.pk is None or (update_fields is not None and "slug" not in update_fields):
        return
    before = sender._base_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if before in (None, instance.slug):
        return
    former = FormerAddress.objects.of(sender)
    # Its own address again, or one that another record has left and this one takes: the living one answers there.
    former.filter(slug__in=[before, instance.slug]).delete()
    FormerAddress.objects.create(kind=sender._meta.label_lower, slug=before, object_id=instance.pk)


def forget(sender, instance, **kwargs):
    """Of a record that is gone nothing is kept."""
    FormerAddress.objects.of(sender).filter(object_id=instance.pk).delete()

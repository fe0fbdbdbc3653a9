"""Addresses that records had before: links to them are led on, and no other record takes them unnoticed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddressQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(kind=model._meta.label_lower)


class FormerAddress(models.Model):
    """`slug` was the address of the record `object_id` of the model `kind`, as "news.post"."""

    kind = models.CharField(max_length=60)
    slug = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    left_at = models.DateTimeField(auto_now_add=True)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="formeraddress_once")]
        indexes = [models.Index(fields=["kind", "object_id"], name="formeraddress_of_record")]

    def __str__(self):
        return f"{self.kind}: {self.slug}"


def taken(model, slugs):
    """Those of `slugs` that records of the model had before: a set."""
    found = FormerAddress.objects.of(model).filter(slug__in=slugs)
    return set(found.values_list("slug", flat=True))


def require_free(instance, slug):
    """ValidationError where `slug` is the former address of another record than `instance`."""
    model = type(instance)
    former = FormerAddress.objects.of(model).filter(slug=slug).exclude(object_id=instance.pk or 0).first()
    if former:
        text = _("This was the address of “%(record)s”, and links to it lead there. Choose another.")
        record = model._base_manager.filter(pk=former.object_id).first()
        raise ValidationError(text, code="former", params={"record": record})

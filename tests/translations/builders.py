from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from translations.models import Translator, Unit


def user(name, *permissions, languages=()):
    """A staff user with permissions of the desk, "translate_unit" for one, and the languages given."""
    made = get_user_model().objects.create_user(name, password="x", is_staff=True)
    made.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    if languages:
        Translator.objects.create(user=made, **{f"to_{code}": True for code in languages})
    return made


def translator(name="aigul", languages=("kk", "en")):
    return user(name, "translate_unit", languages=languages)


def approver(name="editor"):
    return user(name, "translate_unit", "approve_unit")


def standings(record, **narrowed):
    """{(field, language): state} of what the ledger has of a record."""
    units = Unit.objects.filter(object_id=record.pk, content_type__model=record._meta.model_name, **narrowed)
    return {(unit.field, unit.language): unit.state for unit in units}


def unit(record, field, language):
    return Unit.objects.get(
        content_type__model=record._meta.model_name, object_id=record.pk, field=field, language=language
    )

"""What Django puts together as it starts is said in the language of the page."""

import re

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from alzhir_site.django_words import boolean_icon, changed_field_in_words, is_internal, is_link
from prisoners.models import Source
from tests.prisoners.builders import person

pytestmark = pytest.mark.ignore_template_errors


@pytest.mark.django_db
def test_permissions_are_named_in_the_language():
    permission = Permission.objects.get(codename="change_hall")
    with override("kk"):
        assert str(permission) == "Келушілерге | зал немесе орын | өзгерту"
    with override("ru"):
        assert str(permission) == "Посетителям | зал или место | изменить"


@pytest.mark.django_db
def test_nobody_is_given_a_permission_for_an_index(admin_client):
    form = admin_client.get(reverse("admin:auth_group_add")).context["adminform"].form
    offered = {permission.content_type.model_class() for permission in form.fields["permissions"].queryset}
    internal = {model for model in apps.get_models() if is_internal(model)}
    assert internal
    with_permissions = {
        model for model in apps.get_models() if model._meta.default_permissions or model._meta.permissions
    }
    assert offered == with_permissions - internal


def test_links_are_named_by_both_ends():
    tour_hall = apps.get_model("booking.Tour_halls")
    assert is_link(tour_hall)
    assert not is_internal(tour_hall)
    with override("kk"):
        assert str(tour_hall._meta.verbose_name) == "экскурсия – зал немесе орын"
    with override("en"):
        assert str(tour_hall._meta.verbose_name) == "tour – hall or place"


@pytest.mark.django_db
def test_what_goes_with_a_record_is_told_without_the_index(admin_client):
    woman = person(ru=("Мамаева", "Раиса", "Моисеевна"))
    woman.sources.add(Source.objects.create(name_ru="Книга"))
    answer = admin_client.get(reverse("admin:prisoners_person_delete", args=[woman.pk]))
    counted = dict(answer.context["model_count"])
    assert set(counted.values()) == {1}
    assert not {str(name) for name in counted} & {"name uses", "name keys", "name words"}
    assert len(counted) == 2  # herself and her name; the link with a source is not one of its records


@pytest.mark.parametrize(("value", "word"), [(True, "Иә"), (False, "Жоқ"), (None, "Белгісіз")])
def test_icons_say_what_they_mean(value, word):
    with override("kk"):
        assert f'alt="{word}"' in boolean_icon(value)


def test_labels_in_the_log_keep_their_language():
    with override("kk"):
        assert changed_field_in_words("Codename [ru]") == "Код атауы [ru]"
        assert changed_field_in_words("codename") == "код атауы"
        assert changed_field_in_words("and") == "және"
        assert changed_field_in_words("URL") == "URL"


@pytest.mark.parametrize("model", [AccessAttempt, AccessFailureLog, AccessLog])
def test_attempts_to_sign_in_are_named_without_words(model):
    record = model(username="Айгүл", attempt_time=timezone.make_aware(timezone.datetime(2026, 5, 12, 11)))
    with override("kk"):
        assert str(record).startswith("Айгүл, ")
        assert not re.search("[A-Za-z]", str(record))

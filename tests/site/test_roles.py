"""Roles: the groups are as the table says, and every address of the admin answers each of them so."""

import logging

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management.sql import emit_post_migrate_signal
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override

from alzhir_site import errors, roles
from alzhir_site.models import Role
from alzhir_site.staff import groups
from exhibits.models import Donation, Donor
from tests.site import admin_addresses as addresses
from translations.models import Translator

WITHOUT_ROLE = "without a role"
pytestmark = pytest.mark.django_db


@pytest.fixture
def unrendered(monkeypatch):
    """Pages are made but not written out, which takes the most time: what they say is the matter of other tests."""
    monkeypatch.setattr(TemplateResponse, "rendered_content", "")
    monkeypatch.setattr(admin.site, "each_context", lambda request: {})
    monkeypatch.setattr(errors, "page", lambda request, status, **context: HttpResponse(status=status))
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


def member(role, name="member"):
    """A member of staff with one role, or without any."""
    user = User.objects.create_user(name, is_staff=True)
    if role in roles.ROLES:
        user.groups.add(Group.objects.get(name=role))
    if role == "translator":
        Translator.objects.create(user=user, to_kk=True)
    return user


def names_of(permissions):
    return {f"{app}.{name}" for app, name in permissions.values_list("content_type__app_label", "codename")}


def after_migration():
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def rows():
    """Everything that staff may edit, as it stands."""
    return {
        name: list(addresses.model_of(name)._base_manager.order_by("pk").values())
        for name in addresses.registered()
    }


def test_groups_have_what_the_table_says():
    for role in roles.ROLES:
        assert names_of(Group.objects.get(name=role).permissions) == roles.permissions(role)
    assert groups.differences() == []


def test_translators_see_no_donor_who_is_not_named(client):
    gift = Donation.objects.create(slug="gift", title_ru="Чётки")
    Donor.objects.create(donation=gift, name_ru="Зауэр Нина")
    seen = {}
    for role in ("translator", "keeper"):
        client.force_login(member(role, role))
        page = client.get(f"/en/admin/exhibits/donation/{gift.pk}/change/").content.decode()
        found = client.get("/en/admin/exhibits/donation/?q=Зауэр").context["cl"].result_count
        seen[role] = "Зауэр" in page, found
    assert seen == {"translator": (False, 0), "keeper": (True, 1)}


def test_table_places_every_model_of_the_admin():
    assert sorted(addresses.registered()) == sorted(roles.models())
    edited = {
        name: [inline.model._meta.label_lower for inline in model_admin.inlines]
        for name, model_admin in addresses.registered().items()
        if model_admin.inlines
    }
    assert edited == roles.PARTS


def test_every_page_of_the_admin_is_placed():
    assert addresses.unplaced() == []


@pytest.mark.parametrize("role", [*roles.ROLES, WITHOUT_ROLE])
def test_every_page_answers_a_role_as_the_table_says(unrendered, role):
    made = {}
    rights = addresses.rights_of(role)
    permissions = roles.permissions(role) if role in roles.ROLES else set()
    staff = addresses.Walker(member(role))
    for name in rights:
        addresses.light(name, made)
    wrong = []
    for name, page in addresses.stock().values():
        expected = (200, 302) if addresses.allowed(rights[name], name, page) else (403,)
        said = staff.get(addresses.address(name, page, made))
        wrong += [(name, page, said)] * (said not in expected)
    for name, own in addresses.own().items():
        ask = staff.post if own.post else staff.get
        said = ask(addresses.own_address(name, own, made))
        expected = (200, 302, 404) if addresses.opens(own, permissions) else (own.refused,)
        wrong += [(name, said)] * (said not in expected)
    for label in {name.partition(".")[0] for name in rights}:
        said = staff.get(reverse("admin:app_list", args=[label]))
        has_some = any(may for name, may in rights.items() if name.startswith(f"{label}."))
        wrong += [(label, said)] * (said != (200 if has_some else 404))
    assert wrong == []


@pytest.mark.parametrize("role", [*roles.ROLES, WITHOUT_ROLE])
def test_what_a_role_may_not_do_is_refused_and_changes_nothing(unrendered, role):
    made = {}
    rights = addresses.rights_of(role)
    staff = addresses.Walker(member(role))
    for name in rights:
        addresses.light(name, made)
    before = rows()
    wrong = []
    for name, may in rights.items():
        for page, letter, data in (("add", "a", {}), ("change", "c", {}), ("delete", "d", {"post": "yes"})):
            if letter not in may or (page == "add" and name in addresses.SINGLE):
                said = staff.post(addresses.address(name, page, made), data)
                wrong += [(name, page, said)] * (said not in (302, 403))
        if "d" not in may:
            chosen = {"action": "delete_selected", "post": "yes", "_selected_action": [made[name].pk]}
            staff.post(addresses.address(name, "changelist", made), chosen)
    assert wrong == []
    assert rows() == before


def test_nobody_unknown_comes_in(client, unrendered):
    made = {}
    pages = [addresses.address(name, page, made) for name, page in addresses.stock().values()]
    pages += [addresses.own_address(name, own, made) for name, own in addresses.own().items()]
    before = rows()
    for page in pages:
        for ask in (client.get, client.post):
            answer = ask(page)
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("admin:login")), page
    assert rows() == before


def test_what_was_set_by_hand_in_a_group_outlives_a_migration():
    keeper = Group.objects.get(name="keeper")
    [added] = Permission.objects.filter(codename="delete_person", content_type__app_label="prisoners")
    [taken] = Permission.objects.filter(codename="delete_exhibit", content_type__app_label="exhibits")
    keeper.permissions.add(added)
    keeper.permissions.remove(taken)
    after_migration()
    told = [(keeper, ["prisoners.delete_person"], ["exhibits.delete_exhibit"])]
    assert groups.differences() == told
    groups.restore()
    assert groups.differences() == []


def test_what_the_table_says_anew_is_given_and_what_it_says_no_more_is_taken(monkeypatch):
    """On a database that an earlier table was given to: as if its news had been the keeper's, not the glossary."""
    role = Role.objects.get(key="keeper")
    [news] = Permission.objects.filter(codename="change_post", content_type__app_label="news")
    [term] = Permission.objects.filter(codename="view_term", content_type__app_label="translations")
    role.group.permissions.add(news)
    role.group.permissions.remove(term)
    role.granted = [*(set(role.granted) - {"translations.view_term"}), "news.change_post", "gone.view_thing"]
    role.save()
    after_migration()
    assert groups.differences() == []
    role.refresh_from_db()
    assert set(role.granted) == roles.permissions("keeper")


def test_groups_of_an_old_database_keep_their_members_and_rights():
    """A group of that name that was there before the roles becomes the role."""
    Group.objects.all().delete()
    old = Group.objects.create(name="editor")
    [extra] = Permission.objects.filter(codename="view_user")
    old.permissions.add(extra)
    after_migration()
    assert Role.objects.get(key="editor").group == old
    assert groups.differences() == [(old, ["auth.view_user"], [])]
    assert Group.objects.count() == len(roles.ROLES)


def test_a_renamed_group_is_still_the_role():
    Group.objects.filter(name="keeper").update(name="Фондохранитель")
    after_migration()
    assert not Group.objects.filter(name="keeper").exists()
    assert str(Role.objects.get(key="keeper").group) == "Фондохранитель"


def test_groups_are_named_in_the_language():
    with override("en"):
        assert [
            str(group) for group in Group.objects.filter(name__in=["tour_desk", "keeper"]).order_by("name")
        ] == [
            "collection keeper",
            "tour desk",
        ]
    assert str(Group(name="Топ")) == "Топ"
    assert set(admin.site._registry) >= {Group, User}


def test_readme_shows_the_table():
    readme = (addresses.ROOT / "README.md").read_text()
    with override("en"):
        assert "\n".join(roles.lines()) in readme

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.utils.html import strip_tags

from exhibits import labels
from tests.exhibits import builders
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db
LIST = "/en/admin/exhibits/exhibit/"


@pytest.fixture
def staff(client):
    user = User.objects.create_user("keeper", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_exhibit"))
    client.force_login(user)
    return client


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def printed(response):
    """The words of each label."""
    page = response.content.decode().partition('<ul class="labels">')[2]
    return [words(label) for label in re.findall(r"<li>(.*?)</li>", page, re.DOTALL)]


def choose(client, *exhibits):
    return client.post(LIST, {"action": "print_labels", "_selected_action": [each.pk for each in exhibits]})


def test_labels_of_the_chosen_stand_in_the_order_of_the_walk(staff):
    hall = builders.hall()
    second = builders.exhibit(
        slug="b", title_kk="", title_ru="Второй", title_en="Second", hall=hall, hall_position=2
    )
    first = builders.exhibit(
        slug="a", accession_number="КП 1/2", hall=hall, hall_position=1, location="display"
    )
    builders.exhibit(slug="other")
    assert printed(choose(staff, second, first)) == [
        "1939 жылғы хат Письмо 1939 года Letter of 1939 КП 1/2",
        "Второй Second",
    ]


def test_label_of_what_visitors_do_not_see_warns(staff):
    draft = builders.exhibit(slug="draft", is_published=False)
    held = builders.exhibit(slug="held", persons=[(person(is_published=False), "owner")])
    shown = builders.exhibit(slug="shown")
    warned = [
        "Visitors do not see this page yet." in each for each in printed(choose(staff, draft, held, shown))
    ]
    assert warned == [True, True, False]


def test_halls_have_labels_of_their_own(staff):
    builders.hall()
    builders.hall("alash", name_kk="Алаш", name_ru="Алаш", name_en="Alash", position=1)
    response = staff.get(LIST + "labels/")
    assert printed(response) == ["«АЛЖИР» залы Зал «АЛЖИР» Hall “ALZHIR”", "Алаш Алаш Alash"]
    assert response.content.decode().count("<svg") >= 2


def test_labels_need_the_permission(client):
    client.force_login(User.objects.create_user("guide", is_staff=True))
    exhibit = builders.exhibit()
    assert client.get(LIST + "labels/").status_code == 403
    assert choose(client, exhibit).status_code == 403


def test_titles_are_text_on_labels(staff):
    exhibit = builders.exhibit(title_en="<script>x</script>")
    assert "<script>x" not in choose(staff, exhibit).content.decode()


def test_code_holds_the_address_without_a_language(settings):
    label = labels.of_exhibit(builders.exhibit(), is_public=True)
    assert label.address == f"{settings.SITE_URL}/exhibits/letter-of-1939/"
    assert label.code.startswith("<svg")
    assert "style=" not in label.code
    assert strip_tags(label.code) == ""


def test_admin_of_exhibits_prints_labels(staff):
    builders.exhibit()
    assert '<option value="print_labels">Labels to print</option>' in staff.get(LIST).content.decode()

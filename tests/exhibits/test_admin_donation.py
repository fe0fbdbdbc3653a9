"""Gifts, exhibitions and kinds in the admin."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User

from exhibits.accessions import exhibit_of
from exhibits.models import Donation, DonationItem, Exhibit, Exhibition, Kind
from tests.opened import without_sidebar
from tests.prisoners.builders import person
from tests.prisoners.contributing import contribution

from .builders import donation, donor, exhibit, exhibition, hall, item, kind

pytestmark = pytest.mark.django_db
ADMIN = "/en/admin/exhibits"
LIST = f"{ADMIN}/donation/"


@pytest.fixture
def staff(client, monkeypatch):
    without_sidebar(monkeypatch)
    client.force_login(User.objects.create_superuser("staff"))
    return client


def permitted(client, *codes):
    user = User.objects.create_user("guide", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


def typed(*rows, inlines=("donors", "items"), **fields):
    """What the form of a new record sends; rows are of the inlines, as ("donors", {...})."""
    data = {"slug": "", **fields}
    for inline in inlines:
        own = [row for name, row in rows if name == inline]
        data |= {f"{inline}-TOTAL_FORMS": len(own), f"{inline}-INITIAL_FORMS": 0}
        for number, row in enumerate(own):
            data |= {f"{inline}-{number}-{name}": value for name, value in {"order": number, **row}.items()}
    return data


def errors(answer):
    assert answer.status_code == 200
    return answer.context["adminform"].form.errors


def told(answer):
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("model", ["donation", "exhibition", "kind"])
def test_lists_and_forms_open(staff, model, language):
    item(donation(), exhibit=exhibit(kind=kind()))
    exhibition(exhibits=[Exhibit.objects.get()])
    pk = {"donation": Donation, "exhibition": Exhibition, "kind": Kind}[model].objects.get().pk
    base = f"/{language}/admin/exhibits/{model}/"
    answers = [staff.get(f"{base}{rest}").status_code for rest in ("", "?q=ХАТ", "add/", f"{pk}/change/")]
    assert answers == [200] * 4


def test_gift_is_saved_with_donors_and_objects(staff):
    raisa = person("raisa")
    who = (
        "donors",
        {"name_en": "Vladimir Mamaev", "relation": "grandson", "person": raisa.pk, "shows_name": "on"},
    )
    what = ("items", {"name_ru": "Письма", "originality": "original", "kind": kind().pk})
    answer = staff.post(
        f"{LIST}add/",
        typed(
            who,
            what,
            title_en="Gift of Vladimir Mamaev",
            date="9 октября 2018",
            persons=[raisa.pk],
            act_number="7",
        ),
    )
    assert answer.status_code == 302
    saved = Donation.objects.get()
    assert (saved.slug, saved.date, saved.act_number) == ("gift-of-vladimir-mamaev", "2018-10-09", "7")
    assert [(one.name_en, one.relation, one.shows_name, one.shows_country) for one in saved.donors.all()] == [
        ("Vladimir Mamaev", "grandson", True, False)
    ]
    assert [(one.name_ru, one.count) for one in saved.items.all()] == [("Письма", None)]


def test_log_names_no_donor(staff):
    gift = donation(is_published=False)
    who = donor(gift, name_ru="Владимир Мамаев")
    page = f"{LIST}{gift.pk}/change/"
    rows = {"donors-TOTAL_FORMS": 1, "donors-INITIAL_FORMS": 1, "donors-0-id": who.pk, "donors-0-order": 0}
    items = {"items-TOTAL_FORMS": 0, "items-INITIAL_FORMS": 0}
    sent = {"slug": gift.slug, **rows, **items, "donors-0-donation": gift.pk, "donors-0-name_ru": "Мамаев В."}
    for more in ({}, {"donors-0-DELETE": "on"}):
        seen = staff.get(page).context["stamp"]
        assert staff.post(page, {**sent, **more, "seen": seen}).status_code == 302
    row = ("donors", {"name_ru": "Владимир Мамаев"})
    assert staff.post(f"{LIST}add/", typed(row, slug="second", title_ru="Чётки")).status_code == 302
    messages = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert [("donor “…”" in said, "Мамаев" in said) for said in messages] == [(True, False)] * 3


def test_gift_without_a_title_gets_an_address(staff):
    assert staff.post(f"{LIST}add/", typed()).status_code == 302
    assert staff.post(f"{LIST}add/", typed()).status_code == 302
    assert sorted(Donation.objects.values_list("slug", flat=True)) == ["donation", "donation-2"]


def test_a_date_that_is_none_is_refused_at_its_field(staff):
    answer = staff.post(f"{LIST}add/", typed(date="31.02.2018", story_kk="Сақталады"))
    assert list(errors(answer)) == ["date"]
    assert "Сақталады" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_gifts(admin_client, count, django_assert_num_queries):
    for number in range(count):
        hidden = person(f"p-{number}", is_published=False)
        gift = donation(f"g-{number}", persons=[hidden])
        donor(gift, person=hidden)
        item(gift, exhibit=exhibit(f"e-{number}", persons=[(hidden, "owner")]))
    with django_assert_num_queries(15):
        assert admin_client.get(LIST).context["cl"].result_count == count


def test_list_and_form_name_each_person_because_of_whom_a_gift_is_held_back(staff):
    concerned, related, owner = (person(slug, ru=(slug, ""), is_published=False) for slug in ("A", "B", "C"))
    gift = donation(persons=[concerned, person("shown")])
    donor(gift, person=related)
    item(gift, exhibit=exhibit(persons=[(owner, "owner"), (concerned, "maker")]))
    page = staff.get(LIST).content.decode()
    held = re.search(r'class="field-standing_told">(.*?)</td>', page)[1]
    assert held == f"held back: {concerned}, {related}, {owner}"
    page = staff.get(f"{LIST}{gift.pk}/change/").content.decode()
    for one in (concerned, related, owner):
        assert f'<a href="/en/admin/prisoners/person/{one.pk}/change/">' in page


# An object becomes an exhibit ---------------------------------------------------------------------


def given():
    """A gift of one object, with all that its exhibit is filled from."""
    gift = donation(persons=[person("raisa")], credit_line_ru="Дар Мамаева")
    return item(gift, "Letters", kind=kind(), originality="original", note_ru="39 листов")


def test_exhibit_is_filled_from_the_object_and_the_gift():
    source = given()
    made = exhibit_of(source)
    assert (made.slug, made.title_en, made.kind, made.originality) == (
        "letters",
        "Letters",
        kind(),
        "original",
    )
    assert (made.acquisition_method, made.acquired_on) == ("gift", "2018-10-09")
    assert (made.credit_line_ru, made.description_ru, made.is_published) == (
        "Дар Мамаева",
        "39 листов",
        False,
    )
    assert [(row.person.slug, row.role) for row in made.people.all()] == [("raisa", "mentioned")]
    source.refresh_from_db()
    assert source.exhibit == made


def test_exhibit_is_held_back_for_the_sake_of_the_same_persons_as_the_gift():
    source = given()
    donor(source.donation, person=person("hidden", is_published=False))
    exhibit_of(source)
    Exhibit.objects.update(is_published=True)
    assert not Exhibit.objects.public().exists()


def test_object_without_a_name_becomes_an_exhibit_without_a_title():
    bare = DonationItem.objects.create(donation=donation())
    assert [exhibit_of(bare).slug, exhibit_of(bare).title_ru] == ["exhibit", None]


def test_one_object_becomes_one_exhibit():
    source = given()
    assert exhibit_of(source) == exhibit_of(DonationItem.objects.get(pk=source.pk))
    assert Exhibit.objects.count() == 1


def test_button_makes_the_exhibit_and_leads_to_it(staff):
    source = given()
    page = staff.get(f"{LIST}{source.donation_id}/change/").content.decode()
    address = re.search(r'<button class="button" form="make-exhibit" formaction="([^"]+)">', page)[1]
    assert 'id="make-exhibit"' in page
    answer = staff.post(address, follow=True)
    made = Exhibit.objects.get()
    assert answer.redirect_chain == [(f"{ADMIN}/exhibit/{made.pk}/change/", 302)]
    assert "not published" in told(answer)
    page = staff.get(f"{LIST}{source.donation_id}/change/").content.decode()
    assert f'<a href="{ADMIN}/exhibit/{made.pk}/change/">' in page
    assert 'form="make-exhibit"' not in page
    assert LogEntry.objects.filter(object_id=source.donation_id).count() == 1


def test_button_changes_nothing_by_get_nor_without_the_right(client, staff):
    source = given()
    assert staff.get(f"{LIST}items/{source.pk}/exhibit/").status_code == 405
    assert staff.post(f"{LIST}items/{source.pk + 1}/exhibit/").status_code == 404
    guide = permitted(client, "change_donation", "view_exhibit")
    assert guide.post(f"{LIST}items/{source.pk}/exhibit/").status_code == 403
    assert Exhibit.objects.count() == 0


def test_who_may_only_look_sees_the_gift_without_the_button(client):
    source = given()
    guide = permitted(client, "view_donation", "view_donationitem", "view_donor")
    page = guide.get(f"{LIST}{source.donation_id}/change/")
    assert page.status_code == 200
    assert "make-exhibit" not in page.content.decode()


# A gift from a contribution -----------------------------------------------------------------------


def offer(**fields):
    return contribution(kind="object", person=person("raisa"), **fields)


def prefilled(answer):
    donors = answer.context["inline_admin_formsets"][0].formset
    rows = [(form.initial["name_ru"], form.initial["person"]) for form in donors.extra_forms if form.initial]
    return answer.context["adminform"].form.initial.get("persons"), rows


def test_contribution_begins_a_gift(staff):
    made = offer()
    page = staff.get(f"/en/admin/prisoners/contribution/{made.pk}/change/").content.decode()
    assert f'href="{LIST}add/?contribution={made.pk}"' in page
    answer = staff.get(f"{LIST}add/?contribution={made.pk}")
    assert prefilled(answer) == ([made.person_id], [(made.contact.name, made.person_id)])
    assert not answer.context["inline_admin_formsets"][0].formset.extra_forms[0].initial.get("shows_name")


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999", "", "٣"])
def test_contribution_that_is_none_begins_an_empty_gift(staff, number):
    answer = staff.get(f"{LIST}add/?contribution={number}")
    assert answer.status_code == 200
    assert prefilled(answer) == (None, [])


@pytest.mark.parametrize(
    ("codes", "persons", "donors"),
    [
        (["add_donation", "add_donor"], False, False),
        (["add_donation", "add_donor", "view_contribution"], True, False),
        (["add_donation", "add_donor", "view_contribution", "view_contact"], True, True),
    ],
)
def test_contribution_shows_no_more_than_staff_may_see(client, codes, persons, donors):
    made = offer()
    found = prefilled(permitted(client, *codes).get(f"{LIST}add/?contribution={made.pk}"))
    assert (bool(found[0]), bool(found[1])) == (persons, donors)


# Exhibitions and kinds ----------------------------------------------------------------------------


def test_exhibition_is_saved_with_its_exhibits(staff):
    row = ("shown", {"exhibit": exhibit().pk, "position": 3, "order": ""})
    data = typed(row, inlines=["shown"], title_en="Unique exhibits", hall=hall().pk, is_published="on")
    assert staff.post(f"{ADMIN}/exhibition/add/", data).status_code == 302
    saved = Exhibition.objects.get()
    assert (saved.slug, [one.position for one in saved.shown.all()]) == ("unique-exhibits", [3])


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"is_published": "on"}, "is_published"),
        ({"opens_on": "2019-11-27", "closes_on": "2019-11-21"}, "__all__"),
        ({"opens_on": "31.02.2019"}, "opens_on"),
    ],
)
def test_exhibition_that_cannot_be_is_refused_at_its_field(staff, fields, at):
    answer = staff.post(f"{ADMIN}/exhibition/add/", typed(inlines=["shown"], **fields))
    assert list(errors(answer)) == [at]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_exhibitions(admin_client, count, django_assert_max_num_queries):
    for number in range(count):
        exhibition(f"s-{number}", hall=hall(f"h-{number}"), opens_on="2026-05-01")
    with django_assert_max_num_queries(12):
        assert admin_client.get(f"{ADMIN}/exhibition/").status_code == 200


def test_kind_that_is_in_use_is_not_deleted(staff):
    used = kind()
    exhibit(kind=used)
    page = staff.get(f"{ADMIN}/kind/{used.pk}/delete/").content.decode()
    assert "protected" in page
    staff.post(f"{ADMIN}/kind/{used.pk}/delete/", {"post": "yes"})
    assert Kind.objects.count() == 1

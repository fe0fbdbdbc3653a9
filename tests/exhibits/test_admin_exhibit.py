"""Exhibits in the admin."""

import re

import pytest
from django.contrib.auth.models import Permission, User

from exhibits.models import DonationItem, Exhibit, ExhibitMedia
from pictures import making
from pictures.models import Picture
from tests.opened import seen as seen_in
from tests.opened import without_sidebar
from tests.pictures.files import BAD, photograph, picture, upload
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, pdf

from .builders import donation, exhibit, hall, item, kind

pytestmark = pytest.mark.django_db
LIST = "/en/admin/exhibits/exhibit/"
INLINES = ("people", "media", "condition_checks")


@pytest.fixture
def staff(client, monkeypatch):
    without_sidebar(monkeypatch)
    client.force_login(User.objects.create_superuser("staff"))
    return client


def typed(*rows, **fields):
    """What the form of a new exhibit sends; rows are of the inlines, as ("people", {...})."""
    data = {
        "slug": "",
        "title_ru": "Письмо",
        "size_unit": "mm",
        "weight_unit": "g",
        "hall_position": 0,
        **fields,
    }
    for inline in INLINES:
        own = [row for name, row in rows if name == inline]
        kept = sum("id" in row for row in own)
        data |= {f"{inline}-TOTAL_FORMS": len(own), f"{inline}-INITIAL_FORMS": kept}
        for number, row in enumerate(own):
            data |= {f"{inline}-{number}-{name}": value for name, value in row.items()}
    return data


def add(staff, *rows, **fields):
    return staff.post(f"{LIST}add/", typed(*rows, **fields))


def errors(answer):
    assert answer.status_code == 200
    return answer.context["adminform"].form.errors


def columns(page, name):
    return [
        re.sub("<[^>]+>", "", text) for text in re.findall(rf'class="field-{name}[^"]*">(.*?)</t[dh]>', page)
    ]


def stored_picture(**alts):
    return Picture.objects.create(file=upload(picture()), **alts)


# The list -----------------------------------------------------------------------------------------


SEARCHED = [
    "мамаева",
    "МАМАЕВА",
    "mamayeva",
    "письмо 1939",
    "letter mamayeva",
    "кп 12/3",
    "KП  12/3",
    "letter-of-1939",
]


def test_search_reads_titles_persons_and_numbers(staff):
    raisa = person("m", ru=("Мамаева", "Раиса"), en=("Mamayeva", "Raisa"))
    exhibit(persons=[(raisa, "maker")], accession_number="КП 12/3")
    exhibit("other", title_ru="Медаль", title_kk="Медаль", title_en="Medal", accession_number="КП 13")
    for query in SEARCHED:
        found = staff.get(LIST, {"q": query}).context["cl"].result_list
        assert (query, [one.slug for one in found]) == (query, ["letter-of-1939"])


def test_search_takes_any_text(staff):
    exhibit()
    for query in ["%", "_", "' OR 1=1--", "x" * 10_000, "word " * 500]:
        assert (query, staff.get(LIST, {"q": query}).context["cl"].result_count) == (query, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_exhibits(admin_client, count, django_assert_num_queries):
    for number in range(count):
        hidden = person(f"p-{number}", is_published=False)
        made = exhibit(
            f"e-{number}", persons=[(hidden, "owner")], kind=kind(f"k-{number}"), hall=hall(f"h-{number}")
        )
        ExhibitMedia.objects.create(exhibit=made, picture=stored_picture())
    with django_assert_num_queries(LIST_QUERIES):
        assert admin_client.get(LIST).context["cl"].result_count == count


LIST_QUERIES = 12


def test_list_says_why_an_exhibit_is_not_on_the_site(staff):
    hidden = person("hidden", ru=("Скрытая", "Анна"), is_published=False)
    exhibit("a")
    exhibit("b", is_published=False)
    exhibit("c", persons=[(hidden, "owner"), (hidden, "maker")])
    page = staff.get(LIST).content.decode()
    assert columns(page, "standing_told") == ["on the site", "not published", f"held back: {hidden}"]


def test_list_is_narrowed_by_what_visitors_see(staff):
    exhibit("a")
    exhibit("b", is_published=False)
    exhibit("c", persons=[(person("hidden", is_published=False), "owner")])
    for asked, found in (("public", ["a"]), ("draft", ["b"]), ("held", ["c"]), ("", ["a", "b", "c"])):
        shown = staff.get(LIST, {"standing": asked}).context["cl"].result_list
        assert (asked, [one.slug for one in shown]) == (asked, found)


# The form -----------------------------------------------------------------------------------------


def test_form_has_the_three_languages_and_loads_nothing_foreign(admin_client):
    page = admin_client.get(f"{LIST}add/").content.decode()
    for field in ("title", "date_text", "description", "provenance", "credit_line"):
        shown = [page.index(f'name="{field}_{code}"') for code in ("kk", "ru", "en")]
        assert shown == sorted(shown)
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_list_and_form_open(staff, language):
    made = exhibit()
    assert [
        staff.get(f"/{language}/admin/exhibits/exhibit/{rest}").status_code
        for rest in ("", "add/", f"{made.pk}/change/")
    ] == [200, 200, 200]


def test_exhibit_is_saved_with_persons_and_condition(staff):
    raisa = person("raisa")
    people = ("people", {"person": raisa.pk, "role": "maker", "order": 0})
    check = ("condition_checks", {"checked_on": "2026-05-12", "condition": "fair", "note": "Складки"})
    answer = add(staff, people, check, accession_number=" КП  12/3 ", acquired_on="9 октября 2018")
    assert answer.status_code == 302
    saved = Exhibit.objects.get()
    assert (saved.slug, saved.accession_number, saved.acquired_on) == ("pismo", "КП 12/3", "2018-10-09")
    assert [(row.person, row.role) for row in saved.people.all()] == [(raisa, "maker")]
    assert [check.condition for check in saved.condition_checks.all()] == ["fair"]


def test_address_is_made_once_and_never_taken_twice(staff):
    exhibit("letter")
    add(staff, title_en="Letter")
    add(staff, title_ru="", title_en="Unique")
    assert list(Exhibit.objects.order_by("pk").values_list("slug", flat=True)) == [
        "letter",
        "letter-2",
        "unique-2",
    ]


def test_address_of_a_page_is_refused(staff):
    assert list(errors(add(staff, slug="unique"))) == ["slug"]


@pytest.mark.parametrize(
    ("texts", "typed_years", "found"),
    [
        ({"date_text_en": "late 1930s"}, {}, (1935, 1939)),
        ({"date_text_ru": "до 1938"}, {}, (None, 1938)),
        ({"date_text_kk": "1970-жылдар"}, {}, (1970, 1979)),
        ({"date_text_ru": "193?"}, {}, (1930, 1939)),
        ({"date_text_en": "1939"}, {"earliest": 1940, "latest": ""}, (1940, None)),
        ({"date_text_en": "in those days", "date_text_ru": "1941"}, {}, (1941, 1941)),
        ({"date_text_en": "in those days"}, {}, (None, None)),
    ],
)
def test_years_are_read_from_the_date_in_words_where_none_are_typed(staff, texts, typed_years, found):
    assert add(staff, **texts, **typed_years).status_code == 302
    saved = Exhibit.objects.get()
    assert (saved.earliest, saved.latest) == found


@pytest.mark.parametrize(("text", "told"), [("in those days", 1), ("undated", 0), ("1939", 0)])
def test_staff_are_told_of_a_date_that_was_not_read(staff, text, told):
    answer = staff.post(f"{LIST}add/", typed(date_text_en=text), follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert sum("years could not be read" in text for text in said) == told


@pytest.mark.parametrize("number", ["КП 12/3", "kп  12/3"])
def test_second_record_with_a_number_is_refused_at_its_field(staff, number):
    exhibit(accession_number="КП 12/3")
    answer = add(staff, accession_number=number, description_kk="Сақталады")
    assert list(errors(answer)) == ["accession_number"]
    assert "Сақталады" in answer.content.decode()
    assert Exhibit.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"earliest": 1940, "latest": 1939}, "latest"),
        ({"earliest": 99_999}, "earliest"),
        ({"latest": -99_999}, "latest"),
        ({"location": "display"}, "hall"),
        ({"acquired_on": "31.02.1938"}, "acquired_on"),
        ({"height": "-1"}, "height"),
        ({"title_ru": "x" * 1001}, "title_ru"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(staff, fields, at):
    assert list(errors(add(staff, **fields))) == [at]


def test_form_says_whether_visitors_see_the_exhibit(staff):
    hidden = person("hidden", is_published=False)
    draft, shown = exhibit("a", is_published=False), exhibit("b")
    held = exhibit("c", persons=[(hidden, "owner")])
    told = []
    for made in (draft, shown, held):
        page = staff.get(f"{LIST}{made.pk}/change/").content.decode()
        told.append(re.search(r'field-standing">.*?class="readonly">(.*?)</div>', page, re.S)[1])
    assert told[:2] == ["It is not published.", "It is on the site."]
    assert f'<a href="/en/admin/prisoners/person/{hidden.pk}/change/">' in told[2]


def test_saving_what_is_held_back_says_so(staff):
    hidden = person("hidden", is_published=False)
    row = ("people", {"person": hidden.pk, "role": "owner", "order": 0})
    answer = staff.post(f"{LIST}add/", typed(row, is_published="on"), follow=True)
    assert "held back" in " ".join(str(message) for message in answer.context["messages"])
    assert not Exhibit.objects.public().exists()


def test_of_two_editors_the_second_is_warned(staff):
    made = exhibit(is_published=False)
    seen = seen_in(staff, f"{LIST}{made.pk}/change/")
    url = f"{LIST}{made.pk}/change/"
    assert staff.post(url, typed(slug=made.slug, seen=seen, title_ru="Первая")).status_code == 302
    answer = staff.post(url, typed(slug=made.slug, seen=seen, title_ru="Вторая"))
    assert "Somebody else" in errors(answer)["__all__"][0]
    made.refresh_from_db()
    assert made.title_ru == "Первая"


# Publishing ---------------------------------------------------------------------------------------


def test_exhibit_without_a_title_is_not_published(staff):
    assert list(errors(add(staff, title_ru="", is_published="on"))) == ["is_published"]
    assert add(staff, title_ru="").status_code == 302


@pytest.mark.parametrize(
    ("alts", "missing"),
    [
        ({"alt_ru": "Лист"}, []),
        ({"alt_kk": "Парақ"}, ["alt_ru"]),
        ({}, ["alt_ru"]),
    ],
)
def test_pictures_of_what_is_published_have_an_alternative_text_in_its_languages(staff, alts, missing):
    row = ("media", {"picture": stored_picture(**alts).pk, "position": 0})
    answer = add(staff, row, is_published="on")
    if not missing:
        assert answer.status_code == 302
        return
    media = answer.context["inline_admin_formsets"][1].formset
    assert [list(form.errors) for form in media.forms] == [missing]
    assert Exhibit.objects.count() == 0
    assert add(staff, row).status_code == 302


def test_alternative_text_is_typed_beside_the_picture(staff):
    shown = stored_picture(alt_kk="Парақ")
    row = ("media", {"picture": shown.pk, "position": 0, "alt_ru": "Лист", "alt_kk": "", "alt_en": ""})
    assert add(staff, row, is_published="on").status_code == 302
    shown.refresh_from_db()
    assert (shown.alt_kk, shown.alt_ru) == ("Парақ", "Лист")


# Pictures and PDFs --------------------------------------------------------------------------------


def test_several_pictures_come_in_their_order_and_clean(staff):
    files = [upload(photograph(), "Ө" * 300 + ".jpg"), upload(picture("PNG"), "../../x.png")]
    assert add(staff, scans=files, scans_alt_ru="Лист письма").status_code == 302
    media = list(Exhibit.objects.get().media.all())
    assert [(row.position, row.picture.alt_ru) for row in media] == [
        (0, "Лист письма, 1"),
        (1, "Лист письма, 2"),
    ]
    assert all(re.fullmatch(r"pictures/[0-9a-f]{32}\.(jpg|png)", row.picture.file.name) for row in media)
    with media[0].picture.file.open() as stored:
        assert b"MakerOfTelephones" not in stored.read()


def test_further_pictures_come_after_those_that_are_there(staff):
    made = exhibit(is_published=False)
    first = ExhibitMedia.objects.create(exhibit=made, picture=stored_picture(), position=7)
    seen = seen_in(staff, f"{LIST}{made.pk}/change/")
    row = ("media", {"id": first.pk, "exhibit": made.pk, "picture": first.picture_id, "position": 7})
    sent = typed(row, slug=made.slug, seen=seen, scans=[upload(picture())])
    assert staff.post(f"{LIST}{made.pk}/change/", sent).status_code == 302
    assert [row.position for row in made.media.all()] == [7, 8]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_an_error_at_the_field_and_nothing_is_kept(staff, name):
    answer = add(staff, scans=[upload(picture()), upload(BAD[name], "bad.jpg")], description_ru="Остаётся")
    found = errors(answer)
    assert list(found) == ["scans"]
    assert found["scans"][0].startswith("bad.jpg: ")
    assert "Остаётся" in answer.content.decode()
    assert (Exhibit.objects.count(), Picture.objects.count()) == (0, 0)


def test_more_files_than_a_request_bears_are_refused(staff):
    assert list(errors(add(staff, scans=[upload(picture())] * 21))) == ["scans"]


def test_new_pictures_of_what_is_published_need_an_alternative_text(staff):
    assert list(errors(add(staff, scans=[upload(picture())], is_published="on"))) == ["scans_alt_ru"]
    assert add(staff, scans=[upload(picture())], is_published="on", scans_alt_ru="Лист").status_code == 302


def test_pages_of_a_pdf_become_pictures_between_those_sent_with_it(staff):
    files = [upload(picture()), upload(pdf(pages=2), "letter.pdf", "application/pdf"), upload(picture())]
    assert add(staff, scans=files, scans_alt_ru="Письмо").status_code == 302
    made = Exhibit.objects.get()
    assert [row.position for row in made.media.all()] == [0, 3]
    assert "waiting" in staff.get(f"{LIST}{made.pk}/change/").content.decode()
    before = made.changed_at
    while making.make_next(now=NOW):
        pass
    assert [(row.position, row.picture.page_number) for row in made.media.all()] == [
        (0, None), (1, 1), (2, 2), (3, None),
    ]  # fmt: skip
    assert all(row.picture.alt_ru.startswith("Письмо, 2, ") for row in made.media.all()[1:3])
    made.refresh_from_db()
    assert made.changed_at > before
    made.scans.get().add_pages()
    assert made.media.count() == 4
    assert Exhibit.objects.get().changed_at == made.changed_at


def test_form_opened_before_the_pages_were_drawn_is_saved(staff):
    add(staff, scans=[upload(pdf(pages=1), "letter.pdf", "application/pdf")])
    made = Exhibit.objects.get()
    url = f"{LIST}{made.pk}/change/"
    seen = seen_in(staff, url)
    while making.make_next(now=NOW):
        pass
    assert staff.post(url, typed(slug=made.slug, seen=seen, title_ru="Первая")).status_code == 302
    assert (Exhibit.objects.get().title_ru, made.media.count()) == ("Первая", 1)
    answer = staff.post(url, typed(slug=made.slug, seen=seen, title_ru="Вторая"))
    assert "Somebody else" in errors(answer)["__all__"][0]


# Links and rights ---------------------------------------------------------------------------------


def test_object_of_a_gift_stays_when_its_exhibit_is_deleted(staff):
    made = exhibit()
    kept = item(donation(), exhibit=made)
    assert staff.post(f"{LIST}{made.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Exhibit.objects.count() == 0
    assert DonationItem.objects.get().pk == kept.pk
    assert DonationItem.objects.get().exhibit is None


def test_form_leads_to_the_gift(staff):
    gift = donation()
    made = exhibit()
    item(gift, exhibit=made)
    assert (
        f'<a href="/en/admin/exhibits/donation/{gift.pk}/change/">'
        in staff.get(f"{LIST}{made.pk}/change/").content.decode()
    )


def permitted(client, *codes):
    user = User.objects.create_user("guide", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


def test_who_may_only_look_sees_the_form_and_changes_nothing(client):
    made = exhibit()
    guide = permitted(client, "view_exhibit")
    page = guide.get(f"{LIST}{made.pk}/change/")
    assert page.status_code == 200
    assert 'name="scans"' not in page.content.decode()
    assert guide.post(f"{LIST}{made.pk}/change/", typed(slug="x")).status_code == 403
    assert guide.get(f"{LIST}add/").status_code == 403


def test_who_may_only_look_reads_what_is_to_be_seen_on_a_picture(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = exhibit()
    ExhibitMedia.objects.create(exhibit=made, picture=stored_picture(alt_ru="Лист в клетку"))
    guide = permitted(client, "view_exhibit", "view_exhibitmedia")
    page = guide.get(f"{LIST}{made.pk}/change/").content.decode()
    assert "Лист в клетку" in page
    assert re.findall(r"Alternative text \[..\]", page) == [
        f"Alternative text [{code}]" for code in ("kk", "ru", "en")
    ]
    assert "None" not in page


def test_who_may_see_no_exhibits_sees_none(client):
    assert permitted(client).get(LIST).status_code == 403

"""Links to former addresses."""

import pytest

from prisoners.models import Person
from tests.exhibits import builders as collection
from tests.news.builders import post, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
PAGES = {
    "post": ["/{}/news/SLUG/"],
    "exhibit": ["/{}/exhibits/SLUG/", "/{}/exhibits/SLUG/qr.svg", "/iiif/exhibits/SLUG/manifest.json",
                "/linked-art/exhibits/SLUG.json"],
    "gift": ["/{}/donations/SLUG/", "/linked-art/donations/SLUG.json"],
    "show": ["/{}/exhibitions/SLUG/"],
    "person": ["/{}/persons/SLUG/", "/{}/persons/SLUG.ged", "/{}/persons/SLUG/qr.svg"],
}  # fmt: skip


def make(name):
    if name == "person":
        return Person.objects.create(slug="old", name_ru="Мария", listed_ru="Мария", is_published=True)
    makers = {
        "post": post,
        "exhibit": collection.exhibit,
        "gift": collection.donation,
        "show": collection.exhibition,
    }
    return makers[name]("old")


def move(record, slug="new"):
    record.slug = slug
    record.save()


@pytest.mark.parametrize("name", PAGES)
def test_former_address_leads_to_the_present_one(client, name):
    record = make(name)
    move(record, "middle")
    move(record)
    for page in PAGES[name]:
        for language in ("kk", "ru", "en") if "{}" in page else ("",):
            path = page.format(language)
            for former in ("old", "middle"):
                answer = client.get(path.replace("SLUG", former) + "?x=1")
                assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (
                    301,
                    path.replace("SLUG", "new") + "?x=1",
                    "no-cache",
                )
            assert client.get(path.replace("SLUG", "never")).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_former_address_never_leads_to_what_visitors_do_not_see(client, name):
    record = make(name)
    move(record)
    if name == "post":
        record.withdrawn = True
    else:
        record.is_published = False
    record.save()
    for page in PAGES[name]:
        answer = client.get(page.format("en").replace("SLUG", "old"))
        assert (answer.status_code, b"/new/" in answer.content) == (404, False)


def test_exhibit_that_is_held_back_is_not_told(client):
    person = Person.objects.create(slug="maria", name_en="Maria", listed_en="Maria", is_published=False)
    move(collection.exhibit("old", [(person, "maker")]))
    assert client.get("/en/exhibits/old/").status_code == 404


def test_gone_record_and_other_methods_stay_as_they_were(client):
    record = make("post")
    move(record)
    assert client.post("/en/news/old/").status_code == 405
    assert client.head("/en/news/old/").status_code == 301
    record.delete()
    assert client.get("/en/news/old/").status_code == 404


def test_living_record_comes_before_a_former_one(client):
    move(make("post"))
    post("other")
    type(make("show"))  # Of another kind, at the same address.
    assert client.get("/en/exhibitions/old/").status_code == 200
    assert client.get("/en/news/old/").status_code == 301


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("news/post", {"kind": "news", **texts("ru")}),
        ("exhibits/exhibit", {"title_en": "A"}),
        ("prisoners/person", {}),
    ],
)
def test_form_refuses_the_former_address_of_another_record(admin_client, path, data):
    move(make(path.rpartition("/")[2]))
    answer = admin_client.post(f"/en/admin/{path}/add/", {"slug": "old", **data})
    said = answer.context["adminform"].form.errors["slug"]
    assert "links to it lead there. Choose another." in said[0]


def test_page_not_found_costs_one_question_more(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/en/news/never/")

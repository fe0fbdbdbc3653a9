"""Pages of records that are not published, at links that lapse."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.signing import Signer

from alzhir_site import previews
from exhibits.models import Exhibit
from news.models import Post
from prisoners.models import Person
from tests.exhibits import builders as collection
from tests.news.builders import NOW, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
DAY = timedelta(days=1)
LANGUAGES = ("kk", "ru", "en")


def address(record, language="en", now=NOW):
    return f"/{language}/preview/{previews.link_to(record, now).secret}/"


def main(answer):
    return re.search("<main.*</main>", answer.content.decode(), re.S)[0]


def staff(codename):
    """A member of staff with one permission."""
    user = get_user_model().objects.create_user(codename, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ({"published_at": None}, {"published_at": NOW}),
        ({"withdrawn": True}, {"withdrawn": False}),
        ({"published_until": NOW}, {"published_until": None}),
    ],
)
def test_post_is_shown_as_visitors_will_see_it(client, language, hidden, shown):
    one = post("limestone", event_on=NOW.date() + 3 * DAY, **hidden)
    link = address(one, language)
    before = main(client.get(link))
    Post.objects.update(**shown)
    after = main(client.get(f"/{language}/news/limestone/"))
    assert one.written("title", language) in before
    assert re.sub("/preview/[^/]*/", "/news/limestone/", before) == after


def test_post_that_waits_has_the_day_of_its_publication(client):
    html = main(client.get(address(post("limestone", published_at=NOW + 3 * DAY))))
    assert re.findall("<time[^>]*>([^<]*)", html) == ["15 May 2026"]


def test_preview_is_kept_from_caches_and_search_engines(client):
    answer = client.get(address(post("limestone", published_at=None)))
    html = answer.content.decode()
    assert (answer["Cache-Control"], answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "private, no-store",
        "noindex, nofollow",
        "no-referrer",
    )
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert re.findall('rel="(?:canonical|alternate)" hreflang|rel="canonical"|og:', html) == []
    assert "This link holds until 19 May 2026, 11:00 (Astana time)." in html
    assert not answer.cookies
    # The form for mistakes is not told the secret address.
    assert re.search('href="/en/mistake/([^"]*)"', html)[1] == ""


def test_language_switch_stays_within_the_preview(client):
    link = address(post("limestone", ("ru",), published_at=None))
    html = client.get(link).content.decode()
    switch = re.search('<nav class="lang".*?</nav>', html, re.S)[0]
    assert re.findall('href="([^"]*)"', switch) == [link.replace("/en/", f"/{code}/") for code in LANGUAGES]
    assert "This news is not yet available in English." in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_lapses_after_its_days(client, frozen, language):
    link = address(post("limestone", published_at=None), language)
    frozen.shift(settings.PREVIEW_DAYS * DAY - timedelta(seconds=1))
    assert client.get(link).status_code == 200
    frozen.shift(1)
    answer = client.get(link)
    html = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (410, "private, no-store")
    assert f'<html lang="{language}"' in html
    assert [word for word in ("Қабырға", "Открыта", "limestone") if word in html] == []


def test_forged_and_foreign_links_lead_nowhere(client):
    one = post("limestone", published_at=None)
    secret = previews.link_to(one, NOW).secret
    other = previews.Link("post", one.pk + 1, NOW + DAY).secret
    foreign = Signer(sep=".", salt="other").sign(secret.rpartition(".")[0])
    longer = secret.replace(str(int((NOW + 7 * DAY).timestamp())), str(int((NOW + 70 * DAY).timestamp())))
    assert longer != secret
    for wrong in (secret[:-1], "x", "%00", "а", "post-1-1", foreign, longer, other, "." * 400):
        assert client.get(f"/en/preview/{wrong}/").status_code == 404, wrong
    assert client.post(f"/en/preview/{secret}/").status_code == 405
    one.delete()
    assert client.get(f"/en/preview/{secret}/").status_code == 404


def test_link_leads_to_the_page_once_it_is_published(client, frozen):
    one = post("limestone", published_at=NOW + DAY)
    link = address(one, "ru")
    frozen.shift(DAY)
    answer = client.get(link)
    assert (answer.status_code, answer["Location"]) == (302, "/ru/news/limestone/")
    assert previews.link_to(one, NOW + DAY) is None


def test_preview_makes_nothing_public(client):
    one = post("limestone", title_en="Limestone", published_at=None)
    assert "Limestone" in client.get(address(one)).content.decode()
    pages = ("/en/", "/en/news/", "/en/news/feed/", "/en/search/?q=limestone", "/sitemap-news.xml")
    assert [page for page in pages if b"Limestone<" in client.get(page).content] == []
    assert client.get("/en/news/limestone/").status_code == 404


def test_exhibition_is_shown_without_what_else_is_not_published(client):
    hidden = collection.exhibit("hidden", is_published=False, title_en="Hidden")
    shown = collection.exhibit("shown", title_en="Shown", kind=collection.kind())
    show = collection.exhibition("a-show", [hidden, shown], title_en="A show", is_published=False)
    post("limestone", title_en="Limestone", published_at=None).exhibitions.add(show)
    html = client.get(address(show)).content.decode()
    assert [word for word in ("A show", "Shown", "Hidden", "Limestone") if word in html] == [
        "A show",
        "Shown",
    ]


def guarded():
    """A record of each kind that names a person who is not published."""
    person = Person.objects.create(slug="maria", name_en="Maria", listed_en="Maria", is_published=False)
    return {
        "exhibit": collection.exhibit("letter", [(person, "maker")], title_en="A letter"),
        "donation": collection.donation("gift", [person], title_en="A gift"),
        "person": person,
    }


@pytest.mark.parametrize("name", ["exhibit", "donation", "person"])
def test_what_may_name_a_person_is_for_staff_with_the_right_alone(client, name):
    link = address(guarded()[name])
    answer = client.get(link)
    assert (answer.status_code, answer["Location"]) == (302, f"/en/admin/login/?next={link}")
    client.force_login(staff("view_post"))
    assert client.get(link).status_code == 403
    client.force_login(staff(f"view_{name}"))
    answer = client.get(link)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert "It serves staff alone who are signed in." in answer.content.decode()


def test_form_of_a_draft_has_the_links_and_that_of_a_published_record_none(admin_client):
    one = post("limestone", published_at=None)
    form = f"/ru/admin/news/post/{one.pk}/change/"
    html = admin_client.get(form).content.decode()
    section = re.search('<section class="module preview-links".*?</section>', html, re.S)[0]
    links = re.findall('href="([^"]*)"', section)
    assert [re.sub("preview/.*", "", link) for link in links] == ["/kk/", "/ru/", "/en/"]
    assert {admin_client.get(link).status_code for link in links} == {200}
    assert f'value="{settings.SITE_URL}{links[1]}"' in section
    Post.objects.update(published_at=NOW)
    for page in (form, "/ru/admin/news/post/add/"):
        assert "preview-links" not in admin_client.get(page).content.decode().replace("records.css", "")


def test_link_tells_what_it_was_signed_for():
    link = previews.Link("exhibit", 12, datetime.combine(date(2026, 5, 19), datetime.min.time(), UTC))
    assert previews.read(link.secret) == link
    assert previews.link_to(Exhibit(slug="new"), NOW) is None
    assert previews.link_to(collection.kind(), NOW) is None

"""The first page of the admin: what waits, for whom, with a link to the list that shows it."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alzhir_site import roles
from alzhir_site.models import OutboxMessage
from alzhir_site.staff import demo
from alzhir_site.staff.order import APPS
from news.models import Post
from pictures.models import Picture
from prisoners.models import Contribution, ContributionState
from tests.booking.builders import at, close_day, make_slot, make_tour, open_week
from tests.prisoners.contributing import contribution
from tests.visitors.writing import entry, message, mistake, published
from translations.models import Translator
from visitors.models import Hall

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("frozen"),
    pytest.mark.ignore_template_errors,
]
INDEX = "/en/admin/"


def member(role):
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def page_of(client, user, language="en"):
    client.force_login(user)
    answer = client.get(f"/{language}/admin/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def counts(page):
    """{label: (count, address)} of what waits, without what does not."""
    found = {}
    for link in page.select(".desk-counts a"):
        number = link.b.extract().get_text()
        found[link.get_text(strip=True)] = int(number), link["href"]
    return found


def headings(page):
    return [heading.get_text(strip=True).partition(",")[0] for heading in page.select(".desk-part h2")]


def fill():
    """Something of each kind that waits, and something that does not."""
    open_week()
    tour = make_tour()
    make_slot(tour, at(12, 15), language="ru", capacity=25, booked=7)
    make_slot(tour, at(12, 10), language="kk", status="stopped")
    make_slot(tour, at(13, 10))
    close_day(date(2026, 5, 11))
    close_day(date(2026, 5, 13), date(2026, 5, 14))
    contribution()
    Contribution.objects.filter(pk=contribution("another").pk).update(state=ContributionState.QUESTION)
    entry()
    published("another")
    message()
    mistake()
    Post.objects.create(slug="a", title_ru="А")
    Post.objects.create(slug="b", title_ru="Б", published_at=timezone.now() + timedelta(hours=1))
    Post.objects.create(slug="c", title_ru="В", published_at=timezone.now())
    OutboxMessage.objects.update(status="sent", due_at=None)
    EmailMessage("a", "b", None, ["v@example.org"]).send()
    OutboxMessage.objects.filter(status="waiting").update(status="failed", due_at=None)
    picture(alt_kk="Хат", alt_ru="")


def picture(**fields):
    Picture.objects.bulk_create([Picture(file="a.jpg", width=40, height=30, **fields)])


def test_what_waits_is_counted_and_leads_to_its_list(client):
    fill()
    user = member("administrator")
    found = counts(page_of(client, user))
    numbers = {label: number for label, (number, _address) in found.items() if not label.startswith("texts")}
    assert numbers == {
        "contributions": 1,
        "guest book": 1,
        "messages to the museum": 1,
        "mistakes in texts": 1,
        "letters that could not be sent": 1,
        "posts that wait for their time": 1,
        "drafts of posts": 1,
        "pictures without a description in Russian": 1,
        "pictures without a description in English": 1,
    }
    for label, number in numbers.items():
        answer = client.get(found[label][1])
        assert (label, answer.context["cl"].result_count) == (label, number)


def test_today_tells_tours_with_free_places_and_what_is_ahead(client):
    fill()
    page = page_of(client, member("tour_desk"))
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in page.select(".desk-tours tbody tr")
    ]
    assert rows == [
        ["10:00", "Museum and grounds · Қазақша", "0", "stopped by staff"],
        ["15:00", "Museum and grounds · Русский", "7", "18 / 25"],
    ]
    assert [line.get_text(" ", strip=True) for line in page.select(".desk-list li")] == [
        "13/05/2026 – 14/05/2026: closed · Repairs"
    ]
    links = [link["href"] for link in page.select(".desk-part h3 a")]
    assert links == ["/en/admin/booking/slot/day/", "/en/admin/visitors/dayexception/?when=coming"]
    assert all(client.get(link).status_code == 200 for link in links)


def test_who_may_not_see_bookings_is_led_to_the_times_of_today(client):
    page = page_of(client, member("editor"))
    assert page.select_one(".desk-part h3 a")["href"] == "/en/admin/booking/slot/?when=today"


def test_each_role_sees_its_own_part_and_may_open_every_link(client):
    fill()
    shown = {}
    for role in roles.ROLES:
        page = page_of(client, member(role))
        shown[role] = headings(page)
        links = {link["href"] for link in page.select(".desk-part a")}
        assert [link for link in links if client.get(link).status_code != 200] == []
    assert shown == {
        "editor": ["Today", "What waits", "Languages"],
        "translator": ["Today", "What waits", "Languages"],
        "tour_desk": ["Today", "What waits"],
        "keeper": ["Today", "What waits", "Languages"],
        "director": ["Today", "What waits", "Languages"],
        "administrator": ["Today", "What waits", "Languages"],
    }


def test_staff_without_a_role_see_nothing_of_it(client):
    fill()
    page = page_of(client, User.objects.create_user("new", is_staff=True))
    assert headings(page) == []
    assert "@example" not in page.get_text()


def test_that_nothing_waits_is_said_in_words(client):
    page = page_of(client, member("tour_desk"))
    told = [line.get_text(strip=True) for line in page.select(".desk-part p")]
    assert told == [
        "There are no tours today.",
        "The week is as usual: nothing is announced.",
        "Nothing waits.",
    ]


def test_languages_tell_their_progress_and_what_is_to_do(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Hall.objects.create(slug="a", name_ru="Зал", name_kk="Зал")
    page = page_of(client, member("translator"))
    found = counts(page)
    number, address = found["texts not translated: English"]
    assert number >= 1
    assert client.get(address).status_code == 200
    line = page.select_one("section[aria-labelledby=desk-languages] p").get_text(" ", strip=True)
    assert re.fullmatch(
        r"Approved of what is to be translated: Қазақша \d+ % ?, Русский \d+ % ?, English \d+ %", line
    )


def test_as_many_queries_for_little_as_for_much(client):
    user = member("administrator")
    client.force_login(user)
    fill()
    client.get(INDEX)
    with CaptureQueriesContext(connection) as little:
        client.get(INDEX)
    tour = make_tour("another")
    for number in range(3):
        make_slot(tour, at(12, 11 + number))
        close_day(date(2026, 5, 20 + number))
        entry(f"more {number}")
        message(f"more {number}")
        Post.objects.create(slug=f"more-{number}", title_ru="А")
        picture(alt_kk="Хат")
    with CaptureQueriesContext(connection) as much:
        client.get(INDEX)
    assert len(much) == len(little)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_page_opens_in_the_language(client, language):
    fill()
    page = page_of(client, member("administrator"), language)
    assert page.html["lang"] == language
    assert len(page.select(".desk-part")) == 3


def test_daily_things_stand_first_in_the_list_of_apps(client):
    client.force_login(member("administrator"))
    apps = client.get(INDEX).context["app_list"]
    assert [app["app_label"] for app in apps] == [
        label for label in APPS if label in {app["app_label"] for app in apps}
    ]
    by_label = {app["app_label"]: [row["object_name"] for row in app["models"]] for app in apps}
    assert by_label["booking"][:2] == ["Slot", "Booking"]
    assert by_label["visitors"][:3] == ["GuestBookEntry", "Message", "TextMistake"]


def test_demo_has_an_account_for_each_role():
    password = demo.make_staff("museum")
    users = {user.username: user for user in User.objects.all()}
    assert sorted(users) == sorted(["museum", *demo.NAMES])
    assert all(user.check_password(password) and user.is_staff for user in users.values())
    assert [name for name, user in users.items() if user.is_superuser] == ["museum"]
    assert users["tour-desk"].has_perm("booking.change_booking")
    assert not users["translator"].has_perm("news.change_post")
    assert Translator.objects.get().languages == ("kk", "en")
    assert demo.make_staff("museum") is None
    users["keeper"].delete()
    again = demo.make_staff("museum")
    assert User.objects.get(username="keeper").check_password(again)
    assert User.objects.get(username="museum").check_password(password)

"""Django's own admin under our content security policy, in Chromium: nothing is blocked, nothing fails."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "",
    "news/post/",
    "news/post/add/",
    "visitors/weeklyhours/",
    "visitors/dayexception/add/",
    "booking/tour/add/",
    "booking/booking/",
    "prisoners/person/add/",
    "pictures/picture/add/",
    "exhibits/exhibit/add/",
    "exhibits/donation/add/",
    "exhibits/exhibition/add/",
    "auth/user/add/",
    "password_change/",
)


@pytest.fixture
def complaints(page):
    """What the browser's console says: refused styles and scripts, errors, files that are missing."""
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    return said


def sign_in(page, live_server):
    page.goto(f"{live_server.url}/en/admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "password")
    page.click("input[type=submit]")
    page.wait_for_selector("#user-tools")


def test_admin_pages_break_no_policy(page, live_server, admin_user, complaints):
    sign_in(page, live_server)
    for path in PAGES:
        assert page.goto(f"{live_server.url}/en/admin/{path}").status == 200
        assert page.locator("h1").count() > 0
    assert complaints == []


def test_admin_works_with_its_scripts(page, live_server, admin_user, complaints):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/en/admin/auth/user/{admin_user.pk}/change/")
    # The calendar and the two-column chooser are drawn by scripts.
    assert page.locator(".datetimeshortcuts").count() >= 2
    assert page.locator("select.filtered").count() >= 2
    page.fill("#id_first_name", "Айгүл")
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert page.input_value("#id_first_name") == "Айгүл"
    assert complaints == []

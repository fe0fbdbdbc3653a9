"""The whole way of a descendant in a real browser without scripts, in each language."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from alzhir_site.models import OutboxMessage
from pictures.models import Picture
from prisoners.contributions import acts
from prisoners.models import Contribution
from tests.pictures.files import photograph
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, pdf, wordings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEND = "form#step .actions .btn:not(.ghost)"


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": 390, "height": 800}}


def files(*contents):
    return [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in contents]


def test_from_the_persons_page_to_published_and_withdrawn(page, live_server, frozen, settings):
    settings.CONTRIBUTION_MIN_SECONDS = 0
    wordings()
    someone, staff = person(), get_user_model().objects.create_superuser("keeper")
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    for language in ("kk", "ru", "en"):
        send(page, live_server, language)
        publish_and_withdraw(page, live_server, language, someone, staff)
        Contribution.objects.all().delete()
        OutboxMessage.objects.all().delete()
    assert refused == []


def send(page, live_server, language):
    page.goto(f"{live_server.url}/{language}/persons/mamayeva-raisa/")
    page.locator("a[href*='contribute/?person=mamayeva-raisa&kind=relative']").click()
    page.fill("#id_text", "Әжем хаттар жазған.")
    page.set_input_files("#id_files", files(("a.jpg", photograph()), ("page.html", b"<html>")))
    page.locator("button[name=add]").click()
    expect(page.locator(".error-summary a")).to_have_count(1)
    expect(page.locator(".sent-files li")).to_have_count(1)
    page.fill(".sent-files input", "1939")
    page.set_input_files("#id_files", files(("b.png", photograph()), ("letter.pdf", pdf())))
    page.fill("#id_email", "nina@example.de")
    page.press("#id_email", "Enter")
    expect(page.locator(".error-summary a")).to_have_count(2)
    expect(page.locator(".sent-files li")).to_have_count(3)
    expect(page.locator(".sent-files input").first).to_have_value("1939")
    page.locator("button[name=remove]").last.click()
    expect(page.locator(".sent-files li")).to_have_count(2)
    page.fill("#id_name", "Нина Зауэр")
    for item in ("keep", "text", "photos"):
        page.check(f"#id_agree_{item}")
    page.locator(SEND).last.click()
    expect(page).to_have_url(re.compile("/sent/$"))


def publish_and_withdraw(page, live_server, language, someone, staff):
    made = Contribution.objects.get()
    mine = f"{live_server.url}/{language}/persons/contribute/{made.secret}/"
    page.locator("main a.btn").click()
    expect(page).to_have_url(mine)
    assert (made.person, made.attachments.count(), made.agreed()) == (someone, 2, {"keep", "text", "photos"})

    acts.ask(made, by=staff, now=NOW, note="Қашан?")
    page.goto(mine)
    page.fill("#id_note", "1939")
    page.locator("main form .btn").click()
    expect(page.locator(".steps-taken li")).to_have_count(3)

    made.attachments.update(is_chosen=True, alt_ru="Портрет")
    acts.accept(made, by=staff, now=NOW)
    acts.publish(made, by=staff, now=NOW)
    page.goto(f"{live_server.url}/{language}/persons/mamayeva-raisa/")
    expect(page.locator(".told-one")).to_contain_text("Әжем хаттар жазған.")
    expect(page.locator(".told-one img")).to_have_count(2)
    assert "Зауэр" not in page.content()

    page.goto(mine)
    page.locator("main a.danger").click()
    page.locator("main form .danger").click()
    expect(page).to_have_url(mine)
    page.goto(f"{live_server.url}/{language}/persons/mamayeva-raisa/")
    expect(page.locator(".told-one")).to_have_count(0)
    assert (Picture.objects.count(), Contribution.objects.get().state) == (0, "withdrawn")
    letters = OutboxMessage.objects.order_by("pk")
    assert [f"/{language}/persons/contribute/{made.secret}/" in letter.body for letter in letters] == [
        True
    ] * 5


def test_the_language_changes_in_the_middle_and_nothing_is_lost(page, live_server, frozen):
    wordings()
    page.goto(f"{live_server.url}/kk/persons/contribute/?kind=object")
    page.fill("#id_text", "Орамал")
    page.check("#id_agree_keep")
    page.set_input_files("#id_files", files(("a.jpg", photograph())))
    page.locator("button[value=en]").click()
    expect(page).to_have_url(f"{live_server.url}/en/persons/contribute/?kind=object")
    expect(page.locator("#id_text")).to_have_value("Орамал")
    expect(page.locator("#id_agree_keep")).to_be_checked()
    expect(page.locator(".sent-files li")).to_have_count(1)
    expect(page.locator(".error-summary")).to_have_count(0)

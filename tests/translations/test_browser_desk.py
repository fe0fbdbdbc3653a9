"""The desk in Chromium: a walk without scripts, and what scripts add; no refused style or script in the log."""

import pytest

from news.models import Post
from tests.translations.builders import standings, translator
from translations.models import Term

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def post():
    Term.objects.create(ru="Карлаг", kk="Қарлаг", en="Karlag")
    return Post.objects.create(
        slug="a", title_ru="Карлаг, 1938", lead_ru="Каждый день", body_ru="<p>Музей открыт.</p>"
    )


def sign_in(page, live_server):
    page.goto(f"{live_server.url}/en/admin/login/")
    page.fill("#id_username", "aigul")
    page.fill("#id_password", "x")
    page.click("input[type=submit]")
    page.wait_for_selector("#user-tools")


def box(post, field):
    return f"#id_news-post-{post.pk}-{field}_kk"


def test_a_text_is_translated_without_scripts(browser, live_server, post):
    translator()
    page = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}).new_page()
    sign_in(page, live_server)
    page.click(f'a[href$="{"/translations/unit/"}"] >> visible=true')
    page.click("text=Next to do: Kazakh")
    assert "/record/news.post/" in page.url
    assert page.locator(".tr-terms li").first.inner_text().split() == ["Карлаг", "→", "Қарлаг"]
    page.fill(box(post, "title"), "Қарлаг, 1937")
    page.click("text=Save and send to review")
    assert "1938" in page.locator(".tr-findings").first.inner_text()
    page.fill(box(post, "title"), "Қарлаг, 1938")
    page.click("text=Save and send to review")
    assert page.locator(".messagelist").inner_text() == "1 text was saved."
    assert standings(post, language="kk") == {
        ("title", "kk"): "review",
        ("lead", "kk"): "missing",
        ("body", "kk"): "missing",
    }
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_scripts_check_count_and_insert(page, live_server, post):
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    translator()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/en/admin/translations/unit/next/kk/")
    page.click("text=Insert “Қарлаг”")
    assert page.input_value(box(post, "title")) == "Қарлаг"
    page.keyboard.type(", 1937")
    title = page.locator(f"#news-post-{post.pk}-title_kk")
    title.locator(".tr-warning").first.wait_for()
    assert "1938" in title.locator(".tr-findings").inner_text()
    assert title.locator(".tr-count").inner_text() == "12 / 200"
    assert title.locator("[data-anyway]").is_visible()
    page.keyboard.press("Backspace")
    page.keyboard.type("8")
    title.locator(".tr-warning").first.wait_for(state="detached")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".messagelist .success")
    assert standings(post, language="kk")["title", "kk"] == "review"
    assert said == []

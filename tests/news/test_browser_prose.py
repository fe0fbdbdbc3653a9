"""The editor of rich text in Chromium, under our content policy: by keyboard, with what Word pastes."""

import pytest

from news.models import Post

from .builders import post
from .word_paste import CLEANED, PASTED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """(element, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def complaints(page):
    """What the browser's console says: refused styles and scripts, errors."""
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def open_form(page, live_server, one):
    page.goto(f"{live_server.url}/kk/admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "password")
    page.click("input[type=submit]")
    page.wait_for_selector("#user-tools")
    page.goto(f"{live_server.url}/kk/admin/news/post/{one.pk}/change/")
    page.wait_for_selector(".field-body_en .prose-toolbar")


def editor(page, code):
    return page.locator(f".field-body_{code} [contenteditable]")


def test_a_text_is_written_formatted_and_pasted(page, live_server, admin_user, complaints):
    one = post(body_ru="<p>Первый.</p>")
    open_form(page, live_server, one)
    told = {code: editor(page, code).get_attribute("spellcheck") for code in ("kk", "ru", "en")}
    assert told == {"kk": "false", "ru": "true", "en": "true"}
    assert [editor(page, code).get_attribute("lang") for code in told] == list(told)

    # By keyboard alone: written, marked with the arrows of the toolbar, undone.
    editor(page, "ru").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Второй")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.wait_for_selector('.field-body_ru [aria-disabled="false"]:has-text("insert_link")')
    page.keyboard.press("Shift+Tab")
    toolbar = page.locator(".field-body_ru [role=toolbar]")
    assert toolbar.locator("button:focus").count() == 1
    for _button in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert toolbar.locator("button:nth-child(1)[aria-pressed=true]").count() == 2
    editor(page, "en").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.locator("dialog input").fill("museum.example/kk")
    page.locator("dialog button[type=submit]").click()

    editor(page, "kk").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    editor(page, "kk").evaluate(PASTE, PASTED)
    assert editor(page, "kk").locator("h2").inner_text() == "Ашылу"
    # As Google Docs has it: all in a <b> that is none, what is bold in a style.
    docs = '<b style="font-weight:normal;"><p><span style="font-weight:700">a</span>b</p></b>'
    editor(page, "ru").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.wait_for_function("getSelection().toString() == 'Второй'")
    editor(page, "ru").evaluate(PASTE, docs)
    page.locator("input[name=_save]").first.click()
    page.wait_for_selector(".messagelist .success")

    saved = Post.objects.get()
    assert saved.body_ru == "<p>Первый. <strong>a</strong>b</p>"
    linked = '<a href="https://museum.example/kk">{}</a>'
    assert saved.body_en == "\n".join(
        f"<p>{linked.format(text)}</p>" for text in ("First paragraph.", "Second paragraph.")
    )
    assert saved.body_kk == CLEANED
    assert complaints == []

"""A day of the museum's office in Chromium: a post from its writing in Russian to its translations gone stale."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import expect

from news.models import Post
from pictures.models import Picture
from tests.pictures.files import picture
from tests.translations.builders import standings
from translations.models import Term, Translator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ALTS = {
    "ru": ("Конверт с письмом", "Зал «Алаш»"),
    "kk": ("Хат салынған конверт", "«Алаш» залы"),
    "en": ("An envelope with a letter", "Alash Hall"),
}
# Title without the term that stands at its end, lead, heading, item of a list.
TEXTS = {
    "kk": ("Хаттар: ", "2026 жылғы 31 мамырда ашылады.", "Көрме туралы", "Аналардың хаттары"),
    "en": ("Letters: ", "Opens on 31 May 2026.", "About the exhibition", "Letters of mothers"),
}
TERMS = {"kk": "«Алаш» залы", "en": "Alash Hall"}


@pytest.fixture
def office(browser, live_server):
    """Opens the admin's first page as one of the roles; what the browsers complained of is in `office.said`."""
    Term.objects.create(kk="«Алаш» залы", ru="зал «Алаш»", en="Alash Hall", kind="hall")
    for role in ("editor", "translator"):
        user = User.objects.create_user(role, password="x", is_staff=True)
        user.groups.add(Group.objects.get(role__key=role))
    Translator.objects.create(user=user, to_kk=True, to_en=True)

    @contextmanager
    def at_work(role):
        page = browser.new_context(locale="ru").new_page()
        listen(page, at_work.said)
        page.goto(f"{live_server.url}/ru/admin/login/")
        page.fill("#id_username", role)
        page.fill("#id_password", "x")
        page.click("input[type=submit]")
        page.wait_for_selector("#user-tools")
        yield page
        page.context.close()

    at_work.said = []
    return at_work


def listen(page, said):
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    page.on("popup", lambda popup: listen(popup, said))


def compose(page, place, heading, item, words):
    """Types into the editor of rich text: a heading, a list, a paragraph that is a link."""
    text, buttons = place.locator("[contenteditable]"), place.locator("[role=toolbar] button")
    text.click()
    buttons.nth(1).click()
    page.keyboard.type(heading)
    page.keyboard.press("Enter")
    buttons.nth(7).click()
    page.keyboard.type(item)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    page.keyboard.press("Shift+Home")
    expect(buttons.nth(5)).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("Control+k")
    page.locator("dialog input").fill("museum.example/letters")
    page.locator("dialog button[type=submit]").click()
    expect(text.locator("a")).to_have_text(words)
    assert [text.locator(tag).count() for tag in ("h2", "li", "p a")] == [1, 1, 1]


def attach(page, number):
    """Uploads a new picture in the library's popup."""
    page.click("#postpicture_set-group .add-row a")
    with page.expect_popup() as opened:
        page.click(f"#add_id_postpicture_set-{number}-picture")
    file = {"name": "фото.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    opened.value.set_input_files("#id_file", file)
    opened.value.fill("#id_alt_ru", ALTS["ru"][number])
    opened.value.locator("[name=_save]").first.click()
    page.wait_for_selector(f"#postpicture_set-{number} .picture-card img")


def press(page, button):
    """Presses a button that saves, and waits for the page that says so."""
    with page.expect_navigation():
        page.locator(button).first.click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def write(page):
    """The editor's post, to be seen from tomorrow noon."""
    page.locator("a[href$='/news/post/add/']").first.click()
    page.fill("#id_title_ru", "Письма: зал «Алаш»")
    page.fill("#id_lead_ru", "Откроется 31 мая 2026 года.")
    compose(page, page.locator(".field-body_ru"), "О выставке", "Письма матерей", "Подробнее")
    attach(page, 0)
    attach(page, 1)
    page.fill("#id_published_at_0", "13.05.2026")
    page.fill("#id_published_at_1", "12:00")
    press(page, "[name=_continue]")
    assert (page.locator(".preview-links li").count(), page.locator(".viewsitelink").count()) == (3, 0)


def describe(page, language):
    """The desk shows the picture beside the text to be translated."""
    shown = Picture.objects.get(pk=page.url.split("/")[-3])
    assert page.locator(".tr-picture").get_attribute("src") == shown.small_url
    text = ALTS[language][ALTS["ru"].index(shown.alt_ru)]
    page.fill(f"[name=pictures-picture-{shown.pk}-alt_{language}]", text)


def render(page, language):
    """The post's texts, with the term from the glossary."""
    title, lead, heading, item = TEXTS[language]
    key = f"news-post-{Post.objects.get().pk}-{{}}_{language}".format
    page.fill(f"[name={key('title')}]", title)
    page.click(f"[data-insert='{TERMS[language]}'][data-into=id_{key('title')}]")
    page.fill(f"[name={key('lead')}]", lead)
    compose(page, page.locator(f"#{key('body')}"), heading, item, "museum.example")


def translate(page, language):
    """From the first page to the desk, and there what is to be done next: a post and its two pictures."""
    page.locator("#site-name a").click()
    page.click(".desk-languages h2 a")
    page.click(f".tr-lead a[href$='/next/{language}/']")
    for _record in range(3):
        (describe if "/pictures.picture/" in page.url else render)(page, language)
        press(page, "[name=do][value=next]")
    expect(page.locator("#by-state")).to_be_visible()


def waiting(page, language, state):
    """The links to the records of a count on the first page."""
    page.locator("#site-name a").click()
    page.click(f".desk-counts a[href*='language={language}'][href*='state={state}']")
    return page.locator(".tr-scroll tbody th a")


def approve(page, language):
    for left in (3, 2, 1):
        links = waiting(page, language, "review")
        expect(links).to_have_count(left)
        links.first.click()
        press(page, "[name=do][value=approve]")


def seen(page, live_server, language):
    """The title, the words and the pictures of the only post in the list of news; None where there is none."""
    page.goto(f"{live_server.url}/{language}/news/")
    links = page.locator("main a[href*='/news/pisma']")
    if not links.count():
        return None
    with page.expect_navigation():
        links.first.click()
    alts = tuple(page.locator("main img").evaluate_all("all => all.map(one => one.alt)"))
    return page.locator("h1").inner_text(), page.locator("main h2").first.inner_text(), alts


def change(page):
    """The editor's second thoughts: another hall, another day."""
    page.goto(page.url.split("/admin/")[0] + f"/admin/news/post/{Post.objects.get().pk}/change/")
    page.fill("#id_title_ru", "Письма: зал «Зерде»")
    page.fill("#id_lead_ru", "Откроется 1 июня 2026 года.")
    press(page, "[name=_save]")


def catch_up(page):
    """The translator sees what has changed; the one is right still, the other is written anew."""
    waiting(page, "kk", "stale").first.click()
    title, lead = (page.locator(f"article[id$='-{name}_kk']") for name in ("title", "lead"))
    assert title.locator(".tr-words").first.inner_text() == "Письма: зал «Алаш»"
    assert title.locator("del").text_content() == "[удалено: Алаш]"
    assert title.locator("ins").text_content() == "[добавлено: Зерде]"
    press(page, "button[value^=still][value$=title_kk]")
    lead.locator("textarea").first.fill("2026 жылғы 1 маусымда ашылады.")
    press(page, "[name=do][value=review]")


def states(language):
    found = standings(Post.objects.get(), language=language)
    return [found[field, language] for field in ("title", "lead", "body")]


def test_a_post_from_its_first_letter_to_its_stale_translations(office, page, live_server, frozen):
    listen(page, office.said)
    with office("editor") as editor, office("translator") as translator:
        write(editor)
        for language in ("kk", "en"):
            translate(translator, language)
            assert states(language) == ["review"] * 3
            approve(editor, language)
            assert states(language) == ["approved"] * 3
    call_command("make_variants", once=True)
    frozen.shift(timedelta(hours=25, minutes=-1))
    assert [seen(page, live_server, language) for language in ALTS] == [None] * 3
    frozen.shift(timedelta(minutes=1))
    assert {language: seen(page, live_server, language) for language in ALTS} == {
        "ru": ("Письма: зал «Алаш»", "О выставке", ALTS["ru"]),
        "kk": ("Хаттар: «Алаш» залы", "Көрме туралы", ALTS["kk"]),
        "en": ("Letters: Alash Hall", "About the exhibition", ALTS["en"]),
    }
    with office("editor") as editor, office("translator") as translator:
        change(editor)
        assert states("kk") == states("en") == ["stale", "stale", "approved"]
        catch_up(translator)
        assert (states("kk"), states("en")) == (
            ["review", "review", "approved"],
            ["stale", "stale", "approved"],
        )
    assert office.said == []

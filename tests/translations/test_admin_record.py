"""The page of a record on the desk: texts beside their sources, what is saved, refused and asked."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Post, PostFile
from tests.translations.builders import approver, standings, translator, unit, user
from translations.models import Note, Origin, Term

pytestmark = pytest.mark.django_db


class Desk:
    """The page of a post in a language, for somebody who is signed in."""

    def __init__(self, who, post, language="kk"):
        self.client, self.post = Client(), post
        self.client.force_login(who)
        self.url = f"/en/admin/translations/unit/record/news.post/{post.pk}/{language}/"
        self.language = language

    def key(self, field):
        return f"news-post-{self.post.pk}-{field}_{self.language}"

    def soup(self):
        return BeautifulSoup(self.client.get(self.url).content.decode(), "html.parser")

    def form(self):
        """What a browser would send of the form as it is shown now."""
        form = self.soup().select_one("#texts")
        data = {box["name"]: box.text.removeprefix("\n") for box in form.select("textarea")}
        hidden = {box["name"]: box["value"] for box in form.select("input[type=hidden]")}
        return {**data, **hidden}

    def send(self, do, form=None, **typed):
        """Presses a button; the page that follows, or the one with what is wrong."""
        data = {**(form or self.form()), **{self.key(name): text for name, text in typed.items()}, "do": do}
        answer = self.client.post(self.url, data)
        self.saved = answer.status_code == 302
        page = self.client.get(answer["Location"], follow=True) if self.saved else answer
        return BeautifulSoup(page.content.decode(), "html.parser")


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return Post.objects.create(slug="a", title_ru="Музей открыт", lead_ru="Каждый день", title_en="Open")


@pytest.fixture
def change(post, django_capture_on_commit_callbacks):
    """Saves the post with other texts, as the admin would."""

    def save(**texts):
        with django_capture_on_commit_callbacks(execute=True):
            record = Post.objects.get(pk=post.pk)
            for name, text in texts.items():
                setattr(record, name, text)
            record.save()
        post.refresh_from_db()

    return save


def errors(page):
    return [item.text for item in page.select("#texts .errorlist li")]


def states(post, language="kk"):
    return {field: state for (field, code), state in standings(post).items() if code == language}


def test_texts_stand_beside_their_sources(post):
    Term.objects.create(ru="Музей", kk="Мұражай", en="Museum", note="with ж")
    page = Desk(translator(), post).soup()
    title, lead = page.select(".tr-text")
    assert [side.select_one(".tr-words").text for side in (title, lead)] == ["Музей открыт", "Каждый день"]
    assert title.select_one(".tr-words")["lang"] == "ru"
    assert [(mark.text, mark["title"]) for mark in title.select("mark")] == [("Музей", "Мұражай")]
    assert title.select_one(".tr-terms button")["data-insert"] == "Мұражай"
    assert (title.textarea["lang"], title.textarea["data-longest"]) == ("kk", "200")
    assert title.select_one(".tr-count").text == "0 / 200"
    assert [item.text for item in title.select("details .tr-words")] == ["Open"]
    assert [" ".join(tab.text.split()) for tab in page.select(".tr-languages a")] == [
        "Kazakh missing: 2",
        "Russian",
        "English missing: 1 draft: 1",
    ]


def test_warnings_at_texts_that_were_left_alone_stop_nothing(post, change):
    """Title: stale and not looked at yet, or held to be right still; lead: edited."""
    desk = Desk(translator(), post)
    desk.send("review", title="Музей ашық", lead="Күн сайын")
    change(title_ru="Музей открыт с 1938 года", lead_ru="Ежедневно")
    desk.send("review", lead="Әр күні")
    assert (desk.saved, states(post)) == (True, {"title": "stale", "lead": "review"})
    desk.send(f"still:{desk.key('title')}")
    desk.send("review", lead="Күнде")
    assert (desk.saved, states(post)) == (True, {"title": "review", "lead": "review"})
    office = Desk(approver(), post)
    assert "1938" in office.send("approve").select_one(".tr-findings").text
    assert not office.saved


def test_drafts_review_and_approval(post):
    desk = Desk(translator(), post)
    desk.send("draft", title="Мұражай ашық")
    assert (desk.saved, states(post)) == (True, {"title": "draft", "lead": "missing"})
    desk.send("review", lead="Күн сайын")
    assert states(post) == {"title": "review", "lead": "review"}
    office = Desk(approver(), post)
    page = office.send(
        f"back:{office.key('title')}", {**office.form(), f"{office.key('title')}-note": "Мұражай?"}
    )
    assert (office.saved, states(post)) == (True, {"title": "draft", "lead": "review"})
    assert [quote.text for quote in page.select(".tr-note blockquote")] == ["Мұражай?"]
    office.send("approve", title="Музей ашық")
    assert states(post) == {"title": "approved", "lead": "approved"}
    post.refresh_from_db()
    assert (post.title_kk, post.lead_kk) == ("Музей ашық", "Күн сайын")
    assert "There was nothing to save." in office.send("approve").text


def test_next_opens_what_waits_in_the_language(post):
    desk = Desk(translator(), post)
    page = desk.send("next", title="Мұражай ашық")
    assert (desk.saved, page.select_one("h1").text) == (True, "Open")
    page = desk.send("next", lead="Күн сайын")
    assert "Nothing waits for you in this language." in page.text


def test_a_stale_text_shows_what_changed_and_may_still_be_right(post, change):
    office, desk = Desk(approver(), post), Desk(translator(), post)
    office.send("approve", title="Мұражай ашық")
    change(title_ru="Музей снова открыт")
    title = desk.soup().select_one(f"#{desk.key('title')}")
    assert title.select_one(".tr-words").text == "Музей открыт"
    assert [ins.text for ins in title.select("ins")] == ["[added: снова ]"]
    assert [button.text for button in title.select("button.quiet")] == ["Still right: title"]
    desk.send(f"still:{desk.key('title')}")
    assert (desk.saved, states(post)["title"]) == (True, "review")
    change(title_ru="Музей опять открыт")
    desk.send(f"still:{desk.key('title')}", title="Мұражай қайта ашық")
    assert states(post)["title"] == "review"
    assert unit(post, "title", "kk").source_text == "Музей опять открыт"
    change(title_ru="Музей открыт")
    office.send(f"still:{office.key('title')}")
    assert states(post)["title"] == "approved"


def test_rich_text_is_compared_by_its_words(post, change):
    change(body_ru="<p>Первый.</p>", body_kk="<p>Бірінші.</p>")
    change(body_ru="<p>Первый.</p><p>Второй.</p>")
    desk = Desk(translator(), post)
    body = desk.soup().select_one(f"#{desk.key('body')}")
    assert "<p>" not in body.select_one(".difference").text
    assert body.select_one(".tr-words p").text == "Первый."
    assert body.textarea["data-prose"]


def test_what_cannot_be_saved_keeps_what_was_typed(post):
    desk = Desk(translator(), post)
    for wrong, said in (
        ("Ұ" * 201, "at most 200 characters"),
        ("Мұражай\0", "Null characters"),
        ("Мұражай {count} ашық", "{count}"),
    ):
        page = desk.send("draft", title=wrong, lead="Күн сайын")
        assert (desk.saved, said in errors(page)[0], len(errors(page))) == (False, True, 1)
        assert page.title.text.startswith("Error:")
        kept = [box.text.removeprefix("\n") for box in page.select("#texts .tr-side > textarea")]
        assert kept == [wrong, "Күн сайын"]
        assert states(post) == {"title": "missing", "lead": "missing"}


def test_warnings_stand_in_the_way_of_review_until_they_are_read(post):
    Term.objects.create(ru="Музей", kk="Мұражай")
    desk = Desk(translator(), post)
    page = desk.send("draft", title="Ол ашық")
    assert (desk.saved, states(post)["title"]) == (True, "draft")
    assert "Мұражай" in page.select_one(".tr-findings").text
    page = desk.send("review")
    assert (desk.saved, states(post)["title"], len(errors(page))) == (False, "draft", 1)
    desk.send("review", {**desk.form(), f"{desk.key('title')}-anyway": "on"})
    assert (desk.saved, states(post)["title"]) == (True, "review")
    office = Desk(approver(), post)
    office.send("approve", title="Ол жабық")
    assert (office.saved, states(post)["title"]) == (False, "review")


def test_a_text_that_was_changed_meanwhile_is_shown_with_ones_own(post, change):
    desk = Desk(translator(), post)
    form = desk.form()
    change(title_kk="Олардың мәтіні")
    page = desk.send("draft", form, title="Менің мәтінім", lead="Күн сайын")
    title = page.select_one(f"#{desk.key('title')}")
    assert (desk.saved, len(errors(page))) == (False, 1)
    assert title.select(".tr-side")[-1].select_one(".tr-words").text == "Олардың мәтіні"
    assert title.textarea.text.strip() == "Менің мәтінім"
    again = {box["name"]: box["value"] for box in page.select("#texts input[type=hidden]")}
    desk.send("draft", again, title="Менің мәтінім", lead="Күн сайын")
    post.refresh_from_db()
    assert (desk.saved, post.title_kk, post.lead_kk) == (True, "Менің мәтінім", "Күн сайын")


def test_what_was_not_touched_overwrites_nothing(post, change):
    desk = Desk(translator(), post)
    form = desk.form()
    change(title_kk="Олардың мәтіні")
    page = desk.send("draft", form, lead="Күн сайын {x}")
    assert desk.saved is False
    again = {box["name"]: box["value"] for box in page.select("#texts input[type=hidden]")}
    desk.send("draft", {**again, desk.key("title"): ""}, lead="Күн сайын")
    post.refresh_from_db()
    assert (desk.saved, post.title_kk, post.lead_kk) == (True, "Олардың мәтіні", "Күн сайын")


def test_a_source_that_changed_meanwhile_is_looked_at_first(post, change):
    desk, office = Desk(translator(), post), Desk(approver(), post)
    desk.send("review", title="Мұражай ашық")
    form = office.form()
    change(title_ru="Музей закрыт")
    page = office.send(f"approve:{office.key('title')}", form)
    assert (office.saved, len(errors(page))) == (False, 1)
    assert page.select_one(f"#{office.key('title')} .tr-state-stale")
    assert "закрыт" in page.select_one(".difference").text


def test_only_ones_own_languages_and_texts_can_be_written(post):
    kazakh = translator("b", ("kk",))
    mine, other = Desk(kazakh, post), Desk(kazakh, post, "en")
    form = mine.form()
    assert other.soup().select("#texts textarea, .tr-save") == []
    refused = [
        (other.url, {other.key("title"): "Mine", "do": "draft"}),
        (mine.url, {**form, f"news-post-{post.pk}-title_ru": "Моё", "do": "draft"}),
        (mine.url, {**form, "do": "approve"}),
        (mine.url, {**form, "do": f"approve:{mine.key('title')}"}),
        (mine.url, {**form, "do": f"back:{mine.key('title')}"}),
        (mine.url, {**form, "do": "source:news-post-1", "source": "kk"}),
        (mine.url, {**form, "do": "delete"}),
    ]
    for url, data in refused:
        assert mine.client.post(url, data).status_code == 403
    reader = Desk(user("reader", "view_unit"), post)
    assert reader.soup().select("#texts textarea, #ask") == []
    for do in ("draft", "ask"):
        assert reader.client.post(reader.url, {**form, "text": "?", "do": do}).status_code == 403
    before = post.title_kk, post.title_ru, post.title_en
    post.refresh_from_db()
    assert ((post.title_kk, post.title_ru, post.title_en), Note.objects.count()) == (before, 0)


def test_questions_are_asked_answered_and_settled(post):
    desk, office = Desk(translator(), post), Desk(approver(), post)
    page = desk.send("ask", {"about": desk.key("title"), "text": " "})
    assert "Write what you want to ask or to say." in page.text
    page = desk.send("ask", {"about": desk.key("title"), "text": "Ы" * 4001})
    assert (desk.saved, page.select_one("#ask-text").text) == (False, "Ы" * 4001)
    desk.send("ask", {"about": desk.key("title"), "text": "Қай мұражай?"})
    note = Note.objects.get()
    assert (note.field, note.language, note.author.username) == ("title", "kk", "aigul")
    page = office.send(f"answer:{note.pk}", {"text": "АЛЖИР"})
    assert [quote.text for quote in page.select(".tr-note blockquote")] == ["Қай мұражай?", "АЛЖИР"]
    assert page.select_one(f'#{desk.key("title")} a[href="#note-{note.pk}"]')
    desk.send(f"settle:{note.pk}", {})
    note.refresh_from_db()
    assert note.settled_at is not None
    assert desk.client.post(desk.url, {"do": "answer:999", "text": "?"}).status_code == 404
    desk.send("ask", {"text": "Бәрі?"})
    assert Note.objects.get(question=None, settled_at=None).field == ""


def test_the_source_language_is_chosen_by_who_approves(post):
    office = Desk(approver(), post, "ru")
    office.send(f"source:news-post-{post.pk}", {"source": "en"})
    assert Origin.objects.get().language == "en"
    assert states(post, "ru") == {"title": "review", "lead": "source"}


def test_parts_stand_on_the_page_of_their_whole(post, django_capture_on_commit_callbacks):
    desk, counts = Desk(translator(), post), []
    for number in range(1, 4):
        with django_capture_on_commit_callbacks(execute=True):
            part = PostFile.objects.create(post=post, title_ru=f"Книга {number}", file="a.pdf")
        desk.soup()
        with CaptureQueriesContext(connection) as asked:
            page = desk.soup()
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert [words.text for words in page.select(f"#news-postfile-{part.pk} .tr-words")] == ["Книга 3"]
    answer = desk.client.get(f"/en/admin/translations/unit/record/news.postfile/{part.pk}/")
    assert answer["Location"] == desk.url
    key = f"news-postfile-{part.pk}-title_kk"
    desk.send("review", {**desk.form(), key: "Үшінші кітап 3"})
    part.refresh_from_db()
    assert part.title_kk == "Үшінші кітап 3"


def test_the_record_is_one_step_away_on_the_site_and_in_the_admin(post, frozen):
    desk = Desk(user("a", "view_unit", "view_post"), post)

    def ways():
        return {link.text: link["href"] for link in desk.soup().select(".tr-lead a")}

    assert ways()["Open its form"] == f"/en/admin/news/post/{post.pk}/change/"
    assert ways()["Preview"].startswith("/kk/")
    Post.objects.filter(pk=post.pk).update(published_at=timezone.now())
    assert ways()["View on site"] == "/kk/news/a/"
    stranger = Desk(translator(), post)
    assert [link.text for link in stranger.soup().select(".tr-lead a")] == ["View on site", "Next to do →"]

"""No page of the admin says anything of Django's in English or, in Kazakh, in Russian: lists, forms, questions, errors."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation
from lxml import html

from exhibits.models import Exhibit, Kind
from news.models import Post
from prisoners.models import Source
from tests.booking.builders import make_tour
from tests.opened import without_sidebar
from tests.prisoners.builders import person
from tests.site.test_django_locale import texts_of_others
from visitors.models import Hall

LANGUAGES = ("kk", "ru")
# Names, marks and what a text of ours keeps in Latin letters.
LATIN_WORDS = (
    "English Eng admin example com Control Command Mac SSO LDAP HTTP Accept JSON UUID URL PDF EPUB JPEG PNG "
    "WebP TIFF CSV XLSX YouTube EDTF ISO Choi Tsoi zzz nosuch unknown"
)
LATIN = set(LATIN_WORDS.split())
# What the museum has written: not the words of the page.
CONTENT = (
    "//script | //style | //textarea | //*[contains(@class, 'form-row') and contains(@class, 'hidden')]"
    " | //*[@id='result_list']//tbody//*[self::td or self::th][not(.//img)]"
)
APPS = sorted({model._meta.app_label for model in admin.site._registry})
ATTRIBUTES = ("title", "placeholder", "aria-label", "alt")

each_language = pytest.mark.parametrize("language", LANGUAGES)


def visible(page):
    """All texts of a page that somebody sees or hears; what stands in a field is content."""
    root = html.document_fromstring(page)
    for tag in root.xpath(CONTENT):
        tag.drop_tree()
    texts = [text.strip() for text in root.itertext() if text.strip()]
    texts += root.xpath("|".join(f"//@{name}" for name in ATTRIBUTES))
    return texts + root.xpath("//input[@type='submit']/@value")


class Walk:
    """Visits pages and keeps what was said in another language: texts that the catalogue lacks, Latin words.

    A text of ours that is not translated yet is told by test_translations and forgiven here.
    """

    def __init__(self, client, language):
        self.client, self.language = client, language
        self.lacking, self.latin = set(), set()

    def look(self, answer, *statuses):
        assert answer.status_code in (statuses or (200,)), (answer.status_code, answer.request["PATH_INFO"])
        for text in visible(answer.content.decode()):
            words = set(re.findall(r"[A-Za-z_]{3,}", re.sub(r"\[\w\w\]|[\w-]+_FORMS", "", text))) - LATIN
            if words:
                self.latin.add((answer.request["PATH_INFO"], text))
        return answer

    def left_over(self):
        """What the pages said in another language than theirs: texts of Django's, and whole texts in Latin letters."""
        ours = [text.rpartition("\x04")[2].lower() for text in self.lacking - texts_of_others()]
        latin = {(path, text) for path, text in self.latin if not any(word in text.lower() for word in ours)}
        return sorted(self.lacking & texts_of_others()), sorted(latin)

    def get(self, path="", *statuses):
        return self.look(self.client.get(f"/{self.language}/admin/{path}", follow=True), *statuses)

    def post(self, path, data, *statuses):
        return self.look(self.client.post(f"/{self.language}/admin/{path}", data, follow=True), *statuses)


@pytest.fixture
def walk(request, admin_client, monkeypatch):
    """A walk in the test's language. Texts in Cyrillic are asked for too: names that were translated before."""
    language = request.getfixturevalue("language")
    made = Walk(admin_client, language)
    gettext, ngettext = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def note(text, known):
        if text and not known and not re.search("[А-я]", str(text)):
            made.lacking.add(str(text))

    def watched(catalogue, text):
        note(text, catalogue.to_language() != language or text in catalogue._catalog)
        return gettext(catalogue, text)

    def watched_plural(catalogue, one, many, number):
        note(one, catalogue.to_language() != language or (one, 0) in catalogue._catalog)
        return ngettext(catalogue, one, many, number)

    monkeypatch.setattr(DjangoTranslation, "gettext", watched)
    monkeypatch.setattr(DjangoTranslation, "ngettext", watched_plural)
    return made


def folder(model):
    return f"{model._meta.app_label}/{model._meta.model_name}/"


@each_language
@pytest.mark.parametrize("label", APPS)
@pytest.mark.django_db
def test_lists_and_forms_are_in_the_language(walk, language, label, monkeypatch):
    without_sidebar(monkeypatch)
    walk.get(f"{label}/")
    models = [model for model in admin.site._registry if model._meta.app_label == label]
    for model in models:
        walk.get(folder(model) + "?q=zzz")
        # The form with all its errors says what the empty one does.
        walk.post(folder(model) + "add/", {}, 200, 403)
    # These say the same of every model.
    walk.get(folder(models[0]) + "?_popup=1")
    walk.get(folder(models[0]) + "add/?_popup=1", 200, 403)
    walk.get(folder(models[0]) + "999999/change/")
    assert walk.left_over() == ([], [])


@each_language
@pytest.mark.django_db
def test_the_way_in_and_out_is_in_the_language(walk, language, admin_user):
    walk.get("")
    walk.get("nosuch/", 404)
    walk.get("password_change/")
    walk.post("password_change/", {"old_password": "x", "new_password1": "1", "new_password2": "2"})
    walk.get(f"auth/user/{admin_user.pk}/password/")
    walk.post("logout/", {})
    walk.get("login/?next=/")
    walk.post("login/", {"username": "x", "password": "y"})
    for _ in range(8):
        answer = walk.client.post(f"/{language}/admin/login/", {"username": "x", "password": "y"})
    walk.look(answer, 429)
    assert walk.left_over() == ([], [])


def records():
    """One record of each kind that is tied to others, named in Cyrillic: (record, whether a list can delete it)."""
    names = {f"{field}_{code}": "Аты" for field in ("name",) for code in ("kk", "ru", "en")}
    titles = {f"title_{code}": "Атауы" for code in ("kk", "ru", "en")}
    hall = Hall.objects.create(slug="a", **names)
    make_tour(slug="b", **names).halls.add(hall)
    woman = person(slug="c", ru=None, kk=("Мамаева", "Раиса", "Моисеевна"))
    woman.sources.add(Source.objects.create(**names))
    kind = Kind.objects.create(slug="d", **names)
    exhibit = Exhibit.objects.create(slug="e", kind=kind, **titles)
    group = Group.objects.create(name="Топ")
    group.permissions.add(*Permission.objects.all()[:3])
    user = User.objects.create(username="Айгүл", is_staff=True)
    user.groups.add(group)
    return [hall, woman, exhibit, group, user, Post.objects.create(slug="f", **titles)]


@each_language
@pytest.mark.django_db
def test_the_pages_of_a_record_are_in_the_language(walk, language, monkeypatch):
    without_sidebar(monkeypatch)
    for record in records():
        base = folder(type(record))
        for page in ("change/", "history/", "delete/"):
            walk.get(f"{base}{record.pk}/{page}")
        chosen = {"action": "delete_selected", "_selected_action": [record.pk]}
        walk.post(base, chosen)
        walk.post(base, {**chosen, "post": "yes"})
        assert not type(record).objects.filter(pk=record.pk).exists()
    assert walk.left_over() == ([], [])


@each_language
@pytest.mark.django_db
def test_the_log_of_changes_is_in_the_language(walk, language):
    hall = Hall.objects.create(slug="a", name_kk="Зал", name_ru="Зал", name_en="Зал")
    form = walk.get(f"visitors/hall/{hall.pk}/change/").context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields} | {"position": hall.position}
    walk.post(f"visitors/hall/{hall.pk}/change/", {**data, "name_kk": "Алаш залы", "_continue": "1"})
    changed = LogEntry.objects.get(object_id=str(hall.pk))
    with override(language):
        assert (
            changed.get_change_message()
            == {"kk": "Өзгертілді: Атауы [kk].", "ru": "Изменено: Название [kk]."}[language]
        )
    walk.get(f"visitors/hall/{hall.pk}/history/")
    walk.get("")
    assert walk.left_over() == ([], [])

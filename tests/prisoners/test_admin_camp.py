import re

import pytest
from django.contrib.auth.models import User

from prisoners import dates
from prisoners.models import CampFigure, MemoryStone, TimelineEvent

from .builders_camp import country, event, figure, nationality, source, stone

pytestmark = pytest.mark.django_db
ADMIN = "/ru/admin/prisoners"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


@pytest.mark.parametrize("model", ["campfigure", "timelineevent", "memorystone"])
def test_form_has_the_three_languages_and_loads_nothing_foreign(staff, model):
    page = staff.get(f"{ADMIN}/{model}/add/").content.decode()
    field = {"campfigure": "label", "timelineevent": "title", "memorystone": "name"}[model]
    shown = [page.index(f'name="{field}_{code}"') for code in ("kk", "ru", "en")]
    assert shown == sorted(shown)
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", ["campfigure", "timelineevent", "memorystone"])
def test_lists_cost_the_same_with_more_records(staff, model, count, django_assert_max_num_queries):
    for number in range(count):
        nation = nationality(f"n-{number}")
        figure(f"f-{number}", source=source(), nationality=nation)
        event(source=source())
        stone(f"s-{number}", country=country(f"c-{number}"), nationality=nation)
    with django_assert_max_num_queries(9):
        assert staff.get(f"{ADMIN}/{model}/").status_code == 200


def test_event_is_saved_with_the_date_as_typed(staff):
    data = {"date": "15 августа 1937 г.", "title_ru": "Приказ", "order": "0"}
    assert staff.post(f"{ADMIN}/timelineevent/add/", data).status_code == 302
    saved = TimelineEvent.objects.get()
    assert (saved.date, saved.earliest) == ("1937-08-15", dates.span("1937-08-15")[0])


def test_date_that_is_none_is_refused_at_its_field(staff):
    page = staff.post(
        f"{ADMIN}/timelineevent/add/", {"date": "31.02.1938", "title_ru": "Приказ", "order": "0"}
    )
    assert page.status_code == 200
    assert page.context["adminform"].form.errors == {"date": [str(dates.HINT)]}
    assert 'value="31.02.1938"' in page.content.decode()
    assert TimelineEvent.objects.count() == 0


def test_figure_and_stone_are_saved(staff):
    data = {"slug": "all", "value": "18000", "accuracy": "more", "measure": "women", "order": "0"}
    assert staff.post(f"{ADMIN}/campfigure/add/", {**data, "label_kk": "Барлығы"}).status_code == 302
    assert CampFigure.objects.get().label_kk == "Барлығы"
    data = {"slug": "a", "name_kk": "Тас", "date": "2018 жылғы 27 сәуір", "order": "0", "is_published": "on"}
    assert staff.post(f"{ADMIN}/memorystone/add/", data).status_code == 302
    assert [row.date for row in MemoryStone.objects.published()] == ["2018-04-27"]


@pytest.mark.parametrize("model", ["timelineevent", "memorystone"])
def test_date_field_says_how_a_date_is_written(staff, model):
    form = staff.get(f"{ADMIN}/{model}/add/").context["adminform"].form
    assert form.fields["date"].help_text == dates.HINT


def test_figure_without_a_label_is_called_by_its_nationality():
    assert str(figure(label_ru="", value=87, nationality=nationality(name_ru="Казахи"))) == "Казахи: 87"
    assert str(figure("all", label_ru="")) == "all: 18000"


def test_negative_number_is_refused(staff):
    data = {"slug": "all", "value": "-1", "measure": "women", "order": "0"}
    assert list(staff.post(f"{ADMIN}/campfigure/add/", data).context["adminform"].form.errors) == ["value"]

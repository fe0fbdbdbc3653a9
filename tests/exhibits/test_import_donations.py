import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from exhibits.models import Donation, DonationItem, Donor, Exhibit, Kind
from exhibits.tables.donations import DonationTable
from prisoners.models import Country
from tests.prisoners.builders import mamayeva

from . import builders, tables
from .tables import counts, csv_file, faults, warnings

pytestmark = pytest.mark.django_db

LIST = """
    id,date,mode,title,persons,donor,relation,donor_person,country,shows_name,donor_2,donor_relation_2,item,item_kind,item_count,item_exhibit,act_number
    5,9.10.2018,лично,Дар семьи,mamayeva-raisa,Владимир Мамаев,внук,mamayeva-raisa,Россия,да,Анна,relative,Письма,письмо,3,,7
    ,,,,,,,,,,,,Фотография,фотография,,КП 1,
    6,2019,,,,,,,,,,,,,,,
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def known():
    mamayeva()
    Country.objects.create(slug="russia", name_ru="Россия", name_en="Russia", code="RU")
    builders.exhibit(accession_number="КП 1")


def run(text, **options):
    file = text if hasattr(text, "read") else csv_file(text)
    return tables.run(file, table=DonationTable, **options)


def stored():
    models = (Donation, Donor, DonationItem, Kind, Donation.persons.through)
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def test_rows_become_donations_with_donors_and_objects(frozen, known):
    report = run(LIST)
    assert (report.faults, counts(report), report.shared) == (
        [],
        (2, 0, 0, 0),
        {Kind: ["письмо", "фотография"]},
    )
    gift = Donation.objects.get(import_id="5")
    assert (gift.slug, gift.title_ru, gift.date, str(gift.earliest)) == (
        "dar-semi", "Дар семьи", "2018-10-09", "2018-10-09",
    )  # fmt: skip
    assert (gift.mode, gift.act_number, gift.is_published) == ("in-person", "7", True)
    assert [person.slug for person in gift.persons.all()] == ["mamayeva-raisa"]
    first, second = gift.donors.all()
    assert (first.name_ru, first.relation, first.person.slug, first.country.slug) == (
        "Владимир Мамаев", "grandson", "mamayeva-raisa", "russia",
    )  # fmt: skip
    assert (first.shows_name, first.shows_country, second.name_ru, second.shows_name) == (
        True, False, "Анна", False,
    )  # fmt: skip
    letters, photograph = gift.items.all()
    assert (letters.name_ru, letters.kind.name_ru, letters.count, letters.exhibit) == (
        "Письма",
        "письмо",
        3,
        None,
    )
    assert (photograph.name_ru, photograph.count, photograph.exhibit) == (
        "Фотография",
        None,
        Exhibit.objects.get(),
    )
    bare = Donation.objects.get(import_id="6")
    assert (bare.slug, bare.date, bare.donors.count(), bare.items.count()) == ("gift-6", "2019", 0, 0)


def test_a_second_run_changes_nothing(known):
    run(LIST)
    before = stored()
    assert counts(run(LIST)) == (0, 0, 2, 0)
    assert stored() == before


def test_a_dry_run_writes_nothing(known):
    assert counts(run(LIST, dry_run=True)) == (2, 0, 0, 0)
    assert Donation.objects.count() == 0


def test_a_changed_row_changes_what_the_table_has_columns_for(known):
    run(LIST)
    assert counts(run("id,title,item\n5,Дар семьи Мамаевых,Письма\n5,,Альбом")) == (0, 1, 0, 0)
    gift = Donation.objects.get(import_id="5")
    assert (gift.title_ru, gift.act_number, gift.donors.count()) == ("Дар семьи Мамаевых", "7", 2)
    assert [item.name_ru for item in gift.items.all()] == ["Письма", "Альбом"]


def test_links_that_staff_made_stay_where_the_table_has_no_column_for_them(known):
    run("id,item,donor\n5,Письма,Анна")
    gift, exhibit = Donation.objects.get(), Exhibit.objects.get()
    gift.items.update(exhibit=exhibit)
    assert counts(run("id,item,donor\n5,Письма,Анна\n,Альбом,")) == (0, 1, 0, 0)
    assert list(gift.items.values_list("name_ru", "exhibit")) == [("Письма", exhibit.pk), ("Альбом", None)]


def test_an_edited_gift_stops_the_import_is_kept_or_overwritten(known):
    run(LIST)
    gift = Donation.objects.get(import_id="5")
    gift.story_ru = "Рассказ."
    gift.save()
    changed = LIST.replace("Дар семьи", "Другое")
    assert faults(run(changed)) == [(2, "id")]
    assert counts(run(changed, edited="keep")) == (0, 0, 1, 1)
    assert counts(run(LIST)) == (0, 0, 2, 0)
    assert counts(run(changed, edited="overwrite")) == (0, 1, 1, 0)


def test_a_gift_entered_by_hand_is_known_by_its_address(known):
    gift = builders.donation("gift", title_ru="Дар", title_kk="", title_en="", date="2018-10-09")
    assert counts(run("id,title,date\ngift,Дар,9.10.2018")) == (0, 0, 1, 0)
    gift.donors.create(name_ru="Анна", shows_name=True)
    gift.items.create(name_ru="Письма")
    text = "id,title,donor,shows_name,item\ngift,Дар,Анна,yes,Письма"
    assert counts(run(text)) == (0, 0, 1, 0)
    assert faults(run(text.replace("yes", "no"))) == [(2, "id")]


def test_consents_are_not_given_where_the_table_does_not_say_so():
    run("id,donor\n1,Анна")
    donor = Donor.objects.get()
    assert (donor.shows_name, donor.shows_country, donor.shows_photo, donor.agreed_on) == (
        False,
        False,
        False,
        None,
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("id,title\n,Дар", (2, "id")),
        ("id,title\n1,Дар\n2,Сый\n1,Дар", (4, "id")),
        ("id,title\n1,Дар\n1,Другой", (3, "title")),
        ("id,date\n1,вчера", (2, "date")),
        ("id,date\n1,2040", (2, "date")),
        ("id,mode\n1,голубем", (2, "mode")),
        ("id,donor,relation\n1,Анна,соседка", (2, "donor_relation")),
        ("id,country\n1,Атлантида", (2, "donor_country")),
        ("id,persons\n1,nobody", (2, "persons")),
        ("id,donor_person\n1,nobody", (2, "persons")),
        ("id,item\n1,Письмо\n1," + "а" * 301, (3, "item")),
        ("id,item_count\n1,0", (2, "item_count")),
        ("id,item_exhibit\n1,КП 9", (2, "item_exhibit")),
        ("id,agreed_on\n1,2018", (2, "donor_agreed_on")),
    ],
)
def test_what_cannot_be_taken_is_named(text, where):
    assert faults(run(text)) == [where]
    assert Donation.objects.count() == 0


def test_a_gift_that_concerns_an_unpublished_person_is_told_and_not_public():
    mamayeva(is_published=False)
    report = run("id,title,donor,donor_person\n1,Дар,Анна,mamayeva-raisa")
    assert (counts(report), warnings(report)) == ((1, 0, 0, 0), [(2, "persons")])
    assert list(Donation.objects.public()) == []


def test_the_command(tmp_path, capsys, known):
    path = tmp_path / "gifts.csv"
    path.write_bytes(csv_file(LIST).read())
    call_command("import_donations", path)
    assert "2 rows: 2 made, 0 changed, 0 unchanged" in capsys.readouterr().out
    call_command("import_donations", path)
    assert "2 rows: 0 made, 0 changed, 2 unchanged" in capsys.readouterr().out


def test_exhibits_of_the_objects_are_asked_for_together(frozen, known):
    builders.exhibit("second", accession_number="КП 2")
    rows = "id,item,item_exhibit\n" + "\n".join(f"{n},Письма,КП {n % 2 + 1}" for n in range(1, 5))
    with CaptureQueriesContext(connection) as queries:
        assert counts(run(rows)) == (4, 0, 0, 0)
    asked = [each["sql"] for each in queries if '"accession_number" ' in each["sql"].partition("WHERE")[2]]
    # Once by the check, once by the writing.
    assert len(asked) == 2
    numbers = DonationItem.objects.order_by("pk").values_list("exhibit__accession_number", flat=True)
    assert list(numbers) == ["КП 2", "КП 1", "КП 2", "КП 1"]

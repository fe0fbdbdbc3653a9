"""A real harvester at a real server: oaipmh-scythe, which knows nothing of this site but its address."""

from datetime import timedelta

import pytest
from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import BadResumptionToken, NoRecordsMatch

from alzhir_site.oai import answers
from exhibits.models import Exhibit
from prisoners.models import Person
from tests.exhibits.builders import exhibit
from tests.prisoners.builders import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(60)]


@pytest.fixture
def scythe(live_server, frozen, monkeypatch):
    monkeypatch.setattr(answers, "PAGE", 7)
    with Scythe(f"{live_server.url}/oai") as found:
        yield found


def fill():
    """Twenty exhibits, every second with a woman of its own, and three of neither."""
    for number in range(20):
        women = [(person(f"woman-{number}"), "owner")] if number % 2 else []
        exhibit(f"letter-{number:02}", persons=women, title_en=f"Letter {number}")
    exhibit("hidden", is_published=False)
    exhibit("held", persons=[(person("nobody", is_published=False), "owner")])


def name_of(record):
    return f"oai:127.0.0.1:{record._meta.model_name}-{record.pk}"


def public():
    """The names of all that is public."""
    return sorted(map(name_of, [*Exhibit.objects.public(), *Person.objects.published()]))


def harvested(scythe, **asked):
    """{identifier: is it deleted} of all pages."""
    records = list(scythe.list_records(**asked))
    found = {record.header.identifier: record.deleted for record in records}
    assert len(found) == len(records)
    return found


def test_every_record_of_both_sets_is_fetched(scythe):
    fill()
    everything = harvested(scythe)
    assert sorted(everything) == public()
    assert len(everything) == 30
    assert set(everything.values()) == {False}
    parts = [harvested(scythe, set_=one.setSpec) for one in scythe.list_sets()]
    assert [len(part) for part in parts] == [20, 10]
    assert parts[0] | parts[1] == everything


def test_records_carry_their_metadata(scythe):
    fill()
    titles = {title for record in scythe.list_records(set_="exhibits") for title in record.metadata["title"]}
    assert titles >= {f"Letter {number}" for number in range(20)}
    one = scythe.get_record(identifier=name_of(Exhibit.objects.get(slug="letter-03")))
    assert "Letter 3" in one.metadata["title"]


def test_identifiers_and_what_the_repository_says_of_itself(scythe):
    fill()
    assert sorted(header.identifier for header in scythe.list_identifiers()) == public()
    about = scythe.identify()
    assert (about.protocolVersion, about.deletedRecord) == ("2.0", "persistent")
    assert [one.metadataPrefix for one in scythe.list_metadata_formats()] == ["oai_dc"]


def test_a_second_harvest_gets_what_has_changed_since_the_first(scythe, frozen):
    fill()
    names = {made.slug: name_of(made) for made in (*Exhibit.objects.all(), *Person.objects.all())}
    harvested(scythe)
    since = "2026-05-12T06:00:02Z"
    with pytest.raises(NoRecordsMatch):
        harvested(scythe, from_=since)

    frozen.shift(timedelta(hours=1))
    Exhibit.objects.filter(slug="letter-00").update(is_published=False)
    Exhibit.objects.get(slug="letter-02").delete()
    Person.objects.filter(slug="woman-5").update(is_published=False)
    Exhibit.objects.get(slug="letter-04").save()
    exhibit("new")
    assert harvested(scythe, from_=since) == {
        names["letter-00"]: True,
        names["letter-02"]: True,
        names["letter-05"]: True,
        names["woman-5"]: True,
        names["letter-04"]: False,
        name_of(Exhibit.objects.get(slug="new")): False,
    }

    frozen.shift(timedelta(hours=1))
    Person.objects.filter(slug="woman-5").update(is_published=True)
    assert harvested(scythe, from_="2026-05-12T08:00:00Z") == {
        names["letter-05"]: False,
        names["woman-5"]: False,
    }


def test_one_harvest_after_another_never_misses_a_change(scythe, frozen):
    """Each begins where the one before said that it was answered, and some follow within one second."""
    made = [exhibit(f"letter-{number}") for number in range(3)]
    since, copy = None, {}
    for step in range(12):
        Exhibit.objects.filter(pk=made[step % 3].pk).update(is_published=step % 2 == 1)
        frozen.shift(timedelta(milliseconds=400))
        answered = next(iter(Scythe.identify(scythe).xml.getroottree().iterfind("{*}responseDate"))).text
        try:
            copy |= harvested(scythe, **({"from_": since} if since else {}))
        except NoRecordsMatch:
            assert step == 0
        since = answered
        live = {name for name, is_deleted in copy.items() if not is_deleted}
        assert live == {name_of(one) for one in Exhibit.objects.public()}


def test_a_harvester_that_was_told_wrong_says_so(scythe):
    fill()
    with pytest.raises(BadResumptionToken):
        list(scythe.list_records(resumption_token="made up"))

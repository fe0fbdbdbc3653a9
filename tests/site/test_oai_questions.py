from datetime import UTC, datetime

import pytest

from alzhir_site.oai.questions import Question, Refusal, read

FORMAT = ("metadataPrefix", "oai_dc")


def code(*pairs):
    """The code of the error that these arguments are answered with."""
    with pytest.raises(Refusal) as caught:
        read(list(pairs))
    return caught.value.code


def test_a_question_is_its_verb_and_its_arguments():
    asked = read([("verb", "ListRecords"), FORMAT, ("from", "2026-05-01"), ("until", "2026-05-12")])
    assert asked == Question(
        "ListRecords", {"metadataPrefix": "oai_dc", "from": "2026-05-01", "until": "2026-05-12"}
    )
    assert asked.first == datetime(2026, 5, 1, tzinfo=UTC)
    assert asked.last == datetime(2026, 5, 12, 23, 59, 59, tzinfo=UTC)
    assert asked.get("set") == ""


def test_times_are_of_seconds_or_of_days():
    asked = read(
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12T06:00:00Z"), ("until", "2026-05-12T06:00:00Z")]
    )
    assert asked.first == asked.last == datetime(2026, 5, 12, 6, tzinfo=UTC)
    assert read([("verb", "Identify")]).first is None


@pytest.mark.parametrize(
    "pairs",
    [[], [("verb", "")], [("verb", "identify")], [("verb", "Identify\0")], [("verb", "Identify"), ("verb", "ListSets")]],
)  # fmt: skip
def test_a_verb_is_needed_once(pairs):
    assert code(*pairs) == "badVerb"


@pytest.mark.parametrize(
    "pairs",
    [
        [("verb", "Identify"), ("set", "persons")],
        [("verb", "Identify"), ("Verb", "Identify")],
        [("verb", "GetRecord"), FORMAT],
        [("verb", "GetRecord"), ("identifier", "oai:x:y-1")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "oai:x:y-1"), ("from", "2026-05-12")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "no uri")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "oai:x:%zz")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "oai:x:\0")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "oai:x:\n")],
        [("verb", "GetRecord"), FORMAT, ("identifier", "")],
        [("verb", "ListRecords")],
        [("verb", "ListRecords"), FORMAT, FORMAT],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12"), ("from", "2026-05-12")],
        [("verb", "ListRecords"), FORMAT, ("identifier", "oai:x:y-1")],
        [("verb", "ListRecords"), FORMAT, ("resumptionToken", "x")],
        [("verb", "ListRecords"), ("resumptionToken", "x"), ("resumptionToken", "x")],
        [("verb", "ListRecords"), ("resumptionToken", "")],
        [("verb", "ListRecords"), ("metadataPrefix", "oai dc")],
        [("verb", "ListRecords"), FORMAT, ("set", "")],
        [("verb", "ListRecords"), FORMAT, ("set", "a:")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-02-30")],
        [("verb", "ListRecords"), FORMAT, ("until", "2026-02-30")],
        [("verb", "ListRecords"), FORMAT, ("from", "0000-01-01")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12T06:00Z")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12T06:00:00")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12T25:00:00Z")],
        [("verb", "ListRecords"), FORMAT, ("from", "２０２６-05-12")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12\n")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-13"), ("until", "2026-05-12")],
        [("verb", "ListRecords"), FORMAT, ("from", "2026-05-12"), ("until", "2026-05-12T06:00:00Z")],
    ],
)
def test_arguments_are_held_to_the_protocol(pairs):
    assert code(*pairs) == "badArgument"


def test_the_last_day_of_all_is_read():
    assert read([("verb", "ListRecords"), FORMAT, ("until", "9999-12-31")]).last.year == 9999

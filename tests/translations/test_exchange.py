"""Texts out as XLIFF and XLSX, translated by others' tools, and in again."""

import pytest
from django.utils.translation import override
from translate.storage.xliff import xlifffile

from exhibits.models import Kind
from news.models import Post
from tests.news.builders import NOW, post, russian
from translations import acts
from translations.models import Term, Unit
from translations.states import digest

from .builders import approver, standings, translator
from .exchanging import bring, out, refreshed, rows, said, translated, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "in_english")]

TITLE, LEAD, BODY = "Қабырға ашылды", "Зерде қабырғасы ашылды.", "Бірінші абзац.\n\nЕкінші абзац."


@pytest.fixture
def in_english():
    with override("en"):
        yield


def key(record, field="title", language="kk"):
    return f"news.post:{record.pk}:{field}:{language}"


def texts(record):
    return {key(record): TITLE, key(record, "lead"): LEAD}


def soldiers(**fields):
    made = russian(**fields)
    refreshed()
    return made


# Out ------------------------------------------------------------------------------------------------------


def test_xliff_tells_toolkit_what_each_text_is():
    Term.objects.create(ru="Стена памяти", kk="Зерде қабырғасы")
    made = soldiers(title_kk=TITLE)
    Unit.objects.filter(field="title", language="kk").update(state="approved", settled="approved")
    store = xlifffile.parsestring(out())
    found = [(unit.xmlelement.get("id"), unit.source, unit.target or "") for unit in store.units]
    assert found[:2] == [
        (key(made), "Открыта стена", TITLE),
        (key(made, "lead"), "Открыта стена памяти.", ""),
    ]
    title, lead, _body = store.units
    assert (title.isapproved(), lead.isapproved()) == (True, False)
    assert lead.getnotes().splitlines()[1:] == ["Стена памяти = Зерде қабырғасы"]
    assert title.xmlelement.get("maxwidth") == str(Post._meta.get_field("title_kk").max_length)
    assert title.xmlelement.get("extradata") == f"{digest(TITLE)}.{digest('Открыта стена')}"
    (file,) = store.document.getroot()
    assert dict(file.attrib) | {"datatype": ""} == {
        "original": f"news.post:{made.pk}",
        "source-language": "ru",
        "target-language": "kk",
        "datatype": "",
        "date": "2026-05-12T06:00:00Z",
    }


def test_each_record_goes_out_from_its_own_source_language():
    kazakh, other = post("kazakh", ("kk",)), russian()
    refreshed()
    store = xlifffile.parsestring(out("en"))
    languages = [(file.get("original"), file.get("source-language")) for file in store.document.getroot()]
    assert languages == [(f"news.post:{kazakh.pk}", "kk"), (f"news.post:{other.pk}", "ru")]
    assert {unit.xmlelement.get("id").rpartition(":")[2] for unit in store.units} == {"en"}


def test_what_goes_out_is_chosen_by_model_and_state():
    soldiers(title_kk=TITLE)
    assert [row["field"] for row in rows(out(kind="xlsx", wanted=["missing"]))] == ["lead", "text"]
    assert [row["state"] for row in rows(out(kind="xlsx", wanted=["draft"]))] == ["draft"]
    assert rows(out(kind="xlsx", models=[Kind])) == []
    assert list(xlifffile.parsestring(out(models=[Kind])).units) == []


def test_a_stale_text_goes_out_with_the_source_before():
    made = soldiers(title_kk=TITLE)
    Post.objects.filter(pk=made.pk).update(title_ru="Открыт музей")
    refreshed()
    (row,) = rows(out(kind="xlsx", wanted=["stale"]))
    assert (row["source"], row["target"], row["state"]) == ("Открыт музей", TITLE, "stale")
    assert "The source was: Открыта стена" in row["note"]


def test_a_text_that_looks_like_a_formula_goes_out_as_text_and_comes_in_unharmed():
    made = soldiers(title_ru="=1+1", title_kk="=HYPERLINK(1+1)")
    data = out(kind="xlsx")
    assert next((row["source"], row["target"]) for row in rows(data)) == ("=1+1", "=HYPERLINK(1+1)")
    report = bring(data, translator(), "in.xlsx")
    assert (said(report), report.unchanged, report.empty) == ([], 1, 2)
    assert Post.objects.get(pk=made.pk).title_kk == "=HYPERLINK(1+1)"


def test_a_text_too_long_for_a_cell_is_left_to_xliff():
    soldiers(lead_ru="Слово " * 6000)
    row = rows(out(kind="xlsx"))[1]
    assert (row["id"], row["source"], row["note"]) == (
        None,
        None,
        "This text is too long for a cell: take it out as XLIFF, or translate it on the desk.",
    )
    assert len(xlifffile.parsestring(out()).units[1].source) == 6000 * 6


def test_taking_out_asks_no_more_for_three_records_than_for_one(django_assert_max_num_queries):
    soldiers(slug="one")
    out()
    with django_assert_max_num_queries(8) as one:
        out()
    for slug in ("two", "three"):
        soldiers(slug=slug)
    with django_assert_max_num_queries(len(one)):
        out()


# In again -------------------------------------------------------------------------------------------------


def test_a_translators_file_goes_to_review():
    made = soldiers()
    data = translated(out(), texts(made))
    assert bring(data, translator(), dry_run=True).states == {"review": 2}
    assert Post.objects.get().title_kk in (None, "")
    report = bring(data, translator("dana"))
    assert (report.rows, report.written, report.empty, said(report)) == (3, 2, 1, [])
    assert [getattr(Post.objects.get(), name) for name in ("title_kk", "lead_kk", "body_kk")][:2] == [
        TITLE,
        LEAD,
    ]
    assert standings(made, language="kk") == {
        ("title", "kk"): "review",
        ("lead", "kk"): "review",
        ("body", "kk"): "missing",
    }


def test_an_approvers_file_is_approved_where_it_is_finished():
    made = soldiers()
    data = translated(translated(out(), {key(made): TITLE}), {key(made, "lead"): LEAD}, None)
    assert bring(data, approver()).states == {"approved": 1, "review": 1}
    assert standings(made, language="kk") == {
        ("title", "kk"): "approved",
        ("lead", "kk"): "review",
        ("body", "kk"): "missing",
    }


def test_what_is_not_marked_stays_a_draft_unless_it_shall_be_reviewed():
    made = soldiers()
    data = translated(out(), {key(made): TITLE}, "needs-translation")
    assert bring(data, translator(), dry_run=True, to_review=True).states == {"review": 1}
    assert bring(data, translator("dana")).states == {"draft": 1}


def test_a_second_time_nothing_changes():
    made, aigul = soldiers(), translator()
    data = translated(out(), texts(made))
    bring(data, aigul)
    before = list(Unit.objects.order_by("pk").values())
    report = bring(data, aigul)
    assert (report.written, report.unchanged, report.empty, said(report)) == (0, 2, 1, [])
    assert list(Unit.objects.order_by("pk").values()) == before


def test_a_file_that_approves_what_stands_there_approves_it():
    made = soldiers(title_kk=TITLE)
    data = translated(out(), {key(made): TITLE})
    assert bring(data, translator()).states == {"review": 1}
    assert bring(data, approver()).states == {"approved": 1}
    assert bring(data, translator("dana")).unchanged == 1


def test_a_stale_text_that_a_tool_calls_translated_is_still_right():
    made = soldiers(title_kk=TITLE)
    Post.objects.filter(pk=made.pk).update(title_ru="Открыли стену")
    refreshed()
    data = translated(out(), {key(made): TITLE}, "translated")
    assert bring(data, translator()).states == {"review": 1}
    assert standings(made, language="kk")["title", "kk"] == "review"


def test_a_changed_source_is_refused_by_row_and_holds_all_back():
    made, aigul = soldiers(), translator()
    data = translated(out(), texts(made))
    Post.objects.filter(pk=made.pk).update(title_ru="Открыт музей")
    report = bring(data, aigul)
    assert said(report) == [(1, key(made), "The source has changed since the file was taken out.")]
    assert report.faults[0].record == str(Post.objects.get())
    assert (Post.objects.get().lead_kk or "") == ""
    assert bring(data, aigul, leave_out=True).states == {"review": 1}
    assert [(Post.objects.get().title_kk or ""), Post.objects.get().lead_kk] == ["", LEAD]


def test_a_translation_that_others_changed_meanwhile_is_not_overwritten():
    made = soldiers()
    data = translated(out(), texts(made))
    Post.objects.filter(pk=made.pk).update(title_kk="Басқа тақырып")
    report = bring(data, translator())
    assert said(report) == [
        (1, key(made), "This translation has been changed on the site since the file was taken out.")
    ]


def test_a_file_that_has_lost_its_hashes_is_refused():
    made = soldiers()
    data = translated(out(), {key(made): TITLE}).replace(b"extradata=", b"other=")
    report = bring(data, translator())
    assert said(report) == [
        (1, key(made), "The file no longer tells which source and which text were taken out.")
    ]


def test_a_language_that_is_not_yours_is_refused():
    made = soldiers()
    data = translated(out("en"), {key(made, language="en"): "The wall is open"})
    assert said(bring(data, translator(languages=["kk"]))) == [
        (1, key(made, language="en"), "This language was not given to you.")
    ]
    assert bring(data, translator("dana", ["en"])).written == 1


def test_the_source_itself_is_not_brought_in():
    made = soldiers()
    data = translated(out(), {key(made): TITLE}).replace(b":title:kk", b":title:ru")
    data = data.replace(b'target-language="kk"', b"")
    assert said(bring(data, approver())) == [
        (1, key(made, language="ru"), "This is the source text: it is changed in the record’s own form.")
    ]


def test_errors_of_checks_refuse_a_text_and_warnings_are_told():
    made = soldiers(title_ru="В {year} году", lead_ru="В 1937 году")
    data = translated(out(), {key(made): "жылы", key(made, "lead"): "1938 жылы"})
    report = bring(data, translator())
    assert said(report) == [(1, key(made), "The translation lacks what is filled in later: “{year}”.")]
    assert [(warning.number, warning.said) for warning in report.warnings] == [
        (
            2,
            "Numbers or months of the source that are missing: “1937”."
            " Numbers or months that the source does not have: “1938”.",
        )
    ]


def test_a_text_that_is_too_long_for_its_field_is_refused():
    made = soldiers()
    longest = Post._meta.get_field("title_kk").max_length
    (fault,) = bring(translated(out(), {key(made): "ә" * (longest + 1)}), translator()).faults
    assert str(longest) in fault.said


def test_xlsx_comes_in_as_xliff_does():
    made = soldiers()
    title, lead, _body = rows(out(kind="xlsx"))
    data = workbook({**title, "target": TITLE, "state": "Approved"}, {**lead, "target": LEAD})
    assert bring(data, translator(), "in.xlsx").states == {"review": 1, "draft": 1}
    assert standings(made, language="kk")["title", "kk"] == "review"
    Post.objects.filter(pk=made.pk).update(lead_ru="Другое")
    data = workbook({**lead, "target": "Басқа"}, header=["target", "id", "target hash", "source hash"])
    assert said(bring(data, translator("dana"), "in.xlsx")) == [
        (2, key(made, "lead"), "The source has changed since the file was taken out.")
    ]


def test_what_is_brought_in_while_a_record_goes_is_told(monkeypatch):
    made = soldiers()
    data = translated(out(), texts(made))
    real = acts.translate

    def late(record, field, *args, **options):
        if field == "lead":
            Post.objects.filter(pk=made.pk).update(lead_kk="Басқа")
        return real(record, field, *args, **options)

    monkeypatch.setattr(acts, "translate", late)
    report = bring(data, translator())
    assert (report.written, [fault.key for fault in report.faults]) == (0, [key(made, "lead")])
    assert (Post.objects.get().title_kk or "") == ""


def test_rows_are_judged_with_few_queries(django_assert_max_num_queries):
    """Of a translation, only what the record's own rules ask, before and after."""
    # Each in a savepoint of its own.
    rules = 2 * 3 * len(Post._meta.constraints)
    soldiers(slug="one")
    aigul, data = translator(), out()
    with django_assert_max_num_queries(12) as one:
        bring(data, aigul, dry_run=True)
    for slug in ("two", "three"):
        soldiers(slug=slug)
    data = out()
    with django_assert_max_num_queries(len(one)):
        bring(data, aigul, dry_run=True)
    leads = {key(made, "lead"): LEAD for made in Post.objects.order_by("pk")}
    few, many = (translated(out(), dict(list(leads.items())[:count])) for count in (1, 3))
    with django_assert_max_num_queries(20) as first:
        bring(few, aigul, dry_run=True)
    with django_assert_max_num_queries(len(first) + 2 * rules):
        bring(many, aigul, dry_run=True)


def test_now_is_said_in_the_diary_by_whom():
    made, aigul = soldiers(), translator()
    bring(translated(out(), texts(made)), aigul)
    found = Unit.objects.get(field="title", language="kk", object_id=made.pk)
    assert (found.changed_by, found.changed_at) == (aigul, NOW)

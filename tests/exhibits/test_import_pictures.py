from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import translation

from exhibits.models import Exhibit, ExhibitMedia
from exhibits.tables import exhibits, galleries
from pictures.models import Picture
from prisoners.tables.imports import ChangedMeanwhile
from tests.pictures.files import HTML, SECRETS, photograph, picture, png_header

from .tables import counts, csv_file, run

pytestmark = pytest.mark.django_db

LIST = """
    accession_number,title_ru,title_en
    КП 12/4,Письмо,A letter
    КП 12,Ложка,A spoon
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "scans"
    path.mkdir()
    return path


def fill(folder, *names):
    """A picture of its own colour for each name."""
    for place, name in enumerate(names):
        (folder / name).write_bytes(picture(colour=f"#{place + 1:02}2E22", size=(40 + place, 30)))


def widths(number):
    """The widths of an exhibit's pictures, which tell them apart, in their order."""
    media = ExhibitMedia.objects.filter(exhibit__accession_number=number)
    return list(media.values_list("picture__width", flat=True))


def files(media):
    return [path for path in media.rglob("*") if path.is_file()]


def reasons(notes):
    return [(note.row, note.reason) for note in notes]


@pytest.mark.parametrize(
    ("number", "stem", "key"),
    [
        ("КП 12/4", "КП 12_4", "kп 12 4"),
        ("КП 12/4", "кп 12-4", "kп 12 4"),
        ("КП 12/4", "KП  12 4", "kп 12 4"),
        ("82.33.4", "82_33_4", "82 33 4"),
    ],
)
def test_a_number_and_a_file_name_have_one_key(number, stem, key):
    assert (galleries.file_key(number), galleries.file_key(stem)) == (key, key)


def test_pictures_go_to_the_exhibits_of_their_names(folder):
    fill(folder, "КП 12_4 (10).jpg", "КП 12_4 (2).jpg", "КП 12_4.JPG", "кп 12-2.png", "КП 12.jpeg")
    report = run(csv_file(LIST), pictures=folder)
    assert (report.faults, report.warnings, counts(report), report.pictures) == ([], [], (2, 0, 0, 0), 5)
    assert (widths("КП 12/4"), widths("КП 12")) == ([42, 41, 40], [44, 43])
    assert set(Picture.objects.values_list("alt_ru", "alt_en", "state")) == {
        ("Письмо", "A letter", "waiting"),
        ("Ложка", "A spoon", "waiting"),
    }


def test_a_second_run_adds_none_and_a_new_file_is_added_behind(folder):
    fill(folder, "КП 12.jpg")
    run(csv_file(LIST), pictures=folder)
    before = list(ExhibitMedia.objects.values())
    report = run(csv_file(LIST), pictures=folder)
    assert (counts(report), report.pictures, list(ExhibitMedia.objects.values())) == ((0, 0, 2, 0), 0, before)
    fill(folder, "КП 12.jpg", "КП 12-2.jpg")
    report = run(csv_file(LIST), pictures=folder)
    assert (counts(report), report.pictures, widths("КП 12")) == ((0, 0, 2, 0), 1, [40, 41])


def test_pictures_are_no_edit_by_staff(folder):
    run(csv_file(LIST))
    before = Exhibit.objects.get(accession_number="КП 12").changed_at
    fill(folder, "КП 12.jpg")
    run(csv_file(LIST), pictures=folder)
    spoon = Exhibit.objects.get(accession_number="КП 12")
    assert spoon.changed_at == spoon.imported_at
    assert spoon.changed_at != before
    assert counts(run(csv_file(LIST.replace("Ложка", "Миска")))) == (0, 1, 1, 0)


def test_an_edited_exhibit_stays_edited(folder):
    run(csv_file(LIST))
    spoon = Exhibit.objects.get(accession_number="КП 12")
    Exhibit.objects.filter(pk=spoon.pk).update(changed_at=spoon.changed_at + timedelta(hours=1))
    fill(folder, "КП 12.jpg")
    run(csv_file(LIST), pictures=folder)
    assert counts(run(csv_file(LIST.replace("Ложка", "Миска")), edited="keep")) == (0, 0, 1, 1)


def test_a_dry_run_stores_nothing(folder, media):
    fill(folder, "КП 12.jpg")
    assert run(csv_file(LIST), pictures=folder, dry_run=True).pictures == 1
    assert (Picture.objects.count(), files(media)) == (0, [])


def test_what_is_not_matched_is_told(folder):
    fill(folder, "КП 99.jpg")
    (folder / "readme.txt").write_text("x")
    (folder / ".hidden").write_text("x")
    report = run(csv_file(LIST), pictures=folder)
    assert reasons(report.warnings) == [
        (0, "readme.txt: not a picture; it was left out."),
        (0, "КП 99.jpg: no exhibit of the table has this number."),
    ]
    assert (counts(report), report.pictures) == ((2, 0, 0, 0), 0)


@pytest.mark.parametrize("data", [HTML, b"", photograph()[:200], png_header(50_000, 50_000)])
def test_a_bad_file_is_named_and_nothing_is_written(folder, media, data):
    fill(folder, "КП 12.jpg")
    (folder / "КП 12_4.jpg").write_bytes(data)
    report = run(csv_file(LIST), pictures=folder)
    assert [fault.reason.partition(":")[0] for fault in report.faults] == ["КП 12_4.jpg"]
    assert (Exhibit.objects.count(), files(media)) == (0, [])


def test_a_file_that_may_not_be_read_is_named(folder, media, monkeypatch):
    fill(folder, "КП 12.jpg", "КП 12_4.jpg")
    opened = Path.open

    def guarded(path, *args, **kwargs):
        if path.name == "КП 12_4.jpg":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    report = run(csv_file(LIST), pictures=folder)
    assert [fault.reason for fault in report.faults] == ["КП 12_4.jpg: Permission denied"]
    assert (Exhibit.objects.count(), files(media)) == (0, [])


def test_two_numbers_that_a_file_may_mean_are_named(folder):
    fill(folder, "7_1.jpg")
    report = run(csv_file("accession_number\n7/1\n7-1"), pictures=folder)
    assert reasons(report.faults) == [
        (0, "7_1.jpg: more than one number of the table reads like this: 7/1, 7-1.")
    ]


def test_no_place_and_no_camera_is_left_in_a_picture(folder, media):
    (folder / "КП 12.jpg").write_bytes(photograph())
    run(csv_file(LIST), pictures=folder)
    stored = files(media)
    assert len(stored) == 2
    assert not any(secret in path.read_bytes() for path in stored for secret in SECRETS["JPEG"])


def test_a_transaction_that_fails_leaves_no_file(folder, media, monkeypatch):
    def fails(self, report):
        write(self, report)
        raise ChangedMeanwhile

    write = exhibits.ExhibitTable.write
    monkeypatch.setattr(exhibits.ExhibitTable, "write", fails)
    fill(folder, "КП 12.jpg")
    report = run(csv_file(LIST), pictures=folder)
    assert len(report.faults) == 1
    assert (Exhibit.objects.count(), Picture.objects.count(), files(media)) == (0, 0, [])


def test_the_command_takes_a_folder(folder, tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_bytes(csv_file(LIST).read())
    fill(folder, "КП 12.jpg")
    call_command("import_exhibits", path, pictures=folder)
    assert "2 rows: 2 made, 0 changed, 0 unchanged; 1 pictures added" in capsys.readouterr().out
    assert default_storage.exists(Picture.objects.get().file.name)
    with pytest.raises(CommandError, match="not a folder"):
        call_command("import_exhibits", path, pictures=path)

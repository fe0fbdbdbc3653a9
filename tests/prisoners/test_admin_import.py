import os
import time

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from prisoners.admin import imports
from prisoners.models import Person
from prisoners.tables.columns import column_of

from .builders import person

pytestmark = pytest.mark.django_db
PAGE = "/en/admin/prisoners/person/import/"
TABLE = "id,surname,birthplace\n1,Мамаева,Калуга\n2,Цой,\n"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    """The private storage in a folder of its own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "prisoners.contributions.private.PrivateStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    return tmp_path


def upload(client, text=TABLE, name="list.csv", **fields):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content), "edited": "", **fields})


def confirm(client, follow=True):
    token = client.session[imports.SESSION_KEY]["token"]
    return client.post(PAGE, {"_confirmed": token}, follow=follow)


def waiting_files(private):
    folder = private / "imports"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_table_is_checked_and_imported_when_confirmed(staff, private):
    assert "Import from a table" in staff.get("/en/admin/prisoners/person/").text
    assert "Check the table" in staff.get(PAGE).text
    page = upload(staff).text
    assert "What the import of list.csv would do" in page
    assert "Калуга" in page
    assert Person.objects.count() == 0
    assert len(waiting_files(private)) == 1
    page = confirm(staff).text
    assert "2 rows imported: 2 new, 0 changed, 0 unchanged, 0 kept." in page
    assert sorted(Person.objects.values_list("listed_ru", flat=True)) == ["Мамаева", "Цой"]
    assert waiting_files(private) == []
    entry = LogEntry.objects.get()
    assert (entry.object_repr, entry.user.username) == ("list.csv", "staff")


def test_faults_are_told_and_nothing_waits(staff, private):
    page = upload(staff, "id,surname\n1,\n,<script>\n").text
    assert "2 errors: nothing was changed." in page
    assert "The row has no name." in page
    assert "_confirmed" not in page
    assert waiting_files(private) == []
    assert imports.SESSION_KEY not in staff.session


def test_names_are_escaped(staff):
    page = upload(staff, 'id,surname,birthplace\n1,"<script>alert(1)</script>",<b>\n').text
    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (b"", "list.csv", "empty"),
        ("id\n", "list.pdf", "pdf"),
        (b"PK\x03\x04", "list.xlsx", "not a workbook"),
        (b"\0" * 50, "list.csv", "not a table"),
    ],
)
def test_what_is_no_table_is_told(staff, text, name, words):
    response = upload(staff, text, name)
    assert response.status_code == 200
    assert words in response.text


def test_a_large_file_is_refused(staff, monkeypatch):
    monkeypatch.setattr(imports, "LARGEST", 10)
    assert "larger than 20 MB" in upload(staff).text


def test_edited_records_and_drafts(staff):
    person("mamayeva", is_published=True)
    table = "id,surname\nmamayeva,Опенко\n2,Цой\n"
    assert "entered by hand" in upload(staff, table).text
    assert "Kept as edited" in upload(staff, table, edited="keep", draft="on").text
    confirm(staff)
    assert list(Person.objects.order_by("slug").values_list("listed_ru", "is_published")) == [
        ("Мамаева Раиса Моисеевна", True), ("Цой", False),
    ]  # fmt: skip
    upload(staff, table, edited="overwrite")
    confirm(staff)
    assert Person.objects.get(slug="mamayeva").listed_ru == "Опенко"


def test_a_second_confirmation_asks_for_the_file_again(staff):
    upload(staff)
    token = staff.session[imports.SESSION_KEY]["token"]
    confirm(staff)
    for sent in (token, "", "x"):
        page = staff.post(PAGE, {"_confirmed": sent}, follow=True).text
        assert "The table is no longer here" in page
    assert Person.objects.count() == 2


def test_a_fault_that_came_in_between_is_told(staff):
    upload(staff)
    person("1")
    page = confirm(staff).text
    assert "entered by hand" in page
    assert Person.objects.count() == 1


def test_tables_that_nobody_confirmed_go(staff, private):
    upload(staff)
    [old] = (private / "imports").iterdir()
    day_ago = time.time() - 25 * 3600
    os.utime(old, (day_ago, day_ago))
    staff.logout()
    staff.force_login(User.objects.create_superuser("other"))
    upload(staff, TABLE.replace("Цой", "Рейсс"))
    assert len(waiting_files(private)) == 1
    assert not storages["private"].exists(f"imports/{old.name}")


def test_only_staff_who_may_add_and_change_import(client):
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    user.user_permissions.add(Permission.objects.get(codename="view_person"))
    assert client.get(PAGE).status_code == 403
    assert "Import from a table" not in client.get("/en/admin/prisoners/person/").text
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_the_columns_that_the_page_names_are_read(staff):
    named = [name for _what, names in imports.COLUMNS for name in names]
    assert [name for name in named if column_of(name) is None] == []
    page = staff.get(PAGE).text
    assert [name for name in named if f"<code>{name}</code>" not in page] == []


def test_a_get_changes_nothing(staff):
    upload(staff)
    token = staff.session[imports.SESSION_KEY]["token"]
    staff.get(PAGE, {"_confirmed": token})
    assert Person.objects.count() == 0

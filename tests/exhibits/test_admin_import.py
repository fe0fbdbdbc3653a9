import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from exhibits.admin import imports
from exhibits.models import Donation, Exhibit
from exhibits.tables.vocabulary import DONATIONS, EXHIBITS
from prisoners.admin.imports import SESSION_KEY

pytestmark = pytest.mark.django_db
EXHIBITS_PAGE, DONATIONS_PAGE = "/en/admin/exhibits/exhibit/import/", "/en/admin/exhibits/donation/import/"
FOREIGN = "Nr,Name\n1,<b>Spoon</b>\n"
MAPPING = '[columns]\nNr = "accession_number"\nName = "title"'


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    """The private storage in a folder of its own."""
    backend = {
        "BACKEND": "prisoners.contributions.private.PrivateStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "private": backend}


def upload(client, address, text, mapping=""):
    files = {"file": SimpleUploadedFile("list.csv", text.encode())}
    if mapping:
        files["mapping"] = SimpleUploadedFile("map.toml", mapping.encode())
    return client.post(address, {**files, "edited": ""})


def confirm(client, address):
    return client.post(address, {"_confirmed": client.session[SESSION_KEY]["token"]}, follow=True).text


@pytest.mark.parametrize(
    ("address", "text", "model"),
    [
        (EXHIBITS_PAGE, "accession_number,title\nКП 1,Ложка\n", Exhibit),
        (DONATIONS_PAGE, "id,title,item\n1,Дар,Ложка\n,,Миска\n", Donation),
    ],
)
def test_a_table_is_checked_and_imported_when_confirmed(staff, address, text, model):
    assert "Import from a table" in staff.get(address.removesuffix("import/")).text
    assert "Check the table" in staff.get(address).text
    assert "What the import of list.csv would do" in upload(staff, address, text).text
    assert model.objects.count() == 0
    assert "1 row imported: 1 new" in confirm(staff, address)
    assert (model.objects.count(), LogEntry.objects.get().object_repr) == (1, "list.csv")


def test_a_foreign_table_comes_with_a_mapping(staff):
    assert "There is no such column" in upload(staff, EXHIBITS_PAGE, FOREIGN).text
    upload(staff, EXHIBITS_PAGE, FOREIGN, MAPPING)
    confirm(staff, EXHIBITS_PAGE)
    assert Exhibit.objects.get().title_en == "<b>Spoon</b>"
    assert "<b>Spoon" not in staff.get("/en/admin/exhibits/exhibit/").text


def test_a_mapping_that_is_none_is_told_at_its_field(staff):
    said = upload(staff, EXHIBITS_PAGE, FOREIGN, "columns = 1").text
    assert "“columns” is not understood" in said
    assert SESSION_KEY not in staff.session


def test_a_table_that_waits_is_not_taken_for_another_kind(staff):
    upload(staff, EXHIBITS_PAGE, "accession_number,title\n1,Ложка\n")
    assert "choose the file again" in confirm(staff, DONATIONS_PAGE)
    assert (Exhibit.objects.count(), Donation.objects.count()) == (0, 0)


def test_a_large_file_names_the_command(staff, monkeypatch):
    monkeypatch.setattr("prisoners.admin.imports.LARGEST", 5)
    assert "import_donations" in upload(staff, DONATIONS_PAGE, "id,title\n1,Дар\n").text


@pytest.mark.parametrize("address", [EXHIBITS_PAGE, DONATIONS_PAGE])
def test_only_staff_who_may_add_and_change(client, address):
    user = User.objects.create_user("editor", is_staff=True)
    model = address.split("/")[4]
    user.user_permissions.set(Permission.objects.filter(codename=f"change_{model}"))
    client.force_login(user)
    assert client.get(address).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename=f"add_{model}"))
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("columns", "vocabulary"),
    [(imports.EXHIBIT_COLUMNS, EXHIBITS), (imports.DONATION_COLUMNS, DONATIONS)],
)
def test_the_page_names_every_column(columns, vocabulary):
    named = {name for _what, names in columns for name in names}
    assert named == (vocabulary.single | vocabulary.translated) - {"slug"}


def test_the_page_says_it_in_every_language(staff):
    pages = {
        code: staff.get(EXHIBITS_PAGE.replace("/en/", f"/{code}/")).status_code for code in ("kk", "ru", "en")
    }
    assert pages == {"kk": 200, "ru": 200, "en": 200}

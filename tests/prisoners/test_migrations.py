"""The first, simple records become name forms and facts; nothing that staff wrote is lost."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("prisoners", "0001_initial")]
AFTER = [("prisoners", "0003_forms_and_facts_filled")]


@pytest.fixture
def empty_database(django_db_setup, django_db_blocker, tmp_path):
    """In the place of the test database one without any table: to go back from the newest state takes long."""
    usual, own = connection.settings_dict["NAME"], str(tmp_path / "old.sqlite3")
    with django_db_blocker.unblock():
        connection.close()
        if connection.vendor == "postgresql":
            own = f"{usual}_old"
            run(f'CREATE DATABASE "{own}" TEMPLATE template0')
        connection.settings_dict["NAME"] = own
        yield
        connection.close()
        connection.settings_dict["NAME"] = usual
        if connection.vendor == "postgresql":
            run(f'DROP DATABASE "{own}"')


def run(statement):
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def old(empty_database):
    """The old Person."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    return executor.loader.project_state(BEFORE).apps.get_model("prisoners", "Person")


def migrated():
    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    return executor.loader.project_state(AFTER).apps


def test_a_simple_record_is_carried_over(old):
    old.objects.create(
        slug="mamayeva-raisa",
        name_ru="Раиса Моисеевна Мамаева",
        name_en="Raisa Mamayeva",
        other_names="Raisa Mamaeva\n\nМамаева",
        birth="1900",
        death="after 1970",
        birthplace_en="Kaluga",
        birthplace_ru="Калуга",
        source_ru="Сайт музея",
    )
    old.objects.create(slug="second", name_ru="Вторая", birthplace_en="Kaluga", birthplace_ru="Калуга")
    apps = migrated()
    form, fact = apps.get_model("prisoners", "NameForm"), apps.get_model("prisoners", "Fact")
    columns = ("kind", "language", "surname", "given_name", "patronymic")
    assert list(
        form.objects.filter(person__slug="mamayeva-raisa").order_by("order").values_list(*columns)
    ) == [
        ("principal", "ru", "Мамаева", "Раиса", "Моисеевна"),
        ("principal", "en", "Mamayeva", "Raisa", ""),
        ("spelling", "en", "Mamaeva", "Raisa", ""),
        ("spelling", "ru", "Мамаева", "", ""),
    ]
    columns = ("person__slug", "kind", "date", "place__slug", "text_ru", "source__name_ru")
    assert list(fact.objects.order_by("person_id", "order").values_list(*columns)) == [
        ("mamayeva-raisa", "birth", "1900", "kaluga", "", "Сайт музея"),
        ("mamayeva-raisa", "death", "", None, "after 1970", "Сайт музея"),
        ("second", "birth", "", "kaluga", "", None),
    ]
    assert [person.slug for person in apps.get_model("prisoners", "Source").objects.get().persons.all()] == [
        "mamayeva-raisa"
    ]

from datetime import timedelta, timezone

import pytest
from django.core.checks import run_checks
from django.db import connection

from alzhir_site import checks


def test_zone_data_of_this_machine_is_current():
    assert checks.zone_data_is_current(None) == []


def test_old_zone_data_is_an_error(monkeypatch):
    monkeypatch.setattr(checks, "ZoneInfo", lambda name: timezone(timedelta(hours=6)))
    assert [error.id for error in checks.zone_data_is_current(None)] == ["alzhir_site.E001"]


@pytest.mark.parametrize(("required", "found"), [(True, []), (False, ["alzhir_site.W001"])])
def test_production_without_a_second_factor_is_warned_of(settings, required, found):
    settings.SECOND_FACTOR_REQUIRED = required
    said = run_checks(tags=["security"], include_deployment_checks=True)
    assert [one.id for one in said if one.id.startswith("alzhir")] == found


@pytest.mark.django_db
def test_database_checks_are_silent():
    assert checks.database_folds_cyrillic(None, databases=["default"]) == []
    assert checks.database_zone_data_is_current(None, databases=["default"]) == []


@pytest.mark.django_db
def test_database_checks_speak(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(checks, "answer", lambda sql: "ӘЖ" if "lower" in sql else 6)
    ids = [
        error.id
        for check in (checks.database_folds_cyrillic, checks.database_zone_data_is_current)
        for error in check(None, databases=["default"])
    ]
    assert ids == ["alzhir_site.E002", "alzhir_site.E003"]


@pytest.mark.django_db
def test_like_and_lower_fold_cyrillic():
    like = "LIKE" if connection.vendor == "sqlite" else "ILIKE"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT lower('ӘЖ'), upper('қаз'), 'Ардақ' {like} 'ардақ', 'Ардақ' {like} 'АР%'")
        assert [value if isinstance(value, str) else bool(value) for value in cursor.fetchone()] == [
            "әж",
            "ҚАЗ",
            True,
            True,
        ]


@pytest.mark.django_db
def test_all_system_checks_are_silent():
    # templates.E002: pytest-django puts an object in the place of string_if_invalid.
    issues = [issue for issue in run_checks(databases=["default"]) if issue.id != "templates.E002"]
    assert issues == []

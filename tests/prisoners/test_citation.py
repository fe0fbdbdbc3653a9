from datetime import date

import pytest

from prisoners import citation

ADDRESS = "https://museum.example/en/persons/mamayeva-raisa/"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "en",
            "Museum and Memorial Complex of Victims of Political Repressions and Totalitarianism “ALZHIR”. "
            f"“Mamayeva Raisa.” Last changed 9 March 2026. {ADDRESS} (accessed 12 May 2026).",
        ),
        (
            "ru",
            "Mamayeva Raisa // Музейно-мемориальный комплекс жертв политических репрессий и тоталитаризма «АЛЖИР» : "
            f"[сайт]. Дата изменения: 09.03.2026. URL: {ADDRESS} (дата обращения: 12.05.2026).",
        ),
        (
            "kk",
            "Mamayeva Raisa // «АЛЖИР» саяси қуғын-сүргін және тоталитаризм құрбандарының мемориалды-мұражай кешені : "
            f"[сайт]. Өзгертілген күні: 09.03.2026. URL: {ADDRESS} (қаралған күні: 12.05.2026).",
        ),
    ],
)
def test_citation_is_written_as_usual_in_the_language(language, written):
    found = citation.cite(
        "Mamayeva Raisa", ADDRESS, changed=date(2026, 3, 9), read=date(2026, 5, 12), language=language
    )
    assert found == written


def test_braces_in_a_name_stay():
    found = citation.cite(
        "{read} {", ADDRESS, changed=date(2026, 3, 9), read=date(2026, 5, 12), language="en"
    )
    assert "“{read} {.”" in found

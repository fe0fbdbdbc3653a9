import pytest

from alzhir_site.languages import known

GARBAGE = [
    "",
    "xx",
    "kz ",
    "k" * 5000,
    "../../etc",
    "ru;drop",
    "%00",
    "\xd1\x82\xff",
    "kk,ru",
    '"'.strip(),
    "null",
]


@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        (None, None, "kk"),
        (None, "ru", "ru"),
        (None, "en-GB,en;q=0.9,ru;q=0.8", "en"),
        (None, "de-DE,de;q=0.9,ru;q=0.5,en;q=0.4", "ru"),
        (None, "de-DE,de;q=0.9", "kk"),
        (None, "kz", "kk"),
        (None, "kk-KZ", "kk"),
        ("en", "ru", "en"),
        ("ru", None, "ru"),
        ("kz", "ru", "kk"),
        ("xx", "ru", "ru"),
        ("RU-ru", None, "ru"),
    ],
)
def test_front_door_goes_by_cookie_then_browser_then_kazakh(client, cookie, accept, language):
    if cookie:
        client.cookies["language"] = cookie
    response = client.get("/", headers={"accept-language": accept} if accept else {})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert {part.strip() for part in response["Vary"].split(",")} == {"Cookie", "Accept-Language"}
    assert not response.cookies


@pytest.mark.parametrize("garbage", GARBAGE)
def test_front_door_bears_a_garbage_cookie(client, garbage):
    client.cookies["language"] = garbage
    assert client.get("/")["Location"] == "/kk/"


@pytest.mark.parametrize(
    "garbage", [*GARBAGE, ";;;,,,q=", "*", "en;q=abc", "ru;q=", "-", "x" * 40000, "\x00"]
)
def test_front_door_bears_a_garbage_header(client, garbage):
    response = client.get("/", headers={"accept-language": garbage})
    assert (response.status_code, response["Location"] in ("/kk/", "/ru/", "/en/")) == (302, True)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/kz/", "/kk/"),
        ("/kz/news/", "/kk/news/"),
        ("/kz/news/?page=2&x=%D0%B0", "/kk/news/?page=2&x=%D0%B0"),
        ("/kz/%D0%B0/", "/kk/%D0%B0/"),
        ("/kz//evil.test/", "/kk//evil.test/"),
    ],
)
def test_the_old_code_leads_to_kazakh_with_its_query(client, path, target):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, target)


def test_front_door_only_reads(client):
    assert [client.post(path).status_code for path in ("/", "/kz/")] == [405, 405]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("kk", "kk"),
        ("KK-kz", "kk"),
        ("kz", "kk"),
        ("ru-RU", "ru"),
        ("en", "en"),
        ("", None),
        ("de", None),
        ("-", None),
    ],
)
def test_known(code, language):
    assert known(code) == language

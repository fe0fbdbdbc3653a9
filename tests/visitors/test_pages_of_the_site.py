"""Which addresses are pages of this site."""

import pytest

from visitors.correspondence import pages

SITE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("/ru/", "/ru/"),
        ("/ru", "/ru/"),
        ("/kk/visit/", "/kk/visit/"),
        (" /en/visit ", "/en/visit/"),
        ("/en/persons/mamayeva-raisa/", "/en/persons/mamayeva-raisa/"),
        ("/en/news/?page=2#top", "/en/news/"),
        (f"{SITE}/ru/visit/?x=1", "/ru/visit/"),
        ("/en/exhibits/letter/pages/2/", "/en/exhibits/letter/pages/2/"),
    ],
)
def test_pages_of_this_site(text, page):
    assert pages.local(text) == page
    assert pages.language(page) == page.split("/")[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "visit",
        "/visit/",
        "/de/visit/",
        "/kz/visit/",
        "//evil.test",
        "//evil.test/ru/visit/",
        "https://evil.test/ru/visit/",
        "https:evil.test",
        "javascript:alert(1)",
        r"/\evil.test",
        r"\\evil.test",
        "/ru/\\evil.test",
        "/ru//evil.test",
        "/ru/../en/",
        f"{SITE}.evil.test/ru/visit/",
        f"{SITE}@evil.test/ru/visit/",
        "/ru/visit/\r\nSet-Cookie: x=1",
        "/ru/vi\0sit/",
        "/ru/nothing-here/",
        "/ru/admin/",
        "/ru/admin/visitors/message/",
        "/ru/bookings/abc/",
        "/en/bookings/abc/cancel/",
        "/en/persons/contribute/abc/",
        "/ру/visit/",
        "/ru/" + "x" * 300 + "/",
    ],
)
def test_what_is_no_public_page_of_this_site(text):
    assert pages.local(text) == ""

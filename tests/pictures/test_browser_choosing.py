"""The library's popup and the order of rows in Chromium, under our content policy."""

import pytest

from news.models import PostPicture
from pictures.models import Picture
from tests.news.builders import post

from .files import picture, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROWS = "#postpicture_set-group tr.dynamic-postpicture_set"


def numbers(page):
    """The pictures of the rows, from above, each with the number that orders it."""
    script = """rows => rows.map(row => [
        Number(row.querySelector("[data-cards]").value), Number(row.querySelector("[data-moved]").value)])"""
    return [tuple(pair) for pair in page.locator(ROWS).evaluate_all(script)]


def test_pictures_are_chosen_and_put_in_order(page, live_server, admin_user):
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    one = post("wall", published_at=None)
    a, b, c, d = (Picture.objects.create(file=upload(picture()), alt_en=f"Picture {n}") for n in "abcd")
    for position, shown in ((2, a), (2, b), (7, c)):
        PostPicture.objects.create(post=one, picture=shown, position=position)
    page.goto(f"{live_server.url}/en/admin/login/?next=/en/admin/news/post/{one.pk}/change/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "password")
    page.click("input[type=submit]")
    page.wait_for_selector(f"{ROWS} .order-ways")

    # By keyboard: the last goes up, and its button keeps the focus.
    page.locator(f"{ROWS} [aria-label='Move up']").nth(2).focus()
    page.keyboard.press("Enter")
    assert numbers(page) == [(a.pk, 2), (c.pk, 3), (b.pk, 7)]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move up"
    assert page.locator("[data-order-status]").first.text_content() == "Moved to place 2 of 3"

    # By pointer: the first is dragged below the second.
    handle = page.locator(f"{ROWS} .order-handle").nth(0)
    handle.scroll_into_view_if_needed()
    begin, over = handle.bounding_box(), page.locator(ROWS).nth(1).bounding_box()
    page.mouse.move(begin["x"] + 9, begin["y"] + 9)
    page.mouse.down()
    page.mouse.move(begin["x"] + 9, over["y"] + over["height"] - 9, steps=5)
    page.mouse.up()
    assert numbers(page) == [(c.pk, 2), (a.pk, 3), (b.pk, 7)]

    # From the library; a second new row stays empty.
    for _row in range(2):
        page.click("#postpicture_set-group .add-row a")
    with page.expect_popup() as opened:
        page.click("#lookup_id_postpicture_set-3-picture")
    opened.value.get_by_role("link", name="Picture d").click()
    page.wait_for_selector("#postpicture_set-3 .picture-card img")
    assert "Picture d" in page.locator("#postpicture_set-3 .picture-card").inner_text()
    page.locator("[name=_continue]").first.click()
    page.wait_for_selector(".messagelist .success")
    rows = PostPicture.objects.order_by("position").values_list("picture", "position")
    assert list(rows) == [(c.pk, 2), (a.pk, 3), (b.pk, 7), (d.pk, 8)]
    assert said == []

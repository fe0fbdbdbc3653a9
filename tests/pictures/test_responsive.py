import re

import pytest
from django.template import Context, Template
from django.utils import translation

from pictures.models import Picture, State

FACE = "(min-width: 48rem) 22rem, 100vw"


def shown(picture, options="", language="en", **context):
    with translation.override(language):
        template = Template(f'{{% responsive picture sizes="{FACE}" {options} %}}')
        return template.render(Context({"picture": picture, **context}))


def photo(**fields):
    """A picture of 2400 x 1600 px whose variants are made."""
    files = {"file": "pictures/a.png", "small": "pictures/b.png", "width": 2400, "height": 1600}
    made = {"state": State.MADE, "made": "480 960 1600", "tone": "brown-3"}
    return Picture(**{**files, **made, **fields})


def srcset(extension):
    return ", ".join(f"/media/pictures/a-{width}.{extension} {width}w" for width in (480, 960, 1600))


def test_formats_stand_from_the_smallest_to_what_every_browser_shows():
    assert shown(photo(alt_en="The wall")) == (
        "<picture>"
        f'<source type="image/avif" srcset="{srcset("avif")}" sizes="{FACE}">'
        f'<source type="image/webp" srcset="{srcset("webp")}" sizes="{FACE}">'
        f'<img src="/media/pictures/a-960.jpg" srcset="{srcset("jpg")}" sizes="{FACE}" width="960" height="640" '
        'alt="The wall" loading="lazy" decoding="async" class="tone-brown-3">'
        "</picture>"
    )


def test_before_its_variants_are_made_the_files_of_the_upload_are_shown():
    html = shown(photo(made="", state=State.WAITING, tone=""))
    assert "<source" not in html
    assert 'srcset="/media/pictures/b.png 640w, /media/pictures/a.png 2400w"' in html
    assert 'width="960" height="640"' in html
    assert "class=" not in html


@pytest.mark.parametrize(
    ("language", "alts", "found"),
    [
        ("en", {"alt_en": "Wall", "alt_ru": "Стена"}, ' alt="Wall"'),
        ("en", {"alt_ru": "Стена"}, ' alt="Стена" lang="ru"'),
        ("kk", {"alt_en": "Wall", "alt_ru": "Стена"}, ' alt="Стена" lang="ru"'),
        ("ru", {"alt_kk": "Қабырға"}, ' alt="Қабырға" lang="kk"'),
        ("en", {}, ' alt="Picture without a description"'),
        ("ru", {"alt_ru": "", "alt_en": None}, ' alt="Изображение без описания"'),
    ],
)
def test_alternative_text_stands_in_the_page_s_language_or_says_in_which(language, alts, found):
    assert re.search(r" alt=.*?(?= loading)", shown(photo(**alts), language=language))[0] == found


def test_alternative_text_is_replaced_or_emptied():
    assert ' alt="" loading' in shown(photo(alt_en="Wall"), 'alt=""')
    assert ' alt="Raisa" loading' in shown(photo(alt_en="Wall"), "alt=name", name="Raisa")
    assert ' alt="Wall" loading' in shown(photo(alt_en="Wall"), "otherwise=name", name="Raisa")
    assert ' alt="Raisa" loading' in shown(photo(), "otherwise=name", name="Raisa")


def test_what_is_seen_first_is_not_put_off():
    html = shown(photo(), "eager=True")
    assert 'fetchpriority="high"' in html
    assert "loading" not in html


def test_text_is_shown_as_text():
    html = shown(photo(alt_en='"><script>alert(1)</script>'))
    assert "<script>" not in html
    assert 'alt="&quot;&gt;' in html


def test_plain_sources_are_shown_like_their_picture():
    assert shown(photo().sources, 'alt=""') == shown(photo(alt_en="x"), 'alt=""')


@pytest.mark.django_db
def test_it_asks_the_database_nothing(django_assert_num_queries):
    Picture.objects.bulk_create([photo(alt_en="Wall"), photo(file="pictures/c.jpg")])
    pictures = list(Picture.objects.all())
    with django_assert_num_queries(0):
        assert all(shown(one).startswith("<picture>") for one in pictures)


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/media/a.jpg", "http://127.0.0.1:8000/media/a.jpg"),
        ("https://media.example/b/a.jpg", "https://media.example/b/a.jpg"),
    ],
)
def test_whole_address_has_a_host(address, whole):
    assert Template("{{ address|whole_address }}").render(Context({"address": address})) == whole

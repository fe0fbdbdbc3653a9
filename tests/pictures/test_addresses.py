import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from exhibits.addresses import free_address
from exhibits.models import Exhibit
from news.models import Post
from pictures.addresses.models import FormerAddress, require_free
from tests.exhibits import builders as collection
from tests.news.builders import post, texts

pytestmark = pytest.mark.django_db


def moved(record, *slugs):
    for slug in slugs:
        record.slug = slug
        record.save()
    return record


def kept():
    rows = FormerAddress.objects.order_by("kind", "slug")
    return [f"{kind} {slug}" for kind, slug in rows.values_list("kind", "slug")]


def test_each_address_that_a_record_leaves_is_kept():
    one = moved(post("a"), "b", "b", "c")
    assert kept() == ["news.post a", "news.post b"]
    assert {former.object_id for former in FormerAddress.objects.of(Post)} == {one.pk}


def test_address_that_a_record_gets_back_is_not_former():
    moved(post("a"), "b", "a")
    assert kept() == ["news.post b"]


def test_other_saves_and_the_same_word_of_another_kind_change_nothing():
    moved(post("a"), "b")
    exhibit, other = collection.exhibit("a"), post("c")
    exhibit.title_en = "Other"
    exhibit.save()
    with CaptureQueriesContext(connection) as asked:
        other.save(update_fields=["title_en"])
    assert [query for query in asked if "formeraddress" in query["sql"]] == []
    require_free(exhibit, "a")
    assert kept() == ["news.post a"]


def test_with_a_record_go_its_former_addresses():
    moved(post("a"), "b").delete()
    moved(collection.exhibit("c"), "d")
    Exhibit.objects.all().delete()
    assert kept() == []


def test_former_address_of_another_record_is_refused():
    one, other = moved(post("a"), "b"), post("c")
    with pytest.raises(ValidationError) as refused:
        require_free(other, "a")
    with override("en"):
        assert refused.value.messages == [
            f"This was the address of “{one}”, and links to it lead there. Choose another."
        ]
    require_free(one, "a")
    for new in (Post(), other):
        require_free(new, "c")


def test_address_made_from_a_title_is_none_that_a_link_leads_from():
    moved(post("the-wall-is-open"), "wall")
    made = Post.objects.create(**texts("en"))
    assert made.slug == "the-wall-is-open-2"
    made.save()
    assert made.slug == "the-wall-is-open-2"
    moved(collection.exhibit("letter"), "letter-of-1939")
    assert free_address(Exhibit, "Letter") == "letter-2"


def test_record_that_takes_a_former_address_past_the_forms_answers_there():
    moved(post("a"), "b")
    moved(post("c"), "a")
    assert kept() == ["news.post c"]

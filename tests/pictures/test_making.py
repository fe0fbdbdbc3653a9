"""What the worker does with rows: claimed once, made, put off, given up, made again."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from pictures import making
from pictures.models import LEASE, Picture, State
from pictures.models.making import PAUSES

from .files import GPS, SECRETS, photograph, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def make_all(now=None):
    while making.make_next(now=now or timezone.now()):
        pass


def saved(**options):
    return Picture.objects.create(file=upload(picture(size=(1000, 500))), **options)


def reread(one):
    return Picture.objects.get(pk=one.pk)


def test_variants_are_made_outside_the_request():
    one = saved()
    assert (one.state, one.widths, one.variants) == (State.WAITING, (), [])
    make_all()
    one = reread(one)
    assert (one.state, one.due_at, one.error, one.widths) == (State.MADE, None, "", (480, 960, 1000))
    for width in one.widths:
        for extension in ("avif", "webp", "jpg"):
            with default_storage.open(one.url_of(width, extension).removeprefix("/media/")) as file:
                assert Image.open(file).size == (width, width // 2)


@pytest.mark.parametrize("kind", SECRETS)
def test_no_file_of_an_uploaded_photograph_tells_where_it_was_taken(kind):
    sent = photograph(6, size=(900, 600), kind=kind)
    one = Picture.objects.create(file=upload(sent))
    make_all()
    one = reread(one)
    names = [one.file.name, one.small.name, *one.variants]
    assert len(names) == 2 + 3 * 2
    for name in names:
        with default_storage.open(name) as file:
            data = file.read()
            assert dict(Image.open(file).getexif().get_ifd(GPS)) == {}
        assert [secret for secret in SECRETS[kind] if secret in data] == []


def test_old_rows_get_variants_and_tone_by_the_same_way():
    one = saved()
    Picture.objects.update(tone="", made="", state=State.WAITING)
    call_command("make_variants", "--once")
    assert (reread(one).tone, reread(one).widths) == (one.tone, (480, 960, 1000))
    assert one.tone != ""


def test_second_run_has_nothing_to_do(django_assert_num_queries):
    saved()
    make_all()
    with django_assert_num_queries(2):
        assert not making.make_next(now=timezone.now())


def test_newest_is_made_first():
    first, second = saved(), saved()
    making.make_next(now=timezone.now())
    assert [reread(one).state for one in (first, second)] == [State.WAITING, State.MADE]


def test_row_is_claimed_by_one_worker():
    one, now = saved(), timezone.now()
    copies = [reread(one), reread(one)]
    assert [copy.claim(now=now) for copy in copies] == [True, False]
    assert Picture.objects.claim_next(now=now) is None
    assert Picture.objects.claim_next(now=now + LEASE).pk == one.pk


def test_worker_that_comes_back_late_changes_nothing():
    saved()
    now = timezone.now()
    late = Picture.objects.claim_next(now=now)
    making.make_next(now=now + LEASE)
    made = reread(late)
    making.make_variants(late)
    assert (reread(late).state, reread(late).made) == (State.MADE, made.made)
    assert [name for name in made.variants if not default_storage.exists(name)] == []


@pytest.mark.parametrize("end", ["replaced", "deleted"])
def test_variants_of_a_picture_that_has_gone_meanwhile_go_too(end, django_capture_on_commit_callbacks):
    saved()
    taken = Picture.objects.claim_next(now=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        now = reread(taken)
        if end == "deleted":
            now.delete()
        else:
            now.file = upload(picture(size=(200, 100)))
            now.save()
    path = default_storage.path(taken.file.name)
    copy = picture(size=(1000, 500))
    with open(path, "wb") as file:  # the worker had read it before it was deleted
        file.write(copy)
    making.make_variants(taken)
    default_storage.delete(taken.file.name)
    stem = taken.file.name.rpartition(".")[0].removeprefix("pictures/")
    assert [name for name in default_storage.listdir("pictures")[1] if name.startswith(stem)] == []
    if end == "replaced":
        assert (reread(taken).state, reread(taken).widths) == (State.WAITING, ())


def test_damaged_file_fails_for_good_and_says_why():
    one = saved()
    with open(one.file.path, "wb") as file:
        file.write(b"no picture")
    make_all()
    one = reread(one)
    assert (one.state, one.due_at, one.attempts) == (State.FAILED, None, 1)
    assert one.error.startswith("Damaged: UnidentifiedImageError")


def test_missing_file_fails_for_good():
    one = saved()
    default_storage.delete(one.file.name)
    make_all()
    assert reread(one).error.startswith("FileNotFoundError")
    assert reread(one).state == State.FAILED


def test_storage_that_is_away_is_tried_again_and_given_up_in_the_end(monkeypatch):
    one, now = saved(), timezone.now()

    def away(*args, **kwargs):
        raise OSError("the storage is away")

    monkeypatch.setattr(making, "put", away)
    for pause in PAUSES:
        make_all(now)
        assert (reread(one).state, reread(one).due_at) == (State.WAITING, now + pause)
        assert not making.make_next(now=now + pause - timedelta(seconds=1))
        now += pause
    make_all(now)
    assert (reread(one).state, reread(one).due_at) == (State.FAILED, None)
    assert reread(one).error == "OSError: the storage is away"


def test_picture_that_kills_its_workers_is_given_up():
    one, now = saved(), timezone.now()
    for _ in range(len(PAUSES) + 1):
        assert Picture.objects.claim_next(now=now).pk == one.pk
        now += LEASE
    assert Picture.objects.claim_next(now=now) is None
    assert (reread(one).state, reread(one).error) == (State.FAILED, "worker lost")


def test_what_failed_is_made_again_when_asked():
    one = saved()
    Picture.objects.update(state=State.FAILED, attempts=4, error="x")
    make_all()
    assert reread(one).state == State.FAILED
    assert Picture.objects.failed().make_again() == 1
    make_all()
    assert (reread(one).state, reread(one).attempts, reread(one).error) == (State.MADE, 1, "")


def test_made_again_it_is_shown_meanwhile():
    one = saved()
    make_all()
    assert Picture.objects.all().make_again() == 1
    assert (reread(one).state, reread(one).widths) == (State.WAITING, (480, 960, 1000))
    make_all()
    assert len(default_storage.listdir("pictures")[1]) >= 11
    assert [name for name in reread(one).variants if not default_storage.exists(name)] == []


def test_what_is_being_made_is_not_begun_a_second_time():
    saved()
    Picture.objects.claim_next(now=timezone.now())
    assert Picture.objects.all().make_again() == 0


def test_any_message_of_an_error_is_kept(monkeypatch):
    one = saved()

    def fail(*args):
        raise ValueError("bad\0 byte " + "ә" * 500)

    monkeypatch.setattr(making.variants, "opened", fail)
    make_all()
    assert reread(one).error == ("Damaged: ValueError: bad byte " + "ә" * 500)[:300]

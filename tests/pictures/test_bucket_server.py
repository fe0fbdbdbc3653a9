"""Pictures in a bucket of a real S3-compatible server (SeaweedFS)."""

import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from django.conf import settings as django_settings
from django.core.files.storage import default_storage
from django.utils import timezone

from pictures import making
from pictures.models import Picture, State
from pictures.models.making import PAUSES

from .files import photograph, picture, upload
from .weed import BUCKET, KEYS, weed_server

pytestmark = [
    pytest.mark.django_db,
    # boto3 keeps its connections, and closes them when it is thrown away.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
LIST = "/en/admin/pictures/picture/"


@pytest.fixture(scope="module")
def server():
    with weed_server() as address:
        client = boto3.client(
            "s3",
            endpoint_url=address,
            region_name="kz",
            aws_access_key_id=KEYS["access_key"],
            aws_secret_access_key=KEYS["secret_key"],
        )
        client.create_bucket(Bucket=BUCKET)
        yield address, client


def use(settings, address, public_url=""):
    options = {
        "bucket_name": BUCKET,
        "endpoint_url": address,
        "region_name": "kz",
        "public_url": public_url,
        **KEYS,
    }
    bucket = {"BACKEND": "pictures.bucket.BucketStorage", "OPTIONS": options}
    settings.STORAGES = {**django_settings.STORAGES, "default": bucket}


@pytest.fixture
def bucket(server, settings):
    """The names in the bucket, as a function; the site shows its files at the bucket's own address."""
    address, client = server
    use(settings, address, f"{address}/{BUCKET}")

    def names():
        return sorted(found["Key"] for found in client.list_objects_v2(Bucket=BUCKET).get("Contents", []))

    for name in names():
        client.delete_object(Bucket=BUCKET, Key=name)
    return names


def make_all():
    while making.make_next(now=timezone.now()):
        pass


def test_uploaded_picture_and_its_variants_lie_in_the_bucket(admin_client, bucket):
    response = admin_client.post(f"{LIST}add/", {"file": upload(photograph(6, size=(1000, 700)))})
    assert response.status_code == 302
    assert len(bucket()) == 2
    make_all()
    saved = Picture.objects.get()
    assert (saved.state, saved.widths) == (State.MADE, (480, 700))
    assert bucket() == sorted([saved.file.name, saved.small.name, *saved.variants])
    assert not (django_settings.MEDIA_ROOT / saved.file.name).exists()


def test_pages_and_everybody_get_the_files_from_the_bucket(client, server, bucket):
    saved = Picture.objects.create(file=upload(photograph(size=(600, 300))))
    make_all()
    saved = Picture.objects.get()
    assert saved.url_of(480, "avif") == f"{server[0]}/{BUCKET}/{saved.file.name[:-4]}-480.avif"
    with urlopen(saved.url_of(480, "avif"), timeout=10) as answer:
        assert answer.headers["Content-Type"] == "image/avif"
        assert answer.headers["Cache-Control"] == "public, max-age=86400"
        assert answer.headers["Content-Disposition"] == "inline"
        assert answer.read(12)[4:] == b"ftypavif"
    moved = client.get(f"/media/{saved.file.name}")
    assert (moved.status_code, moved["Location"]) == (302, saved.file.url)


def test_without_an_address_of_its_own_the_site_hands_the_files_out(client, server, bucket, settings):
    use(settings, server[0])
    saved = Picture.objects.create(file=upload(picture()))
    assert saved.file.url == f"/media/{saved.file.name}"
    answer = client.get(saved.file.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    with saved.file.open("rb") as stored:
        assert b"".join(answer.streaming_content) == stored.read()
    assert client.get("/media/pictures/none.jpg").status_code == 404


def test_nobody_writes_without_the_key(server):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{server[0]}/{BUCKET}/x.jpg", data=b"x", method="PUT"), timeout=10)
    assert refused.value.code == 403


def test_replaced_and_deleted_pictures_leave_nothing(bucket, django_capture_on_commit_callbacks):
    saved = Picture.objects.create(file=upload(picture(size=(700, 500))))
    make_all()
    old = bucket()
    saved = Picture.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        saved.file = upload(picture(size=(500, 500)))
        saved.save()
    make_all()
    assert len(old) == 8
    assert [name for name in bucket() if name in old] == []
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.get().delete()
    assert bucket() == []


def test_names_are_of_one_kind_whatever_was_sent(bucket):
    Picture.objects.create(file=upload(picture(), "../../Фото.jpg"))
    assert [bool(re.fullmatch(r"pictures/[0-9a-f]{32}\.jpg", name)) for name in bucket()] == [True, True]


def test_bucket_that_is_away_is_tried_again(server, bucket, settings):
    saved, now = Picture.objects.create(file=upload(picture())), timezone.now()
    use(settings, "http://127.0.0.1:9")
    with pytest.raises(EndpointConnectionError):
        default_storage.open(saved.file.name)
    assert making.make_next(now=now)
    saved.refresh_from_db()
    assert (saved.state, saved.attempts, saved.error[:23]) == (State.WAITING, 1, "EndpointConnectionError")
    use(settings, server[0])
    assert not making.make_next(now=now)
    assert making.make_next(now=now + PAUSES[0])
    saved.refresh_from_db()
    assert (saved.state, saved.error) == (State.MADE, "")

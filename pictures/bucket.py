"""Uploaded files in a bucket of an S3-compatible service; the settings MEDIA_S3_... say which."""

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from .media_types import CACHE_CONTROL, content_type, disposition

# Seconds: a page that waits for the bucket holds a thread of the server.
CONNECT_TIMEOUT, READ_TIMEOUT = 5, 20


class BucketStorage(S3Storage):
    """`public_url` is where the bucket shows its files to everybody; without it the site hands them out itself."""

    def __init__(self, *, public_url="", **options):
        self.public_url = public_url.rstrip("/")
        # Checksums that Amazon's service takes are not known to every other one.
        config = Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            connect_timeout=CONNECT_TIMEOUT,
            read_timeout=READ_TIMEOUT,
            retries={"max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(client_config=config, **options)

    def url(self, name, parameters=None, expire=None, http_method=None):
        base = f"{self.public_url}/" if self.public_url else settings.MEDIA_URL
        return base + filepath_to_uri(name)

    def get_object_parameters(self, name):
        """Headers that the bucket sends with the file."""
        return {
            "ContentType": content_type(name),
            "ContentDisposition": disposition(name),
            "CacheControl": CACHE_CONTROL,
        }

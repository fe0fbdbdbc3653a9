"""The storage of what only staff may see: a folder of its own that no address leads to."""

from django.core.files.storage import FileSystemStorage, storages
from django.utils.functional import cached_property


class PrivateStorage(FileSystemStorage):
    """Files that have no URL; a view with a check of permissions hands them out."""

    @cached_property
    def base_url(self):
        return None


def private_storage():
    return storages["private"]

"""What the commands that import exhibits and donations have in common."""

from pathlib import Path

from django.core.management.base import CommandError

from prisoners.management.table_import import TableImport

from ..tables import mappings
from ..tables.collection import Options


class CollectionImport(TableImport):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--map", type=Path, help="a TOML file that says what the table's columns mean")

    def given(self, *, edited, draft, map, pictures=None, **others):
        if pictures and not pictures.is_dir():
            raise CommandError(f"{pictures}: not a folder")
        return Options(edited=edited, draft=draft, mapping=self.mapping(map), pictures=pictures)

    def mapping(self, path):
        if not path:
            return mappings.PLAIN
        try:
            return mappings.read(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except mappings.MappingError as error:
            raise CommandError(f"{path}: {error}") from None

"""Pictures in a folder beside a table of exhibits: matched by the accession number in their names, added once."""

import hashlib
import pickle
import re
from dataclasses import dataclass
from tempfile import TemporaryFile

from django.core.exceptions import ValidationError
from django.db.models import Case, F, Max, When
from django.utils.translation import gettext as _

from pictures import images
from pictures.models import CleanFile, Picture

from .. import numbers
from ..models import LANGUAGES, Exhibit, ExhibitMedia

ENDINGS = {"jpg", "jpeg", "png", "webp", "tif", "tiff"}
# "КП 12_4 (2)", "КП 12_4-2", "КП 12_4_2": the second picture.
NUMBERED = re.compile(r"(.+?)\s*(?:\(([0-9]{1,4})\)|[-_ ]([0-9]{1,4}))")
MOST_DIGITS = re.compile(r"([0-9]+)")


def file_key(text):
    """What numbers and file names are compared by: no name holds a slash, so that all signs count as blanks."""
    return re.sub(r"[\W_]+", " ", numbers.key(text)).strip()


def natural(path):
    """The order of names: 2 before 10."""
    return [int(part) if part.isdigit() else part.casefold() for part in MOST_DIGITS.split(str(path))]


@dataclass(frozen=True, slots=True)
class Found:
    """A file that belongs to an exhibit: the exhibit's number, its place among the exhibit's files, its digest."""

    number: str
    place: int
    digest: str
    path: object


class Gallery:
    """The pictures of a folder for exhibits with these accession `ids`; used in a with statement."""

    def __init__(self, folder, ids):
        self.folder = folder
        self.ids = {}
        for number in ids:
            self.ids.setdefault(file_key(number), []).append(number)
        # Cleaned outside the transaction, which would hold others up.
        self.kept = TemporaryFile()  # noqa: SIM115 (close() does)
        self.count, self.stored = 0, []

    def close(self):
        self.kept.close()

    # Check --------------------------------------------------------------------------------------------

    def check(self, fault, note, tick):
        """Cleans each new picture; `fault` and `note` are told (reason) of a file."""
        found = [each for path in self.paths() if (each := self.readable(path, fault, note))]
        known = self.known({each.number for each in found})
        for each in sorted(found, key=lambda each: (each.number, each.place, natural(each.path))):
            if (each.number, each.digest) in known:
                continue
            known.add((each.number, each.digest))
            try:
                with each.path.open("rb") as file:
                    image = images.clean(file, each.path.stat().st_size)
            except ValidationError as error:
                fault(f"{each.path.name}: {' '.join(error.messages)}")
            except OSError as error:
                fault(f"{each.path.name}: {error.strerror or error}")
            else:
                pickle.dump((each.number, each.digest, image), self.kept)
                self.count += 1
            tick(1)

    def paths(self):
        """The files of the folder and those below it; what a system hides is no file of ours."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        seen = (path for path in found if not path.name.startswith(".") and path.name.lower() != "thumbs.db")
        return sorted(seen, key=natural)

    def readable(self, path, fault, note):
        """As matched(); a file that may not be read, or that went meanwhile, is told."""
        try:
            return self.matched(path, fault, note)
        except OSError as error:
            return fault(f"{path.name}: {error.strerror or error}")

    def matched(self, path, fault, note):
        """The Found of a file, or None, which is told."""
        name = path.name
        if path.suffix[1:].lower() not in ENDINGS:
            return note(_("%(file)s: not a picture; it was left out.") % {"file": name})
        ids, place = self.owner(path.stem)
        if not ids:
            return note(_("%(file)s: no exhibit of the table has this number.") % {"file": name})
        if len(ids) > 1:
            said = _("%(file)s: more than one number of the table reads like this: %(numbers)s.")
            return fault(said % {"file": name, "numbers": ", ".join(ids)})
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        return Found(ids[0], place, digest, path)

    def owner(self, stem):
        """([accession numbers], which of their pictures); the whole name goes before one with a number at its end."""
        whole = self.ids.get(file_key(stem))
        numbered = NUMBERED.fullmatch(stem)
        if whole or not numbered:
            return whole, 1
        return self.ids.get(file_key(numbered[1])), int(numbered[2] or numbered[3])

    @staticmethod
    def known(ids):
        """{(accession number, digest)} of pictures that an import added before."""
        media = ExhibitMedia.objects.filter(exhibit__accession_number__in=ids).exclude(import_digest="")
        return set(media.values_list("exhibit__accession_number", "import_digest"))

    # Writing ------------------------------------------------------------------------------------------

    def write(self, now):
        """Adds the pictures behind those that the exhibits have; in the transaction of the table."""
        self.kept.seek(0)
        exhibit, position = None, 0
        for _place in range(self.count):
            number, digest, image = pickle.load(self.kept)  # noqa: S301 (nobody else has this file)
            if exhibit is None or exhibit.accession_number != number:
                exhibit = Exhibit.objects.get(accession_number=number)
                last = exhibit.media.aggregate(last=Max("position"))["last"]
                position = 0 if last is None else last + 1
                self.touch(exhibit, now)
            picture = self.stored_picture(exhibit, image)
            exhibit.media.create(picture=picture, position=position, import_digest=digest)
            position += 1

    def stored_picture(self, exhibit, image):
        """What is to be seen is told by the title, until somebody describes it."""
        titles = {f"alt_{code}": (getattr(exhibit, f"title_{code}") or "")[:300] for code in LANGUAGES}
        picture = Picture(file=CleanFile(image), **titles)
        picture.save()
        self.stored += [(file.storage, file.name) for file in (picture.file, picture.small) if file]
        return picture

    @staticmethod
    def touch(exhibit, now):
        """The pictures belong to what harvesters read of it; that is no edit by staff."""
        unedited = Case(When(imported_at=F("changed_at"), then=now), default=F("imported_at"))
        Exhibit.objects.filter(pk=exhibit.pk).update(changed_at=now, imported_at=unedited)

    def undo(self):
        """Deletes the files of a transaction that was rolled back."""
        for storage, name in self.stored:
            storage.delete(name)
        self.stored = []

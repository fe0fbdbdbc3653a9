"""What a search looks up. Made from the name forms by index.py, never typed.

Millions of forms are made of far fewer words, so a word and its keys are kept once, and every place where it stands once.
"""

from django.db import models

from ..names import KEY_LENGTH


class NamePart(models.IntegerChoices):
    """The parts of a name, as a hit is ranked by them."""

    SURNAME = 1
    GIVEN_NAME = 2
    PATRONYMIC = 3


class NameWord(models.Model):
    """A word that stands in some name, as names.parts() writes it."""

    text = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text"], name="nameword_once")]

    def __str__(self):
        return self.text


class NameKey(models.Model):
    """A phonemic key (names.keys) of a word, or a coarse one behind index.COARSE.

    Rows are only added, but for index_persons, so that a worker that knows them reads just the new ones.
    """

    key = models.CharField(max_length=KEY_LENGTH + 1)
    word = models.ForeignKey(NameWord, models.CASCADE, related_name="keys")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="namekey_once")]

    def __str__(self):
        return self.key


class NameUse(models.Model):
    """A word in one part of one form of a person's name. `initials`: the first sounds of all her given names."""

    word = models.ForeignKey(NameWord, models.CASCADE, related_name="uses", db_index=False)
    part = models.PositiveSmallIntegerField(choices=NamePart)
    form = models.ForeignKey("prisoners.NameForm", models.CASCADE, related_name="uses")
    person = models.ForeignKey("prisoners.Person", models.CASCADE, related_name="uses", db_index=False)
    initials = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [
            models.Index(fields=["word", "part", "person", "initials"], name="nameuse_of_word"),
            models.Index(fields=["person", "word"], name="nameuse_person"),
        ]

    def __str__(self):
        return f"{self.word} ({self.get_part_display()})"

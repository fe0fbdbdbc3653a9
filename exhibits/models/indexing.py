"""What a search looks up. Made from the exhibits' own texts by search/index.py, never typed.

Kinds and persons are not in it: a search asks their own tables, so that nothing here grows old when they change.
"""

from django.db import models

WORD_LENGTH = 81


class Place(models.IntegerChoices):
    """Where a word stands; a hit in the title comes before one in a text."""

    TITLE = 1
    TEXT = 2


class ExhibitWord(models.Model):
    """A word of an exhibit as words.py folds it, or behind "#" one of its numbers; each once an exhibit."""

    pk = models.CompositePrimaryKey("exhibit_id", "word")
    exhibit = models.ForeignKey(
        "exhibits.Exhibit", models.CASCADE, related_name="words", db_index=False, db_constraint=False
    )
    word = models.CharField(max_length=WORD_LENGTH)
    place = models.PositiveSmallIntegerField(choices=Place)

    class Meta:
        indexes = [
            # The operator class lets PostgreSQL find beginnings of words under any collation.
            models.Index(
                fields=["word", "place", "exhibit"],
                name="exhibitword_word",
                opclasses=["varchar_pattern_ops", "int2_ops", "int8_ops"],
            )
        ]

    def __str__(self):
        return self.word

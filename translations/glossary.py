"""The terms of the glossary in a text. Found by whole words, in their cases, the longest first."""

import re
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock

from django.db.models import Count, Max

from . import checks, inflections
from .models import Term
from .registry import LANGUAGES

WORD = re.compile(inflections.WORD)


@dataclass(frozen=True)
class Place:
    """text[start:end] is a form of the term."""

    start: int
    end: int
    term: Term


class Index:
    """The patterns of one language, by the stem of their first word."""

    def __init__(self, terms, language):
        self.by_stem = defaultdict(list)
        for term in terms:
            for wording in inflections.wordings(term, language):
                first = re.search(rf"{inflections.WORD}\*?", wording.casefold())
                if first:
                    stem = inflections.stem_of(first[0], language)
                    self.by_stem[stem].append((inflections.pattern(wording, language), term))

    def places(self, text):
        """In their order; none lies within another."""
        end = 0
        for word in WORD.finditer(text):
            if word.start() < end:
                continue
            found = self.found_at(text, word)
            if found:
                end = found.end
                yield found

    def found_at(self, text, word):
        letters = word[0].casefold()
        stems = (letters[:end] for end in range(1, len(letters) + 1))
        candidates = [found for stem in stems for found in self.by_stem.get(stem, ())]
        matches = ((pattern.match(text, word.start()), term) for pattern, term in candidates)
        places = [Place(match.start(), match.end(), term) for match, term in matches if match]
        return max(places, key=attrgetter("end"), default=None)


class Cache:
    """The indexes of the table as it was at `stamp`: when it last changed, and how many terms it had."""

    def __init__(self):
        self.stamp, self.indexes, self.lock = None, {}, Lock()

    def index(self, language):
        """The Index of a language's terms. One query where nothing has changed since."""
        stamp = tuple(Term.objects.aggregate(Max("changed_at"), Count("pk"), Max("pk")).values())
        with self.lock:
            if stamp != self.stamp:
                self.stamp, self.indexes = stamp, {}
            if language not in self.indexes:
                self.indexes[language] = Index(Term.objects.all(), language)
            return self.indexes[language]


CACHE = Cache()


def indexes():
    """{language: Index} of the glossary as it is now, for many texts."""
    return {code: CACHE.index(code) for code in LANGUAGES}


def checked(source, target, source_language, target_language, *, longest=None, index=None):
    """The Findings of checks.check with the terms that stand in the source; `index` spares the query."""
    places = (index or CACHE.index(source_language)).places(source)
    terms = [place.term for place in places]
    return checks.check(source, target, source_language, target_language, terms=terms, longest=longest)

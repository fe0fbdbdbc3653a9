"""Made-up exhibits for measuring at scale; each says that it is no real object."""

from itertools import product
from random import Random

from django.db import transaction

from prisoners.models import Person
from visitors.models import Hall

from .models import Exhibit, ExhibitPerson, Kind, Location, Originality, Role
from .search import index

BATCH = 1000
KINDS, HALLS, IN_A_HALL = 40, 6, 60
SAID = {
    "ru": "Запись создана программой для измерений, это не настоящий предмет.",
    "en": "Generated record for measuring, not a real object.",
}
TITLES = {"ru": "{} {} (сгенерировано)", "en": "{} {} (generated)"}
SYLLABLES = {
    "ru": ("ба", "ве", "го", "ду", "жи", "зо", "ка", "лу", "ми", "но", "пе", "ра", "со", "ту", "фи", "ше"),
    "en": ("ba", "ve", "go", "du", "ji", "zo", "ka", "lu", "mi", "no", "pe", "ra", "so", "tu", "fi", "she"),
}
# 4,096 words of three syllables.
WORDS = {code: ["".join(parts) for parts in product(parts, repeat=3)] for code, parts in SYLLABLES.items()}
DESCRIBED = 25


def generate(count, *, seed=0, tick=lambda rows: None):
    """Writes `count` published records, in batches of a transaction each; `tick` is told how many are done."""
    start = Exhibit.objects.filter(is_generated=True).count()
    draw = Random(f"{seed} {start}")  # noqa: S311 - nothing secret
    kinds, halls = shared(Kind, KINDS), shared(Hall, HALLS)
    persons = list(
        Person.objects.published().filter(is_generated=True).order_by("pk").values_list("pk", flat=True)
    )
    for first in range(start, start + count, BATCH):
        numbers = range(first, min(first + BATCH, start + count))
        with transaction.atomic():
            write([record(number, draw, kinds, halls) for number in numbers], draw, persons)
        tick(len(numbers))


def shared(model, count):
    """`count` records of a shared model, which say that they are generated."""
    return [
        model.objects.get_or_create(
            slug=f"generated-{number}",
            defaults={"name_ru": f"сгенерировано {number}", "name_en": f"generated {number}"},
        )[0]
        for number in range(count)
    ]


def record(number, draw, kinds, halls):
    """An Exhibit that is not saved; the first of them stand in the halls."""
    year, span = draw.choice((None, *range(1900, 1960))), draw.choice((0, 0, 0, 1, 5, 9, 60))
    in_hall = number < HALLS * IN_A_HALL
    made = Exhibit(
        slug=f"generated-{number:06}",
        accession_number=f"GEN {number // 100}/{number % 100}-{number}",
        kind=kinds[min(int(draw.expovariate(0.15)), KINDS - 1)],
        originality=draw.choice(("", *Originality.values)),
        earliest=year,
        latest=year and year + span,
        location=Location.DISPLAY if in_hall else Location.STORAGE,
        hall=halls[number % HALLS] if in_hall else None,
        hall_position=number // HALLS if in_hall else 0,
        is_published=True,
        is_generated=True,
    )
    for code, words in WORDS.items():
        title = TITLES[code].format(draw.choice(words).capitalize(), draw.choice(words))
        setattr(made, f"title_{code}", title)
        setattr(made, f"description_{code}", " ".join([SAID[code], *draw.choices(words, k=DESCRIBED)]))
        setattr(made, f"material_{code}", draw.choice(words[:50]))
    made.set_copied()
    return made


def write(exhibits, draw, persons):
    made = Exhibit.objects.bulk_create(exhibits)
    index.add(made)
    links = [
        ExhibitPerson(exhibit=exhibit, person_id=person, role=draw.choice(Role.values))
        for exhibit in made
        for person in draw.sample(persons, min(len(persons), draw.choice((0, 1, 1, 2))))
    ]
    ExhibitPerson.objects.bulk_create(links)


def remove(tick=lambda rows: None):
    """Deletes all generated records; how many."""
    gone = 0
    while ids := list(Exhibit.objects.filter(is_generated=True).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            Exhibit.objects.filter(pk__in=ids).delete()
        gone += len(ids)
        tick(len(ids))
    for model in (Kind, Hall):
        model.objects.filter(slug__startswith="generated-", exhibits=None).delete()
    return gone

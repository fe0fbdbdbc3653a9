"""import_persons on 20,000 rows and import_exhibits on 30,000 foreign ones, each in a process of its own.

Seconds and memory; then a second time, when nothing changes.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from exhibits.models import Exhibit, ExhibitWord
from tests.bench import open_museum

ROWS = 20_000
SECONDS, MEGABYTES = 60, 300
EXHIBIT_SECONDS = 90
MAPPING = "exhibits/tables/examples/carnegie.toml"
HEADER = (
    "id,surname,given_name,patronymic,maiden_name,surname_en,given_name_en,birth_year,birthplace,nationality,profession,"
    "arrested,sentenced_by,term,arrived,released,rehabilitated,source,fate_ru,life_ru"
)
STEMS = "Аба Бере Вили Гера Дани Еро Жури Зими Игна Кали Лаза Мами Наза Орли Пани Рома Сама Тара Уша Фади Хари Яки"
ENDINGS = "нова лева рова дзева ченко мян швили ская нская берг ман штейн ева сова тина кова"
GIVEN = (
    "Анна Вера Галина Дарья Елена Зоя Ирина Клавдия Лидия Мария Нина Ольга Раиса София Тамара Юлия Айша Дина"
)


def rows():
    """Rows as full as a real list's, of made-up persons; 7,744 surnames."""
    stems, endings = STEMS.split(), ENDINGS.split()
    surnames = cycle(first + middle + end for first in stems for middle in ("", *stems) for end in endings)
    givens, towns = cycle(GIVEN.split()), cycle(range(800))
    for number, surname, given, town in zip(range(ROWS), surnames, givens, towns, strict=False):
        yield [
            f"bench-{number}", surname.title(), given, "Ивановна", stems[number % 22] + endings[number % 16], "", "",
            1880 + number % 35, f"Селение {town}", f"Народ {number % 62}", f"Занятие {number % 90}",
            f"{1 + number % 28:02}.{1 + number % 12:02}.1938", "Особое совещание", "8 лет", "1938", "1946", "1956",
            f"Список, том {number % 9}", "Строка для измерения", "Выдуманный текст для измерения. " * 8,
        ]  # fmt: skip


def run(command, path, *options):
    """(seconds, megabytes at most, what the command said)."""
    begin = time.perf_counter()
    argv = [sys.executable, "manage.py", command, str(path), *options]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(said)
    return time.perf_counter() - begin, used.ru_maxrss / 1024, said.strip().splitlines()[-1]


def write_persons(path):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER.split(","))
        writer.writerows(rows())


def measured(command, write, options, name, expected, goal_seconds):
    """The figures of a first and a second run; `expected` is what they say of their rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write(path)
        runs = [run(command, path, *options) for _time in range(2)]
    for what, (seconds, megabytes, said), words in zip(
        (name, "the same file again"), runs, expected, strict=True
    ):
        holds = seconds < goal_seconds and megabytes < MEGABYTES and words in said
        goal = f"under {goal_seconds} s and {MEGABYTES} MB"
        yield what, f"{seconds:.0f} s, {megabytes:.0f} MB ({said})", goal, holds


def measure():
    persons = (f"{ROWS} made", f"{ROWS} unchanged")
    yield from measured("import_persons", write_persons, (), "import of 20,000 rows", persons, SECONDS)
    taken = open_museum.ROWS - open_museum.REPEATED
    exhibits = (f"{taken} made", f"{taken} unchanged")
    options = ("--map", MAPPING)
    name = "import of 30,000 exhibits of another museum"
    yield from measured("import_exhibits", open_museum.write, options, name, exhibits, EXHIBIT_SECONDS)
    # The next part counts exhibits of its own.
    imported = Exhibit.objects.exclude(import_digest="")
    ExhibitWord.objects.filter(exhibit__in=imported).delete()
    imported.delete()

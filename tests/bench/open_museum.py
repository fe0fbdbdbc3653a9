"""A table of 30,000 objects as museums give them out as open data, made up, with the oddities of real ones."""

import csv
from itertools import cycle

ROWS = 30_000
# So many rows have the number of the row before.
REPEATED = 10
HEADER = (
    "title,creation_date,creation_date_earliest,creation_date_latest,medium,accession_number,id,credit_line,"
    "date_acquired,department,physical_location,item_width,item_height,item_depth,item_diameter,web_url,"
    "provenance_text,classification,image_url,artist_id,full_name,nationality"
)
NOUNS = "Bowl Landscape Portrait Letter Spoon Chair Harbor Poster Vase Street Garden Plate Study Figure Bridge Field"
WORDS = "morning northern painted young blue wooden winter unknown broken silent golden river mother evening small carved"
KINDS = (
    "prints,photographs,drawings and watercolors,paintings,ceramics,glass,metals,textiles,sculpture,furniture"
)
MEDIA = (
    "oil on canvas", "gelatin silver print", "color woodblock\nprint on paper", "glazed “earthenware”", 'brass, 2" rim',
    "etching and drypoint on laid paper, second state of three",
)  # fmt: skip
DATES = (
    ("c. {0}", "{0}-01-01", "{0}-12-31"), ("{0}-{1}", "{0}-01-01", "{1}-12-31"), ("late 19th century", "", ""),
    ("n.d.", "", ""), ("c. 500 BCE", "-510-01-01", "-490-12-31"), ("{0}, printed later", "{0}-05-01", ""),
    ("Edo period", "1615-01-01", "1868-12-31"), ("", "", ""),
)  # fmt: skip


def rows():
    every = WORDS.split()
    nouns, words, kinds, media = cycle(NOUNS.split()), cycle(every), cycle(KINDS.split(",")), cycle(MEDIA)
    for number, dates in zip(range(ROWS), cycle(DATES), strict=False):
        noun, word, year = next(nouns), every[number * 7 % len(every)], 1700 + number % 300
        title = (
            ""
            if number % 400 == 0
            else "Untitled"
            if number % 9 == 0
            else f"{word.title()} {noun}, no. {number % 900}"
        )
        if number % 1000 == 1:
            title = f"{title}: " + "a very long title of an album of views, " * 15
        date, earliest, latest = (text.format(year, year + 3) for text in dates)
        # Now and then two rows have one number.
        accession = f"{number // 300 % 100}.{number - (number % 3000 == 5)}"
        provenance = f"{next(words)} collector [1844-1926], Paris, France, by August {year}; " * (
            1 + number % 6
        )
        if number % 500 == 2:
            provenance *= 30
        yield [
            title, date, earliest, latest, next(media), accession, f"cmoa:objects/{number}",
            f"Gift of the {noun} family in memory of a {word} year", f"19{number % 90:02}-05-07", "Fine Arts",
            "Not on View", f"{number % 90 + 0.4375}", f"{number % 70 + 0.5}", "" if number % 3 else "0.0", "",
            f"http://collection.test/{number}", "" if number % 4 == 3 else provenance, next(kinds), "", number % 800,
            f"Maker {number % 800}", "American",
        ]  # fmt: skip


def write(path):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER.split(","))
        writer.writerows(rows())

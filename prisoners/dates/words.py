"""The words of dates in English, Russian and Kazakh: those that people type, and those that pages show. Data only."""

# Kinds of words; a reading is a row of them (dates.py).
ABOUT, UNCERTAIN, BEFORE, AFTER, BETWEEN, TO, YEARS, FILLER = "A?<>B&P "
MONTH, SEASON = "M", "S"


def listed(words):
    return words.split()


MONTHS = {
    "en": listed("January February March April May June July August September October November December"),
    "ru": listed("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    "kk": listed("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
}
# The second case: of April (ru), up to April (kk); the third: after April (kk).
MONTHS_OF = listed("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
MONTHS_TO = listed(
    "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға"
)
MONTHS_FROM = listed(
    "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан"
    " қарашадан желтоқсаннан"
)
# Typed only: short forms, "in April", "April of".
MORE_MONTHS = [
    listed("jan feb mar apr may jun jul aug sep oct nov dec"),
    listed("jan feb mar apr may jun jul aug sept oct nov dec"),
    listed("янв фев мар апр май июн июл авг сен окт ноя дек"),
    listed("янв февр март апр мая июн июл авг сент окт нояб дек"),
    listed("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"),
    listed(
        "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
    ),
    listed(
        "қаңтары ақпаны наурызы сәуірі мамыры маусымы шілдесі тамызы қыркүйегі қазаны қарашасы желтоқсаны"
    ),
]

# EDTF's numbers.
SEASONS = (21, 22, 23, 24)
SEASON_NAMES = {
    "en": listed("spring summer autumn winter"),
    "ru": listed("весна лето осень зима"),
    "kk": listed("көктемі жазы күзі қысы"),
}
SEASONS_OF = listed("весны лета осени зимы")
SEASONS_TO = listed("көктеміне жазына күзіне қысына")
SEASONS_FROM = listed("көктемінен жазынан күзінен қысынан")
MORE_SEASONS = [
    listed("spring summer fall winter"),
    listed("весной летом осенью зимой"),
    listed("весну лето осень зиму"),
    listed("көктем жаз күз қыс"),
    listed("көктемде жазда күзде қыста"),
    listed("көктемінде жазында күзінде қысында"),
]

OTHER_WORDS = {
    ABOUT: "about around approximately circa ca c около ок примерно приблизительно шамамен шамасында шамасы",
    UNCERTAIN: "uncertain probably предположительно вероятно болжамды болжам",
    BEFORE: "before until by до дейін",
    AFTER: "after since from после с кейін бастап",
    BETWEEN: "between между арасында аралығында",
    TO: "and to и по мен бен пен және жылдан",
    YEARS: "жылдар жылдары жылдарда",
    FILLER: "the in of year years в г гг год года году годы годов годах годами ж жж жыл жылы жылғы жылдың жылға айы",
}


def read_words():
    """{word: (kind, number of the month or season, or 0)}."""
    words = {word: (kind, 0) for kind, row in OTHER_WORDS.items() for word in row.split()}
    for row in [*MONTHS.values(), MONTHS_OF, MONTHS_TO, MONTHS_FROM, *MORE_MONTHS]:
        words |= {word.casefold(): (MONTH, number) for number, word in enumerate(row, 1)}
    for row in [*SEASON_NAMES.values(), SEASONS_OF, SEASONS_TO, SEASONS_FROM, *MORE_SEASONS]:
        words |= {word: (SEASON, number) for number, word in zip(SEASONS, row, strict=True)}
    return words


WORDS = read_words()

# How pages write each precision. Cases: "" as it stands, "of" after a preposition (en, ru), "to" and "from" (kk).
PATTERNS = {
    ("en", ""): {
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "decade": "{year}s",
    },
    ("en", "of"): {"decade": "the {year}s"},
    ("ru", ""): {
        "day": "{day} {month_of} {year} года",
        "month": "{month} {year} года",
        "year": "{year} год",
        "decade": "{year}-е годы",
    },
    ("ru", "of"): {
        "day": "{day} {month} {year} года",
        "month": "{month} {year} года",
        "year": "{year} года",
        "decade": "{year}-х годов",
    },
    ("kk", ""): {
        "day": "{year} жылғы {day} {month}",
        "month": "{year} жылғы {month}",
        "season": "{year} жылдың {month}",
        "year": "{year} жыл",
        "decade": "{year}-жылдар",
    },
    ("kk", "to"): {"year": "{year} жылға", "decade": "{year}-жылдарға"},
    ("kk", "from"): {"year": "{year} жылдан", "decade": "{year}-жылдардан"},
}
NAMES = {
    ("en", ""): (MONTHS["en"], SEASON_NAMES["en"]),
    ("en", "of"): (MONTHS["en"], SEASON_NAMES["en"]),
    ("ru", ""): (MONTHS["ru"], SEASON_NAMES["ru"]),
    ("ru", "of"): (MONTHS_OF, SEASONS_OF),
    ("kk", ""): (MONTHS["kk"], SEASON_NAMES["kk"]),
    ("kk", "to"): (MONTHS_TO, SEASONS_TO),
    ("kk", "from"): (MONTHS_FROM, SEASONS_FROM),
}
# (language, what is said of a date): (the case that the date stands in, the words around it).
SAID = {
    ("en", "about"): ("of", "about {}"),
    ("en", "uncertain"): ("", "{} (uncertain)"),
    ("en", "before"): ("of", "before {}"),
    ("en", "after"): ("of", "after {}"),
    ("en", "about before"): ("of", "before about {}"),
    ("en", "about after"): ("of", "after about {}"),
    ("en", "years"): ("", "{}–{}"),
    ("en", "range"): ("", "{} – {}"),
    ("ru", "about"): ("of", "около {}"),
    ("ru", "uncertain"): ("", "{} (предположительно)"),
    ("ru", "before"): ("of", "до {}"),
    ("ru", "after"): ("of", "после {}"),
    ("ru", "about before"): ("of", "примерно до {}"),
    ("ru", "about after"): ("of", "примерно после {}"),
    ("ru", "years"): ("", "{}–{} годы"),
    ("ru", "range"): ("", "{} — {}"),
    ("kk", "about"): ("", "шамамен {}"),
    ("kk", "uncertain"): ("", "{} (болжамды)"),
    ("kk", "before"): ("to", "{} дейін"),
    ("kk", "after"): ("from", "{} кейін"),
    ("kk", "about before"): ("to", "шамамен {} дейін"),
    ("kk", "about after"): ("from", "шамамен {} кейін"),
    ("kk", "years"): ("", "{}–{} жылдар"),
    ("kk", "range"): ("", "{} – {}"),
}

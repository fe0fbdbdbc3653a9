"""Kazakh case endings of whole numbers written in figures, by the word that is said last. Pure."""

# {the numeral said last: (its ending after "to", after "from")}: алтыға, алтыдан.
ENDINGS = {
    0: ("ге", "ден"),
    1: ("ге", "ден"),
    2: ("ге", "ден"),
    3: ("ке", "тен"),
    4: ("ке", "тен"),
    5: ("ке", "тен"),
    6: ("ға", "дан"),
    7: ("ге", "ден"),
    8: ("ге", "ден"),
    9: ("ға", "дан"),
    10: ("ға", "нан"),
    20: ("ға", "дан"),
    30: ("ға", "дан"),
    40: ("қа", "тан"),
    50: ("ге", "ден"),
    60: ("қа", "тан"),
    70: ("ке", "тен"),
    80: ("ге", "нен"),
    90: ("ға", "нан"),
    100: ("ге", "ден"),
    1000: ("ға", "нан"),
    10**6: ("ға", "нан"),
    10**9: ("қа", "тан"),
}


def said_last(value):
    """The last numeral of a number from 0 as it is read aloud: 1000 for 18,000 (он сегіз мың)."""
    if rest := value % 10 or value % 100:
        return rest
    said = (word for word, above in ((100, 1000), (1000, 10**6), (10**6, 10**9)) if value % above)
    return next(said, 10**9 if value else 0)


def to(value):
    """The ending of the dative: "ге" for 600."""
    return ENDINGS[said_last(value)][0]


def from_(value):
    """The ending of the ablative: "нан" for 18,000."""
    return ENDINGS[said_last(value)][1]

"""What the three languages share: the 24-hour clock, Monday first, and which dates may be typed.

A year is typed with four digits: "26/05/26" could mean three days, so it is refused.
The first format of each list is the one that a filled-in field shows.
"""

FIRST_DAY_OF_WEEK = 1
TIME_FORMAT = "H:i"
NUMBER_GROUPING = 3

TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%H.%M"]
DOTS = "%d.%m.%Y"
SLASHES = "%d/%m/%Y"
OTHER_DATES = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y"]


def date_times(dates):
    """The input formats of a date with a time, for every date format of `dates`."""
    return [f"{date} {time}" for date in dates for time in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f")]

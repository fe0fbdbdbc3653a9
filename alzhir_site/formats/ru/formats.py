from ..patterns import *  # noqa: F403
from ..patterns import DOTS, OTHER_DATES, SLASHES, date_times

# E is the month in the genitive (мая), F in the nominative (май).
DATE_FORMAT = "j E Y г."  # 31 мая 2026 г.
DATETIME_FORMAT = "j E Y г., H:i"
YEAR_MONTH_FORMAT = "F Y г."  # май 2026 г.
MONTH_DAY_FORMAT = "j E"  # 31 мая
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"

DATE_INPUT_FORMATS = [DOTS, SLASHES, *OTHER_DATES]
DATETIME_INPUT_FORMATS = date_times(DATE_INPUT_FORMATS)

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"

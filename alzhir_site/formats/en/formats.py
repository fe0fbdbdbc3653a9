from ..patterns import *  # noqa: F403
from ..patterns import DOTS, OTHER_DATES, SLASHES, date_times

DATE_FORMAT = "j F Y"  # 31 May 2026
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"  # May 2026
MONTH_DAY_FORMAT = "j F"  # 31 May
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"

# The day stands before the month, as everywhere in Kazakhstan: never %m/%d.
DATE_INPUT_FORMATS = [SLASHES, DOTS, *OTHER_DATES]
DATETIME_INPUT_FORMATS = date_times(DATE_INPUT_FORMATS)

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","

from ..patterns import *  # noqa: F403
from ..patterns import DOTS, OTHER_DATES, SLASHES, date_times

DATE_FORMAT = "Y ж. j E"  # 2026 ж. 31 мамыр
DATETIME_FORMAT = "Y ж. j E, H:i"
YEAR_MONTH_FORMAT = "Y ж. F"  # 2026 ж. мамыр
MONTH_DAY_FORMAT = "j E"  # 31 мамыр
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"

DATE_INPUT_FORMATS = [DOTS, SLASHES, *OTHER_DATES]
DATETIME_INPUT_FORMATS = date_times(DATE_INPUT_FORMATS)

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"

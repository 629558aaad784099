"""What the cells of workbooks hold, as a person would type it into a table."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from itplanner.domain.numbers import number_text
from itplanner.domain.values import dataclass

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""No program that saves workbooks has more."""
DIGITS = 15
"""So many digits of a number a spreadsheet keeps; what follows comes of counting in halves."""
_HALF = datetime.timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a sheet, given anew each time; missing ones are empty."""

    read: Callable[[], Iterator[Sequence[str]]]
    hidden: bool = False

    def __call__(self) -> Iterator[Sequence[str]]:
        """Give the rows."""
        return self.read()


def number(value: float) -> str:
    """Return a number without the noise of its last digits: 0.3, not 0.30000000000000004."""
    return number_text(float(f"{value:.{DIGITS}g}"))


def percentage(value: float) -> str:
    """Return a share that the sheet shows in percent: 0.6 is 60%."""
    return f"{number(value * 100)}%"


def moment(value: datetime.datetime) -> str:
    """Return a day, with its time of day unless that is midnight, and its second unless that is 0."""
    near = (value + _HALF).replace(microsecond=0)
    return f"{near:%Y-%m-%d %H:%M:%S}".removesuffix(":00").removesuffix(" 00:00")


def hours(value: datetime.timedelta) -> str:
    """Return how long something lasts: 30:00:00."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def yes(value: bool) -> str:
    """Return yes or no."""
    return "yes" if value else "no"

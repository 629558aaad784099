"""Where months and values lie between the axes."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from itplanner.charts.drawing import Meaning
from itplanner.charts.frame import Frame
from itplanner.charts.months import Labels
from itplanner.charts.strokes import Dot
from itplanner.domain.values import dataclass

_NEAR = 3
"""Months from the end of a line to today, over whose line its name then steps."""
_MARGIN_FROM = 7
"""Columns leave one free before the first point."""

Expectation = tuple[tuple[float, float, float, float], ...]
"""Months with the lowest, the middle and the highest value that is expected."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line along the axis: its points are months and values, no value is a gap."""

    name: str | None
    """What is written at its end; None is nothing."""
    meaning: Meaning
    points: tuple[tuple[float, float | None], ...]
    glyph: str = ""
    """Of its points, if it isn't that of the meaning."""

    @property
    def end(self) -> tuple[float, float] | None:
        """The last point with a value."""
        return next(((month, value) for month, value in reversed(self.points) if value is not None), None)


@dataclass(frozen=True, slots=True)
class Months:
    """The axis: from one month to another, perhaps with today, and what is written below."""

    first: float
    last: float
    today: list[float]
    labels: Callable[[Callable[[int], int], int], Labels]

    def share(self, month: float) -> float:
        """How much of the axis lies before a month."""
        return (month - self.first) / (self.last - self.first)

    def beside(self, month: float) -> float:
        """After which month the name of a line that ends in one is written."""
        return next((today for today in self.today if 0 <= today - month < _NEAR), month)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The columns of a frame that its months take."""

    frame: Frame
    months: Months
    columns: int

    def across(self, month: float) -> int:
        """The dot of a month, two in a column; the first one leaves a column free before it."""
        before = 2 if self.columns >= _MARGIN_FROM else 0
        return before + round(self.months.share(month) * (self.columns * 2 - 1 - before))

    def column(self, month: float) -> int:
        """The column of a month."""
        return self.across(month) // 2

    def dots(self, line: Series) -> list[Dot]:
        """The line's dots: in each column the lowest and the highest, where there are many more."""
        dots = [
            (self.across(month), None if value is None else self.frame.scale.dot(value))
            for month, value in line.points
        ]
        return dots if len(dots) <= self.columns * 2 else list(_thinned(dots))


def _thinned(dots: Sequence[Dot]) -> Iterator[Dot]:
    """Two dots at most of each column; a gap within one is none."""
    for _, column in groupby(dots, key=lambda dot: dot[0] // 2):
        there = list(column)
        values = [(up, place) for place, (_, up) in enumerate(there) if up is not None]
        if values:
            yield from (there[place] for place in sorted({min(values)[1], max(values)[1]}))
        else:
            yield there[0]

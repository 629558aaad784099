"""The charts of a KPI as values: equal ones look the same, so that none is drawn twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from itplanner.charts.behaviour import ROUTINE, Behaviour
from itplanner.charts.change import change
from itplanner.charts.distribution import Mark, distribution
from itplanner.charts.drawing import Meaning, Paper, Row, Rows
from itplanner.charts.lines import Line, Point, course, key, year_over_year
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.values import dataclass
from itplanner.tui.roles import Role
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.picture import Lines

ROLES: Final[dict[Meaning, Role]] = {
    Meaning.BLANK: Role.TEXT,
    Meaning.AXIS: Role.MUTED,
    Meaning.LABEL: Role.MUTED,
    Meaning.TODAY: Role.ACCENT,
    Meaning.ACTUAL: Role.ACCENT,
    Meaning.TARGET: Role.WARN,
    Meaning.LIMIT: Role.MUTED,
    Meaning.MEAN: Role.MUTED,
    Meaning.LAST_YEAR: Role.MUTED,
    Meaning.EARLIER: Role.MUTED,
    Meaning.BAND: Role.RULE,
    Meaning.FORECAST: Role.INFO,
    Meaning.SIGNAL: Role.TEXT,
    Meaning.BETTER: Role.OK,
    Meaning.WORSE: Role.BAD,
    Meaning.GOOD: Role.OK,
    Meaning.FAIR: Role.WARN,
    Meaning.BAD: Role.BAD,
}
"""The colours of what charts are made of; a shape or a name always says the same."""

KEYED: Final = 14
"""From so many rows on a course has a line that says which glyph is which."""


def parts_of(row: Row) -> Iterator[Part]:
    """Yield a row's pieces with their roles."""
    return (Part(piece.text, ROLES[piece.meaning]) for piece in row)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of values that are shown with so many decimals."""

    decimals: int | None

    def rows(self, paper: Paper) -> Rows:
        """Return its rows."""
        raise NotImplementedError

    def lines(self, columns: int, rows: int, *, ascii_only: bool) -> Lines:
        """Return its rows with their roles, behind the pane's margin."""
        drawn = self.rows(Paper(max(columns - 1, 0), rows, ascii_only))
        return [[Part(" "), *parts_of(row)] for row in drawn]


@dataclass(frozen=True, slots=True)
class Course(Drawn):
    """Lines over time, and how the actual one behaves."""

    series: tuple[Line, ...]
    today: date
    behaviour: Behaviour = ROUTINE
    cursor: date | None = None
    """The period of the point that is looked at."""

    def rows(self, paper: Paper) -> Rows:
        """Return the lines, under their key where there is room."""
        keyed = paper.rows >= KEYED
        below = replace(paper, rows=paper.rows - keyed)
        rows = course(
            self.series,
            below,
            today=self.today,
            decimals=self.decimals,
            behaviour=self.behaviour,
            cursor=self.cursor,
        )
        return (key(self.series[::-1], paper, self.behaviour), *rows) if keyed else rows


@dataclass(frozen=True, slots=True)
class Changes(Drawn):
    """The change from each value to the next."""

    points: tuple[Point, ...]

    def rows(self, paper: Paper) -> Rows:
        """Return bars around zero."""
        return change(self.points, paper, decimals=self.decimals)


@dataclass(frozen=True, slots=True)
class Spread(Drawn):
    """How often values occur."""

    values: tuple[float | None, ...]
    marks: tuple[Mark, ...]

    def rows(self, paper: Paper) -> Rows:
        """Return a bar for each class of values."""
        return distribution(self.values, paper, marks=self.marks, decimals=self.decimals)


@dataclass(frozen=True, slots=True)
class Years(Drawn):
    """A fiscal year over the two before it."""

    points: tuple[Point, ...]
    year: int
    calendar: FiscalCalendar

    def rows(self, paper: Paper) -> Rows:
        """Return a line for each year, month by month."""
        return year_over_year(self.points, self.year, self.calendar, paper, decimals=self.decimals)

"""The KPIs as rows: value, target, the last periods as a line, status, trend in words, and the basis."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from itplanner.charts.inline import sparkline
from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import Period, following, last_ended
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.words import target_text, value_text
from itplanner.domain.records import KPI, Person
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.computing import waiting
from itplanner.tui.content.finding import Looked
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.formatting import BASIS, basis
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

if TYPE_CHECKING:
    from itplanner.domain.kpis.trend import Trend

LINE: Final = 12
"""So many periods stand in the line of blocks."""

FURTHEST: Final = 600
"""So many months back can be looked at."""

COLOURS: Final[tuple[Colour, ...]] = ("green", "amber", "red", "grey")

_LEAVES: Final[dict[Colour, int]] = {"green": 1, "grey": 2}
_ARROWS: Final = {"up": glyphs.UP, "down": glyphs.DOWN, "flat": glyphs.FLAT}
_VERDICTS: Final = {"better": Role.OK, "worse": Role.BAD, "steady": Role.TEXT}
_WORST_FIRST: Final[dict[Colour, int]] = {"red": 0, "amber": 1, "grey": 2, "green": 3}
_TRENDS: Final = {"worse": 0, "steady": 1, "better": 2}

Sorting = Callable[[View, Standing], Any]

SORTINGS: Final[Mapping[str, Sorting]] = {
    "code": lambda _view, found: found.kpi.id,
    "status": lambda _view, found: (_WORST_FIRST[found.colour], _WORST_FIRST[found.computed], found.kpi.id),
    "trend": lambda view, found: (_worst_trend(view.trend(found.kpi)), found.kpi.id),
    "name": lambda _view, found: (found.kpi.name.casefold(), found.kpi.id),
}
"""Ways to sort, in the order in which the key goes through them."""


@dataclass(frozen=True, slots=True)
class Shown(Looked):
    """How the KPIs are looked at: filtered and sorted how, and how many months back."""

    sorting: str = "code"
    back: int = 0


@dataclass(frozen=True, slots=True)
class KPIs:
    """The rows and what the head says of them."""

    rows: Rows
    found: tuple[Standing, ...]
    """Those that match the filter, in the order shown."""
    total: int
    summary: tuple[Part, ...] = ()


def month_shown(view: View, shown: Shown) -> Period:
    """Return the month that is looked at: the last one that is over, or one before."""
    ended = last_ended(view.today, "monthly", view.calendar)
    return following(ended, "monthly", view.calendar, -shown.back)


def day_shown(view: View, shown: Shown) -> date:
    """Return the day as of which the KPIs are shown: today, else the last one of an earlier month."""
    return month_shown(view, shown).last if shown.back else view.today


def kpis_of(view: View, shown: Shown, without: Collection[str] = (), many: int = LINE) -> KPIs:
    """Return the KPIs as they stood on the day of the view, `without` some of the columns.

    `many` are the periods of the line.
    """
    standings = [view.standing(kpi) for kpi in view.plan[KPI]]
    found = [each for each in standings if matches(view, each, shown.words)]
    found.sort(key=partial(SORTINGS[shown.sorting], view))
    columns = tuple(column for column in columns_of(found) if column.id not in without)
    rows = tuple(_row(view, each, columns, many) for each in found)
    return KPIs(Rows(columns, rows), tuple(found), len(standings), summary_of(view))


def matches(view: View, found: Standing, words: str) -> bool:
    """Whether each word stands in a KPI's code, name, owner, status, trend or tags."""
    if not words:
        return True
    kpi, owner, trend = found.kpi, view.plan[Person].get(found.kpi.owner), view.trend(found.kpi)
    said = [kpi.code, kpi.name, kpi.reference, *kpi.tags, found.colour, found.computed]
    said += [owner.name if owner is not None else "nobody", trend.verdict if trend else ""]
    said += [waiting(kpi)] if found.due is not None else []
    haystack = "\n".join(said).casefold()
    return all(word in haystack for word in words.casefold().split())


def columns_of(found: Sequence[Standing]) -> tuple[Column, ...]:
    """Return the columns, as wide as the longest code, value and target need them."""
    code = max((len(each.kpi.code) for each in found), default=2)
    value = max([5, *(len(value_text(each.kpi, each.value)) for each in found)])
    target = max([6, *(len(target_text(each.kpi, each.target)) for each in found)])
    monthly = all(each.kpi.cadence == "monthly" for each in found)
    declared = any(_differs(each) for each in found)
    return (
        Column("code", "", code),
        Column("name", "KPI", 22, flexible=True),
        Column("value", "Value", value, "right"),
        Column("target", "Target", target, "right", leaves=3),
        Column("line", f"{LINE} {'months' if monthly else 'periods'}", LINE, leaves=2),
        Column("status", "Status", 7),
        *([Column("declared", "", 1, gap=0)] if declared else []),
        Column("arrow", "", 1),
        Column("trend", "Trend", 6, leaves=1),
        Column("basis", "From", BASIS, leaves=0),
    )


def _row(view: View, found: Standing, columns: Sequence[Column], many: int) -> Row:
    cells = {column.id: _CELLS[column.id](view, found, many) for column in columns}
    return Row(Ref(KPI.kind, found.kpi.id), cells)


def colour_parts(colour: Colour) -> tuple[Part, ...]:
    """Return a colour as glyph and word."""
    mark = colour_mark(colour)
    return (Part(f"{mark.glyph} {mark.word}", mark.role),)


def _worst_trend(trend: "Trend | None") -> int:
    return len(_TRENDS) if trend is None else _TRENDS[trend.verdict]


def trend_text(trend: "Trend | None") -> str:
    """Return where a KPI goes and whether that is good: `↓ better`."""
    return glyphs.NOTHING if trend is None else f"{_ARROWS[trend.way]} {trend.verdict}"


def line_of(view: View, found: Standing, many: int = LINE) -> str:
    """Return the last periods as blocks, those without a value yet blank."""
    kpi, years = found.kpi, view.calendar
    ended = last_ended(view.today, kpi.cadence, years)
    points = found.recent(many)
    last = max((ended, *(point.period for point in points[-1:])), key=lambda period: period.first)
    values = {point.period.first: point.value for point in points}
    periods = (following(last, kpi.cadence, years, -back) for back in range(many - 1, -1, -1))
    return sparkline([values.get(period.first) for period in periods])


def _arrow(trend: "Trend | None") -> Cell:
    return Cell(_ARROWS[trend.way], _trend_role(trend)) if trend is not None else Cell("")


def _trend_cell(trend: "Trend | None") -> Cell:
    return Cell(trend.verdict if trend else glyphs.NOTHING, _trend_role(trend))


def _trend_role(trend: "Trend | None") -> Role:
    return Role.MUTED if trend is None else _VERDICTS[trend.verdict]


def _differs(found: Standing) -> bool:
    """Whether the colour that is shown was declared and is another than the computed one."""
    return found.declared is not None and found.declared.colour != found.computed


_CELLS: Final[Mapping[str, Callable[[View, Standing, int], Cell]]] = {
    "code": lambda _view, found, _many: Cell(found.kpi.code, cut="never"),
    "name": lambda _view, found, _many: Cell(found.kpi.name, typed=True),
    "value": lambda _view, found, _many: Cell(value_text(found.kpi, found.value), cut="never"),
    "target": lambda _view, found, _many: Cell(target_text(found.kpi, found.target), cut="never"),
    "line": lambda view, found, many: Cell(line_of(view, found, many), Role.MUTED),
    "status": lambda _view, found, _many: Cell(parts=colour_parts(found.colour)),
    "declared": lambda _view, found, _many: Cell(glyphs.CHANGED if _differs(found) else "", Role.WARN),
    "arrow": lambda view, found, _many: _arrow(view.trend(found.kpi)),
    "trend": lambda view, found, _many: _trend_cell(view.trend(found.kpi)),
    "basis": lambda _view, found, _many: (
        Cell(waiting(found.kpi), Role.WARN) if found.due else Cell(basis(found.kpi, found.point))
    ),
}
"""Each cell of a row by its column; those of a column that isn't shown aren't made."""


def summary_of(view: View) -> tuple[Part, ...]:
    """`4 green · 3 amber · 1 red`, and how many lack a reading or data; narrow, what is well goes."""
    standings = [view.standing(kpi) for kpi in view.plan[KPI]]
    counts = [(colour, sum(each.colour == colour for each in standings)) for colour in COLOURS]
    parts = [Part(f"{number} {colour}", leaves=_LEAVES.get(colour)) for colour, number in counts if number]
    waits = Counter(waiting(each.kpi) for each in standings if each.due is not None)
    parts += [Part(f"{number} {word}", leaves=0) for word, number in sorted(waits.items())]
    return tuple(
        replace(part, text=part.text if place == len(parts) else f"{part.text} · ")
        for place, part in enumerate(parts, start=1)
    )

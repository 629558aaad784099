"""The numbers behind a KPI's chart, period by period, as a table; the newest first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.kpis.course import Point, colour_of
from itplanner.domain.kpis.path import expected, path_of
from itplanner.domain.kpis.periods import Period, following, last_ended
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.words import in_groups, level_text, plain, target_text, value_text
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Reading
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

FRACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "projects_on_time": ("On time", "Due"),
    "projects_on_budget": ("In budget", "Judged"),
    "projects_on_spec": ("On spec", "Decided"),
    "roi": ("Gain", "Cost"),
    "spend_vs_plan": ("Actual", "Plan"),
    "support_ratio": ("Users", "FTE"),
    "mttr": ("Hours", "Cases"),
    "recovery_attainment": ("Met", "In scope"),
}
"""What stands above the line of a formula's fraction, and what below."""

_ANY: Final = ("Part", "Of")

MISSING: Final = "missing"
"""What a row without a reading stands for: `enter` records one."""


COMPUTED: Final = "computed"
"""What a row of a computed period stands for: `enter` explains it."""


def numbers_of(view: View, found: Standing) -> Rows:
    """Return a row for each period, those included for which a reading is due."""
    points = [*found.points, *_due(view, found)]
    before = [None, *(point.value for point in points[:-1])]
    rows = [_row(view, found.kpi, point, value) for point, value in zip(points, before, strict=True)]
    return Rows(_columns(found.kpi), tuple(reversed(rows)))


def _columns(kpi: KPI) -> Sequence[Column]:
    above, below = FRACTIONS.get(kpi.formula, _ANY)
    return (
        Column("period", "Period", 14, flexible=True),
        Column("value", "Value", 9, "right"),
        Column("numerator", above, 10, "right", leaves=0),
        Column("denominator", below, 11, "right", leaves=0),
        Column("target", "Target", 8, "right"),
        Column("change", "Change", 8, "right", leaves=1),
        Column("status", "Status", 7, gap=2),
    )


def _due(view: View, found: Standing) -> Iterator[Point]:
    """The periods after the last reading that are over."""
    kpi, years = found.kpi, view.calendar
    ended = last_ended(view.today, kpi.cadence, years)
    period = following(found.points[-1].period, kpi.cadence, years) if found.points else ended
    while period.last <= ended.last:
        yield Point(period)
        period = following(period, kpi.cadence, years)


def at(point: Point) -> At:
    """Return what a period's row stands for: its last reading, or the one it lacks."""
    if point.readings:
        return At("reading", ref=Ref(Reading.kind, point.readings[-1].id))
    what = MISSING if point.value is None else COMPUTED
    return At(what, point.period.last.isoformat())


def _row(view: View, kpi: KPI, point: Point, before: float | None) -> Row:
    mark = colour_mark(colour_of(kpi, point))
    target = period_target(view, kpi, point.period)
    cells = {
        "period": Cell(parts=(Part(point.period.label), *_now(kpi, point))),
        "value": Cell(value_text(kpi, point.value), cut="never"),
        "numerator": _count(point.numerator),
        "denominator": _count(point.denominator),
        "target": Cell(target_text(kpi, None) if kpi.direction == "within" else level_text(kpi, target)),
        "change": Cell(change_text(kpi, before, point.value)),
        "status": Cell(f"{mark.glyph} {mark.word}", mark.role),
    }
    return Row(at(point), cells, muted=point.value is None)


def _now(kpi: KPI, point: Point) -> Iterator[Part]:
    """What a closed period comes to now, where that is something else."""
    if point.moved:
        yield Part(f", now {value_text(kpi, point.fresh.value)}", Role.WARN)


def period_target(view: View, kpi: KPI, period: Period) -> float | None:
    """Return what a value should be at the end of a period; nothing before its path begins."""
    path = path_of(view.plan, kpi)
    if path is not None and period.last < path.marks[0][0]:
        return None
    return expected(view.plan, kpi, period.last)


def _count(number: float | None) -> Cell:
    text = glyphs.NOTHING if number is None else number_text(round(number, 6))
    return Cell(text if number is None or "e" in text else in_groups(text), cut="never")


def change_text(kpi: KPI, before: float | None, value: float | None) -> str:
    """Return how much a value differs from the one before, with its sign: `-0.3`, `+2.5`, `0.0`."""
    if before is None or value is None:
        return glyphs.NOTHING
    text = plain(kpi, value - before)
    return f"+{text}" if value > before and not text.startswith("-") else text

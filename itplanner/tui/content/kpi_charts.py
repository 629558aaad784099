"""The views of a KPI: its course with limits and forecast, the change, the distribution, the years."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from itplanner.charts.distribution import Mark
from itplanner.charts.drawing import Meaning
from itplanner.charts.lines import Line, Point
from itplanner.domain.kpis.course import colour_of
from itplanner.domain.kpis.path import path_of
from itplanner.domain.kpis.periods import Cadence, Period, following, period_of
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.words import value_text
from itplanner.domain.records import KPI
from itplanner.tui.content.kpi_course import course_behaviour
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.content.pictures import Changes, Course, Drawn, Spread, Years
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part

NUMBERS: Final = 4
"""The view that is a table."""

LEAST: Final = 12
"""So many periods back are drawn, or more."""

_NOUNS: Final[dict[Cadence, str]] = {
    "monthly": "month",
    "quarterly": "quarter",
    "half_yearly": "half year",
    "yearly": "year",
}
_UNITS: Final = {"h": "hours", "d": "days", "min": "minutes"}


def views_of(kpi: KPI) -> tuple[str, ...]:
    """Return what the views are called, in their order."""
    noun = _NOUNS[kpi.cadence]
    return ("course and forecast", f"change by {noun}", "distribution", "year over year", "the numbers")


def unit_text(kpi: KPI) -> str:
    """Return a unit as a head says it: `hours`, `%`."""
    return _UNITS.get(kpi.unit, kpi.unit)


def picture_of(view: View, found: Standing, which: int, cursor: date | None = None) -> Drawn | None:
    """Return one of the views as a chart; None for the table, and where there is nothing to draw."""
    kpi = found.kpi
    points = tuple(Point(point.period.first, point.value) for point in found.points)
    if not points or which == NUMBERS:
        return None
    if which == 0:
        around = course_behaviour(view.study(kpi), _first(view, kpi))
        return Course(kpi.decimals, tuple(_lines(view, found, points)), view.today, around, cursor)
    if which == 1:
        return Changes(kpi.decimals, points[-2 * LEAST - 1 :])
    if which == 2:
        return Spread(kpi.decimals, tuple(point.value for point in points), tuple(_marks(view, found)))
    return Years(kpi.decimals, points, view.calendar.year_of(view.today), view.calendar)


def point_parts(found: Standing, period: Period) -> tuple[Part, ...]:
    """Return a point as a chart's head names it: `Aug 2026: 8.4 h ▲ amber · = explains`."""
    kpi = found.kpi
    point = next((point for point in found.points if point.period == period), None)
    if point is None or point.value is None:
        return (Part(f"{period.label}: no value"),)
    mark = colour_mark(colour_of(kpi, point))
    said = Part(f"{period.label}: {value_text(kpi, point.value)} ")
    return (said, Part(f"{mark.glyph} {mark.word}", mark.role), Part(" · = explains", leaves=0))


def _lines(view: View, found: Standing, points: tuple[Point, ...]) -> Iterator[Line]:
    """The target's course and the actual one, from the start of the fiscal year before on."""
    first = _first(view, found.kpi)
    shown = tuple(point for point in points if point.on >= first)
    yield from _targets(view, found, shown[0].on if shown else first)
    yield Line("actual", Meaning.ACTUAL, shown)


def _first(view: View, kpi: KPI) -> date:
    year = view.calendar.first_day(view.calendar.year_of(view.today) - 1)
    back = following(_now(view, kpi), kpi.cadence, view.calendar, 1 - LEAST)
    return min(year, back.first)


def _now(view: View, kpi: KPI) -> Period:
    return period_of(view.today, kpi.cadence, view.calendar)


def _targets(view: View, found: Standing, first: date) -> Iterator[Line]:
    """Where the value should be: on its path to the end of the fiscal year, else on a level to hold."""
    kpi, years = found.kpi, view.calendar
    path = path_of(view.plan, kpi)
    if path is not None:
        last = years.last_day(years.year_of(view.today))
        begins = max(first, path.marks[0][0] + timedelta(days=1))
        periods = _periods(view, kpi, begins, last)
        yield Line(
            "target path", Meaning.TARGET, tuple(Point(each.first, path.at(each.last)) for each in periods)
        )
        return
    levels = (kpi.green_min, kpi.green_max) if kpi.direction == "within" else (found.target,)
    periods = _periods(view, kpi, first, found.points[-1].period.last)
    for level in levels:
        if level is not None:
            yield Line("target", Meaning.TARGET, tuple(Point(each.first, level) for each in periods))


def _periods(view: View, kpi: KPI, first: date, last: date) -> list[Period]:
    periods = [period_of(first, kpi.cadence, view.calendar)]
    while periods[-1].last < last:
        periods.append(following(periods[-1], kpi.cadence, view.calendar))
    return periods


def _marks(view: View, found: Standing) -> Iterator[Mark]:
    """The target, the last value and the natural limits now, in the distribution of all values."""
    studied = view.study(found.kpi)
    if studied.limits is not None and not studied.misleads:
        lower, upper = studied.drawn(studied.limits)
        yield Mark("upper limit", Meaning.LIMIT, upper)
        yield Mark("lower limit", Meaning.LIMIT, lower)
    if found.target is not None and found.kpi.direction != "within":
        yield Mark("target", Meaning.TARGET, found.target)
    if found.value is not None:
        yield Mark("now", Meaning.ACTUAL, found.value)

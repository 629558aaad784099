"""A KPI's last value on a scale: over the ranges of its limits, against its target and a year ago."""

from collections.abc import Iterator
from math import inf

from itplanner.charts.bullet import Range, bullet
from itplanner.charts.distribution import Mark
from itplanner.charts.drawing import Meaning, Paper
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.study import Study
from itplanner.domain.kpis.words import judges_share
from itplanner.domain.records import KPI
from itplanner.tui.content.pictures import parts_of
from itplanner.tui.widgets.parts import Part


def bullet_parts(found: Standing, studied: Study, room: int) -> Iterator[Part]:
    """Return the bar in so many cells; none without a value."""
    if found.point is None:
        return iter(())
    before = studied.year_before()
    last_year = None if before is None else before[1].value
    named = (("target", Meaning.TARGET, found.target), ("last year", Meaning.LAST_YEAR, last_year))
    marks = [Mark(name, meaning, value) for name, meaning, value in named if value is not None]
    return parts_of(bullet(found.value, Paper(room, 1), ranges=tuple(_ranges(found.kpi)), marks=marks))


def _ranges(kpi: KPI) -> Iterator[Range]:
    """Give the ranges from below; none where the limits judge something else than the value."""
    limits = (kpi.amber_min, kpi.green_min, kpi.green_max, kpi.amber_max)
    if judges_share(kpi) or all(limit is None for limit in limits):
        return
    if kpi.amber_min is not None:
        yield Range(kpi.amber_min, Meaning.BAD)
    if kpi.green_min is not None:
        yield Range(kpi.green_min, Meaning.BAD if kpi.amber_min is None else Meaning.FAIR)
    if kpi.green_max is not None:
        yield Range(kpi.green_max, Meaning.GOOD)
    if kpi.amber_max is not None:
        yield Range(kpi.amber_max, Meaning.FAIR)
    yield Range(inf, Meaning.GOOD if limits[2:] == (None, None) else Meaning.BAD)

"""A KPI's value as a bullet graph: a bar from zero over red, amber and green, its target, a year ago."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from itplanner.charts.bullet import Range, bullet
from itplanner.charts.distribution import Mark
from itplanner.charts.drawing import Meaning, Paper
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.words import judges_share
from itplanner.domain.records import KPI
from itplanner.domain.rules.status import colour
from itplanner.tui.content.pictures import parts_of
from itplanner.tui.widgets.parts import Part

LONGEST: Final = 40
"""Cells of a bar that is still read at a glance."""

BEYOND: Final = 1.1
"""So far past the largest value the scale ends, so that what lies there is seen."""

_MEANINGS: Final = {"green": Meaning.GOOD, "amber": Meaning.FAIR, "red": Meaning.BAD}


def bullet_parts(found: Standing, width: int, year_ago: float | None = None) -> tuple[Part, ...]:
    """Return the graph of the last value in so many cells; nothing without a value or limits."""
    kpi, point = found.kpi, found.point
    shared = judges_share(kpi)
    value = None if point is None else point.share if shared else point.value
    levels = _levels(kpi)
    if value is None or not levels:
        return ()
    target = kpi.green_min if shared else None if kpi.direction == "within" else found.target
    known = (("target", Meaning.TARGET, target), ("last year", Meaning.LAST_YEAR, year_ago))
    marks = [Mark(name, meaning, level) for name, meaning, level in known if level is not None]
    most = max(value, *levels, *(mark.value for mark in marks))
    end = 100.0 if most <= 100 and (shared or kpi.unit == "%") else BEYOND * most
    paper = Paper(min(width, LONGEST), 1)
    return tuple(parts_of(bullet(value, paper, ranges=tuple(_ranges(kpi, levels, end)), marks=marks)))


def _levels(kpi: KPI) -> list[float]:
    """Where one colour ends and another begins."""
    limits = (kpi.amber_min, kpi.green_min, kpi.green_max, kpi.amber_max)
    return sorted({limit for limit in limits if limit is not None})


def _ranges(kpi: KPI, levels: list[float], end: float) -> Iterator[Range]:
    """The stretches between them, each of the colour that its middle has."""
    for low, high in pairwise([min(0.0, *levels), *levels, end]):
        if low < high:
            found = colour(kpi, (low + high) / 2)
            if found != "grey":
                yield Range(high, _MEANINGS[found])

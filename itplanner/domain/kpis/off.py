"""How long a KPI has been green, or off: not green."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from itplanner.domain.kpis.course import Point, colour_of
from itplanner.domain.kpis.periods import Cadence, Period
from itplanner.domain.records import KPI
from itplanner.domain.values import dataclass

WINDOWS: Final[dict[Cadence, int]] = {"monthly": 12, "quarterly": 4, "half_yearly": 4, "yearly": 4}
"""So many periods back are counted."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Periods up to the last value that were all green or all off; one without a value ends nothing."""

    green: bool
    since: Period
    ever: bool
    """Whether it has been so from the first value on."""
    off: int
    """How many of the last periods were off."""
    of: int
    """How many of them had a value."""
    gaps: bool
    """Whether some of them had none."""


def spell(kpi: KPI, points: Sequence[Point]) -> Spell | None:
    """Return since when a KPI has been green or off at its last point; None without a value or limits."""
    judged = [
        (point.period, found == "green") for point in points if (found := colour_of(kpi, point)) != "grey"
    ]
    if not judged:
        return None
    green = judged[-1][1]
    run = list(takewhile(lambda each: each[1] == green, reversed(judged)))
    window = {point.period for point in points[-WINDOWS[kpi.cadence] :]}
    lately = [each for period, each in judged if period in window]
    gaps = len(lately) < len(window)
    return Spell(green, run[-1][0], len(run) == len(judged), lately.count(False), len(lately), gaps)

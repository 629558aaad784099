"""How far a KPI has come on the way to its target, against the time that is gone (DOMAIN 2.2)."""

import datetime

from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.signals import ROUNDING
from itplanner.domain.rules.state import SLACK
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The way from the start value to the target."""

    start: float
    target: float
    share: float
    """The part of the way behind it, unclipped: below 0 it went backwards, above 1 past the target."""
    expected: float
    """The part that the path has behind it; on an even one that of the time gone."""

    @property
    def on_track(self) -> bool:
        """Whether it is at most ten points behind its path."""
        return self.share >= self.expected - SLACK - ROUNDING


def trajectory(manner: Manner, value: float, day: datetime.date) -> Trajectory | None:
    """Return how far a value of a day is; None without a path. A start at the target is either kept or not.

    The share is (x - b) / (g - b): of 51 that are to become 24, 42 is a third of the way.
    """
    if manner.path is None:
        return None
    (_start, b), (_end, g) = manner.path.marks[0], manner.path.marks[-1]
    if b == g:
        kept = manner.outside(value) == 0 if manner.banded else manner.gain(g, value) >= 0
        return Trajectory(b, g, float(kept), 1.0)
    return Trajectory(b, g, (value - b) / (g - b), (manner.path.at(day) - b) / (g - b))

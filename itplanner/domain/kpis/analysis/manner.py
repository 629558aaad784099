"""How a series is to be read: which way is better, what it is to reach, by which rules it is judged."""

import datetime
from dataclasses import field
from typing import Final, Literal

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.path import Path
from itplanner.domain.kpis.periods import LENGTHS, Cadence
from itplanner.domain.records.base import Direction
from itplanner.domain.values import dataclass

RuleSet = Literal["wheeler", "nhs"]
"""The rules by which a point or a run of points is a signal."""

UPWARDS: Final = frozenset({"increase", "at_least"})
"""Directions in which more is better; in the others, but within a band, less is."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value can't go under or over by its nature."""

    low: float | None = None
    high: float | None = None

    def clip(self, value: float) -> float:
        """Return the value, or the bound that it goes past."""
        value = value if self.low is None else max(value, self.low)
        return value if self.high is None else min(value, self.high)


@dataclass(frozen=True, slots=True)
class Phase:
    """A recorded reset of the natural limits: they begin anew with the first period that ends in it."""

    start: datetime.date
    end: datetime.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a series is to be read."""

    direction: Direction
    target: float | None = None
    target_on: datetime.date | None = None
    aim: float | None = None
    """What it is to have reached at the end of the year; the target itself unless said."""
    path: Path | None = None
    """What it should be on a day on the way to the target; None where a level is held."""
    low: float | None = None
    """The green band, which a value is to stay within where the direction says so."""
    high: float | None = None
    rules: RuleSet = "wheeler"
    limits_from: datetime.date | None = None
    """The limits are computed from the periods whose last days lie between these two days."""
    limits_to: datetime.date | None = None
    phases: tuple[Phase, ...] = ()
    bounds: Bounds = Bounds()
    adds_up: bool = False
    """Whether a year is the sum of its periods, like a spend, instead of its last value."""
    cases: bool = True
    """Whether denominators count cases, so that few of them prove nothing."""
    cadence: Cadence = "monthly"
    years: FiscalCalendar = field(default_factory=FiscalCalendar)

    @property
    def per_year(self) -> int:
        """How many periods a year has."""
        return 12 // LENGTHS[self.cadence]

    @property
    def banded(self) -> bool:
        """Whether there is a green band."""
        return self.low is not None or self.high is not None

    def gain(self, before: float, after: float) -> float:
        """Return how much better a value is than another one; within a band, how much nearer to it."""
        if self.direction == "within":
            return self.outside(before) - self.outside(after)
        return after - before if self.direction in UPWARDS else before - after

    def outside(self, value: float) -> float:
        """Return how far a value lies outside the green band."""
        under = 0.0 if self.low is None else max(self.low - value, 0.0)
        over = 0.0 if self.high is None else max(value - self.high, 0.0)
        return under + over

"""What a series goes by: its limits, signals and level, its season taken out where that would mislead."""

import datetime
from collections.abc import Sequence

from itplanner.domain.kpis.analysis.level import Level, present_level
from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.season import MISLEADING, Season, likeness, season
from itplanner.domain.kpis.analysis.signals import Signal
from itplanner.domain.kpis.analysis.stretches import Stretch, judged, stretches
from itplanner.domain.kpis.analysis.xmr import Limits
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A series by the places of its values, and what is to be expected of it by chance alone."""

    values: tuple[float | None, ...]
    """As they are, or without their season."""
    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]
    level: Level
    indices: tuple[float, ...] = (1.0,)
    """What the level is multiplied by, by place in the year."""

    @property
    def limits(self) -> Limits | None:
        """The natural limits of the last stretch."""
        return self.stretches[-1].limits if self.stretches else None

    def index(self, place: int) -> float:
        """Return what the level is multiplied by at a place, also one to come."""
        return self.indices[place % len(self.indices)]


def plain_pattern(
    days: Sequence[datetime.date],
    values: Sequence[float | None],
    telling: Sequence[bool],
    manner: Manner,
) -> Pattern:
    """Return the pattern of the values as they are; `telling` says which may be part of a signal."""
    parts = stretches(days, values, manner)
    shown = [value if tells else None for value, tells in zip(values, telling, strict=True)]
    found = judged(shown, parts, manner)
    return Pattern(tuple(values), parts, found, present_level(values, parts, found))


def pattern(
    days: Sequence[datetime.date],
    values: Sequence[float | None],
    telling: Sequence[bool],
    manner: Manner,
) -> Pattern:
    """Return the pattern by which a series is forecast: without its season where the year repeats itself."""
    found = season(values, manner.per_year) if misleads(likeness(values, manner.per_year)) else None
    if found is None:
        return plain_pattern(days, values, telling, manner)
    return seasonless(days, found, telling, manner)


def seasonless(
    days: Sequence[datetime.date], found: Season, telling: Sequence[bool], manner: Manner
) -> Pattern:
    """Return the pattern of the values without their season."""
    rest = plain_pattern(days, found.values, telling, manner)
    return Pattern(rest.values, rest.stretches, rest.signals, rest.level, found.indices)


def misleads(alike: float | None) -> bool:
    """Whether a year is so much like the one before that plain limits mislead."""
    return alike is not None and alike > MISLEADING

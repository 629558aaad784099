"""The level that a series is on now: its values since the last thing that changed it."""

from collections.abc import Sequence
from dataclasses import dataclass

from itplanner.domain.kpis.signals import Signal
from itplanner.domain.kpis.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Level:
    """The values that tell how it will go on, by chance alone."""

    start: int
    """The place of the first of them."""
    values: tuple[float, ...]
    voids: Signal | None = None
    """The signal that made the values before it count no longer."""


def present_level(values: Sequence[float | None], parts: Sequence[Stretch], found: Sequence[Signal]) -> Level:
    """Return the present level: the last stretch, less what a signal inside it voids (DOMAIN 2.3).

    A run on one side of the mean (R2) is itself the new level; after any other signal the points that
    follow its last one are.
    """
    start, voids = (parts[-1].start if parts else 0), None
    for signal in found:
        after = signal.points[0] if signal.rule == "R2" else signal.points[-1] + 1
        if signal.points[0] >= parts[-1].start and after > start:
            start, voids = after, signal
    return Level(start, tuple(value for value in values[start:] if value is not None), voids)

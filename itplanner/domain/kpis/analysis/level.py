"""The level that a series is on now: its values since the last thing that changed it."""

from collections.abc import Sequence

from itplanner.domain.kpis.analysis.signals import Signal
from itplanner.domain.kpis.analysis.stretches import Stretch
from itplanner.domain.values import dataclass


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

    A run on one side of the mean (R2) is itself the new level, and what else lies in it on that side is
    explained by it; after any other signal the points that follow its last one are.
    """
    start = parts[-1].start if parts else 0
    runs = [signal for signal in found if signal.rule == "R2"]
    first, voids = start, None
    for signal in found:
        after = signal.points[0] if signal.rule == "R2" else signal.points[-1] + 1
        if after > first and not any(_explains(run, signal) for run in runs):
            first, voids = after, signal
    return Level(first, tuple(value for value in values[first:] if value is not None), voids)


def _explains(run: Signal, signal: Signal) -> bool:
    within = run.points[0] <= signal.points[-1] <= run.points[-1]
    return within and signal.side == run.side and signal.rule not in {"R2", "R5"}

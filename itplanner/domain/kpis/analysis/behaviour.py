"""What a series does at its last point: a signal, good or bad, or the routine (DOMAIN 2.1)."""

from statistics import fmean
from typing import Literal

from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.pattern import Pattern
from itplanner.domain.kpis.analysis.signals import Signal
from itplanner.domain.values import dataclass

Sense = Literal["good", "bad", "neither", "routine"]
"""Within a band a signal is neither while it leads no nearer to the band and no further from it."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The verdict; a routine point is never worse than the one before, only another draw."""

    sense: Sense
    signal: Signal | None = None


def behaviour(manner: Manner, read: Pattern) -> Behaviour | None:
    """Return what the last value belongs to, of several signals the longest; None without limits."""
    values, limits = read.values, read.limits
    last = next((place for place in reversed(range(len(values))) if values[place] is not None), None)
    if limits is None or last is None:
        return None
    present = [signal for signal in read.signals if signal.points[-1] == last]
    if not present:
        return Behaviour("routine")
    signal = max(present, key=lambda each: len(each.points))
    valued = [value for place in signal.points if (value := values[place]) is not None]
    if signal.rule == "R5":
        gain = manner.gain(valued[0], valued[-1])
    else:
        gain = manner.gain(limits.centre, fmean(valued))
    return Behaviour("good" if gain > 0 else "bad" if gain < 0 else "neither", signal)

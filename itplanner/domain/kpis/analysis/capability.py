"""Whether a series as it is meets its target: always, never, or by chance (DOMAIN 2.1)."""

from typing import Literal

from itplanner.domain.kpis.analysis.manner import UPWARDS, Manner
from itplanner.domain.kpis.analysis.xmr import Limits

Capability = Literal["always", "never", "hit_or_miss"]


def capability(manner: Manner, limits: Limits | None) -> Capability | None:
    """Return how the target lies to the natural limits; None without one of them.

    A limit is inside, so a target on the nearer one is always met, one on the further one by chance.
    What nature bounds counts bounded: no share goes over 100 %.
    """
    if limits is None:
        return None
    lower, upper = manner.bounds.clip(limits.lower), manner.bounds.clip(limits.upper)
    if manner.direction == "within":
        return _in_band(manner, lower, upper)
    if manner.target is None:
        return None
    upwards = manner.direction in UPWARDS
    worst, best = (lower, upper) if upwards else (upper, lower)
    if worst == manner.target or (worst > manner.target) == upwards:
        return "always"
    return "hit_or_miss" if best == manner.target or (best > manner.target) == upwards else "never"


def _in_band(manner: Manner, lower: float, upper: float) -> Capability | None:
    low, high = manner.low, manner.high
    if low is None and high is None:
        return None
    if (low is not None and upper < low) or (high is not None and lower > high):
        return "never"
    inside = (low is None or lower >= low) and (high is None or upper <= high)
    return "always" if inside else "hit_or_miss"

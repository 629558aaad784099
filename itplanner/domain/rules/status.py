"""The colour of a KPI's value (GLOSSARY section 4)."""

from collections.abc import Iterable
from typing import Literal

from itplanner.domain.records import KPI

Colour = Literal["green", "amber", "red", "grey"]


def colour(kpi: KPI, value: float | None) -> Colour:
    """Return green or amber where the value lies within those limits, else red; grey without value or limits.

    A limit that isn't set is open, and a value on a limit has the better colour.
    """
    limits = (kpi.green_min, kpi.green_max, kpi.amber_min, kpi.amber_max)
    if value is None or all(limit is None for limit in limits):
        return "grey"
    if _within(value, kpi.green_min, kpi.green_max):
        return "green"
    return "amber" if _within(value, kpi.amber_min, kpi.amber_max) else "red"


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


_WORST: tuple[Colour, ...] = ("red", "amber", "green", "grey")


def worst(colours: Iterable[Colour]) -> Colour:
    """Return the worst of some colours; grey says nothing and counts only where there is no other."""
    return min(colours, key=_WORST.index, default="grey")

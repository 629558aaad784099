"""A chart within a line of words: a line of blocks."""

from collections.abc import Iterable
from typing import Final

from itplanner.charts.scale import drawable

SPARKS: Final = "▁▂▃▄▅▆▇"
"""From the lowest value of a line to its highest."""

_FLAT: Final = SPARKS[len(SPARKS) // 2]


def sparkline(values: Iterable[float | None]) -> str:
    """A block for each value, a blank for each that is missing; the middle one where all are the same."""
    drawn = [drawable(value) for value in values]
    there = [value for value in drawn if value is not None]
    low, high = min(there, default=0), max(there, default=0)
    if low == high:
        return "".join(" " if value is None else _FLAT for value in drawn)
    top = len(SPARKS) - 1
    return "".join(
        " " if value is None else SPARKS[round((value - low) / (high - low) * top)] for value in drawn
    )

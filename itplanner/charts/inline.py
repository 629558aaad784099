"""Charts within a line of words: a line of blocks, and a bar with its zones."""

from collections.abc import Iterable
from typing import Final

from itplanner.charts.scale import drawable

SPARKS: Final = "▁▂▃▄▅▆▇"
"""From the lowest value of a line to its highest."""

_FLAT: Final = SPARKS[len(SPARKS) // 2]
_VALUE, _BAD, _AMBER, _GREEN, _TARGET = "█", "▒", "░", " ", "│"
_BEYOND: Final = 1.25
"""How much longer than the largest value a bar is: what lies beyond a target is seen."""

Bounds = tuple[float | None, float | None]
"""From a value to another one; None is no bound."""


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


def bullet(value: float | None, target: float | None, green: Bounds, amber: Bounds, columns: int) -> str:
    """`████████▒▒▒▒│░░░░`: the value, then the zones that it doesn't reach, and the target, from 0 on.

    Nothing, where none of them is above 0.
    """
    value = drawable(value)
    ends = [each for each in (value, *map(drawable, (target, *green, *amber))) if each is not None]
    top = max(ends, default=0) * _BEYOND
    if top <= 0:
        return ""
    middles = [(column + 0.5) / columns * top for column in range(columns)]
    cells = [_VALUE if value and middle <= value else _zone(middle, green, amber) for middle in middles]
    if columns > 0 and target is not None and 0 <= target <= top:
        cells[int(target / top * columns)] = _TARGET
    return "".join(cells)


def _zone(value: float, green: Bounds, amber: Bounds) -> str:
    """What stands for a value's colour; where there are no bounds it has none."""
    if _within(value, green) or {*green, *amber} == {None}:
        return _GREEN
    return _AMBER if _within(value, amber) else _BAD


def _within(value: float, bounds: Bounds) -> bool:
    """Whether a value lies between bounds; between none at all lies nothing."""
    low, high = bounds
    if low is None and high is None:
        return False
    return (low is None or value >= low) and (high is None or value <= high)

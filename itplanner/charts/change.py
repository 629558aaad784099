"""The change from month to month, as bars around zero."""

from collections.abc import Sequence
from itertools import pairwise

from itplanner.charts.drawing import Meaning, Paper, Rows, nothing
from itplanner.charts.frame import Frame, framed
from itplanner.charts.lines import Point
from itplanner.charts.months import month_labels, position
from itplanner.charts.scale import drawable

_WIDEST = 6
"""Columns of a bar."""
_BEFORE = 1
"""Columns that stay free before the first one."""


def change(points: Sequence[Point], paper: Paper, *, decimals: int | None = None) -> Rows:
    """How much the last value of each month differs from the one before it, as bars around zero.

    Beside a gap there is no bar. Of more months than columns the latest are drawn.
    """
    changes = _changes(points, paper.columns)
    if not changes or paper.columns < 1:
        return nothing(paper)
    frame = framed(paper, min(0, *changes.values()), max(0, *changes.values()), decimals)
    last = max(changes)
    first = max(min(changes), last - max(frame.columns - _BEFORE - 1, 0))
    wide = max((frame.columns - _BEFORE) // (last - first + 1), 1)
    zero = frame.scale.row(0)

    def column(month: int) -> int:
        return _BEFORE + (month - first) * wide

    frame.draw_time(month_labels(first, last, column, frame.columns), column(last + 1))
    for each in range(column(last + 1)):
        frame.put(each, zero, "─", Meaning.AXIS)
    for month, value in changes.items():
        for each in range(min(max(wide - 1, 1), _WIDEST)):
            if month >= first:
                _draw_bar(frame, column(month) + each, zero, value)
    return frame.drawing.rows()


def _changes(points: Sequence[Point], most: int) -> dict[int, float]:
    """The change by month, counted as positions are, of so many months at most."""
    in_order = sorted(points, key=lambda point: point.on)
    by_month = {int(position(point.on)): drawable(point.value) for point in in_order}
    first = max(by_month, default=0) - most
    return {
        month: value - before
        for (_, before), (month, value) in pairwise(by_month.items())
        if before is not None and value is not None and month > first
    }


def _draw_bar(frame: Frame, column: int, zero: int, value: float) -> None:
    """One column of a bar, in half rows from the row of zero; what isn't zero takes at least one half."""
    halves = round(abs(value) / frame.scale.per_row * 2) or int(value != 0)
    up = value > 0
    for place in range(1, halves // 2 + 1):
        frame.put(column, zero - place if up else zero + place, "█", Meaning.ACTUAL)
    if halves % 2:
        end = halves // 2 + 1
        frame.put(column, zero - end if up else zero + end, "▄" if up else "▀", Meaning.ACTUAL)

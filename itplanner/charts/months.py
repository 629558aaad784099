"""The axis of time: months, as many named as fit."""

from collections.abc import Callable, Iterable
from datetime import date

from itplanner.domain.dates import MONTHS
from itplanner.domain.fiscal import PERIODS, month_length

Labels = list[tuple[int, str]]
"""Columns and what is written from there on."""

_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_LEAST_CELLS = 4
"""A label of three letters and a blank."""


def position(day: date) -> float:
    """How many months a day lies after the beginning of year 0; all months are equally long."""
    return day.year * PERIODS + day.month - 1 + (day.day - 1) / month_length(day.year, day.month)


def month_labels(first: int, last: int, column: Callable[[int], int], room: int) -> Labels:
    """Names for the months `first` to `last`: the first one and its anniversaries say their year."""
    choices = (
        [(column(month), _name(month, with_year=not (month - first) % PERIODS)) for month in months]
        for months in (range(first, last + 1, apart) for apart in _APART)
        if len(months) <= max(room // _LEAST_CELLS, 1)
    )
    return _first_that_fits(choices, room)


def period_labels(start_month: int, column: Callable[[int], int], room: int) -> Labels:
    """Names for the twelve months of a fiscal year, which say no year."""
    months = range(start_month - 1, start_month - 1 + PERIODS)
    choices = (
        [(column(place), _name(months[place])) for place in range(0, PERIODS, apart)] for apart in _APART[:5]
    )
    return _first_that_fits(choices, room)


def _name(month: int, *, with_year: bool = False) -> str:
    """`Oct`, or `Oct 26`."""
    name = MONTHS[month % PERIODS][:3]
    return f"{name} {month // PERIODS % 100:02}" if with_year else name


def _first_that_fits(choices: Iterable[Labels], room: int) -> Labels:
    """The first choice of which no label meets the next one or the row's end."""
    for labels in choices:
        ends = [column + len(text) for column, text in labels]
        if all(end < column for end, (column, _) in zip(ends, labels[1:], strict=False)) and ends[-1] <= room:
            return labels
    return []

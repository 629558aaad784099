"""The values of a series by period: the last reading in a period is its value (GLOSSARY section 4)."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.records import Reading
from itplanner.domain.rules.progress import reading_value
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.values import dataclass

By = Literal["month", "quarter", "year", "all"]


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """What a series came to in one period."""

    label: str
    value: float | None
    numerator: float | None
    denominator: float | None
    readings: int
    on: datetime.date
    """The day of the last one."""


def by_period(
    readings: Iterable[Reading], by: By, calendar: FiscalCalendar, unit: str, *, adds_up: bool = False
) -> tuple[PeriodValue, ...]:
    """Return the values by period, oldest first; a ratio over several months is sum by sum.

    What `adds_up` is the sum of its months.

    Labels are `2026-08`, `FY2027 Q1`, `FY2027` and `all`; periods without a reading are left out.
    """
    ordered = sorted(readings, key=lambda reading: reading.date)
    groups = groupby(ordered, key=lambda reading: label_of(reading.date, by, calendar))
    return tuple(rolled(label, list(group), unit, adds_up=adds_up) for label, group in groups)


def label_of(day: datetime.date, by: By, calendar: FiscalCalendar) -> str:
    """Return the name of the period that holds a day."""
    return _LABELS[by](day, calendar)


def rolled(label: str, readings: Sequence[Reading], unit: str, *, adds_up: bool = False) -> PeriodValue:
    """Return what readings by date came to: the last one, or over several months the sum, or sum by sum."""
    months = {(reading.date.year, reading.date.month): reading for reading in readings}
    parts = [
        (each.numerator, each.denominator)
        for each in months.values()
        if each.numerator is not None and each.denominator
    ]
    last = readings[-1]
    if adds_up and not parts:
        known = [value for each in months.values() if (value := reading_value(each, unit)) is not None]
        return PeriodValue(label, sum(known) if known else None, None, None, len(readings), last.date)
    if len(months) == 1 or len(parts) != len(months):
        return PeriodValue(
            label, reading_value(last, unit), last.numerator, last.denominator, len(readings), last.date
        )
    numerator, denominator = (sum(column) for column in zip(*parts, strict=True))
    value = ratio(numerator, denominator, unit)
    return PeriodValue(label, value, numerator, denominator, len(readings), last.date)


def _month(day: datetime.date, _calendar: FiscalCalendar) -> str:
    return f"{day:%Y-%m}"


def _quarter(day: datetime.date, calendar: FiscalCalendar) -> str:
    return f"{_year(day, calendar)} Q{calendar.quarter_of(day)}"


def _year(day: datetime.date, calendar: FiscalCalendar) -> str:
    return calendar.year_label(calendar.year_of(day))


_LABELS: Mapping[By, Callable[[datetime.date, FiscalCalendar], str]] = {
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "all": lambda _day, _calendar: "all",
}

"""Numbers, shares, dates and ages as they stand on the screen."""

from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Final

from itplanner.domain.ages import age, lateness
from itplanner.domain.dates import MONTHS, WEEKDAYS, full_day
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.formulas.support_ratio import RATIO
from itplanner.domain.kpis.words import basis_text
from itplanner.domain.money import decimals
from itplanner.domain.numbers import NOTHING, number_text, percent
from itplanner.domain.records import KPI

__all__ = [
    "BASIS",
    "CODED",
    "NOTHING",
    "age",
    "basis",
    "brief_day",
    "count",
    "day",
    "lateness",
    "long_day",
    "number",
    "percent",
    "progress_bar",
    "short_day",
    "thousands",
    "whole",
]

CODED: Final = frozenset({"goal", "business_goal", "kpi"})
"""Kinds whose codes stand on the screens; records of others are named by their words."""

BASIS: Final = 7
"""Cells of what a value rests on."""


def short_day(day: date) -> str:
    """`16 Nov`, where the year goes without saying."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """`Mon 23 Nov 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {full_day(day)}"


def day(value: date, calendar: FiscalCalendar, year_shown: int) -> str:
    """`31 May` inside the fiscal year shown, else `31 May 2028`."""
    return short_day(value) if calendar.year_of(value) == year_shown else full_day(value)


def brief_day(value: date | None) -> str:
    """`8 Sep 26`, in tables of many years."""
    return NOTHING if value is None else f"{short_day(value)} {value.year % 100:02}"


def thousands(minor: int | None, currency: str) -> str:
    """`1,109` thousands of an amount, below one with a decimal: `0.4`; the column's head has the unit."""
    if minor is None:
        return NOTHING
    amount = Decimal(minor).scaleb(-decimals(currency) - 3)
    return f"{amount:z.1f}" if 0 < abs(amount) < 1 else f"{amount:z,.0f}"


def whole(minor: int | None, currency: str) -> str:
    """`12,500` of an amount, to the whole unit; its currency stands in the table's head."""
    return NOTHING if minor is None else f"{Decimal(minor).scaleb(-decimals(currency)):z,.0f}"


def progress_bar(ratio: float, width: int) -> str:
    """`━━━━━╾──────` in half-cell steps; full only from 1 on, empty only at 0."""
    halves = round(min(max(ratio, 0.0), 1.0) * width * 2)
    if 0 < ratio < 1:
        halves = min(max(halves, 1), width * 2 - 1)
    done, half = divmod(halves, 2)
    return "━" * done + "╾" * half + "─" * (width - done - half)


def number(value: float | None, decimals: int | None = None) -> str:
    """`1,234.5` with so many decimals, or with as many as the value has."""
    if value is None or not isfinite(value):
        return NOTHING
    if decimals is not None:
        return f"{value:z,.{decimals}f}"
    text = number_text(value)
    return text if "e" in text else f"{Decimal(text):,f}"


def brief(value: float) -> str:
    """`450`, `96k`, `1.24m`: three digits at most."""
    for size, sign in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size * 0.9995:
            return f"{number_text(float(f'{value / size:.3g}'))}{sign}"
    return number_text(float(f"{value:.3g}"))


def count(number_of: int, noun: str, plural: str | None = None) -> str:
    """`1 goal`, `4 goals`, `3 dependencies`, `2 people`."""
    return f"{number_of:,} {noun if number_of == 1 else plural or _many(noun)}"


def _many(noun: str) -> str:
    if noun == "person":
        return "people"
    return f"{noun[:-1]}ies" if noun.endswith("cy") else f"{noun}{'es' if noun.endswith('ch') else 's'}"


def basis(kpi: KPI, point: Point | None) -> str:
    """Return what a value rests on, in few cells: `8 of 11`, `8.0 FTE`, `n 212`, `1,109k`."""
    if point is not None and point.denominator and kpi.formula in {"spend_vs_plan", "roi"}:
        money = point.numerator if kpi.formula == "spend_vs_plan" else point.denominator
        return NOTHING if money is None else _in_k(money)
    if point is not None and point.denominator and kpi.formula == "support_ratio" and kpi.unit == RATIO:
        return f"{point.denominator:.1f} FTE"
    text = basis_text(kpi, point)
    if len(text) <= BASIS or point is None or point.denominator is None:
        return text
    if kpi.unit == RATIO and point.numerator is not None:
        parts = (number_text(round(part, 1)) for part in (point.numerator, point.denominator))
        text = ":".join(parts)
    return text if len(text) <= BASIS else f"n {brief(point.denominator)}"


def _in_k(amount: float) -> str:
    """`1,109k`, or fewer digits where that is too long."""
    text = f"{amount / 1000:,.0f}k"
    return text if abs(amount) >= 1000 and len(text) <= BASIS else brief(amount)

"""Fiscal years tile the calendar, whatever month they start in."""

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar, add_months

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CALENDARS = st.builds(FiscalCalendar, st.integers(1, 12), st.sampled_from(["end", "start"]))


@pytest.mark.parametrize(
    ("start_month", "label", "day", "year", "period"),
    [
        (7, "end", date(2014, 7, 1), 2015, 1),
        (7, "end", date(2015, 6, 30), 2015, 12),
        (4, "start", date(2025, 3, 31), 2024, 12),
        (4, "start", date(2025, 4, 1), 2025, 1),
        (1, "end", date(2027, 12, 31), 2027, 12),
        (1, "start", date(2027, 1, 1), 2027, 1),
        (3, "end", date(2028, 2, 29), 2028, 12),
        (12, "end", date(2027, 12, 1), 2028, 1),
    ],
)
def test_a_day_lies_in_its_fiscal_year_and_period(
    start_month: int, label: Literal["end", "start"], day: date, year: int, period: int
) -> None:
    calendar = FiscalCalendar(start_month, label)
    assert (calendar.year_of(day), calendar.period_of(day)) == (year, period)


def test_a_year_from_july_has_its_quarters_and_bounds() -> None:
    calendar = FiscalCalendar(7, "end")
    assert [calendar.quarter_of(date(2026, month, 1)) for month in (7, 9, 10, 12)] == [1, 1, 2, 2]
    assert [calendar.quarter_of(date(2027, month, 1)) for month in (1, 3, 4, 6)] == [3, 3, 4, 4]
    assert (calendar.first_day(2027), calendar.last_day(2027)) == (date(2026, 7, 1), date(2027, 6, 30))
    assert calendar.year_label(2027) == "FY2027"


def test_a_period_that_ends_in_february_knows_leap_years() -> None:
    calendar = FiscalCalendar(3, "start")
    assert calendar.last_day(2027) == date(2028, 2, 29)
    assert calendar.last_day(2026) == date(2027, 2, 28)


@pytest.mark.parametrize("start_month", range(1, 13))
@pytest.mark.parametrize("label", ["end", "start"])
def test_the_bounds_of_a_year_lie_in_it(start_month: int, label: Literal["end", "start"]) -> None:
    calendar = FiscalCalendar(start_month, label)
    for year in (2023, 2024, 2100):
        first, last = calendar.first_day(year), calendar.last_day(year)
        assert (calendar.year_of(first), calendar.period_of(first)) == (year, 1)
        assert (calendar.year_of(last), calendar.period_of(last)) == (year, 12)
        assert last + timedelta(days=1) == calendar.first_day(year + 1)
        assert year in {(first if label == "start" else last).year}


@given(CALENDARS, DAYS)
@settings(deadline=None)
def test_a_day_lies_between_the_bounds_of_its_period(calendar: FiscalCalendar, day: date) -> None:
    year, period = calendar.year_of(day), calendar.period_of(day)
    assert calendar.period_start(year, period) <= day <= calendar.period_end(year, period)


@given(CALENDARS, st.integers(1900, 2200), st.integers(1, 11))
@settings(deadline=None)
def test_a_period_ends_the_day_before_the_next_begins(
    calendar: FiscalCalendar, year: int, period: int
) -> None:
    gap = calendar.period_start(year, period + 1) - calendar.period_end(year, period)
    assert gap == timedelta(days=1)


@pytest.mark.parametrize("month", [0, 13])
def test_a_year_starts_in_a_month_that_exists(month: int) -> None:
    with pytest.raises(ValueError, match="month 1 to 12"):
        FiscalCalendar(month)


@pytest.mark.parametrize("period", [0, 13])
def test_a_period_outside_the_year_is_refused(period: int) -> None:
    with pytest.raises(ValueError, match="periods 1 to 12"):
        FiscalCalendar().period_start(2027, period)


@pytest.mark.parametrize(
    ("day", "months", "plain", "kept"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28), date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 4, 30), 1, date(2027, 5, 30), date(2027, 5, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28), date(2029, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 28), date(2028, 2, 29)),
        (date(2027, 3, 15), -15, date(2025, 12, 15), date(2025, 12, 15)),
        (date(2026, 12, 31), 0, date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_months_are_added_within_the_month(day: date, months: int, plain: date, kept: date) -> None:
    assert add_months(day, months) == plain
    assert add_months(day, months, keep_month_end=True) == kept


@given(DAYS, st.integers(-600, 600))
@settings(deadline=None)
def test_adding_months_moves_by_that_many_months_and_never_later_in_one(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize("months", [-30_000, 120_000])
def test_a_month_outside_the_calendar_is_refused(months: int) -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        add_months(date(2027, 1, 1), months)

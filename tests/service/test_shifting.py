"""Moving a shipped plan to today."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.service.shifting import Shift, months_to, moved

JULY = FiscalCalendar(7)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("last", "today", "months"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-12-22", 0),
        ("2026-11-23", "2026-12-23", 1),
        ("2026-11-30", "2026-12-30", 0),
        ("2026-11-30", "2026-12-31", 1),
        ("2026-11-23", "2026-10-01", -2),
    ],
)
def test_the_last_day_goes_as_far_as_today_lets_it(last: str, today: str, months: int) -> None:
    assert months_to(day(last), day(today)) == months


@given(DAYS, DAYS)
def test_one_month_more_would_lie_after_today(last: datetime.date, today: datetime.date) -> None:
    months = months_to(last, today)
    assert moved(last, months) <= today < moved(last, months + 1)


@given(DAYS, DAYS, st.integers(-60, 60))
def test_moving_keeps_the_order_of_days(one: datetime.date, other: datetime.date, months: int) -> None:
    early, late = sorted((one, other))
    assert moved(early, months) <= moved(late, months)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("due=2026-09-30", "due=2026-12-31"),
        ("on=2026-02-28", "on=2026-05-31"),
        ("note=By 2026-09-30 in FY2027, see 2026-13-99", "note=By 2026-12-31 in FY2027, see 2026-13-99"),
        ("fiscal_start=7", "fiscal_start=10"),
        ("year=2027", "year=2027"),
        ("title=9 copper links, 2027", "title=9 copper links, 2027"),
        ("G12", "G12"),
        ("7", "7"),
    ],
)
def test_dates_and_years_in_words_move_and_nothing_else(word: str, expected: str) -> None:
    assert Shift(3, JULY).word(word) == expected


def test_a_fiscal_year_becomes_the_one_that_its_first_day_went_to() -> None:
    assert Shift(12, JULY).word("year=2027") == "year=2028"
    assert Shift(6, JULY).start_month == 1
    assert Shift(6, JULY).year(2027) == 2027
    assert Shift(5, JULY).year(2027) == 2027

"""Values by period."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.rules.periods import by_period
from tests.builders import reading

JULY = FiscalCalendar(7)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_the_last_reading_in_a_period_is_its_value() -> None:
    readings = [reading(1, date=day("2026-08-31"), value=3), reading(2, date=day("2026-08-01"), value=1)]
    (august,) = by_period(readings, "month", JULY, "h")
    assert (august.label, august.value, august.readings) == ("2026-08", 3, 2)


def test_ratios_roll_up_as_sum_by_sum_in_the_unit() -> None:
    readings = [
        reading(1, date=day("2026-07-31"), numerator=1, denominator=2),
        reading(2, date=day("2026-08-31"), numerator=5, denominator=6),
    ]
    (quarter,) = by_period(readings, "quarter", JULY, "%")
    assert (quarter.label, quarter.value) == ("FY2027 Q1", 75)
    assert (quarter.numerator, quarter.denominator) == (6, 8)


def test_only_the_last_ratio_of_each_month_counts_in_a_sum() -> None:
    readings = [
        reading(1, date=day("2026-07-01"), numerator=90, denominator=100),
        reading(2, date=day("2026-07-31"), numerator=1, denominator=2),
        reading(3, date=day("2026-08-31"), numerator=1, denominator=2),
    ]
    (year,) = by_period(readings, "year", JULY, "")
    assert (year.label, year.value, year.readings) == ("FY2027", 0.5, 3)


def test_where_one_reading_has_no_parts_the_last_value_stands() -> None:
    readings = [
        reading(1, date=day("2026-07-31"), numerator=1, denominator=2),
        reading(2, date=day("2026-08-31"), value=42),
    ]
    (everything,) = by_period(readings, "all", JULY, "%")
    assert (everything.label, everything.value, everything.denominator) == ("all", 42, None)


def test_periods_without_a_reading_are_left_out() -> None:
    readings = [reading(1, date=day("2026-01-31"), value=1), reading(2, date=day("2026-12-31"), value=2)]
    assert [each.label for each in by_period(readings, "quarter", JULY, "")] == ["FY2026 Q3", "FY2027 Q2"]


@given(st.lists(st.dates(day("2020-01-01"), day("2030-12-31")), unique=True), st.integers(1, 12))
def test_every_reading_counts_in_exactly_one_period(days: list[datetime.date], start: int) -> None:
    readings = [reading(number, date=each, value=1) for number, each in enumerate(days, start=1)]
    for by in ("month", "quarter", "year", "all"):
        periods = by_period(readings, by, FiscalCalendar(start), "")
        assert sum(period.readings for period in periods) == len(days)
        assert len({period.label for period in periods}) == len(periods)


def test_what_adds_up_is_the_sum_of_its_months() -> None:
    readings = [
        reading(1, kpi=1, value=102, date=datetime.date(2026, 7, 31)),
        reading(2, kpi=1, value=90, date=datetime.date(2026, 8, 15)),
        reading(3, kpi=1, value=98, date=datetime.date(2026, 8, 31)),
        reading(4, kpi=1, value=110, date=datetime.date(2026, 9, 30)),
    ]
    (quarter,) = by_period(readings, "quarter", JULY, "tickets", adds_up=True)
    assert (quarter.value, quarter.readings) == (310, 4)
    (last,) = by_period(readings, "quarter", JULY, "tickets")
    assert last.value == 110

"""The periods of a KPI: whole, side by side, named by month, quarter, half or year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.periods import Cadence, following, last_ended, period_of

JULY = FiscalCalendar(7)
CADENCES: tuple[Cadence, ...] = ("monthly", "quarterly", "half_yearly", "yearly")


@pytest.mark.parametrize(
    ("cadence", "first", "last", "label", "short"),
    [
        ("monthly", (2026, 11, 1), (2026, 11, 30), "November 2026", "Nov"),
        ("quarterly", (2026, 10, 1), (2026, 12, 31), "FY2027 Q2", "Q2"),
        ("half_yearly", (2026, 7, 1), (2026, 12, 31), "FY2027 H1", "H1"),
        ("yearly", (2026, 7, 1), (2027, 6, 30), "FY2027", "FY27"),
    ],
)
def test_the_period_of_a_day(
    cadence: Cadence, first: tuple[int, int, int], last: tuple[int, int, int], label: str, short: str
) -> None:
    found = period_of(datetime.date(2026, 11, 23), cadence, JULY)
    assert (found.first, found.last) == (datetime.date(*first), datetime.date(*last))
    assert (found.label, found.short) == (label, short)


@pytest.mark.parametrize(
    ("today", "ended"), [((2026, 11, 29), "October 2026"), ((2026, 11, 30), "November 2026")]
)
def test_a_month_is_over_on_its_last_day(today: tuple[int, int, int], ended: str) -> None:
    assert last_ended(datetime.date(*today), "monthly", JULY).label == ended


@given(
    st.sampled_from(CADENCES),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 1, 1)),
    st.integers(1, 12),
    st.sampled_from(["start", "end"]),
)
def test_periods_lie_side_by_side(cadence: Cadence, day: datetime.date, start: int, label: str) -> None:
    calendar = FiscalCalendar(start, "start" if label == "start" else "end")
    found = period_of(day, cadence, calendar)
    after = following(found, cadence, calendar)
    assert found.first <= day <= found.last
    assert after.first - found.last == datetime.timedelta(days=1)
    assert following(after, cadence, calendar, -1) == found
    assert period_of(found.first, cadence, calendar) == period_of(found.last, cadence, calendar) == found

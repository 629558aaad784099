"""Counting spend: by month, by the time of service where it is known, to the last cent."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.facts.spend import Spend
from itplanner.domain.facts.spending import spend
from itplanner.domain.facts.tally import SpendTotal
from itplanner.domain.facts.texts import spend_of, spend_text
from itplanner.domain.records import fields

JULY, AUGUST = datetime.date(2026, 7, 1), datetime.date(2026, 8, 1)


def row(**values: Any) -> tuple[Any, ...]:
    """Return a booking's row."""
    made = Spend(**{"date": datetime.date(2026, 7, 15), "amount": 100, **values})
    return tuple(getattr(made, name) for name in fields(Spend))


def test_bookings_are_summed_by_month_and_line() -> None:
    rows = [row(budget_line=1), row(budget_line=1, amount=-30), row(budget_line=2), row(currency="USD")]
    assert set(spend(rows, "EUR")) == {
        SpendTotal(JULY, 70, 2, "EUR", 1),
        SpendTotal(JULY, 100, 1, "EUR", 2),
        SpendTotal(JULY, 100, 1, "USD"),
    }


def test_the_time_of_service_counts_where_it_is_known_and_texts_are_days_too() -> None:
    service = {"service_from": "2026-07-31", "service_to": "2026-08-01"}
    found = spend([row(date="2026-09-20", amount=101, **service), row(date="2026-08-02")], "EUR")
    assert {each.month: each.amount for each in found} == {JULY: 50, AUGUST: 151}


def test_half_a_time_of_service_is_none() -> None:
    halves = [row(service_from="2026-08-01"), row(service_to=AUGUST)]
    assert spend(halves, "EUR") == (SpendTotal(JULY, 200, 2, "EUR"),)


@given(
    st.integers(-(10**9), 10**9),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)),
    st.integers(0, 500),
)
def test_an_amount_that_is_spread_stays_the_same_to_the_last_unit(
    amount: int, first: datetime.date, days: int
) -> None:
    last = first + datetime.timedelta(days=days)
    found = spend([row(amount=amount, service_from=first, service_to=last)], "EUR")
    assert sum(each.amount for each in found) == amount
    assert found[0].month == first.replace(day=1)


def test_sums_come_back_from_their_text() -> None:
    found = spend([row(budget_line=1), row(project=2)], "EUR")
    assert spend_of(spend_text(found)) == found

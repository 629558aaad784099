"""Support staff per user: the worked example of DOMAIN 1.7, sums over departments and months."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome_of
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import value_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KPI,
    Department,
    Headcount,
    Record,
)
from itplanner.domain.rules.years import calendar
from tests.builders import kpi, plan_of

DECEMBER = datetime.date(2026, 12, 31)


def at(plan: Plan, row: KPI, day: datetime.date = DECEMBER) -> Outcome:
    """Return what a KPI comes to in the period of a day."""
    found = outcome_of(plan, row, period_of(day, row.cadence, calendar(plan)))
    assert found is not None
    return found


def heads(unit: str = "1:n") -> KPI:
    """Return K6."""
    return kpi(
        formula="support_ratio",
        unit=unit,
        direction="within",
        cadence="quarterly",
        green_min=50,
        green_max=90,
        decimals=1,
    )


def count(number: int, fte: float, users: int, period: int = 6, department: int | None = None) -> Headcount:
    """Return a head count of FY2027."""
    return Headcount(id=number, year=2027, period=period, department=department, support_fte=fte, users=users)


def test_the_worked_example_of_support_staff() -> None:
    plan = plan_of(heads(), count(1, 6.5, 520))
    found = at(plan, heads())
    assert (found.value, found.figures["per_1000"]) == (80.0, 12.5)
    assert value_text(heads(), found.value) == "1:80.0"
    assert found.numerator is not None
    assert found.denominator is not None
    assert found.denominator / found.numerator == 0.0125
    assert at(plan, heads("posts per 1,000 users")).value == 12.5
    assert at(plan, heads("posts per user")).value == 0.0125


def test_units_sum_up_and_their_mean_is_wrong() -> None:
    parts = [Department(id=1, name="A"), Department(id=2, name="B")]
    plan = plan_of(heads(), *parts, count(1, 2, 100, department=1), count(2, 4.5, 420, department=2))
    found = at(plan, heads())
    assert found.figures["per_1000"] == 12.5
    assert round((2 / 100 + 4.5 / 420) / 2 * 1000, 3) == 15.357
    assert [row.name for row in found.counted] == ["B", "A"]


def test_a_quarter_is_the_average_of_its_months_and_a_total_holds_its_departments() -> None:
    plan = plan_of(
        heads(),
        Department(id=1, name="A"),
        *(count(n, 4, 100 * n, period=n) for n in (4, 5, 6)),
        count(9, 1, 7, department=1),
    )
    found = at(plan, heads())
    assert (found.numerator, found.denominator, dict(found.excluded)) == (500.0, 4.0, {"in_total": 1})
    assert at(plan, heads(), datetime.date(2026, 7, 31)).value is None


def test_a_total_holds_the_departments_of_its_own_month_only() -> None:
    whole, part = count(1, 4, 100, period=4), count(2, 2, 80, period=5, department=1)
    found = at(plan_of(heads(), Department(id=1, name="A"), whole, part), heads())
    assert (found.numerator, found.denominator, dict(found.excluded)) == (90.0, 3.0, {})


def test_without_support_staff_there_is_no_ratio() -> None:
    found = at(plan_of(heads(), count(1, 0, 520)), heads())
    assert (found.value, found.figures["no_support_staff"]) == (None, 1.0)
    assert found.counted[0].verdict == "no_support_staff"


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 5000)), min_size=1, max_size=6))
def test_departments_sum_up_to_the_whole(parts: list[tuple[int, int]]) -> None:
    rows: list[Record] = [Department(id=n, name=f"D{n}") for n, _ in enumerate(parts, 1)]
    rows += [count(n, fte, users, department=n) for n, (fte, users) in enumerate(parts, 1)]
    whole = count(99, sum(fte for fte, _ in parts), sum(users for _, users in parts))
    apart, together = (at(plan_of(heads(), *each), heads()) for each in (rows, [whole]))
    assert apart.value == pytest.approx(together.value)

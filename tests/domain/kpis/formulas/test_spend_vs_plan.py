"""Spend against plan: the worked example of DOMAIN 1.6, where actuals come from, and what is no data."""

import datetime
from typing import Any

from itplanner.domain.facts.tally import SpendBasis, SpendTotal, Tallies
from itplanner.domain.kpis.course import colour_of, course
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome_of
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KPI,
    Batch,
    BudgetLine,
    Phase,
    Record,
)
from itplanner.domain.rules.years import calendar
from tests.builders import kpi, plan_of

K = 100_000
"""A thousand, in cents."""
DECEMBER = datetime.date(2026, 12, 31)


def at(plan: Plan, row: KPI, day: datetime.date = DECEMBER) -> Outcome:
    """Return what a KPI comes to in the period of a day."""
    found = outcome_of(plan, row, period_of(day, row.cadence, calendar(plan)))
    assert found is not None
    return found


def spend_kpi() -> KPI:
    """Return K5."""
    return kpi(
        formula="spend_vs_plan",
        unit="%",
        direction="within",
        green_min=95,
        green_max=105,
        amber_min=90,
        amber_max=110,
    )


def phases(actual: list[int | None], line: int = 1, plan: int = 100, **values: Any) -> list[Record]:
    """Return a budget line of FY2027 with its twelve phases, in thousands."""
    rows = [None if each is None else each * K for each in [*actual, *[None] * (12 - len(actual))]]
    return [
        BudgetLine(id=line, title=f"Line {line}", year=2027, area=1),
        *(
            Phase(id=100 * line + n, line=line, period=n, plan=plan * K, actual=each, **values)
            for n, each in enumerate(rows, 1)
        ),
    ]


ACTUAL: list[int | None] = [95, 110, 100, 105, 108, 112]


def test_the_worked_example_of_spend() -> None:
    ordered = Phase(id=999, line=1, period=12, plan=0, committed=60 * K)
    plan = plan_of(spend_kpi(), *phases(ACTUAL), ordered)
    found = at(plan, spend_kpi())
    assert (found.value, found.numerator, found.denominator) == (105.0, 630_000, 600_000)
    assert (found.first, found.last) == (datetime.date(2026, 7, 1), DECEMBER)
    assert found.figures["variance"] == -30 * K
    assert (found.figures["year_plan"], found.figures["available"]) == (1200 * K, 510 * K)
    assert found.figures["forecast"] == (630 + 600) * K
    assert colour_of(spend_kpi(), course(plan, spend_kpi(), DECEMBER)[-1]) == "green"


def test_a_month_without_any_booking_is_no_saving_but_no_data() -> None:
    plan = plan_of(spend_kpi(), *phases(ACTUAL))
    assert at(plan, spend_kpi(), datetime.date(2027, 1, 31)).value is None
    points = course(plan, spend_kpi(), datetime.date(2027, 3, 1))
    assert [points[0].period.label, points[-1].period.label] == ["July 2026", "December 2026"]


def test_the_revised_plan_counts_and_a_line_without_phases_is_left_out() -> None:
    bare = BudgetLine(id=2, title="Bare", year=2027, area=1)
    earlier = BudgetLine(id=3, title="Earlier", year=2026, area=1)
    plan = plan_of(spend_kpi(), *phases(ACTUAL, revised=210 * K), bare, earlier)
    found = at(plan, spend_kpi())
    assert (found.value, dict(found.excluded)) == (50.0, {"no_phases": 1})


def test_what_was_booked_months_ago_says_nothing_of_the_last_month() -> None:
    plan = plan_of(spend_kpi(), Batch(id=1, facts="spend"), *phases([]))
    november = SpendTotal(datetime.date(2026, 11, 1), 90 * K, 1, "EUR", 1)
    assert at(booked(plan, november), spend_kpi()).value is None
    assert at(booked(plan, november), spend_kpi(), datetime.date(2026, 11, 30)).value == 18.0


def test_money_that_was_booked_on_a_line_without_phases_is_spent_all_the_same() -> None:
    bare = BudgetLine(id=2, title="Bare", year=2027, area=1)
    plan = plan_of(spend_kpi(), Batch(id=1, facts="spend"), *phases(ACTUAL), bare)
    late = SpendTotal(datetime.date(2026, 12, 1), 30 * K, 1, "EUR", 2)
    found = at(booked(plan, late), spend_kpi())
    assert (found.value, dict(found.excluded)) == (110.0, {})
    row = next(each for each in found.counted if each.name == "Bare")
    assert (row.promised, row.verdict, found.figures["unassigned"]) == (0, "over", 0)


def booked(plan: Plan, *totals: SpendTotal) -> Plan:
    """Return the plan with sums of spend."""
    return plan.knowing(Tallies(spend={SpendBasis((1,)): totals}))


def test_booked_spend_takes_the_place_of_what_was_typed_for_its_line_only() -> None:
    batch = Batch(id=1, facts="spend")
    plan = plan_of(spend_kpi(), batch, *phases(ACTUAL), *phases(ACTUAL, line=2))
    december = datetime.date(2026, 12, 1)
    totals = [
        SpendTotal(december, 270 * K, 3, "EUR", 1),
        SpendTotal(december, 60 * K, 1, "EUR"),
        SpendTotal(december, 999 * K, 1, "USD", 1),
        SpendTotal(datetime.date(2026, 6, 1), 999 * K, 1, "EUR", 1),
        SpendTotal(datetime.date(2027, 1, 1), 999 * K, 1, "EUR", 1),
    ]
    found = at(booked(plan, *totals), spend_kpi())
    assert found.numerator == 270_000 + 630_000 + 60_000
    assert found.figures["unassigned"] == 60 * K
    assert [(row.name, row.verdict) for row in found.counted] == [
        ("Line 1", "under"),
        ("", "unassigned"),
        ("Line 2", "over"),
    ]


def test_what_comes_late_for_a_line_of_the_year_before_is_money_of_this_year_without_a_plan() -> None:
    batch, old = Batch(id=1, facts="spend"), BudgetLine(id=9, title="Old", year=2026, area=1)
    plan = plan_of(spend_kpi(), batch, *phases(ACTUAL), old)
    late = SpendTotal(datetime.date(2026, 12, 1), 30 * K, 1, "EUR", 9)
    found = at(booked(plan, late), spend_kpi())
    assert (found.value, found.figures["unassigned"]) == (110.0, 30 * K)
    assert colour_of(spend_kpi(), found) == "amber"

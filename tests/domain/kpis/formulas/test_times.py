"""Repair and recovery times, and ratios: the worked examples of DOMAIN 1.8 and 1.9."""

import datetime
from typing import Any

import pytest

from itplanner.domain.facts.counting import incidents
from itplanner.domain.facts.tally import Tallies
from itplanner.domain.kpis.course import colour_of, course
from itplanner.domain.kpis.formulas.mttr import basis_of
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome, outcome_of
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KPI,
    Batch,
    Organisation,
    Record,
    RecoveryTest,
    Service,
)
from itplanner.domain.rules.years import calendar
from tests.builders import kpi, plan_of, reading

DECEMBER = datetime.date(2026, 12, 31)


def at(plan: Plan, row: KPI, day: datetime.date = DECEMBER) -> Outcome:
    """Return what a KPI comes to in the period of a day."""
    found = outcome_of(plan, row, period_of(day, row.cadence, calendar(plan)))
    assert found is not None
    return found


def test_a_repair_time_is_coloured_by_its_share_and_has_no_data_until_it_was_counted() -> None:
    row = kpi(formula="mttr", unit="h", direction="at_most", maximum="48", green_min=95, amber_min=70)
    plan = plan_of(row, Batch(id=1, facts="incidents"))
    assert at(plan, row).value is None
    basis = basis_of(plan, row)
    assert basis is not None
    start = int(datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC).timestamp())
    rows = [("", "", "", "", start, start + h * 3600, 0.0, h == 20, "") for h in (44, 100, 40, 20)]
    plan = plan.knowing(Tallies({basis: incidents(rows, basis)}))
    found = at(plan, row)
    assert (found.value, found.n, found.figures["median"], found.share) == (51.0, 4, 42.0, 75.0)
    assert found.figures["reopened"] == 1
    assert colour_of(row, course(plan, row, DECEMBER)[-1]) == "amber"
    other = kpi(formula="mttr", unit="h", direction="at_most", maximum="47", clock="business")
    assert at(plan, other).value is None
    days = kpi(formula="mttr", unit="days", direction="at_most", maximum="48")
    assert at(plan, days).value == 2.125


def recovery(*records: Record) -> Outcome:
    """Return K8 in the quarter to the end of 2026."""
    row = kpi(formula="recovery_attainment", unit="%", direction="at_least", cadence="quarterly")
    return at(plan_of(row, *records), row)


def service(number: int, name: str, rto: float | None, **values: Any) -> Service:
    """Return a service of tier 2."""
    return Service(**{"id": number, "name": name, "rto": rto, "tier": 2, **values})


def proof(number: int, service: int, rta: float | None, **values: Any) -> RecoveryTest:
    """Return a full test in October."""
    base = {"tested_on": datetime.date(2026, 10, 3), "type": "full", "outcome": "passed"}
    return RecoveryTest(**{"id": number, "service": service, "rta": rta, **base, **values})


def services() -> list[Record]:
    """Return the four services of DOMAIN 1.9."""
    return [
        service(1, "ERP", 4),
        service(2, "Mail", 2),
        service(3, "Web", 8),
        service(4, "Payroll", 24),
        proof(1, 1, 3.5),
        proof(2, 2, 2.75),
        proof(4, 4, 24),
    ]


def test_the_worked_example_of_recovery_times() -> None:
    found = recovery(*services())
    assert (found.value, found.numerator, found.denominator) == (50.0, 2, 4)
    assert found.figures["coverage"] == 75.0
    assert found.variants[0].value == pytest.approx(66.67, abs=0.005)
    assert {row.name: row.gap for row in found.counted} == {
        "ERP": -0.5,
        "Mail": 0.75,
        "Web": None,
        "Payroll": 0.0,
    }
    assert [(row.name, row.verdict) for row in found.counted] == [
        ("Mail", "missed"),
        ("Web", "never"),
        ("Payroll", "met"),
        ("ERP", "met"),
    ]
    assert not found.failed


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"tested_on": datetime.date(2026, 1, 1)}, "met"),
        ({"tested_on": datetime.date(2025, 12, 31)}, "stale"),
        ({"tested_on": datetime.date(2027, 1, 1)}, "never"),
        ({"outcome": "failed", "rta": None}, "failed"),
        ({"rta": None}, "never"),
        ({"type": "real_event", "rta": 4.1}, "missed"),
    ],
)
def test_what_a_service_proved(values: dict[str, Any], verdict: str) -> None:
    rta = values.pop("rta", 4)
    assert recovery(service(1, "ERP", 4), proof(1, 1, rta, **values)).counted[0].verdict == verdict


def test_the_last_test_counts_and_services_without_a_promise_dont() -> None:
    later = proof(9, 1, 9.0, tested_on=datetime.date(2026, 11, 1))
    found = recovery(*services(), later, service(5, "Lab", None), service(6, "Old", 1, in_scope=False))
    assert found.value == 25.0
    assert dict(found.excluded) == {"no_rto": 1, "out_of_scope": 1}


def test_a_miss_in_the_first_tier_is_red_whatever_the_share() -> None:
    row = kpi(
        formula="recovery_attainment", unit="%", direction="at_least", cadence="quarterly", green_min=10
    )
    plan = plan_of(row, *services()[:3], service(4, "Payroll", 24, tier=1), *services()[4:])
    assert colour_of(row, course(plan, row, DECEMBER)[-1]) == "green"
    plan = plan_of(
        row,
        service(2, "Mail", 2, tier=1),
        *[each for each in services() if each.id != 2 or isinstance(each, RecoveryTest)],
    )
    assert colour_of(row, course(plan, row, DECEMBER)[-1]) == "red"


def pair(**values: Any) -> list[Record]:
    """Return a quarterly ratio of two KPIs that are entered every month."""
    months = [(datetime.date(2026, n, 28), n) for n in (10, 11, 12)]
    return [
        kpi(1, unit="tickets"),
        kpi(2, unit="users"),
        kpi(3, formula="ratio", unit="%", cadence="quarterly", numerator=1, denominator=2, **values),
        *(reading(n, kpi=1, date=day, value=float(n)) for day, n in months),
        *(reading(n + 20, kpi=2, date=day, value=100.0) for day, n in months[:2]),
    ]


def test_a_ratio_is_the_sum_over_the_sum_of_the_months_that_have_both() -> None:
    plan = plan_of(*pair())
    found = at(plan, plan[KPI].rows[3])
    assert (found.value, found.numerator, found.denominator) == (10.5, 21.0, 200.0)
    (point,) = course(plan, plan[KPI].rows[3], DECEMBER)
    assert (point.value, point.origin) == (10.5, "computed")


def test_a_ratio_of_nothing_or_of_itself_has_no_value() -> None:
    plan = plan_of(kpi(3, formula="ratio", numerator=3, denominator=3), *pair()[:2])
    assert at(plan, plan[KPI].rows[3]).value is None
    assert course(plan, plan[KPI].rows[3], DECEMBER) == ()


def test_what_has_no_formula_has_no_outcome() -> None:
    plan = plan_of(kpi())
    assert outcome(plan, kpi(), DECEMBER, DECEMBER) is None
    assert isinstance(plan.organisation, Organisation)

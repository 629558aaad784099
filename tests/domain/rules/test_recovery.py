"""What the last test proves of a service (DOMAIN 1.9)."""

import datetime

import pytest

from itplanner.domain.rules.recovery import judged, proof
from tests.builders import TODAY, plan_of, recovery_test, service


@pytest.mark.parametrize(
    ("name", "rto", "rta", "standing", "gap"),
    [
        ("ERP", 4, 3.5, "met", -0.5),
        ("Mail", 2, 2.75, "over", 0.75),
        ("Web", 8, None, "none", None),
        ("Payroll", 24, 24, "met", 0),
    ],
)
def test_the_services_of_the_worked_example(
    name: str, rto: float, rta: float | None, standing: str, gap: float | None
) -> None:
    row = service(name=name, rto=rto)
    tests = [recovery_test(rta=rta)] if rta is not None else []
    found = proof(plan_of(row, *tests), row, TODAY)
    assert (found.standing, found.gap) == (standing, gap)


def test_a_proof_counts_for_twelve_months() -> None:
    for tested_on, standing in ((datetime.date(2025, 11, 24), "met"), (datetime.date(2025, 11, 23), "old")):
        row = service()
        assert proof(plan_of(row, recovery_test(tested_on=tested_on)), row, TODAY).standing == standing


def test_the_last_test_that_measured_a_time_counts_and_none_from_after_today() -> None:
    row = service()
    tests = (
        recovery_test(1, tested_on=datetime.date(2026, 9, 1), rta=3),
        recovery_test(2, tested_on=datetime.date(2026, 10, 1), rta=5),
        recovery_test(3, tested_on=datetime.date(2026, 11, 1), rta=None),
        recovery_test(4, tested_on=datetime.date(2026, 12, 1), rta=1),
    )
    found = proof(plan_of(row, *tests), row, TODAY)
    assert found.test is not None
    assert (found.test.id, found.standing) == (2, "over")


def test_only_services_in_scope_with_a_promise_are_judged() -> None:
    plan = plan_of(service(1), service(2, rto=None), service(3, in_scope=False))
    assert [row.id for row in judged(plan)] == [1]


def test_a_failed_test_proves_nothing_even_in_time() -> None:
    row = service()
    failed = recovery_test(2, tested_on=datetime.date(2026, 10, 1), rta=None, outcome="failed")
    assert proof(plan_of(row, recovery_test(1), failed), row, TODAY).standing == "fails"

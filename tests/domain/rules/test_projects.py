"""Whether a project keeps its end, its budget and its requirements (DOMAIN 1.1 to 1.4)."""

import datetime
from typing import Any

import pytest

from itplanner.domain.records import Organisation, Person, Requirement, replaced, values_of
from itplanner.domain.rules.projects import current_baseline, on_budget, on_spec, on_time
from tests.builders import ACME, TODAY, plan_of, project, project_baseline

LATER = datetime.date(2027, 3, 31)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("approved_by", "approved_on", "number"),
    [
        (1, "2026-12-01", 2),
        (1, "2026-12-31", 2),
        (1, "2027-01-01", 1),
        (None, "2026-12-01", 1),
        (1, None, 1),
    ],
)
def test_a_later_baseline_counts_only_when_it_was_approved_before_the_old_end(
    approved_by: int | None, approved_on: str | None, number: int
) -> None:
    approved = {"approved_by": approved_by, "approved_on": day(approved_on) if approved_on else None}
    plan = plan_of(
        project(),
        project_baseline(),
        project_baseline(2, number=2, end=LATER, **approved),
        Person(id=1, name="Ana"),
    )
    found = current_baseline(plan, project())
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"finished_on": day("2026-12-31"), "status": "finished"}, "met"),
        ({"finished_on": day("2027-01-01"), "status": "finished"}, "late"),
        ({}, ""),
        ({"status": "planned"}, ""),
        ({"status": "cancelled"}, ""),
    ],
)
def test_the_end_is_met_on_its_day(values: dict[str, Any], word: str) -> None:
    row = project(**values)
    assert on_time(plan_of(row, project_baseline()), row, TODAY).word == word


def test_a_running_project_is_late_from_the_day_after_its_end_and_its_days_of_grace() -> None:
    row, baseline = project(), project_baseline()
    assert on_time(plan_of(row, baseline), row, day("2026-12-31")).met is None
    assert on_time(plan_of(row, baseline), row, day("2027-01-01")).met is False
    lenient = plan_of(Organisation(**{**values_of(ACME), "id": 1, "on_time_tolerance": 5}), row, baseline)
    assert on_time(lenient, row, day("2027-01-05")).met is None
    assert on_time(lenient, row, day("2027-01-06")).met is False


def test_a_project_on_hold_rests_where_that_was_approved_in_time() -> None:
    row = project(status="on_hold", hold_approved_on=day("2026-12-31"))
    late = project(status="on_hold", hold_approved_on=day("2027-01-01"))
    assert on_time(plan_of(row, project_baseline()), row, LATER).word == "hold"
    assert on_time(plan_of(late, project_baseline()), late, LATER).word == "late"


def test_a_project_is_over_budget_at_once_but_within_it_only_when_finished() -> None:
    baseline = project_baseline(budget=100_00)
    for cost, met in ((100_00, None), (100_01, False)):
        row = project(cost=cost)
        assert on_budget(plan_of(row, baseline), row, TODAY).met is met
    done = project(cost=100_00, status="finished", finished_on=TODAY)
    assert on_budget(plan_of(done, baseline), done, TODAY).met is True
    assert on_budget(plan_of(done, project_baseline()), done, TODAY).met is None


def test_only_what_it_must_do_and_severe_defects_decide_whether_it_is_on_spec() -> None:
    must = Requirement(id=1, project=1, text="Search", accepted=True)
    could = Requirement(id=2, project=1, text="Colours", priority="could")
    row = project(acceptance="accepted")
    assert on_spec(plan_of(row, must, could), row).met is True
    lacking = Requirement(id=1, project=1, text="Search")
    assert on_spec(plan_of(row, lacking), row).met is False
    defective = project(acceptance="accepted", severe_defects=1)
    assert on_spec(plan_of(defective, must), defective).met is False
    assert on_spec(plan_of(project()), project()).met is None


def test_what_is_approved_once_a_project_is_over_changes_nothing() -> None:
    row = project(status="finished", finished_on=day("2026-12-10"))
    after = project_baseline(2, number=2, end=day("2026-12-05"), approved_by=1, approved_on=day("2026-12-20"))
    plan = plan_of(row, project_baseline(), after, Person(id=1, name="Ana"))
    assert on_time(plan, row, LATER).word == "met"


def test_the_projects_own_manager_can_not_accept_it_and_only_the_approved_scope_counts() -> None:
    people = Person(id=1, name="Ana"), Person(id=2, name="Ben")
    row = project(acceptance="accepted", accepted_on=TODAY, accepted_by=2, manager=1)
    scope = project_baseline(scope_version="2")
    kept = Requirement(id=1, project=1, text="Fast", accepted=True, scope_version="2")
    old = Requirement(id=2, project=1, text="Old", scope_version="1")
    own = replaced(kept, {"accepted_by": 1})
    by_manager = replaced(row, {"accepted_by": 1})
    assert on_spec(plan_of(row, scope, kept, old, *people), row).met is True
    assert on_spec(plan_of(row, scope, own, *people), row).met is False
    assert on_spec(plan_of(by_manager, scope, kept, *people), by_manager).met is False

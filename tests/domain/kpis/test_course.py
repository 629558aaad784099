"""The course of a computed KPI: from the first window with anything on, and what is entered wins."""

import datetime
from typing import Any

import pytest

from itplanner.domain.kpis.course import Point, colour_of, course
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome_of
from itplanner.domain.kpis.periods import Period
from itplanner.domain.kpis.standing import standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Measure, Record
from itplanner.domain.rules.progress import current_value, progress
from tests.builders import goal, kpi, measure, plan_of, reading
from tests.domain.kpis.formulas.examples import baseline, day, on_time, project

NOON = datetime.date(2025, 12, 31)


def on_time_plan(*more: Record, **values: Any) -> tuple[Plan, KPI]:
    """Return the worked example's plan and its KPI."""
    row = kpi(
        formula="projects_on_time", unit="%", direction="at_least", green_min=80, amber_min=60, **values
    )
    return plan_of(row, *on_time(), *more), row


def test_a_computed_course_begins_with_the_first_project_that_ended_and_has_no_running_month() -> None:
    plan, row = on_time_plan()
    points = course(plan, row, datetime.date(2025, 12, 30))
    assert [points[0].period.label, points[-1].period.label] == ["March 2025", "November 2025"]
    assert {point.origin for point in points} == {"computed"}
    found = course(plan, row, NOON)[-1]
    assert (found.value, found.numerator, found.denominator, found.readings) == (60.0, 3, 5, ())


def test_what_is_entered_wins_in_its_month() -> None:
    plan, row = on_time_plan(
        reading(1, kpi=1, date=day("11-30"), value=71.0), reading(2, kpi=1, date=day("01-31"), value=50.0)
    )
    points = {point.period.label: (point.value, point.origin) for point in course(plan, row, NOON)}
    assert points["November 2025"] == (71.0, "entered")
    assert points["December 2025"] == (60.0, "computed")
    assert points["January 2025"] == (50.0, "entered")
    assert points["February 2025"] == (None, None)


def test_a_month_without_anything_to_count_is_a_gap() -> None:
    row = kpi(formula="projects_on_time", unit="%")
    old = project(1, finished_on=datetime.date(2023, 3, 1)), baseline(1, 1, datetime.date(2023, 3, 31))
    new = project(2, finished_on=datetime.date(2025, 3, 1)), baseline(2, 2, datetime.date(2025, 3, 31))
    points = {p.period.label: p.value for p in course(plan_of(row, *old, *new), row, NOON)}
    assert (points["February 2024"], points["March 2024"], points["March 2025"]) == (100.0, None, 100.0)


def test_a_computed_kpi_is_red_and_never_stale_while_its_projects_tell() -> None:
    plan, row = on_time_plan()
    found = standing(plan, row, datetime.date(2026, 6, 3))
    assert (found.value, found.computed, found.stale, found.due) == (40.0, "red", False, None)
    assert found.point is not None
    assert found.point.period.label == "May 2026"


def test_a_course_is_worked_out_anew_only_when_what_it_rests_on_changed() -> None:
    plan, row = on_time_plan()
    before = course(plan, row, NOON)[-1]
    same = course(plan.at(7, "x"), row, NOON)[-1]
    assert same is before
    other, _ = on_time_plan()
    assert course(other, row, NOON)[-1] is not before


def test_the_time_to_repair_has_the_colour_of_its_share_within_the_maximum() -> None:
    row = kpi(formula="mttr", unit="h", maximum="1:4", green_min=95, amber_min=85)
    period = course(*on_time_plan(), NOON)[-1].period
    assert colour_of(row, Point(period, 7.9, share=93.4)) == "amber"
    assert colour_of(row, Point(period, 7.9, share=95.0)) == "green"
    assert colour_of(row, Point(period, 7.9)) == "grey"
    assert colour_of(row, Point(period, 99.0, share=99.0, failed=True)) == "red"


def test_a_goal_that_follows_a_computed_kpi_moves_with_it() -> None:
    plan, _row = on_time_plan(
        goal(1, status="active"),
        measure(1, unit="%", direction="increase", start_value=20, target=100, kpi=1),
    )
    found = progress(plan, plan[Goal].rows[1], NOON)
    assert (found.share, found.basis) == (0.5, "measure")
    assert current_value(plan, plan[Measure].rows[1], NOON) == 60.0
    assert current_value(plan, plan[Measure].rows[1], datetime.date(2025, 1, 5)) == 20
    assert progress(plan, plan[Goal].rows[1]).share == 0.0


def test_the_present_value_is_worked_out_without_the_months_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def told(plan: Plan, kpi: KPI, period: Period, *, brief: bool) -> Outcome | None:
        asked.append(period.label)
        return outcome_of(plan, kpi, period, brief=brief)

    monkeypatch.setattr("itplanner.domain.kpis.course.outcome_of", told)
    plan, row = on_time_plan()
    found = standing(plan, row, NOON)
    assert (found.value, asked) == (60.0, ["December 2025"])
    assert [point.period.short for point in found.recent(3)] == ["Oct", "Nov", "Dec"]
    assert asked == ["December 2025", "November 2025", "October 2025"]
    assert found.points[-3:] == found.recent(3)
    assert (len(found.points), asked[-1]) == (10, "March 2025")

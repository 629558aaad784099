"""A value is recorded for a KPI or a goal's measure, once a day."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.problems import problems
from itplanner.domain.records import KPI, Measure, Reading
from itplanner.domain.rules.progress import reading_value
from itplanner.domain.verbs.readings import recording, series_of
from itplanner.domain.wrong import Wrong
from tests.builders import DAYS, TODAY, goal, kpi, measure, plan_of, reading

PLAN = plan_of(goal(1), measure(1, unit="lines"), goal(2), measure(2, goal=2, kpi=1), kpi(1), goal(3))
DAY = DAYS[2]


def recorded(plan: Plan, ref: Ref, **values: Any) -> tuple[Plan, str]:
    change = recording(plan, ref, values, DAY, TODAY)
    assert isinstance(change, Change), change
    return plan.apply(change), change.sentence


@pytest.mark.parametrize(
    ("ref", "kind", "number"),
    [
        (Ref("kpi", 1), KPI, 1),
        (Ref("measure", 1), Measure, 1),
        (Ref("goal", 1), Measure, 1),
        (Ref("goal", 2), KPI, 1),
        (Ref("measure", 2), KPI, 1),
    ],
)
def test_a_reading_belongs_to_the_series_that_counts(
    ref: Ref, kind: type[KPI | Measure], number: int
) -> None:
    series = series_of(PLAN, ref)
    assert isinstance(series, kind)
    assert series.id == number


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        (Ref("goal", 3), "G3 has no measure. Give it one first: unit, start value and target."),
        (Ref("area", 1), "An area has no readings. Name a KPI, or a goal with a measure."),
    ],
)
def test_what_has_no_readings_says_so(ref: Ref, message: str) -> None:
    assert series_of(PLAN, ref) == Wrong(message)
    assert recording(PLAN, ref, {"value": 1}, DAY, TODAY) == Wrong(message)


def test_a_value_is_recorded() -> None:
    new, sentence = recorded(PLAN, Ref("kpi", 1), value=80, note="Three late")
    assert [(row.kpi, row.date, row.value, row.note) for row in new[Reading]] == [
        (1, DAY, 80.0, "Three late")
    ]
    assert sentence == "K1 KPI 1 on 15 Sep 2026: 80 %"
    assert not problems(new)


def test_a_goals_measure_is_told_by_the_goal() -> None:
    new, sentence = recorded(PLAN, Ref("goal", 1), value=7)
    assert [row.measure for row in new[Reading]] == [1]
    assert sentence == "G1 lines on 15 Sep 2026: 7"


def test_the_same_days_value_is_replaced() -> None:
    plan = plan_of(kpi(1), reading(4, kpi=1, date=DAY, value=70, note="Old"), reading(5, kpi=1, value=1))
    new, _sentence = recorded(plan, Ref("kpi", 1), value=80)
    assert {row.id: row.value for row in new[Reading]} == {4: 80.0, 5: 1.0}
    assert new[Reading].rows[4].note == "Old"


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ({"value": 70}, {"numerator": 3, "denominator": 5}, 60.0),
        ({"numerator": 3, "denominator": 5}, {"value": 70}, 70.0),
    ],
)
def test_nothing_of_the_replaced_value_is_left(
    old: dict[str, float], new: dict[str, float], value: float
) -> None:
    plan = plan_of(kpi(1), reading(4, kpi=1, date=DAY, **old))
    after, sentence = recorded(plan, Ref("kpi", 1), **new)
    (row,) = after[Reading]
    assert reading_value(row, "%") == value
    assert {name for name in ("value", "numerator", "denominator") if getattr(row, name) is not None} == set(
        new
    )
    assert sentence.endswith(f": {value:g} %")


def test_nothing_is_recorded_for_tomorrow() -> None:
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert isinstance(recording(PLAN, Ref("kpi", 1), {"value": 1}, tomorrow, TODAY), Wrong)
    assert isinstance(recording(PLAN, Ref("kpi", 1), {"value": 1}, TODAY, TODAY), Change)


def test_a_value_that_is_no_number_is_wrong() -> None:
    assert isinstance(recording(PLAN, Ref("kpi", 1), {"value": "x"}, DAY, TODAY), Wrong)


def test_a_reading_without_a_value_adds_a_problem() -> None:
    new, sentence = recorded(PLAN, Ref("kpi", 1), numerator=3)
    assert {problem.code for problem in problems(new)} == {"I11"}
    assert sentence == "K1 KPI 1 on 15 Sep 2026: – %"

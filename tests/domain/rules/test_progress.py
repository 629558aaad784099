"""How far a goal is follows from its measure, else its steps, else the goals under it."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.plan import Plan
from itplanner.domain.records import BASIS, Goal, Measure, Record
from itplanner.domain.rules.progress import (
    Progress,
    current_value,
    left_out,
    measured,
    progress,
    reading_value,
    readings_of,
    time_share,
    weighted,
)
from tests.builders import DAYS, SEEDS, goal, kpi, measure, plan_of, random_plan, reading, step

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def of(*records: Record) -> Progress:
    """Return the progress of goal 1 among these records."""
    plan = plan_of(*records)
    row = plan[Goal].get(1)
    assert row is not None
    return progress(plan, row)


def rising(number: int, value: float, **values: Any) -> list[Record]:
    """Return a goal under goal 1 whose measure stands at so many percent."""
    below = goal(number, parent=1, **values)
    return [below, measure(number, goal=number), reading(number, measure=number, value=value)]


def test_children_roll_up_by_weight_and_cancelled_ones_are_out() -> None:
    found = of(
        goal(1, horizon=3),
        *rising(2, 50, weight=2 * BASIS),
        *rising(3, 100),
        *rising(4, 20, status="cancelled"),
    )
    assert found.basis == "children"
    plan = plan_of(goal(1, horizon=3), goal(3, parent=1), goal(4, parent=1, status="cancelled"))
    assert [each.id for each in left_out(plan, plan[Goal].rows[1])] == [4]
    assert round(found.share * 100, 2) == 66.67


def test_deferred_children_are_out_and_done_ones_are_whole() -> None:
    assert of(goal(1, horizon=3), *rising(2, 10, status="deferred"), *rising(3, 30)).share == 0.3
    assert of(goal(1, horizon=3), *rising(2, 10, status="done"), *rising(3, 30)).share == pytest.approx(0.65)


def test_a_falling_goal_rises() -> None:
    found = of(
        goal(1),
        measure(1, direction="decrease", start_value=51, target=24),
        reading(1, measure=1, value=42),
    )
    assert round(found.share * 100, 2) == 33.33


@pytest.mark.parametrize(
    ("direction", "start", "target", "value", "share"),
    [
        ("increase", 0, 100, 25, 0.25),
        ("increase", 0, 100, -5, 0),
        ("increase", 0, 100, 130, 1),
        ("decrease", 9, 0, 9, 0),
        ("decrease", 9, 0, 0, 1),
        ("increase", 5, 5, 5, 1),
        ("increase", 5, 5, 4, 0),
        ("decrease", 5, 5, 6, 0),
        ("at_least", None, 95, 95, 1),
        ("at_least", 80, 95, 90, 0),
        ("at_most", None, 4, 4.1, 0),
        ("at_most", None, 4, 4, 1),
        ("within", 2, 4, 3, 1),
        ("within", 2, 4, 4.5, 0),
        ("within", 4, 2, 3, 1),
    ],
)
def test_progress_is_the_way_gone_from_start_to_target(
    direction: str, start: float | None, target: float, value: float, share: float
) -> None:
    row = measure(1, direction=direction, start_value=start, target=target)
    assert measured(plan_of(goal(1), row, reading(1, measure=1, value=value)), row) == share


@pytest.mark.parametrize(
    "values", [{"target": None}, {"start_value": None}, {"start_value": None, "direction": "within"}]
)
def test_a_measure_without_a_way_to_go_says_nothing(values: dict[str, Any]) -> None:
    row = measure(1, **values)
    assert measured(plan_of(goal(1), row, reading(1, measure=1, value=3)), row) is None
    assert of(goal(1), row, step(1, done=True)) == Progress(1.0, "steps")


def test_a_measure_without_a_reading_stands_at_its_start() -> None:
    assert of(goal(1), measure(1)) == Progress(0.0, "measure")
    assert of(goal(1), measure(1, start_value=None, direction="at_least")) == Progress(0.0, "measure")


def test_the_last_reading_by_date_counts() -> None:
    rows = [reading(1, measure=1, value=80, date=DAYS[2]), reading(2, measure=1, value=30, date=DAYS[0])]
    assert of(goal(1), measure(1), *rows).share == 0.8


def test_a_measure_that_follows_a_kpi_has_the_kpis_readings_in_its_unit() -> None:
    follows = measure(1, unit="projects on time", kpi=1)
    own = reading(1, measure=1, value=99)
    plan = plan_of(goal(1), follows, kpi(1), own, reading(2, kpi=1, numerator=3, denominator=5))
    assert current_value(plan, follows) == 60
    assert [row.id for row in readings_of(plan, follows)] == [2]


@pytest.mark.parametrize(
    ("values", "unit", "value"),
    [
        ({"value": 7}, "", 7),
        ({"value": 0, "numerator": 3, "denominator": 5}, "%", 0),
        ({"numerator": 3, "denominator": 5}, "%", 60),
        ({"numerator": 3, "denominator": 5}, "h", 0.6),
        ({"numerator": 3, "denominator": 0}, "%", None),
        ({"numerator": 3}, "%", None),
        ({"numerator": 1e308, "denominator": 1e-308}, "%", None),
        ({}, "%", None),
    ],
)
def test_a_value_is_in_the_unit(values: dict[str, float], unit: str, value: float | None) -> None:
    assert reading_value(reading(1, kpi=1, **values), unit) == value


def test_steps_count_by_weight() -> None:
    steps = [step(1, done=True, weight=3 * BASIS), step(2)]
    assert of(goal(1), *steps) == Progress(0.75, "steps")
    assert of(goal(1), step(1)) == Progress(0.0, "steps")


def test_the_measure_comes_before_the_steps_and_these_before_the_children() -> None:
    below = goal(2, parent=1, status="done")
    assert of(goal(1, horizon=3), measure(1), step(1, done=True), below).basis == "measure"
    assert of(goal(1, horizon=3), step(1, done=True), below).basis == "steps"
    assert of(goal(1, horizon=3), below) == Progress(1.0, "children")


def test_a_goal_with_nothing_to_go_by_is_at_the_start_until_it_is_done() -> None:
    assert of(goal(1)) == Progress(0.0, "nothing")
    assert of(goal(1, status="done"), step(1)) == Progress(1.0, "status")


def test_a_circle_of_parents_ends() -> None:
    assert of(goal(1, horizon=3, parent=2), goal(2, parent=1, status="done")).share == 1.0
    assert of(goal(1, parent=1)) == Progress(0.0, "nothing")


@given(SEEDS)
def test_progress_stays_between_nothing_and_all(seed: int) -> None:
    plan = random_plan(Random(seed), 40)
    for row in plan[Goal]:
        assert 0 <= progress(plan, row).share <= 1


@given(FINITE, FINITE, FINITE, st.sampled_from(["increase", "decrease", "at_least", "at_most", "within"]))
def test_no_measure_leads_out_of_bounds(start: float, target: float, value: float, direction: str) -> None:
    row: Measure = measure(1, start_value=start, target=target, direction=direction)
    share = measured(plan_of(goal(1), row, reading(1, measure=1, value=value)), row)
    assert share is not None
    assert 0 <= share <= 1


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 2**62)), max_size=20))
def test_a_weighted_mean_lies_between_the_least_and_the_most(parts: list[tuple[float, int]]) -> None:
    mean = weighted(parts)
    if not parts:
        assert mean is None
        return
    assert mean is not None
    shares = [share for share, _weight in parts]
    assert min(shares) - 1e-9 <= mean <= max(shares) + 1e-9
    assert 0 <= mean <= 1


@pytest.mark.parametrize(
    ("start", "due", "share"),
    [
        (DAYS[0], DAYS[2], 0.5),
        (DAYS[1], DAYS[3], 0.0),
        (DAYS[0], DAYS[1], 1.0),
        (None, DAYS[2], None),
        (DAYS[2], None, None),
        (DAYS[2], DAYS[2], None),
    ],
)
def test_the_share_of_time_that_is_gone(start: Any, due: Any, share: float | None) -> None:
    assert time_share(goal(1, start=start, due=due), DAYS[1]) == share


def test_the_same_records_give_the_same_number_in_any_order() -> None:
    rows = [goal(1, horizon=3), *(each for number in range(2, 9) for each in rising(number, number * 11.1))]
    forth, back = plan_of(*rows), Plan.of(reversed(rows))
    assert progress(forth, forth[Goal].rows[1]) == progress(back, back[Goal].rows[1])

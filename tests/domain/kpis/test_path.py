"""What a value should be on a day, on every shape of path."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.path import Path, Shape, expected, path_of
from tests.builders import goal, kpi, measure, plan_of

START, END = datetime.date(2026, 6, 30), datetime.date(2027, 6, 30)


def falling(**values: Any) -> Any:
    """Return a KPI that is to fall from 9.5 to 6.0 within FY2027."""
    usual = {"direction": "decrease", "start_value": 9.5, "start_on": START, "target": 6.0, "target_on": END}
    return kpi(**{**usual, **values})


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (datetime.date(2026, 1, 1), 9.5),
        (START, 9.5),
        (datetime.date(2026, 10, 31), 9.5 - 3.5 * 123 / 365),
        (END, 6.0),
        (datetime.date(2028, 1, 1), 6.0),
    ],
)
def test_a_linear_path_falls_evenly_and_is_level_outside_its_days(day: datetime.date, value: float) -> None:
    assert expected(plan_of(falling()), falling(), day) == pytest.approx(value)


def test_a_step_holds_the_start_value_until_the_last_day() -> None:
    row = falling(path="step")
    days = (END - datetime.timedelta(days=1), END)
    assert [expected(plan_of(row), row, day) for day in days] == [9.5, 6.0]


def test_an_s_curve_is_slow_at_its_ends_and_half_way_in_the_middle() -> None:
    row = falling(path="s_curve", start_on=datetime.date(2026, 1, 1), target_on=datetime.date(2026, 1, 11))
    days = (datetime.date(2026, 1, day) for day in (2, 6, 10))
    found = [expected(plan_of(row), row, day) for day in days]
    assert found == pytest.approx([9.5 - 3.5 * 0.028, 7.75, 6.0 + 3.5 * 0.028])


def test_points_of_its_own_lie_between_start_and_target() -> None:
    row = falling(path="points", points=((datetime.date(2026, 12, 31), 9.0),))
    days = (START, datetime.date(2026, 12, 31), END)
    assert [expected(plan_of(row), row, day) for day in days] == [9.5, 9.0, 6.0]


def test_points_count_only_where_the_path_says_so() -> None:
    row = falling(points=((datetime.date(2026, 12, 31), 1.0),))
    assert expected(plan_of(row), row, datetime.date(2026, 12, 31)) == pytest.approx(9.5 - 3.5 * 184 / 365)


@pytest.mark.parametrize("direction", ["at_least", "at_most", "within"])
def test_a_level_has_no_path_and_its_target_holds_every_day(direction: str) -> None:
    row = falling(direction=direction)
    assert path_of(plan_of(row), row) is None
    assert expected(plan_of(row), row, START) == 6.0


@pytest.mark.parametrize("missing", ["start_value", "start_on", "target", "target_on"])
def test_without_both_ends_there_is_no_path(missing: str) -> None:
    row = falling(**{missing: None})
    assert path_of(plan_of(row), row) is None


def test_a_measure_ends_with_its_goal_unless_it_says_when() -> None:
    plan = plan_of(goal(due=END), row := measure(start_on=START))
    path = path_of(plan, row)
    assert path == Path(((START, 0.0), (END, 100.0)))
    own = measure(start_on=START, due=datetime.date(2026, 12, 31))
    assert path_of(plan, own) == Path(((START, 0.0), (datetime.date(2026, 12, 31), 100.0)))


@given(
    st.sampled_from(["linear", "step", "s_curve", "points"]),
    st.lists(
        st.tuples(st.dates(), st.floats(-1e6, 1e6)), min_size=1, max_size=6, unique_by=lambda mark: mark[0]
    ),
    st.dates(),
)
def test_a_path_never_leaves_its_values(
    shape: Shape, marks: list[tuple[datetime.date, float]], day: Any
) -> None:
    path = Path(tuple(sorted(marks)), shape)
    values = [value for _day, value in marks]
    assert min(values) - 1e-6 <= path.at(day) <= max(values) + 1e-6
    assert all(path.at(each) == pytest.approx(value) for each, value in marks)


def test_a_goal_that_ends_before_its_start_value_was_counted_has_no_path_backwards() -> None:
    plan = plan_of(goal(due=START), row := measure(start_on=END))
    assert path_of(plan, row) is None
    assert [expected(plan, row, day) for day in (START, END)] == [100.0, 100.0]

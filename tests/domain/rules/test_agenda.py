"""What falls due in the next days."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import Record
from itplanner.domain.rules.agenda import Coming, agenda
from itplanner.domain.rules.state import state
from tests.builders import TODAY, goal, kpi, plan_of, reading, step

DAY = datetime.timedelta(days=1)
NOVEMBER = datetime.date(2026, 11, 30)


def on(days: int) -> datetime.date:
    return TODAY + days * DAY


def coming(*records: Record, today: datetime.date = TODAY) -> tuple[Coming, ...]:
    plan = plan_of(*records)
    return agenda(plan, today, lambda row: state(plan, row, today), lambda row: standing(plan, row, today))


@pytest.mark.parametrize(("due", "found"), [(-1, False), (0, True), (30, True), (31, False)])
def test_it_looks_from_today_to_thirty_days_ahead(due: int, found: bool) -> None:
    assert bool(coming(goal(due=on(due)))) is found
    assert bool(coming(goal(), step(due=on(due)))) is found


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"due": on(4)}, "goal"),
        ({"due": on(4), "status": "proposed"}, "goal"),
        ({"review_on": on(4)}, "review"),
        ({"status": "deferred", "wake_on": on(4)}, "wake"),
        ({"status": "deferred", "due": on(4)}, None),
        ({"status": "done", "due": on(4), "review_on": on(5)}, None),
        ({"wake_on": on(4)}, None),
    ],
)
def test_a_goal_comes_with_its_due_date_its_review_or_when_it_comes_back(
    values: dict[str, Any], what: str | None
) -> None:
    found = [(each.what, each.day, each.refs, each.owners) for each in coming(goal(owner=3, **values))]
    assert found == ([(what, on(4), (Ref("goal", 1),), (3,))] if what else [])


def test_a_step_comes_while_its_goal_is_open_and_is_its_own_owners_else_the_goals() -> None:
    steps = (step(1, due=on(2)), step(2, due=on(1), owner=5), step(3, due=on(1), done=True))
    assert [(each.refs[0].id, each.owners) for each in coming(goal(owner=3), *steps)] == [
        (2, (5,)),
        (1, (3,)),
    ]
    assert coming(goal(status="cancelled"), *steps) == ()


def test_the_readings_of_one_day_are_one_row() -> None:
    monthly = (kpi(1, owner=1), kpi(2, owner=2), kpi(3, owner=1))
    (found,) = coming(*monthly, kpi(4, cadence="yearly"))
    assert (found.day, found.what, found.owners) == (NOVEMBER, "readings", (1, 2))
    assert found.refs == (Ref("kpi", 1), Ref("kpi", 2), Ref("kpi", 3))


def test_readings_of_several_cadences_come_together_where_their_periods_end_together() -> None:
    december = datetime.date(2026, 12, 10)
    (found,) = coming(kpi(1), kpi(2, cadence="quarterly"), kpi(3, cadence="yearly"), today=december)
    assert [ref.id for ref in found.refs] == [1, 2]


def test_what_was_read_early_is_not_asked_for() -> None:
    assert coming(kpi(1), reading(kpi=1, value=1, date=TODAY)) == ()


def test_the_next_day_comes_first_and_a_goal_before_its_steps() -> None:
    rows = (goal(1, due=on(5)), step(1, due=on(5)), goal(2, review_on=on(5)), goal(3, due=on(1)))
    assert [(each.what, each.refs[0].id) for each in coming(*rows)] == [
        ("goal", 3),
        ("goal", 1),
        ("step", 1),
        ("review", 2),
    ]

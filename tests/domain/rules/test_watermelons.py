"""What is green outside and red inside stands in one list."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import KPI, Goal, GoalKPI, Person, Project, ProjectBaseline, Record
from itplanner.domain.rules.state import state
from itplanner.domain.rules.watermelons import Watermelon, watermelons
from tests.builders import TODAY, declaration, goal, kpi, measure, plan_of, reading

ANN = Person(id=1, name="Ann")
LATE, DUE = TODAY - datetime.timedelta(days=9), TODAY + datetime.timedelta(days=90)


def found_in(*rows: Record) -> tuple[Watermelon, ...]:
    """Return the watermelons of a plan."""
    plan = plan_of(ANN, *rows)
    return watermelons(
        plan, TODAY, lambda row: state(plan, row, TODAY), lambda row: standing(plan, row, TODAY)
    )


def active(number: int = 1, **values: Any) -> Goal:
    """Return an active goal that is on track."""
    return goal(number, **{"owner": 1, "status": "active", "due": DUE, **values})


def red(number: int = 1) -> list[Record]:
    """Return a KPI whose last value is red."""
    return [kpi(number, green_min=80, amber_min=60), reading(number, kpi=number, value=50)]


def test_what_is_declared_better_than_it_computes_is_one() -> None:
    said = declaration(colour="green", reason="Soon")
    assert found_in(active(due=LATE), said) == (Watermelon(Ref("goal", 1), "green", "red", said),)
    good = declaration(record="K1", colour="amber", reason="Soon")
    assert found_in(*red(), good) == (Watermelon(Ref("kpi", 1), "amber", "red", good),)


def test_what_is_declared_as_bad_as_it_is_or_worse_is_none() -> None:
    assert found_in(active(due=LATE), declaration(colour="red")) == ()
    assert found_in(active(), declaration(colour="amber")) == ()
    expired = declaration(colour="green", reason="Soon", given_on=LATE, expires=LATE)
    assert found_in(active(due=LATE), expired) == ()


def test_a_green_that_was_not_updated_is_one() -> None:
    old = [kpi(1, green_min=80), reading(kpi=1, value=90, date=datetime.date(2026, 8, 31))]
    assert found_in(*old) == ()
    said = declaration(record="K1", colour="green", reason="I know")
    assert [(made.outside, made.inside) for made in found_in(*old, said)] == [("green", "grey")]


@pytest.mark.parametrize(
    "link", [GoalKPI(id=1, goal=1, kpi=1), measure(kpi=1, target=80, start_value=None, direction="at_least")]
)
def test_a_green_goal_with_a_red_kpi_is_one(link: Record) -> None:
    (made,) = found_in(active(start=TODAY), link, *red())
    assert (made.ref, made.outside, made.inside, made.parts) == (
        *(Ref("goal", 1), "green", "red"),
        (Ref(KPI.kind, 1),),
    )


def test_a_green_goal_with_a_late_goal_below_it_is_one_as_long_as_that_is_open() -> None:
    above = active(1, horizon=3)
    (made,) = found_in(above, active(2, parent=1, due=LATE))
    assert made.parts == (Ref("goal", 2),)
    assert found_in(above, active(2, parent=1, due=LATE, status="done")) == ()
    assert found_in(above, active(2, parent=1)) == ()


@pytest.mark.parametrize("values", [{"status": "done"}, {"status": "proposed"}, {"due": LATE}])
def test_what_is_not_green_or_not_in_work_is_none_by_its_parts(values: dict[str, Any]) -> None:
    assert found_in(active(**values), GoalKPI(id=1, goal=1, kpi=1), *red()) == ()


def test_a_goal_that_was_declared_amber_over_its_red_parts_is_none() -> None:
    said = declaration(colour="amber", reason="Watched")
    assert found_in(active(), said, GoalKPI(id=1, goal=1, kpi=1), *red()) == ()


def test_what_is_red_inside_stands_first_then_what_was_declared() -> None:
    plan = [
        active(1),
        GoalKPI(id=1, goal=1, kpi=1),
        *red(),
        active(2, due=LATE),
        declaration(1, record="G2", colour="green", reason="x"),
        active(3, due=TODAY + datetime.timedelta(days=3)),
        declaration(2, record="G3", colour="green", reason="x"),
    ]
    assert [made.ref.id for made in found_in(*plan)] == [2, 1, 3]


def test_a_late_project_that_was_declared_green_is_one() -> None:
    rows = (
        Project(id=4, name="Mail", status="running"),
        ProjectBaseline(id=1, project=4, number=1, end=LATE, approved_by=1, approved_on=LATE),
    )
    assert found_in(*rows) == ()
    (made,) = found_in(*rows, declaration(record="P4", colour="green", reason="Nearly there"))
    assert (made.ref, made.outside, made.inside) == (Ref("project", 4), "green", "red")

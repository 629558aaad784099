"""The plan diet as rows, and the reasons it gives."""

import datetime
from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.records import Alignment, BusinessGoal, Person
from itplanner.tui.content.diet import diet_rows, reason_of
from itplanner.tui.view import View
from itplanner.tui.widgets.rows import Row
from tests.builders import TODAY, goal, plan_of

OLD = TODAY - datetime.timedelta(120)


def text(row: Row) -> str:
    return " ".join("".join(part.text for part in cell.pieces) for cell in row.cells.values())


def test_what_speaks_against_a_goal_stands_beside_it_and_the_load_below(view: View) -> None:
    rows, head = diet_rows(view)
    said = [text(row) for row in rows.rows]
    assert said[:2] == ["G14 Zoom Rooms in 7 meeting rooms Femi no money · no business goal", "Load FY2027"]
    assert said[2].startswith("Ines 1 goal ")
    assert said[2].endswith(" 100 h of 1,440 h, 7%")
    assert head == "1 of 28 open goals"


def test_an_owner_with_too_much_and_one_of_unknown_hours_say_so() -> None:
    people = (Person(id=1, name="Ann", capacity_hours=1), Person(id=2, name="Ben"))
    values = {"year": 2027, "effort_hours": 30, "need": 1}
    plan = plan_of(*people, goal(1, owner=1, **values), goal(2, owner=2, **values))
    rows, head = diet_rows(replace(View(plan, TODAY, 2027), last_changes=lambda: {1: OLD, 2: OLD}))
    said = [text(row) for row in rows.rows]
    assert said[0] == "G1 Goal 1 Ann no business goal"
    assert said[-2].endswith(" 30 h of 12 h, 250% too much")
    assert said[-1] == "Ben 1 goal 30 h, capacity not known"
    assert head == "2 of 2 open goals"


def test_a_plan_without_fat_says_so() -> None:
    rows, head = diet_rows(View(plan_of(), TODAY, 2027))
    assert [text(row) for row in rows.rows] == ["No goal is open"]
    assert head == "0 of 0 open goals"
    values = {"owner": 1, "need": 1, "year": 2027}
    plan = plan_of(
        goal(1, **values),
        Person(id=1, name="Ann"),
        Alignment(id=1, goal=1, business_goal=1),
        BusinessGoal(id=1, title="Grow"),
    )
    rows, _head = diet_rows(View(plan, TODAY, 2027))
    assert text(rows.rows[0]) == "Nothing speaks against any open goal"


def test_the_reason_names_each_thing_once() -> None:
    plan = plan_of(goal(1, status="active"), goal(2, owner=1), Person(id=1, name="Ann"))
    view = replace(View(plan, TODAY, 2027), last_changes=lambda: {1: OLD})
    goals = (Ref("goal", 1), Ref("goal", 2))
    assert reason_of(view, goals) == "No owner, no money, no business goal, quiet for 120 d"
    assert reason_of(view, goals[1:]) == "No money, no business goal"

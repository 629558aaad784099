"""The question before deleting: what hangs on a record can go to another one instead."""

from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import Area, Goal, Person, Step
from itplanner.domain.verbs.handover import heirs
from itplanner.tui.content.heirs import heir_rows
from itplanner.tui.messages import DeletionRequested
from itplanner.tui.view import View
from itplanner.tui.widgets.rows import Rows
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def lines(rows: Rows) -> list[str]:
    return [
        " ".join("".join(part.text for part in cell.pieces) for cell in row.cells.values())
        for row in rows.rows
    ]


def test_the_goal_above_is_offered_first_with_its_years_and_area(view: View) -> None:
    rows, said = heir_rows(view, heirs(view.plan, [Ref("goal", 10)]), "")
    assert lines(rows)[0] == "G9 80% of workloads in the cloud 5 years  Infrastructure"
    assert lines(rows)[1] == "G1 All 14 core processes on one platform 10 years Applications"
    assert said == "29 found"
    found, said = heir_rows(view, heirs(view.plan, [Ref("person", 6)]), "ben")
    assert (lines(found)[0], said) == ("PE2 Ben Okafor Infrastructure", "1 found")


async def test_an_area_goes_once_another_took_over_its_goals_and_comes_back(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = {goal.id: goal.area for goal in app.planner.plan[Goal]}
        await pressed(app, pilot, "3", "home", "d")
        assert "It can't be deleted while others need it." in screen_text(app)
        await pressed(app, pilot, "m", "/secur", "enter")
        assert 1 not in app.planner.plan[Area]
        areas = {goal.id: goal.area for goal in app.planner.plan[Goal]}
        assert areas == {number: 3 if area == 1 else area for number, area in before.items()}
        assert "Deleted AR1 Applications; what hung on it went to AR3 Security. u brings it back" in footer(
            app
        )
        await pressed(app, pilot, "u")
        assert {goal.id: goal.area for goal in app.planner.plan[Goal]} == before


async def test_what_cannot_go_over_is_named_first_and_nothing_happens_by_itself(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "j", "d", "m", "enter")
        assert "G3 has this already, or can't have it:" in screen_text(app)
        assert "2 alignments" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert 5 in app.planner.plan[Goal]
        steps = {step.id for step in app.planner.plan[Step].where("goal", 5)}
        await pressed(app, pilot, "d", "m", "enter", "y")
        assert 5 not in app.planner.plan[Goal]
        assert {step.id for step in app.planner.plan[Step].where("goal", 3)} == steps


async def test_what_comes_back_has_the_cursor(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "j", "l", "d", "y")
        assert 5 not in app.planner.plan[Goal]
        await pressed(app, pilot, "j", "j", "u")
        assert app.place.current == Ref("goal", 5)


async def test_a_move_that_breaks_the_cascade_is_refused_in_its_words(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        app.post_message(DeletionRequested((Ref("goal", 10),)))
        await pressed(app, pilot, "m", "/g17", "enter")
        assert 10 in app.planner.plan[Goal]
        assert "of 1 year can't stand under G17" in footer(app)


async def test_a_person_who_owns_goals_gives_them_to_another(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        app.post_message(DeletionRequested((Ref("person", 6),)))
        await pressed(app, pilot, "m", "/ben", "enter")
        assert 6 not in app.planner.plan[Person]
        assert app.planner.plan[Goal].rows[12].owner == 2

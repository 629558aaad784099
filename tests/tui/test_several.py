"""Several rows selected together are acted on as one change, or not at all."""

from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Step
from itplanner.tui.widgets.ask import Ask
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import all_done, by_ben, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


async def test_selected_goals_are_carried_over_as_one_change(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "slash", "/femi", "enter", "asterisk", "greater_than_sign")
        assert "Carry G12, G14 over to FY2028? Say why" in screen_text(app)
        await pressed(app, pilot, "/no ducts", "enter")
        goals = app.planner.plan[Goal]
        assert {goals.rows[number].status for number in (12, 14)} == {"deferred"}
        assert [(goals.rows[n].carried_from, goals.rows[n].year) for n in (31, 32)] == [
            (12, 2028),
            (14, 2028),
        ]
        assert "G12, G14 carried over as G31, G32, reason kept" in footer(app)
        await pressed(app, pilot, "u")
        assert {app.planner.plan[Goal].rows[number].status for number in (12, 14)} == {"active"}
        assert 31 not in app.planner.plan[Goal]


async def test_what_cannot_be_carried_over_is_said_before_asking_why(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "asterisk", "greater_than_sign")
        assert "G13 is done; only an open goal is carried over" in footer(app)
        assert not app.screen.query_one(Ask).asking


async def test_a_step_under_the_cursor_stands_for_its_goal_when_carrying(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "right", "j", "greater_than_sign")
        assert "Carry G4 over to FY2028? Say why" in screen_text(app)


async def test_selected_goals_are_closed_together(plan: Path, tmp_path: Path) -> None:
    all_done(plan, 4, 5)
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "V", "j", "space")
        assert {app.planner.plan[Goal].rows[number].status for number in (4, 5)} == {"done"}
        assert "G4, G5 closed" in footer(app)
        await pressed(app, pilot, "u")
        assert {app.planner.plan[Goal].rows[number].status for number in (4, 5)} == {"active"}


async def test_a_goal_with_open_steps_keeps_all_selected_open_and_is_named(
    plan: Path, tmp_path: Path
) -> None:
    all_done(plan, 4)
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "V", "j", "space")
        assert app.planner.plan[Goal].rows[4].status == "active"
        assert "G5 still has 3 open steps" in footer(app)


async def test_done_goals_are_opened_again_together_with_a_reason(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "slash", "/done", "enter", "asterisk", "space")
        assert "G13, G18 are done. Why open again?" in screen_text(app)
        await pressed(app, pilot, "/more came", "enter")
        rows = app.planner.plan[Goal].rows
        assert [(rows[n].status, rows[n].end_reason) for n in (13, 18)] == [("active", "more came")] * 2


async def test_selected_steps_are_ticked_at_once(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "right", "j", "V", "j", "j", "j", "j", "j", "space")
        assert all(step.done for step in app.planner.plan[Step].where("goal", 4))
        await pressed(app, pilot, "u")
        assert sum(step.done for step in app.planner.plan[Step].where("goal", 4)) < 6


@pytest.mark.parametrize("key", ["space", "e", "greater_than_sign", "x"])
async def test_goals_and_steps_together_are_not_guessed_about(plan: Path, tmp_path: Path, key: str) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, "right", "V", "j", "j", key)
        assert "Goals and steps are selected together. Select one kind" in footer(app)
        assert app.planner.plan is before


async def test_steps_alone_are_not_carried_over_nor_ended(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        for key in ("greater_than_sign", "x"):
            await pressed(app, pilot, "right", "j", "V", "j", key)
            assert "Choose a goal first" in footer(app)
            await pressed(app, pilot, "escape", "g", "j")


async def test_the_tree_gives_all_selected_goals_another_horizon(plan: Path, tmp_path: Path) -> None:
    for number in (4, 5):
        by_ben(
            plan, [(Ref("goal", number), "parent", None), (Ref("goal", number), "title", f"Paired {number}")]
        )
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "3", "slash", "/paired", "enter", "asterisk", "L")
        assert {app.planner.plan[Goal].rows[number].horizon for number in (4, 5)} == {3}
        await pressed(app, pilot, "u")
        assert {app.planner.plan[Goal].rows[number].horizon for number in (4, 5)} == {1}
        await pressed(app, pilot, "H")
        assert "Paired" in screen_text(app)
        assert "G4, G5 already have the shortest horizon" in footer(app)


async def test_goals_of_several_horizons_are_not_moved_together(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, "3", "asterisk", "L")
        assert "several horizons" in footer(app)
        assert app.planner.plan is before

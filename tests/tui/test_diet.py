"""The plan diet through its keys: park, merge and drop, each one change that u takes back."""

import datetime
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.rules.transitions import OPEN
from itplanner.store.store import Store
from itplanner.tui.app import Workbench
from itplanner.tui.dialogs.diet import DietDialog
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import by_ben, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def g14(app: Workbench) -> Goal:
    return app.planner.plan[Goal].rows[14]


async def test_a_goal_is_parked_until_a_day(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "X")
        assert "━ 1 of 28 open goals ━" in screen_text(app)
        await pressed(app, pilot, "p")
        assert "Park G14: when to come back to it?" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert (g14(app).status, g14(app).wake_on) == ("deferred", datetime.date(2027, 2, 23))
        assert g14(app).end_reason == "No money, no business goal"
        assert footer(app).startswith(" G14 deferred until 23 Feb 2027: No money, no business goal ")
        await pressed(app, pilot, "u")
        assert (g14(app).status, g14(app).wake_on, g14(app).end_reason) == ("active", None, "")


async def test_a_day_that_is_none_is_asked_for_again(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "X", "p", *["backspace"] * 3, "/soonish", "enter")
        assert g14(app).status == "active"
        assert "soonish" in screen_text(app)
        await pressed(app, pilot, *["backspace"] * 7, "/2020-01-01", "enter")
        assert "1 Jan 2020 isn't still to come" in screen_text(app)
        await pressed(app, pilot, *["backspace"] * 10, "enter")
        assert '"no day" is no date' in screen_text(app)
        assert g14(app).status == "active"
        await pressed(app, pilot, "/eom", "enter")
        assert g14(app).wake_on == datetime.date(2026, 11, 30)


async def test_a_goal_is_merged_into_another(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "X", "m")
        assert "━ Merge G14 into ━" in screen_text(app)
        await pressed(app, pilot, "/G24", "enter")
        row = g14(app)
        assert (row.status, row.merged_into, row.end_reason) == ("cancelled", 24, "Merged into G24")
        assert footer(app).startswith(" G14 merged into G24, with 3 open steps ")
        await pressed(app, pilot, "u")
        assert (g14(app).status, g14(app).merged_into) == ("active", None)


async def test_the_only_open_goal_has_none_to_be_merged_into(plan: Path, tmp_path: Path) -> None:
    with Store.open(plan) as store:
        others = [row for row in store.load()[Goal] if row.id != 14 and row.status in OPEN]
    by_ben(plan, [(Ref("goal", row.id), "status", "cancelled") for row in others])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "X", "m")
        assert app.screen is app.place
        assert "No other goal is open to merge G14 into" in footer(app)


async def test_a_goal_is_dropped_with_the_reason_that_speaks_against_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "X", "d", "enter")
        assert (g14(app).status, g14(app).end_reason) == ("cancelled", "No money, no business goal")
        assert footer(app).startswith(" G14 cancelled: No money, no business goal ")
        await pressed(app, pilot, "X")
        assert "Nothing speaks against any open goal" in screen_text(app)
        assert footer(app).split() == ["esc", "back"]
        await pressed(app, pilot, "d")
        assert "Choose a goal first" in footer(app)


async def test_several_goals_are_dropped_as_one_change(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("goal", number), "owner", None) for number in (17, 19, 20)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "X", "V", "j", "j", "d")
        assert "Drop G14, G17, G19, and keep it readable: why?" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert {app.planner.plan[Goal].rows[number].status for number in (14, 17, 19)} == {"cancelled"}
        assert app.planner.plan[Goal].rows[20].status == "active"
        await pressed(app, pilot, "u")
        assert {app.planner.plan[Goal].rows[number].status for number in (14, 17, 19)} == {"active"}


async def test_enter_goes_to_the_goal_and_esc_changes_nothing(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, "X", "enter")
        assert app.place.current == Ref("goal", 14)
        await pressed(app, pilot, "X", "d", "escape")
        await pressed(app, pilot, "X", "m", "escape")
        await pressed(app, pilot, "X", "escape")
        assert app.screen is app.place
        assert app.planner.plan is before


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_diet_fits_every_screen_and_ascii(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        await pressed(app, pilot, "X")
        assert isinstance(app.screen, DietDialog)
        for widget in (each for screen in app.screen_stack for each in screen.walk_children()):
            widget.refresh()
        await pilot.pause()
        assert screen_text(app).isascii()
        assert "no business goal" in screen_text(app)

"""From problem to problem in the workbench: counted, listed, mended at the very field, or waived."""

import datetime
import re
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import KPI, Alignment, Goal, Service, Waiver
from itplanner.store.store import Store
from itplanner.tui import keys
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.dialogs.pick import Pick
from tests.driving import copied, screen_text, settled, workbench
from tests.tui.acting import added_by_ben, by_ben, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    """The demo with two problems, both of goals: its services keep what they promise."""
    path = copied(demo_file, tmp_path)
    promised = [(Ref("service", number), "rto", None) for number in (1, 10)]
    by_ben(path, [*promised, (Ref("service", 3), "tier", 2)])
    return path


def first_row(text: str) -> str:
    return text.splitlines()[0].rstrip()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_next_problem_is_mended_where_the_cursor_was_taken(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size=size, place=keys.OVERVIEW) as (app, pilot):
        assert "2 problems · saved" in first_row(screen_text(app))
        await pressed(app, pilot, "full_stop")
        assert app.place.NAME == keys.CHECKLIST
        assert footer(app).startswith(" G14: It serves no business goal. enter mends it")
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.current.name == "business_goals"
        await pressed(app, pilot, "/BG5", "ctrl+s")
        assert app.planner.plan[Alignment].where("goal", 14)
        assert "1 problem · saved" in first_row(screen_text(app))
        await pressed(app, pilot, "full_stop")
        assert footer(app).startswith(" G14 A: ")
        await pressed(app, pilot, "full_stop")
        assert app.place.NAME == keys.AREAS
        assert footer(app).startswith(' G3: "all van routes": of how many? enter mends it')
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.current.name == "population"
        await pressed(app, pilot, "/38", "ctrl+s")
        assert "no problems · saved" in first_row(screen_text(app))
        await pressed(app, pilot, "full_stop")
        assert "No problems" in footer(app)


async def test_others_changes_are_checked_as_well(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        by_ben(plan, [(Ref("goal", 4), "owner", None)])
        app.look()
        await settled(app, pilot)
        await pressed(app, pilot, "full_stop")
        assert "3 problems" in first_row(screen_text(app))
        assert footer(app).startswith(" G4: It has no owner.")


async def test_a_problem_is_chosen_from_all_of_them(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("goal", 2), "owner", None)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter")
        assert isinstance(app.screen, Pick)
        assert "2 errors" in screen_text(app)
        assert "At the field, W lets a problem stand until a day" in screen_text(app)
        await pressed(app, pilot, "/owner", "enter")
        assert app.place.NAME == keys.AREAS
        assert footer(app).startswith(" G2: It has no owner.")


async def test_a_problem_that_somebody_mended_meanwhile_is_said_to_be_gone(
    plan: Path, tmp_path: Path
) -> None:
    by_ben(plan, [(Ref("goal", 2), "owner", None)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/G001")
        by_ben(plan, [(Ref("goal", 2), "owner", 1)])
        app.look()
        await settled(app, pilot)
        await pressed(app, pilot, "enter")
        assert app.place.NAME == keys.CHECKLIST
        assert "That is no problem any more" in footer(app)


async def test_a_problem_is_waived_with_a_reason_until_a_day(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "W")
        assert "Go to a problem first" in footer(app)
        await pressed(app, pilot, "full_stop", "W")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.current.name == "reason"
        await pressed(app, pilot, "/Agreed with the CEO", "ctrl+s")
        (row,) = app.planner.plan[Waiver]
        assert (row.rule, row.record, row.person, str(row.expires)) == ("G010", "G14", 1, "2026-12-31")
        assert "1 problem ·" in first_row(screen_text(app))


async def test_a_long_goal_that_nobody_works_on_is_mended_by_a_goal_under_it(
    plan: Path, tmp_path: Path
) -> None:
    by_ben(plan, [(Ref("goal", number), "parent", None) for number in (4, 5)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/nobody works", "enter")
        assert footer(app).startswith(" G3 2 of 2: Nobody works on it in FY2027. enter mends it")
        await pressed(app, pilot, "enter", "/Move 38 routes", "ctrl+s")
        (row,) = app.planner.plan[Goal].where("parent", 3)
        assert (row.title, row.horizon, row.year, row.area) == ("Move 38 routes", 1, 2027, 1)


async def test_a_business_goal_that_no_goal_serves_asks_which_one_is_to(plan: Path, tmp_path: Path) -> None:
    with Store.open(plan) as store:
        links = store.load()[Alignment].where("business_goal", 1)
    by_ben(plan, [(Ref("alignment", link.id), "strength", "secondary") for link in links])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/BG1", "enter")
        assert "Which goal serves BG1 first of all?" in screen_text(app)
        await pressed(app, pilot, "/G5", "enter")
        assert isinstance(app.screen, FormDialog)
        assert (app.screen.state.form.title, app.screen.state.current.name) == ("Edit G5", "business_goals")


async def test_the_letters_that_do_not_pass_follow_a_goals_problems(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        said = []
        for _key in range(5):
            await pressed(app, pilot, "full_stop")
            said.append(footer(app).partition("   ")[0])
        assert said == [
            " G14: It serves no business goal. enter mends it",
            " G14 A: No money stated, nor why none. State the need, or why it needs no money. enter mends it",
            ' G3: "all van routes": of how many? enter mends it',
            " G14: It serves no business goal. enter mends it",
            said[1],
        ]


async def test_what_is_too_long_for_the_message_line_leaves_room_for_the_key_that_mends(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "full_stop", "full_stop")
        assert re.fullmatch(r" G14 A: No money .*… enter mends it +\. next problem *", footer(app))


async def test_a_waiver_lets_the_letter_pass(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "full_stop")
        goal = app.planner.plan[Goal].rows[14]
        assert app.view.smart(goal).letters["R"].verdict == "fail"
        await pressed(app, pilot, "W", "/Agreed", "ctrl+s")
        assert app.view.smart(goal).letters["R"].verdict == "pass"


async def test_a_kpi_without_a_target_is_mended_among_its_readings(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("kpi", 1), "target", None)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/K001", "enter")
        assert app.place.NAME == keys.KPIS
        assert footer(app).startswith(" K1: No target: nothing says what is good enough. enter mends it")
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert (app.screen.state.form.title, app.screen.state.current.name) == ("Edit K1", "target")
        await pressed(app, pilot, "/80", "ctrl+s")
        assert app.planner.plan[KPI].rows[1].target == 80


async def test_a_kpi_that_is_not_updated_is_mended_by_a_reading_or_waived(plan: Path, tmp_path: Path) -> None:
    old = KPI(
        id=-1, name="Old", unit="%", direction="at_least", target=9, start_on=datetime.date(2026, 1, 31)
    )
    added_by_ben(plan, old)
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/K002", "enter")
        assert footer(app).startswith(" K9: No reading since 31 Jan 2026. enter mends it")
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.current.name == "value"
        await pressed(app, pilot, "escape", "W", "/Rests until spring", "ctrl+s")
        assert [(row.rule, row.record) for row in app.planner.plan[Waiver]] == [("K002", "K9")]


async def test_the_problem_of_a_service_is_mended_in_its_register(plan: Path, tmp_path: Path) -> None:
    added_by_ben(plan, Service(id=-1, name="Till", tier=1, rto=4, mtd=2))
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/problems: all", "enter", "/longest outage of 2", "enter")
        assert app.place.NAME == keys.REGISTERS
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert (app.screen.state.form.title, app.screen.state.current.name) == ("Edit service: Till", "rto")
        await pressed(app, pilot, "/2", "ctrl+s", ".")
        assert "Never tested. enter mends it" in footer(app)
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.form.kind == "recovery_test"
        await pressed(app, pilot, "escape", "W", "/Is tested in spring", "ctrl+s")
        assert [row.rule for row in app.planner.plan[Waiver]] == ["D002"]

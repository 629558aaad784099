"""The registers through their keys: projects with their parts, services with tests, lines with phases."""

from pathlib import Path

import pytest
from textual.events import Paste

from itplanner.domain.change import Ref
from itplanner.domain.records import (
    Batch,
    BudgetLine,
    Person,
    Phase,
    Project,
    ProjectBaseline,
    Requirement,
    Service,
)
from itplanner.tui import keys
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.registers import REGISTERS
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.screens.registers import RegistersPlace
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import footer, pressed

WIDE = (120, 40)


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def tabs(name: str) -> list[str]:
    """Return the keys that lead from the first register to one."""
    return ["8", *["tab"] * [each.name for each in REGISTERS].index(name)]


async def test_tab_goes_through_all_registers_and_shift_tab_back(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE, place=keys.REGISTERS) as (app, pilot):
        place = app.place
        assert isinstance(place, RegistersPlace)
        seen = []
        for _register in REGISTERS:
            seen.append(place.register.name)
            assert f"▸ {place.register.head}" in screen_text(app)
            await pressed(app, pilot, "tab")
        assert seen == [each.name for each in REGISTERS]
        assert place.register is REGISTERS[0]
        await pressed(app, pilot, "shift+tab")
        assert place.register is REGISTERS[-1]


async def test_tab_leaves_the_register_alone_while_its_line_is_open(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE, place=keys.REGISTERS) as (app, pilot):
        assert isinstance(app.place, RegistersPlace)
        await pressed(app, pilot, "a", "/Sell more", "tab", "shift+tab", "tab")
        assert app.place.register is REGISTERS[0]
        await pressed(app, pilot, "/ online", "enter", "escape", "tab")
        assert app.place.register is REGISTERS[1]


async def test_the_cursor_of_each_register_stays_where_it_was(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE, place=keys.REGISTERS) as (app, pilot):
        await pressed(app, pilot, "j", "j")
        stood = app.place.current
        await pressed(app, pilot, "tab", "shift+tab")
        assert app.place.current == stood


async def test_a_project_gets_its_frame_its_requirements_and_its_end(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        before = len(app.planner.plan[Project])
        await pressed(app, pilot, *tabs("projects"), "a", "/Mail migration", "enter", "escape")
        assert len(app.planner.plan[Project]) == before + 1
        row = app.place.row
        assert isinstance(row, Project)
        await pressed(app, pilot, "A", "r", "/Old mail can be searched", "enter", "escape")
        required = app.planner.plan[Requirement].where("project", row.id)
        assert [each.text for each in required] == ["Old mail can be searched"]
        await pressed(app, pilot, "A", "b")
        assert isinstance(app.screen, FormDialog)
        await pressed(app, pilot, "/2027-06-30", "ctrl+s")
        [baseline] = app.planner.plan[ProjectBaseline].where("project", row.id)
        assert (baseline.number, baseline.end.isoformat()) == (1, "2027-06-30")
        await pressed(app, pilot, "A", "b", "/2027-09-30", "ctrl+s")
        found = app.planner.plan[ProjectBaseline].where("project", row.id)
        assert [each.number for each in found] == [1, 2]


async def test_x_leads_a_project_to_its_end_which_has_a_day(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("projects"), "a", "/Mail", "enter", "escape")
        ref = app.place.current
        assert ref is not None
        await pressed(app, pilot, "x", "p", "x", "r", "x", "n", "x", "f")
        assert "finished on" in screen_text(app)
        await pressed(app, pilot, "/ + 1", "enter")
        assert '"today + 1" is no date' in screen_text(app)
        await pressed(app, pilot, "escape", "x", "f", "enter")
        row = app.planner.plan[Project].rows[ref.id]
        assert (row.status, row.finished_on) == ("finished", app.when.today)
        await pressed(app, pilot, "x", "r")
        assert app.planner.plan[Project].rows[ref.id].status == "finished"
        await pressed(app, pilot, "escape", "u")
        assert app.planner.plan[Project].rows[ref.id].status == "running"


async def test_space_accepts_the_requirement_under_the_inspectors_cursor(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("projects"), "a", "/Mail", "enter", "escape")
        await pressed(app, pilot, "A", "r", "/Search", "enter", "escape", "space")
        assert "Stand on a requirement in the inspector" in footer(app)
        await pressed(app, pilot, "enter", "space")
        found = app.planner.plan[Requirement].where("text", "Search")[0]
        assert (found.accepted, found.accepted_by, found.accepted_on) == (True, 1, app.when.today)
        await pressed(app, pilot, "space")
        again = app.planner.plan[Requirement].rows[found.id]
        assert (again.accepted, again.accepted_by, again.accepted_on) == (False, None, None)
        await pressed(app, pilot, "d")
        assert found.id not in app.planner.plan[Requirement].rows
        await pressed(app, pilot, "u")
        assert found.id in app.planner.plan[Requirement].rows


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_the_inspector_keeps_the_focus_when_a_part_was_typed(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        await pressed(app, pilot, *tabs("projects"), "G", "enter", "A", "r", "/Search", "enter", "escape")
        shown = app.place.current
        await pressed(app, pilot, "space")
        assert app.planner.plan[Requirement].where("text", "Search")[0].accepted
        await pressed(app, pilot, "k")
        assert app.place.current == shown


async def test_a_plan_of_the_year_is_spread_and_a_phase_edited(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("budget_lines"), "a", "/Desk tool", "enter", "escape")
        row = app.place.row
        assert isinstance(row, BudgetLine)
        await pressed(app, pilot, "A", "/100k", "enter")
        found = app.planner.plan[Phase].where("line", row.id)
        assert sum(each.plan for each in found) == 100_000_00
        assert "plan USD 100,000, spread over the year" in footer(app)
        await pressed(app, pilot, "A", "/much", "enter")
        assert '"much" is no amount' in screen_text(app)
        await pressed(app, pilot, "escape", "enter", *["j"] * 4, "e")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.form.kind == "phase"
        await pressed(app, pilot, "/9k", "ctrl+s")
        assert 9_000_00 in [each.plan for each in app.planner.plan[Phase].where("line", row.id)]


async def test_r_records_a_test_of_a_service(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("services"), "a", "/Badge doors", "enter", "escape", "r")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.form.kind == "recovery_test"
        assert app.screen.state.form.typed["tested_on"] == "2026-11-23"
        await pressed(app, pilot, "escape", "tab", "r")
        assert "In Services r records a recovery test" in footer(app)


async def test_a_baseline_is_not_edited_but_followed(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        app.planner.add("project", {"name": "Mail"}, app.when)
        number = max(row.id for row in app.planner.plan[Project])
        app.planner.add("project_baseline", {"project": f"P{number}", "end": "2026-12-31"}, app.when)
        await pressed(app, pilot, *tabs("projects"), "G", "enter", *["j"] * 9, "e")
        assert "A baseline stays as it was approved" in footer(app)
        await pressed(app, pilot, "d")
        assert len(app.planner.plan[ProjectBaseline].where("project", number)) == 1


async def test_what_is_pasted_becomes_records_of_the_register(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("services"))
        app.place.list.post_message(Paste("name\ttier\trto\nWeb shop\t2\t8\nMail\t1\t4"))
        await pilot.pause()
        await pressed(app, pilot, "y")
        assert {row.name for row in app.planner.plan[Service]} >= {"Web shop", "Mail"}


async def test_an_incident_typed_by_hand_is_a_batch_of_one(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        batches = len(app.planner.plan[Batch])
        await pressed(app, pilot, *tabs("incidents"), "a", "/INC77, soon", "enter")
        assert "INC77, soon" in screen_text(app)
        assert len(app.planner.plan[Batch]) == batches
        await pressed(app, pilot, *["backspace"] * 4, "/20 nov 08:00, 2026-11-20 11:00, 2, ERP", "enter")
        await pressed(app, pilot, "escape", "g")
        assert len(app.planner.plan[Batch]) == batches + 1
        assert "▸2026-11 November " in screen_text(app)
        await pressed(app, pilot, "u")
        assert len(app.planner.plan[Batch]) == batches


async def test_a_month_of_incidents_opens_and_says_why_it_can_not_be_changed(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *tabs("incidents"), "d")
        assert "A month is counted from its incidents: a adds one" in footer(app)
        await pressed(app, pilot, "e")
        assert "A month is counted from its incidents: a adds one" in footer(app)
        await pressed(app, pilot, "enter")
        assert "90% within" in screen_text(app)
        await pressed(app, pilot, "escape", "tab", "a")
        assert '"import a file" in : brings them in' in footer(app)


async def test_the_next_problem_of_a_service_is_mended_where_it_stands(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        app.planner.add("service", {"name": "Badge doors", "tier": "1", "rto": "4"}, app.when)
        ref = Ref("service", max(row.id for row in app.planner.plan[Service]))
        app.check()
        await pressed(app, pilot, *tabs("services"), "G", "full_stop")
        assert app.place.current == ref
        assert "Never tested. enter mends it" in footer(app)
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.form.kind == "recovery_test"


async def test_from_problem_to_problem_in_an_open_inspector(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        app.check()
        app.show_record(Ref("service", 1))
        await pressed(app, pilot, "enter")
        app.show_record(Ref("service", 10))
        place = app.place
        assert isinstance(place, RegistersPlace)
        app.call_after_refresh(place.stand_at, At("problem", "", 0, Ref("service", 10)))
        await pilot.pause()
        at = place.inspector.cursor_key
        assert isinstance(at, At)
        assert at.what == "problem"


async def test_the_palette_leads_to_a_person_in_their_register(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, ":", "/Ben Okafor", "enter")
        row = app.place.row
        assert isinstance(app.place, RegistersPlace)
        assert isinstance(row, Person)
        assert row.name == "Ben Okafor"


async def test_the_footer_names_what_counts_in_each_register(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, *tabs("projects"))
        assert "x status  e edit  A add a part" in footer(app)
        await pressed(app, pilot, "tab")
        assert "e edit  r record a test" in footer(app)
        assert "x status" not in footer(app)
        await pressed(app, pilot, "tab")
        assert "e edit  A add a part" in footer(app)
        await pressed(app, pilot, "tab")
        assert "add a part" not in footer(app)


async def test_a_filter_counts_and_s_sorts(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, *tabs("people"), "s")
        assert "People · by name" in screen_text(app)
        await pressed(app, pilot, "slash", "/ben", "enter")
        assert "1 of 18 match" in screen_text(app)
        await pressed(app, pilot, "escape", "escape")
        assert "match" not in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_it_is_narrow_enter_opens_the_inspector(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        await pressed(app, pilot, *tabs("people"))
        assert "[People 18]" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert app.place.has_class("inspecting")
        await pressed(app, pilot, "tab")
        assert not app.place.has_class("inspecting")
        assert isinstance(app.place, RegistersPlace)
        assert app.place.register.name == "people"

"""The Overview through its keys: what it opens, its pages, what is new since the last visit."""

import datetime
import re
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.records import Goal
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.tui import keys
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.screens.areas import AreasPlace
from itplanner.tui.screens.checklist import ChecklistPlace
from itplanner.tui.screens.overview import OverviewPlace
from itplanner.tui.screens.registers import RegistersPlace
from tests.driving import TODAY, copied, screen_text, workbench
from tests.tui.acting import NOW, by_ben, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


async def test_it_is_where_the_workbench_opens_and_says_what_is_late_and_who_owns_it(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, _pilot):
        said = screen_text(app)
        assert isinstance(app.screen, OverviewPlace)
        assert "▸■ G11 Late: 1 of 3 servers still to replace        Ben     23 d" in said
        assert " Next  G11 is 23 days late: close it, move it or ask Ben." in said
        assert "─ KPIs ──────────────────── 4 green · 3 amber · 1 red ─" in said
        assert "month 5 of 12 · Mon 23 Nov 2026 ─" in said


async def test_enter_goes_to_the_record_in_its_place(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, ChecklistPlace)
        assert app.place.current == Ref("goal", 11)
        await pressed(app, pilot, "1", "down", "down", "down", "enter")
        assert isinstance(app.screen, AreasPlace)
        assert app.place.current == Ref("goal", 6)


async def test_each_pane_opens_its_rows(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "tab", "tab", "down", "enter")
        assert isinstance(app.screen, AreasPlace)
        assert re.search("▸ Infrastructure · 10 → 5", screen_text(app))
        await pressed(app, pilot, "1", "tab", "down", "down", "down", "enter")
        assert app.place.current == Ref("step", 32)
        await pressed(app, pilot, "1", "tab", "tab", "enter")
        assert app.place.current == Ref("goal", 20)
        await pressed(app, pilot, "1", "shift+tab", "down", "enter")
        assert isinstance(app.screen, RegistersPlace)
        assert app.place.current == Ref("business_goal", 2)
        assert "Keep the 4 plants running" in screen_text(app)


async def test_e_opens_the_form_at_the_field_that_helps(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("goal", 26), "owner", None)])
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "slash", "/owns", "enter", "e")
        dialog = app.screen
        assert isinstance(dialog, FormDialog)
        assert (dialog.state.form.refs, dialog.state.current.name) == ((Ref("goal", 26),), "owner")
        await pressed(app, pilot, "/ana ruiz", "ctrl+s")
        assert app.planner.plan[Goal].rows[26].owner == 1
        assert "0 of 5 match" in screen_text(app)
        await pressed(app, pilot, "u", "escape")
        assert "▲ G26 Nobody owns it" in screen_text(app)


async def test_all_that_are_selected_are_edited_at_once(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("goal", 26), "owner", None), (Ref("goal", 28), "owner", None)])
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "slash", "/owns", "enter", "asterisk")
        assert "2 selected" in screen_text(app)
        await pressed(app, pilot, "e", "/ana ruiz", "ctrl+s")
        goals = app.planner.plan[Goal].rows
        assert (goals[26].owner, goals[28].owner) == (1, 1)
        await pressed(app, pilot, "u", "asterisk", "escape")
        assert "2 of 7 match" in screen_text(app)


async def test_records_of_several_kinds_are_not_edited_at_once(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("step", 32), "due", datetime.date(2026, 11, 2))])
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "asterisk", "e")
        assert isinstance(app.screen, OverviewPlace)
        assert "Records of several kinds are selected" in footer(app)


async def test_needs_are_filtered_while_typing_until_esc(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "slash", "/greta")
        assert "2 of 5 match" in screen_text(app)
        await pressed(app, pilot, "enter", "enter")
        assert app.place.current == Ref("goal", 6)
        await pressed(app, pilot, "1", "escape")
        assert "G11 Late" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_it_is_narrow_tab_and_the_page_keys_lead_through_pages(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    pages = (
        ("▸ Needs you", "─ KPIs"),
        ("▸ Goals by area", "─ Next 30 days"),
        ("▸ Business goals", "─ Since you"),
    )
    async with workbench(plan, tmp_path, size, place=keys.OVERVIEW) as (app, pilot):
        assert "tab more" in footer(app)
        for number in (0, 1, 2, 0):
            said = screen_text(app)
            shown = [all(title in said for title in page) for page in pages]
            assert shown == [each == number for each in range(len(pages))], said
            await pressed(app, pilot, "pagedown")
        assert "▸ Goals by area" in screen_text(app)
        await pressed(app, pilot, "shift+tab")
        assert "▸ KPIs" in screen_text(app)
        await pressed(app, pilot, "pageup")
        assert "▸ Since you were here" in screen_text(app)


async def test_another_year_is_shown_where_years_count(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "left_square_bracket")
        said = screen_text(app)
        assert "ended 30 Jun 2026" in said
        assert "goals in FY2026, main links" in said
        assert "3 years     FY2026" in said


async def test_what_others_did_since_the_last_visit_is_new(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, _pilot):
        assert re.search("─ Since you were here ─+ the last 7 days ─", screen_text(app))
        assert "14 of 55 PCs" in screen_text(app)
    by_ben(plan, [(Ref("goal", 29), "title", "Agree 10 IT policies")])
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        said = screen_text(app)
        assert " Ben    G29 ben's" in said
        assert "14 of 55 PCs older than 5 years in use, was 18" not in said
        by_ben(plan, [(Ref("goal", 28), "title", "Seen while it happened")])
        app.look()
        app.exit()
        await pilot.pause()
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, _pilot):
        assert "nothing new" in screen_text(app)


async def test_a_change_is_shown_at_once_and_what_is_gone_is_said(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        by_ben(plan, [(Ref("goal", 11), "status", "done")])
        app.look()
        await pilot.pause()
        said = screen_text(app)
        assert "G11 Late" not in said
        assert "▸▲ G23 7 days left" in said
        assert "Next  G23 is due in 7 days" in said


async def test_an_empty_plan_says_which_keys_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.plan"
    create(path, "empty", Actor("ana"), When(NOW, TODAY))
    async with workbench(path, tmp_path, place=keys.OVERVIEW) as (app, pilot):
        said = screen_text(app)
        assert "There is nothing in the plan yet." in said
        assert "3   goes to Areas" in said
        assert "enter open" not in said
        await pressed(app, pilot, "enter", "e", "tab", "slash", "escape", "pagedown")
        assert isinstance(app.screen, OverviewPlace)
        await pressed(
            app, pilot, "3", "a", "/Network", "enter", "escape", "a", "/Fibre", "enter", "escape", "1"
        )
        assert "▲ G1 Nobody owns it  Fibre" in screen_text(app)
        assert "enter open" in footer(app)


@pytest.mark.parametrize("size", [(120, 40), (120, 24), (100, 30), (80, 24), (60, 20), (40, 12)])
async def test_it_holds_at_every_size(plan: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    async with workbench(plan, tmp_path, size, place=keys.OVERVIEW) as (app, pilot):
        for _pane in range(7):
            said = screen_text(app)
            assert "▸" in said, said
            assert "? help" in footer(app)
            await pressed(app, pilot, "tab")

"""A plan that can't be written says so at the key, before anything is asked or typed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from itplanner.store import files
from itplanner.tui import keys
from itplanner.tui.app import Workbench
from itplanner.tui.dialogs.coverage import CoverageDialog
from itplanner.tui.dialogs.diet import DietDialog
from itplanner.tui.dialogs.explain import ExplainDialog
from itplanner.tui.dialogs.pick import Pick
from itplanner.tui.key import Key
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.screens.place import Place
from itplanner.tui.widgets.ask import Ask
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import footer, pressed

REFUSED = "! This plan is read only for you. Ask the owner of the file for write access."
ASKING = {"app.filter", "app.save_as"}
"""The keys that ask for a line and change nothing in the plan."""


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


@pytest.fixture
def guarded(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan that this account may only read; root may write to any file, whatever its mode."""
    monkeypatch.setattr(files, "writable", lambda _path: False)
    return plan


def taken_away(plan: Path) -> None:
    plan.replace(plan.with_name("away.db"))


async def ran(app: Workbench, pilot: Pilot[None], key: Key) -> None:
    """Press a key where it counts; what only the palette offers is run as the palette does it."""
    digits = {name: digit for digit, name, _title in PLACE_NAMES}
    await pressed(app, pilot, digits.get(key.place, digits[keys.AREAS]))
    if key.keys:
        await pressed(app, pilot, key.keys[0])
    else:
        await app.place.run_action(key.bound)
        await pressed(app, pilot)


async def test_each_key_that_changes_the_plan_is_refused_at_once(guarded: Path, tmp_path: Path) -> None:
    async with workbench(guarded, tmp_path) as (app, pilot):
        before = app.planner.plan
        for key in (key for key in keys.KEYS if key.changes):
            await ran(app, pilot, key)
            assert footer(app).startswith(f" {REFUSED} "), key.id
            assert isinstance(app.screen, Place), key.id
            assert not app.screen.query_one(Ask).asking, key.id
        assert app.planner.plan is before


async def test_the_other_keys_of_the_places_still_look_and_ask_for_no_change(
    guarded: Path, tmp_path: Path
) -> None:
    async with workbench(guarded, tmp_path) as (app, pilot):
        for key in keys.KEYS:
            if key.changes or key.place in {keys.FORM, keys.ROUND} or key.id == "app.quit":
                continue
            await ran(app, pilot, key)
            assert "read only for you" not in footer(app), key.id
            assert isinstance(app.screen, Place | Pick | CoverageDialog | DietDialog | ExplainDialog), key.id
            assert app.place.query_one(Ask).asking is (key.id in ASKING), key.id
            await pressed(app, pilot, "escape", "escape")


async def test_neither_the_inspector_nor_a_paste_opens_anything(guarded: Path, tmp_path: Path) -> None:
    async with workbench(guarded, tmp_path) as (app, pilot):
        await pressed(app, pilot, "enter", "j", "j", "enter")
        assert footer(app).startswith(f" {REFUSED} ")
        await pressed(app, pilot, "escape")
        app.place.list.post_message(Paste("Move the fax\tFemi Adeyemi\t2027-01-31"))
        await pressed(app, pilot)
        assert footer(app).startswith(f" {REFUSED} ")
        assert isinstance(app.screen, Place)


async def test_the_palette_shows_what_hangs_on_a_record_that_has_no_list(
    guarded: Path, tmp_path: Path
) -> None:
    async with workbench(guarded, tmp_path) as (app, pilot):
        await pressed(app, pilot, "colon", "/infrastructure", "enter")
        assert "What hangs on AR2" in screen_text(app)


async def test_only_keys_that_can_be_used_stand_in_the_footer(guarded: Path, tmp_path: Path) -> None:
    async with workbench(guarded, tmp_path) as (app, pilot):
        assert footer(app).rstrip() == " enter open  / filter  : commands  . fix next  i hangs on it  ? help"
        await pressed(app, pilot, "enter")
        assert "edit" not in footer(app)


async def test_a_draft_is_not_offered_where_it_could_not_be_saved(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "e", "/Half")
    monkeypatch.setattr(files, "writable", lambda _path: False)
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot)
        assert isinstance(app.screen, Place)


async def test_damage_is_named_as_the_reason(plan: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(plan, isolation_level=None)) as db:
        db.execute("UPDATE goal SET horizon = 'soon' WHERE id = 30")
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "a")
        assert "! This plan is read only: 1 value can't be read. goal 30: horizon holds 'soon'" in footer(app)
        assert not app.screen.query_one(Ask).asking


async def test_a_plan_that_was_replaced_is_refused_at_the_key_too(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        taken_away(plan)
        app.look()
        await pressed(app, pilot, "a")
        assert "! The plan file was deleted on disk; nothing was saved. Save a copy" in footer(app)
        assert not app.screen.query_one(Ask).asking

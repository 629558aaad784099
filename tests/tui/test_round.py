"""The round in the workbench: each answer a change of its own, errors bring it back, leaving keeps all."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from itplanner.domain.change import Change, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.records import Goal, Project, Reading, Step
from itplanner.errors import DiskFull
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.store.store import Store
from itplanner.tui import bench
from itplanner.tui.app import Workbench
from itplanner.tui.dialogs.monthly import RoundDialog
from tests.driving import TODAY, copied, screen_text, settled, workbench
from tests.tui.acting import NOW, by_ben, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def round_of(app: Workbench) -> RoundDialog:
    assert isinstance(app.screen, RoundDialog)
    return app.screen


def code(app: Workbench) -> str:
    item = round_of(app).state.current
    return "summary" if item is None else item.code


async def press(app: Workbench, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until all are handled and what they asked for is stored."""
    await pressed(app, pilot, *keys)
    while app._patience is not None:
        await pilot.pause(0.01)
    await settled(app, pilot)


def readings(app: Workbench, kind: str, number: int) -> list[tuple[str, float | None]]:
    found = app.planner.plan[Reading].where(kind, number)
    return [(str(each.date), each.value) for each in found if each.date == TODAY]


async def test_each_answer_is_a_change_of_its_own_and_undone_singly(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        assert code(app) == "G4"
        await press(app, pilot, "3", "enter")
        assert code(app) == "G7"
        await press(app, pilot, "enter", "escape")
        assert "5 of 20 answered, all kept. m goes on" in footer(app)
        assert (readings(app, "measure", 3), readings(app, "measure", 6)) == (
            [("2026-11-23", 3.0)],
            [("2026-11-23", 2.0)],
        )
        await press(app, pilot, "u")
        assert (readings(app, "measure", 3), readings(app, "measure", 6)) == ([("2026-11-23", 3.0)], [])
        await press(app, pilot, "m")
        assert code(app) == "G7"


async def test_a_note_is_written_with_n_and_saved_with_the_value(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m", "3", "n", "/no-n", "enter")
        (found,) = (each for each in app.planner.plan[Reading].where("measure", 3) if each.date == TODAY)
        assert (found.value, found.note) == (3.0, "no-n")
        await press(app, pilot, "up", "up", "tab")
        assert "▸ Note       [ no-n" in screen_text(app)
        await press(app, pilot, "escape", "4", "enter")
        assert readings(app, "measure", 3) == [("2026-11-23", 4.0)]


async def test_steps_are_ticked_by_number_with_a_remark_at_the_goal(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        while code(app) != "G17":
            await press(app, pilot, "down")
        await press(app, pilot, "1", "space", "3", "n", "/Slow", "enter")
        assert {step.id for step in app.planner.plan[Step].where("goal", 17) if step.done} >= {47, 49}
        assert app.planner.plan[Goal].rows[17].note.endswith("23 Nov 2026: Slow")
        await press(app, pilot, "escape")
        await press(app, pilot, "u")
        assert not app.planner.plan[Step].rows[47].done


async def test_wrong_input_is_said_beside_the_field_and_stays(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m", "/3x", "enter")
        assert code(app) == "G4"
        assert "[ 3x        ]" in screen_text(app)
        assert '! "3x" names a unit' in screen_text(app)
        await press(app, pilot, "backspace", "enter")
        assert readings(app, "measure", 3) == [("2026-11-23", 3.0)]


async def test_the_same_value_recorded_by_somebody_else_first_comes_back_to_be_decided(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workbench, "look", lambda _self: None)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m", "3")
        with Store.open(plan) as store:
            theirs = Reading(id=-1, measure=3, date=TODAY, value=1)
            store.commit(store.load(), Change.of([added(theirs)], "Ben's"), by=Actor("ben"), at=NOW)
        await press(app, pilot, "enter")
        assert code(app) == "G4"
        assert "[ 3         ]" in screen_text(app)
        assert "G4 isn't saved: 1 was recorded meanwhile; enter replaces it" in footer(app)
        assert readings(app, "measure", 3) == [("2026-11-23", 1.0)]
        await press(app, pilot, "enter")
        assert code(app) == "G7"
        assert readings(app, "measure", 3) == [("2026-11-23", 3.0)]


async def test_a_full_disk_brings_each_answer_back(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> Outcome:
        raise DiskFull("Not saved: the disk is full.")

    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        with monkeypatch.context() as patch:
            patch.setattr(Planner, "record", full)
            await press(app, pilot, "3", "enter")
            assert code(app) == "G4"
            assert "the disk is full" in screen_text(app)
        await press(app, pilot, "enter")
        assert (code(app), readings(app, "measure", 3)) == ("G7", [("2026-11-23", 3.0)])


async def test_an_error_after_the_round_was_left_is_said_and_the_text_is_kept(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> Outcome:
        raise DiskFull("Not saved: the disk is full.")

    monkeypatch.setattr(Planner, "record", full)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        await pilot.press("3", "enter", "escape")
        await settled(app, pilot)
        if isinstance(app.screen, RoundDialog):  # it came back before esc was read
            await press(app, pilot, "escape")
        await press(app, pilot, "m")
        assert (code(app), round_of(app).state.text) == ("G4", "3")


async def test_the_end_names_the_silent_and_enter_closes(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        while code(app) != "summary":
            await press(app, pilot, "down")
        assert "Round finished: 3 of 20 recorded, 17 left for later" in screen_text(app)
        assert "Femi Adeyemi    3  G12, G14, P7" in screen_text(app)
        await press(app, pilot, "up")
        assert code(app) == "P18"
        await press(app, pilot, "down", "enter")
        assert not isinstance(app.screen, RoundDialog)
        assert "Round finished: 3 of 20 recorded" in footer(app)


async def test_help_lists_the_keys_of_the_round_and_runs_them(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m", "question_mark")
        assert "leave it for later" in screen_text(app)
        assert "year before" not in screen_text(app)
        await press(app, pilot, "/later", "enter")
        assert code(app) == "G7"


async def test_a_round_with_nothing_to_ask_says_so(tmp_path: Path, plan: Path) -> None:
    with Store.open(plan) as store:
        found = store.load()
        open_ones = [Ref("goal", goal.id) for goal in found[Goal] if goal.status == "active"]
        open_ones += [Ref("project", row.id) for row in found[Project] if row.status == "running"]
    by_ben(plan, [(ref, "status", "cancelled") for ref in open_ones])
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        assert "there is nothing to ask" in footer(app)


async def test_who_is_at_the_keyboard_is_asked_before_the_round(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        app.planner.actor = Actor("shared", "host", channel="workbench")
        await press(app, pilot, "m")
        assert "Who are you?" in screen_text(app)
        await press(app, pilot, "/femi", "enter")
        assert code(app) == "G4"
        assert app.planner.actor.person == 6


async def test_the_next_item_is_there_at_once_and_a_slow_save_outlives_the_round(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, record = threading.Event(), Planner.record

    def slow(self: Planner, *args: Any, **values: Any) -> Outcome:
        assert gate.wait(10)
        return record(self, *args, **values)

    monkeypatch.setattr(Planner, "record", slow)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        await pilot.press("3", "enter", "2", "enter")
        assert code(app) == "G11"
        dialog = round_of(app)
        assert dialog.state.pending == {"G4", "G7"}
        await pilot.press("escape")
        assert not isinstance(app.screen, RoundDialog)
        gate.set()
        await settled(app, pilot)
        assert (readings(app, "measure", 3), readings(app, "measure", 6)) == (
            [("2026-11-23", 3.0)],
            [("2026-11-23", 2.0)],
        )
        assert dict(dialog.state.kept.texts) == {}


async def test_a_round_that_is_asked_for_while_a_change_is_stored_begins_when_it_is(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, record = threading.Event(), Planner.record

    def slow(self: Planner, *args: Any, **values: Any) -> Outcome:
        assert gate.wait(10)
        return record(self, *args, **values)

    monkeypatch.setattr(Planner, "record", slow)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        await pilot.press("3", "enter", "escape")
        asked = asyncio.ensure_future(press(app, pilot, "m", "4", "enter"))
        await asyncio.sleep(0)
        gate.set()
        await asked
        assert readings(app, "measure", 3) == [("2026-11-23", 3.0)]
        assert readings(app, "measure", 6) == [("2026-11-23", 4.0)]


async def test_a_round_waits_for_a_change_not_for_ever(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "LONGEST", 0)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        async with app._writing:
            await pilot.press("m")
            assert "m begins the round in a moment" in footer(app)
        await press(app, pilot, "m")
        assert code(app) == "G4"

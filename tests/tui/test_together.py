"""Two people at one plan: what each sees of the other, and whose value holds."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.tui.app import Workbench
from itplanner.tui.dialogs.conflict import ConflictDialog
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.requests.records import SetRequested
from tests.driving import copied, screen_text, settled, workbench
from tests.neighbour import Neighbour
from tests.tui.acting import by_ben, footer, pressed

G4 = Ref("goal", 4)


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


async def both_edit(app: Workbench, pilot: Pilot[None], plan: Path, name: str, theirs: str) -> None:
    """Type `Mine` as the title of G4, in a form that was open before Ben gave a field another value."""
    await pressed(app, pilot, "e")
    by_ben(plan, [(G4, name, theirs)])
    await pressed(app, pilot, "/Mine", "tab", "tab", "ctrl+s")


def first_row(app: Workbench) -> str:
    return screen_text(app).splitlines()[0].rstrip()


async def test_the_same_field_changed_by_two_shows_both_and_asks(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await both_edit(app, pilot, plan, "title", "Theirs")
        assert isinstance(app.screen, ConflictDialog)
        said = screen_text(app)
        assert re.search(r"Before +Finance module live in 4 units", said)
        assert re.search(r"Theirs \(Ben\) +Theirs", said)
        assert re.search(r"Yours +Mine", said)
        assert re.search(r"Theirs is from .*\d\d:\d\d, yours from .*\d\d:\d\d\.", said)
        assert footer(app).startswith(" t theirs  m mine  b both  e edit  esc decide later, draft kept ")
        await pressed(app, pilot, "m")
        assert app.planner.plan[Goal].rows[4].title == "Mine"


async def test_theirs_holds_and_mine_is_kept_as_a_line_in_the_note(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await both_edit(app, pilot, plan, "title", "Theirs")
        await pressed(app, pilot, "b")
        goal = app.planner.plan[Goal].rows[4]
        assert (goal.title, goal.note) == ("Theirs", "Ana Ruiz, 23 Nov 2026: goal Mine")
        assert "G4 note – → Ana Ruiz, 23 Nov 2026: goal Mine" in footer(app)


async def test_theirs_alone_changes_nothing_and_says_so(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await both_edit(app, pilot, plan, "title", "Theirs")
        await pressed(app, pilot, "t")
        assert app.planner.plan[Goal].rows[4].title == "Theirs"
        assert "Theirs holds. Nothing else was to be saved" in footer(app)


async def test_going_on_after_a_conflict_leads_to_the_field_that_clashed(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await both_edit(app, pilot, plan, "title", "Theirs")
        await pressed(app, pilot, "e")
        assert isinstance(app.screen, FormDialog)
        assert app.screen.state.current.name == "title"
        assert "Mine" in screen_text(app)


async def test_a_conflict_without_a_form_offers_no_editing(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        by_ben(plan, [(G4, "status", "deferred")])
        app.planner.plan = before
        app.request(SetRequested((G4,), {"status": "cancelled", "end_reason": "no"}))
        await settled(app, pilot)
        assert "G4 was changed by Ben meanwhile" in screen_text(app)
        assert footer(app).startswith(" t theirs  m mine  b both  esc change nothing ")


async def test_different_fields_changed_by_two_both_hold(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await both_edit(app, pilot, plan, "note", "Ben's note")
        goal = app.planner.plan[Goal].rows[4]
        assert (goal.title, goal.note) == ("Mine", "Ben's note")


async def test_others_changes_show_without_a_key(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        by_ben(plan, [(G4, "title", "Seen at once")])
        app.look()
        await pilot.pause()
        assert "Seen at once" in screen_text(app)
        assert "Ben Okafor: Ben's" in footer(app)


async def test_another_workbench_on_the_plan_is_counted_as_long_as_it_is_there(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        assert first_row(app).endswith("FY2027 · 5 problems · saved")
        ben = Neighbour(plan)
        app.look()
        await pilot.pause()
        assert first_row(app).endswith("FY2027 · 5 problems · saved · 2 here")
        ben.end()
        app.look()
        await pilot.pause()
        assert first_row(app).endswith("FY2027 · 5 problems · saved")

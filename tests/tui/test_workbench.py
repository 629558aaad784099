"""The workbench through its keys: what is pressed, what then stands in the plan and on the screen."""

import datetime
from pathlib import Path

import pytest
from textual.events import Paste

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.history import Actor
from itplanner.domain.records import Goal, Measure, Reading, Step
from itplanner.domain.text import shown
from itplanner.store.store import Store
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.dialogs.pick import Pick
from itplanner.tui.screens.areas import AreasPlace
from tests.driving import copied, screen_text, settled, workbench

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def typed(text: str) -> list[str]:
    names = {" ": "space", "-": "minus", ".": "full_stop", ":": "colon"}
    return [names.get(letter, letter) for letter in text]


async def test_goals_are_added_in_one_line_each(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("a", *typed("One"), "enter", *typed("Two"), "enter", "escape")
        await settled(app, pilot)
        new = [goal for goal in app.planner.plan[Goal] if goal.id > 30]
        assert [(goal.title, goal.year, goal.horizon, goal.area) for goal in new] == [
            ("One", 2027, 1, 1),
            ("Two", 2027, 1, 1),
        ]
        assert app.place.current == Ref("goal", 32)
        assert "Two" in screen_text(app)


async def test_a_step_is_added_ticked_and_undone(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("A", *typed("Call them"), "enter", "escape")
        await settled(app, pilot)
        step = app.planner.plan[Step].rows[86]
        assert (step.text, step.goal, step.done) == ("Call them", 4, False)
        await pilot.press("space")
        await settled(app, pilot)
        assert app.planner.plan[Step].rows[86].done_on == datetime.date(2026, 11, 23)
        assert "Step done: Call them" in screen_text(app)
        await pilot.press("u")
        await settled(app, pilot)
        assert not app.planner.plan[Step].rows[86].done
        assert "U redo  ? help" in screen_text(app)


async def test_a_goal_gets_a_measure_and_a_reading(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("a", *typed("New"), "enter", "escape")
        await settled(app, pilot)
        await pilot.press("n", *typed("links"), "tab", "9", "tab", "0", "ctrl+s")
        await settled(app, pilot)
        measure = next(measure for measure in app.planner.plan[Measure] if measure.goal == 31)
        assert (measure.unit, measure.direction, measure.start_value, measure.target) == (
            "links",
            "decrease",
            9,
            0,
        )
        await pilot.press("r", "6", "ctrl+s")
        await settled(app, pilot)
        reading = app.planner.plan[Reading].where("measure", measure.id)
        assert [(row.value, row.date) for row in reading] == [(6.0, datetime.date(2026, 11, 23))]
        assert "33%" in screen_text(app)


async def test_a_persons_goals_are_found_and_dated_at_once(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("slash", *typed("femi"), "enter", "asterisk", "e")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, FormDialog)
        while dialog.state.current.name != "due":
            await pilot.press("tab")
        await pilot.press(*typed("30 jun 27"), "ctrl+s")
        await settled(app, pilot)
        goals = app.planner.plan[Goal]
        assert {goals.rows[12].due, goals.rows[14].due} == {datetime.date(2027, 6, 30)}
        await pilot.press("u")
        await settled(app, pilot)
        assert app.planner.plan[Goal].rows[12].due == datetime.date(2027, 5, 31)


async def test_a_goal_is_carried_over_with_a_reason(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("greater_than_sign", *typed("too much"), "enter")
        await settled(app, pilot)
        goals = app.planner.plan[Goal]
        assert (goals.rows[4].status, goals.rows[4].end_reason) == ("deferred", "too much")
        assert (goals.rows[31].carried_from, goals.rows[31].year) == (4, 2028)
        assert "carried over as G31" in screen_text(app)


async def test_lines_of_a_spreadsheet_are_previewed_then_saved(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        app.place.list.post_message(
            Paste("Move the fax\tFemi Adeyemi\t2027-01-31\nBuy desks\tNobody Known\t")
        )
        await pilot.pause()
        assert "1 new" in screen_text(app)
        assert "Nobody Known" in screen_text(app)
        await pilot.press("y")
        await settled(app, pilot)
        new = app.planner.plan[Goal].rows[31]
        assert (new.title, new.owner, new.due) == ("Move the fax", 6, datetime.date(2027, 1, 31))


async def test_help_runs_the_key_it_lists(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("question_mark", *typed("Areas"), "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, AreasPlace)


async def test_the_palette_goes_to_a_record(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("colon", *typed("dig permit"), "enter")
        await settled(app, pilot)
        assert app.place.current == Ref("step", 32)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Pick)


async def test_what_hangs_on_it_is_asked_before_deleting(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        assert "6 steps" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert 4 in app.planner.plan[Goal]
        await pilot.press("d", "y")
        await settled(app, pilot)
        assert 4 not in app.planner.plan[Goal]
        await pilot.press("u")
        await settled(app, pilot)
        assert len(app.planner.plan[Step].where("goal", 4)) == 6


async def test_a_half_filled_form_is_offered_at_the_next_start(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("e", *typed("Half a ti"))
        await pilot.pause()
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert "Half a ti" in screen_text(app)
        assert "DRAFT" in screen_text(app)


async def test_a_form_that_is_left_half_filled_says_that_its_draft_is_kept(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("e", *typed("Half a ti"), "escape")
        await settled(app, pilot)
        assert "Draft kept, 1 field: Edit G4" in screen_text(app)
        await pilot.press("e", "f8", "f8", "escape")
        await settled(app, pilot)
        assert "Draft kept" not in screen_text(app)


async def test_a_half_typed_new_goal_is_offered_at_the_next_start(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (_app, pilot):
        await pilot.press("a", *typed("Half a go"))
        await pilot.pause()
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert app.planner.plan[Goal].rows[31].title == "Half a go"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_inspector_opens_over_the_list_where_it_is_narrow(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        assert ("Progress" in screen_text(app)) == (size[0] >= 100)
        await pilot.press("enter")
        await pilot.pause()
        assert "Progress" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.focused is app.place.list


@pytest.mark.parametrize(
    "title", ["[@click=app.quit]x[/]", "broken [/nope]", "a\x1b[31mb", "c\x9bd", "e\u202ef", "=1+1"]
)
async def test_hostile_titles_are_words_everywhere(plan: Path, tmp_path: Path, title: str) -> None:
    with Store.open(plan) as store:
        now = store.load()
        edit = Edit("goal", 4, "title", now[Goal].rows[4].title, title)
        store.commit(now, Change((edit,), "x"), by=Actor("ben", person=2), at=NOW)
    words = shown(title)
    async with workbench(plan, tmp_path) as (app, pilot):
        assert words in screen_text(app)
        for keys in (["e"], ["colon", "g", "4"], ["d"], ["i"], ["A"], ["enter"], ["3"]):
            await pilot.press(*keys)
            await settled(app, pilot)
            assert words in screen_text(app), keys
            await pilot.press("escape")
            await pilot.pause()


async def test_the_year_changes_and_an_empty_one_says_what_helps(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket")
        await pilot.pause()
        said = screen_text(app)
        assert "FY2028 has no goals yet" in said
        assert "1 Jul 2027 to 30 Jun 2028" in said
        await pilot.press("x")
        await settled(app, pilot)
        assert "0 of 12 done" in screen_text(app) or "goals of FY2027" in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "2 of 17 done" in screen_text(app)


async def test_a_goal_is_deferred_with_a_reason_and_taken_up_again(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pilot.press("x", "d", *typed("customer left us"), "enter")
        await settled(app, pilot)
        goal = app.planner.plan[Goal].rows[4]
        assert (goal.status, goal.end_reason) == ("deferred", "customer left us")
        await pilot.press("x")
        await pilot.pause()
        assert "Take up again" in screen_text(app)
        await pilot.press("t")
        await settled(app, pilot)
        assert app.planner.plan[Goal].rows[4].status == "proposed"
        await pilot.press("x", "s")
        await settled(app, pilot)
        assert app.planner.plan[Goal].rows[4].status == "active"

"""The two places: what the heads say, what survives others' edits, what may be pasted."""

import re
from pathlib import Path

import pytest
from textual.events import Paste

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.records import Goal
from itplanner.domain.text import shown
from itplanner.service.shipped import Shipped, create
from itplanner.service.when import When
from itplanner.tui import keys
from itplanner.tui.dialogs.pick import Pick
from itplanner.tui.roles import Role
from itplanner.tui.screens.areas import AreasPlace
from itplanner.tui.widgets.ink import ASCII_CLASS
from itplanner.tui.widgets.line_input import LineInput
from itplanner.tui.widgets.pane import PaneHead
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import NOW, by_ben, footer, head, pressed

RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


async def test_the_head_counts_what_is_selected_until_esc(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "V", "j", "j")
        assert "3 selected" in head(app)
        await pressed(app, pilot, "escape")
        assert "2 of 17 done · steps 44 of 85" in head(app)
        await pressed(app, pilot, "asterisk")
        assert "17 selected" in head(app)
        assert app.place.list.selected
        await pressed(app, pilot, "escape", "j")
        assert not app.place.list.selected
        assert "selected" not in head(app)


async def test_the_areas_head_counts_too_and_says_which_rows_are_in_sight(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "3")
        assert isinstance(app.screen, AreasPlace)
        assert "· 10 → 5 → 3 → 1 ━━━━━━ 30 goals · 1-19 of 35 ━" in head(app)
        await pressed(app, pilot, "V", "j")
        assert "· 10 → 5 → 3 → 1 ━━━━ 2 selected · 1-19 of 35 ━" in head(app)
        await pressed(app, pilot, "escape")
        assert "30 goals" in head(app)


async def test_selection_and_folds_survive_an_undo(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "A", "/Call them", "enter", "escape", "V", "k", "V")
        marked = app.place.list.selected
        assert len(marked) == 2
        await pressed(app, pilot, "u")
        assert app.place.list.selected == marked - {Ref("step", 86)}
        assert "1 selected" in head(app)
        assert app.place.list.source.index_of(Ref("step", 1)) is not None


async def test_selection_folds_and_cursor_survive_others_edits(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "right", "V", "j", "j")
        marked, cursor = app.place.list.selected, app.place.current
        by_ben(plan, [(Ref("goal", 5), "title", "Seen at once")])
        app.look()
        await pilot.pause()
        assert "Seen at once" in screen_text(app)
        assert (app.place.list.selected, app.place.current) == (marked, cursor)
        assert app.place.list.selecting
        await pressed(app, pilot, "j")
        assert len(app.place.list.selected) == 4


async def test_the_tree_stays_folded_and_marked_when_others_edit(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "3", "home", "j", "left", "V", "j", "j", "V")
        marked = app.place.list.selected
        by_ben(plan, [(Ref("goal", 1), "title", "Seen at once")])
        app.look()
        await pilot.pause()
        assert "Seen at once" in screen_text(app)
        assert app.place.list.selected == marked == {Ref("goal", 1), Ref("goal", 8)}
        assert app.place.list.source.index_of(Ref("goal", 2)) is None


async def test_a_filter_is_offered_again_and_esc_clears_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        for place, total in (("4", "17"), ("3", "30")):
            await pressed(app, pilot, place, "slash", "/femi", "enter")
            assert f"of {total} goals match" in head(app)
            await pressed(app, pilot, "slash")
            assert app.screen.query_one(LineInput).value == "femi"
            await pressed(app, pilot, "enter", "escape")
            assert "match" not in head(app)


@pytest.mark.parametrize("text", ["\x9b31mred", "\x1b]52;c;AAAA\x07", "a\u202ebc", "one\x85two", "one\ntwo"])
async def test_what_is_pasted_into_a_line_is_shown_without_its_raw_bytes(
    plan: Path, tmp_path: Path, text: str
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "a")
        app.screen.query_one(LineInput).post_message(Paste(text))
        await pilot.pause()
        assert shown(text) in screen_text(app)
        assert not RAW.search(screen_text(app).replace("\n", ""))
        await pressed(app, pilot, "enter", "escape")
        assert app.planner.plan[Goal].rows[31].title == shown(text)
        await pressed(app, pilot, "colon")
        assert isinstance(app.screen, Pick)
        app.screen.query_one(LineInput).post_message(Paste(text))
        await pilot.pause()
        assert shown(text) in screen_text(app)
        assert not RAW.search(screen_text(app).replace("\n", ""))


@pytest.mark.parametrize("over", [[], ["question_mark"]])
async def test_frame_and_inspector_follow_the_terminals_size(
    plan: Path, tmp_path: Path, over: list[str]
) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, *over)
        await pilot.resize_terminal(120, 40)
        await pressed(app, pilot, *(["escape"] if over else []))
        assert "─ goal " in head(app)
        assert "Progress" in screen_text(app)
        assert screen_text(app).startswith(" itplanner ")
        await pressed(app, pilot, *over)
        await pilot.resize_terminal(60, 20)
        await pressed(app, pilot, *(["escape"] if over else []), "enter")
        assert head(app).startswith("━▸ G4 ━")
        assert all(len(row) == 60 for row in screen_text(app).splitlines())
        assert screen_text(app).splitlines()[-1].rstrip().endswith("? help")


async def test_the_tree_has_a_rule_of_its_own_where_the_areas_make_room(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (60, 20)) as (app, pilot):
        await pressed(app, pilot, "3")
        assert head(app).startswith("━▸ All areas · 10 → 5 → 3 → 1 ")
        await pilot.resize_terminal(80, 24)
        await pressed(app, pilot)
        assert "┬▸ All areas · 10 → 5 → 3 → 1 " in head(app)


async def test_an_empty_year_names_the_keys_that_fill_it_right_below_its_head(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (60, 20)) as (app, pilot):
        await pressed(app, pilot, "right_square_bracket")
        rows = [row.rstrip() for row in screen_text(app).splitlines()]
        assert rows[4] == "   FY2028 has no goals yet."
        assert rows[6:9] == [
            "   a   adds the first one",
            "   x   copies the open goals of FY2027, steps unticked",
            "   [ ] goes to the year before, and after",
        ]
        assert rows[-1] == " a add  x copy from FY2027  [ ] year  : commands  ? help"
        assert "…" not in "".join(rows)
        await pressed(app, pilot, "a", "/First", "enter")
        await pressed(app, pilot, "escape")
        assert "First" in screen_text(app)
        assert "has no goals yet" not in screen_text(app)
        assert "space done" in screen_text(app)


@pytest.mark.parametrize(
    ("start", "said", "keys"),
    [
        ("empty", "3   goes to Areas, where a adds the first", " 3 Areas  : commands  ? help"),
        ("starter", "2   shows the 19 goals of more than a year", " a add  [ ] year  : commands  ? help"),
    ],
)
async def test_a_new_plan_names_only_keys_that_help(
    tmp_path: Path, start: Shipped, said: str, keys: str
) -> None:
    path = tmp_path / "new.db"
    create(path, start, Actor("ana"), When(NOW, NOW.date()), settings={"name": "Acme"})
    async with workbench(path, tmp_path, (80, 24)) as (app, _pilot):
        assert said in screen_text(app)
        assert footer(app).rstrip() == keys
        assert "copies the open goals" not in screen_text(app)


async def test_the_head_says_that_escape_ends_a_filter_or_a_selection(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "slash", "/femi", "enter")
        assert "2 of 17 goals match · esc shows all" in head(app)
        await pressed(app, pilot, "asterisk")
        assert "2 selected · esc selects none" in head(app)
        await pressed(app, pilot, "escape", "escape")
        assert "esc" not in head(app)


async def test_a_question_keeps_its_words_and_gives_up_its_hints_where_it_is_narrow(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (60, 20)) as (app, pilot):
        await pressed(app, pilot, "greater_than_sign")
        assert "━▸ Carry G4 over to FY2028? Say why ━━━━━━━━━ esc gives up ━" in screen_text(app)
        await pressed(app, pilot, "escape", "slash")
        assert "━▸ Show goals with this in title, owner, area, state ━━━" in screen_text(app)


async def test_a_question_stays_in_sight_beside_what_was_just_added(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        title = "Every van route in the new sales system by June"
        await pressed(app, pilot, "3", "g", "a", f"/{title}", "enter")
        asked = next(line for line in screen_text(app).splitlines() if line.startswith("━▸ Goal of"))
        assert asked.startswith("━▸ Goal of 5 years for Applications ━")
        assert ': added goal "Every van' in asked
        assert "…" in asked


async def test_beside_the_goals_the_keys_are_for_the_area_or_the_person_there(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (120, 40), place=keys.AREAS) as (app, pilot):
        await pressed(app, pilot, "tab", "tab", "e")
        assert "┬ G1 ─" in screen_text(app)
        assert "There is nothing to edit here" in footer(app)
        await pressed(app, pilot, "j", "e")
        assert "━ Edit area: Applications ━" in screen_text(app)
        await pressed(app, pilot, "escape", "d")
        assert "━ Delete AR1 Applications? ━" in screen_text(app)
        await pressed(app, pilot, "escape", "x")
        assert "Choose a goal first" in footer(app)
        await pressed(app, pilot, "A")
        assert "━▸ Goal of 5 years for Applications ━" in screen_text(app)
        await pressed(app, pilot, "escape", "tab", "tab")
        await pressed(app, pilot, "enter")
        assert "┬▸ AR1 ━" in screen_text(app)
        await pressed(app, pilot, "d")
        assert "━ Delete AR1 Applications? ━" in screen_text(app)
        await pressed(app, pilot, "escape", "escape")
        assert "┬ G1 ─" in screen_text(app)
        await pressed(app, pilot, "d")
        assert "━ Delete G1 All 14 core" in screen_text(app)


async def test_the_line_for_an_area_says_that_it_is_a_new_one(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "3", "tab", "a")
        assert "━▸ New area ━━━━" in screen_text(app)


async def test_a_refusal_while_typing_is_marked_as_one(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "a")
        app.say("Not saved: the disk is full.", Role.BAD)
        await pilot.pause()
        strips = app.screen.query_one("#ask-head", PaneHead).render_line(0)
        said = next(segment for segment in strips if "the disk is full" in segment.text)
        assert said.text == "! Not saved: the disk is full."
        assert said.style is not None
        assert said.style.bold


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_every_screen_of_the_places_is_drawn_in_ascii(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        for widget in app.screen.walk_children():
            widget.refresh()
        for keys in (
            ["4", "j", "V", "j", "escape"],
            ["right", "j", "enter"],
            ["escape", "greater_than_sign"],
            ["escape", "slash", "/zzz", "enter"],
            ["escape", "right_square_bracket"],
            ["t", "3", "j"],
            ["enter"],
            ["escape", "slash", "/femi", "enter"],
            ["i"],
            ["escape", "question_mark"],
            ["escape", "colon"],
        ):
            await pressed(app, pilot, *keys)
            assert not re.findall(r".*[^\x00-\x7f].*", screen_text(app)), keys


async def test_another_place_stands_on_the_same_goal_where_it_lists_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "j", "2")
        assert app.place.current == Ref("goal", 5)
        await pressed(app, pilot, "j", "3")  # a goal of 3 years
        assert app.place.current == Ref("goal", 6)
        await pressed(app, pilot, "4")
        assert app.place.current == Ref("goal", 5)


async def test_a_goal_that_was_just_added_is_followed_too(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "3", "4", "a", "/Radio", "enter", "escape", "3")
        assert app.place.row is not None
        assert app.place.row.label == "Radio"


async def test_following_a_goal_leaves_its_steps_and_a_selection_alone(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "right", "j")
        step = app.place.current
        assert step is not None
        assert step.kind == "step"
        await pressed(app, pilot, "2", "4")
        assert app.place.current == step
        await pressed(app, pilot, "V", "2", "j", "4")
        assert app.place.current == step
        assert app.place.list.selected == {step}


async def test_a_place_seen_before_has_the_look_that_was_taken_in_another(
    demo_file: Path, tmp_path: Path
) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path, style="own-dark") as (app, pilot):
        for key in ("1", "4", "T", "1"):
            await pressed(app, pilot, key)
        assert app.theme == "own-light"
        assert app.screen.styles.background.hex == "#FFFFFF"

"""The Roadmap through its keys: bars that move, what they touch, what stands in their way."""

import datetime
import re
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Step
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.tui import keys
from itplanner.tui.screens.roadmap import RoadmapPlace
from itplanner.tui.widgets.ask import Ask
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.driving import TODAY, copied, screen_text, workbench
from tests.tui.acting import NOW, by_ben, footer, head, pressed

EARLIER, LATER = "less_than_sign", "greater_than_sign"
END_EARLIER, END_LATER = "left_curly_bracket", "right_curly_bracket"


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def dates(plan: Plan, number: int) -> tuple[str, str]:
    row = plan[Goal].rows[number]
    return str(row.start), str(row.due)


def to(number: int) -> list[str]:
    """The keys that lead to a goal by the palette."""
    return ["2", "colon", f"/G{number}", "enter"]


async def test_a_bar_moves_with_both_ends_and_back(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(12), LATER)
        assert isinstance(app.screen, RoadmapPlace)
        assert app.place.current == Ref("goal", 12)
        assert dates(app.planner.plan, 12) == ("2026-10-01", "2027-08-31")
        assert "▸ G12  Replace 9 copper links w…  44%   ━━━━─◆─◆" in screen_text(app)
        assert footer(app).startswith(
            " G12 moved 3 months later. G12 now ends after G20, which needs it; G12 is now due in FY2028"
        )
        assert "⇒ G20 ERP back within 4 hours, due 30 Jun 2027 ▲ ends earlier" in screen_text(app)
        await pressed(app, pilot, "u")
        assert dates(app.planner.plan, 12) == ("2026-07-01", "2027-05-31")
        assert "▸ G12  Replace 9 copper links w…  44% ━━━━─◆─◆" in screen_text(app)


async def test_where_it_is_low_the_first_row_is_in_sight_at_first(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, size=(40, 12), place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, "2")
        assert "1-3 of 35" in head(app)


async def test_where_months_are_shown_a_bar_moves_by_one(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(12), "plus", "plus", "plus", EARLIER)
        assert dates(app.planner.plan, 12) == ("2026-06-01", "2027-04-30")
        assert footer(app).startswith(" G12 moved 1 month earlier: due 31 May 2027 → 30 Apr 2027  ")


async def test_an_end_that_would_pass_a_childs_can_take_it_along(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(15), *[END_EARLIER] * 8)
        assert dates(app.planner.plan, 15) == ("2026-07-01", "2029-06-30")
        assert "G16 now ends on the same day as G15 above it" in footer(app)
        await pressed(app, pilot, END_EARLIER)
        said = screen_text(app)
        assert "━ Let G15 end earlier? ━" in said
        assert "┃ G16 One identity per perso…, due 30 Jun 2029, " in said
        assert "┃ is under G15 Certified to ISO 27001, due 31 Mar 2029. " in said
        await pressed(app, pilot, "enter")
        assert dates(app.planner.plan, 15)[1] == "2029-06-30"
        await pressed(app, pilot, END_EARLIER, "y")
        assert (dates(app.planner.plan, 15)[1], dates(app.planner.plan, 16)[1]) == (
            "2029-03-31",
            "2029-03-31",
        )
        assert " G15 ends 3 months earlier, the end of G16 with it" in footer(app)
        await pressed(app, pilot, "u")
        assert (dates(app.planner.plan, 15)[1], dates(app.planner.plan, 16)[1]) == (
            "2029-06-30",
            "2029-06-30",
        )


async def test_a_bar_that_would_pass_its_parents_end_can_take_that_along(plan: Path, tmp_path: Path) -> None:
    by_ben(plan, [(Ref("goal", 10), "due", datetime.date(2027, 6, 30))])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(12), LATER)
        assert "Move the end of G10 with it, in the same change" in screen_text(app)
        await pressed(app, pilot, "y")
        assert (dates(app.planner.plan, 12)[1], dates(app.planner.plan, 10)[1]) == (
            "2027-08-31",
            "2027-09-30",
        )
        await pressed(app, pilot, "u")
        assert (dates(app.planner.plan, 12)[1], dates(app.planner.plan, 10)[1]) == (
            "2027-05-31",
            "2027-06-30",
        )


async def test_what_cannot_make_way_is_only_said(plan: Path, tmp_path: Path) -> None:
    december = {number: datetime.date(2026, 12, 31) for number in (10, 13)}
    dues = {number: datetime.date(2026, 9, 30) for number in (11, 12)} | december
    by_ben(plan, [(Ref("goal", number), "due", due) for number, due in dues.items()])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(10), END_EARLIER)
        assert isinstance(app.screen, RoadmapPlace)
        assert "! G13: due 31 Dec 2026 is after G10 ends (30 Sep 2026)" in footer(app)
        await pressed(app, pilot, "j", "j", "j", LATER)
        assert "! G13 is done: it stays." in footer(app)


async def test_what_cannot_move_leaves_the_filter_as_it_was_kept(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "2", "slash", "/G13", "enter", LATER)
        assert "! G13 is done: it stays." in footer(app)
        assert not app.screen.query_one(Ask).asking


async def test_a_selection_moves_as_one_change(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, *to(5), "V", "j", "j", END_LATER)
        assert "3 selected" in head(app)
        changed = [each.id for each in app.planner.plan[Goal] if each != before[Goal].rows[each.id]]
        assert changed == [5, 6, 7]
        assert footer(app).startswith(" G5, G6, G7 end 3 months later. G5 is now due in FY2028")
        await pressed(app, pilot, "u")
        assert [dates(app.planner.plan, number) for number in (5, 6, 7)] == [
            dates(before, number) for number in (5, 6, 7)
        ]


async def test_steps_and_milestones_move_with_their_bar(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(14), LATER)
        due = {step.text: str(step.due) for step in app.planner.plan[Step].where("goal", 14)}
        assert due == {
            "Room 1 fitted": "2026-11-20",
            "Order 6 sets": "2027-03-18",
            "Rooms 2 to 7 fitted": "2027-06-12",
            "Users of the 7 rooms trained": "2027-06-30",
        }


async def test_span_zoom_year_and_grouping_follow_their_keys(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        for keys, words in (
            (["2"], "Roadmap · 10 years · by area"),
            (["z"], "Roadmap · 3 years · by area"),
            (["plus"], "Roadmap · FY2027 · by area"),
            (["right_square_bracket"], "Roadmap · FY2028 · by area"),
            (["minus"], "Roadmap · 3 years from FY2028 · by area"),
            (["t", "z", "v"], "Roadmap · 5 years · by business goal"),
            (["minus", "v"], "Roadmap · 10 years · by owner"),
        ):
            await pressed(app, pilot, *keys)
            assert f"▸ {words} ━" in head(app)
        await pressed(app, pilot, "minus")
        assert "Ten years are the most" in footer(app)
        await pressed(app, pilot, "v", "plus", "plus", "plus", "plus")
        assert "Months are the finest" in footer(app)
        assert "Jul   Aug   Sep" in screen_text(app)


async def test_marks_and_strip_follow_the_cursor(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(10))
        marked = re.findall(r"^([^ ])  ?(G\d+) ", screen_text(app), re.MULTILINE)
        assert [each for each in marked if each[0] == "↑"] == [("↑", "G8"), ("↑", "G9")]
        assert [code for mark, code in marked if mark == "↓"] == ["G11", "G12", "G13"]
        await pressed(app, pilot, "j")
        marked = re.findall(r"^([↑↓]) (G\d+) ", screen_text(app), re.MULTILINE)
        assert marked == [("↑", "G8"), ("↑", "G9"), ("↑", "G10")]
        assert "─ G11 Replace servers ABC-01 to ABC-03 ─" in screen_text(app)
        await pressed(app, pilot, "g")
        assert "─ Applications ─" in screen_text(app)


async def test_a_group_folds_and_is_unfolded_for_a_goal_that_is_asked_for(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(12), "left")
        assert "▸+ Infrastructure · 7 " in screen_text(app)
        assert "→ unfolds it" in screen_text(app)
        await pressed(app, pilot, *to(14))
        assert "▸ G14 " in screen_text(app)
        await pressed(app, pilot, "left", "right")
        assert "▸Infrastructure  " in screen_text(app)
        assert "G14 " in screen_text(app)


async def test_enter_opens_the_goal_over_the_bars_and_esc_closes_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(12), "enter")
        assert head(app).startswith("━▸ G12 ━")
        assert "Business goals" in screen_text(app) or "Serves" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert "Roadmap · 10 years" in head(app)
        assert "▸ G12 " in screen_text(app)


async def test_a_goal_added_here_has_a_bar_at_once(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, *to(10), "a", "/Beside", "enter", "escape")
        row = app.planner.plan[Goal].rows[31]
        assert (row.horizon, row.parent, row.area) == (3, 9, 2)
        assert dates(app.planner.plan, 31) == ("2026-07-01", "2029-06-30")
        await pressed(app, pilot, *to(10), "A", "/Under", "enter", "escape")
        assert dates(app.planner.plan, 32) == ("2026-07-01", "2027-06-30")
        assert app.planner.plan[Goal].rows[32].parent == 10
        await pressed(app, pilot, "v", "v", *to(23), "a", "/Mine", "enter", "escape")
        assert app.planner.plan[Goal].rows[33].owner == app.planner.plan[Goal].rows[23].owner


async def test_another_size_of_the_terminal_draws_other_bars(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "2")
        for width, height in ((80, 24), (60, 20), (200, 50), (120, 40)):
            await pilot.resize_terminal(width, height)
            await pressed(app, pilot)
            rows = screen_text(app).splitlines()
            assert {len(row) for row in rows} == {width}
            assert rows[-1].rstrip().endswith("? help")
            assert "…" not in "".join(rows[:2] + rows[-1:])
            assert ("10 years" if width >= 100 else "3 years") in rows[2]


async def test_a_roadmap_without_goals_says_which_key_helps(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    create(path, "empty", Actor("ana"), When(NOW, TODAY), settings={"name": "Acme"})
    async with workbench(path, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "2")
        assert "3   goes to Areas, where a adds the first" in screen_text(app)
        await pressed(app, pilot, "a")
        assert "a goal belongs to an area" in footer(app).lower()
        await pressed(app, pilot, LATER)
        assert "Choose a goal first: < > moves it in time" in footer(app)
        await pressed(app, pilot, "3", "a", "/Net", "enter", "escape", "2")
        assert "There are no goals yet." in screen_text(app)
        await pressed(app, pilot, "a", "/First", "enter", "escape")
        assert "▸ G1   First" in screen_text(app)


async def test_a_filter_that_matches_nothing_says_how_to_clear_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "2", "slash", "/zzz", "enter")
        assert 'No goal matches "zzz".' in screen_text(app)
        await pressed(app, pilot, "escape")
        assert "2 holes" in head(app)


async def test_the_full_stop_goes_from_hole_to_hole_and_n_fills_one_as_one_change(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "2")
        assert "━ 2 holes · 1-29 of 35 ━" in head(app)
        await pressed(app, pilot, "full_stop")
        assert app.place.current == Ref("goal", 21)
        assert footer(app).startswith(" G21 has no 3-year goal in FY2029. N adds one ")
        await pressed(app, pilot, "full_stop")
        assert footer(app).startswith(" G26 has no goal of 3 or 5 years from FY2030 to FY2031. N adds one ")
        await pressed(app, pilot, "full_stop", "N")
        assert "━ New goal under G21 ━" in screen_text(app)
        await pressed(app, pilot, "/Third", "ctrl+s")
        row = app.planner.plan[Goal].rows[31]
        assert (row.title, row.area, row.horizon, row.parent) == ("Third", 4, 3, 21)
        assert dates(app.planner.plan, 31) == ("2028-07-01", "2031-06-30")
        assert "━ 1 hole · " in head(app)
        await pressed(app, pilot, *to(21), "N")
        assert "No hole here; . goes to the next" in footer(app)
        await pressed(app, pilot, "full_stop")
        assert app.place.current == Ref("goal", 26)
        await pressed(app, pilot, "u")
        assert 31 not in app.planner.plan[Goal]
        assert "━ 2 holes · " in head(app)


async def test_a_hole_beyond_the_years_shown_or_in_a_folded_group_is_brought_on(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "2", "G", "left", "full_stop")
        assert app.place.current == Ref("goal", 26)
        assert "▸ Roadmap · 5 years · by area ━" in head(app)
        assert "·· hole ··" in screen_text(app)
        await pressed(app, pilot, "slash", "/femi", "enter", "full_stop")
        assert "No hole in the goals listed; esc lists all" in footer(app)


async def test_without_holes_the_keys_say_so(plan: Path, tmp_path: Path) -> None:
    years = [(Ref("goal", 22), "due", datetime.date(2029, 6, 30)), (Ref("goal", 26), "status", "cancelled")]
    by_ben(plan, years)
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "2")
        assert "━ 30 goals · " in head(app)
        for key in ("full_stop", "N"):
            await pressed(app, pilot, key)
            assert "No holes: every long goal has shorter ones in its next years" in footer(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_roadmap_is_drawn_in_ascii(plan: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        for keys in (
            ["2", "j", "j"],
            ["v"],
            ["plus", "plus", "left"],
            [*to(17), "V", "j"],
            ["escape", "enter"],
            ["escape", *to(15), *[END_EARLIER] * 9],
            ["escape", "question_mark"],
        ):
            await pressed(app, pilot, *keys)
            for widget in app.screen.walk_children():
                widget.refresh()
            await pilot.pause()
            assert not re.findall(r".*[^\x00-\x7f].*", screen_text(app)), keys

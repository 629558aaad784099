"""The roadmap's rows, its heads, the marks around a goal, and the strip."""

import datetime
from dataclasses import replace

import pytest

from itplanner.domain.change import Edit, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Dependency, Goal
from itplanner.timeline.bars import Bar, bar_of, word_of
from itplanner.timeline.groups import Group
from itplanner.timeline.pieces import BAND, GLYPHS, Meaning
from itplanner.tui import glyphs
from itplanner.tui.content import roadmap
from itplanner.tui.content.lazily import Marked
from itplanner.tui.content.marks import mark_of
from itplanner.tui.content.roadmap import ROLES, Roadmap, Shown, relations, roadmap_of
from itplanner.tui.content.strip import group_head, group_lines, strip_head, strip_lines
from itplanner.tui.roles import TERMINAL, Role
from itplanner.tui.view import View
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.parts import Part
from tests.builders import TODAY, change_of, goal, plan_of


def drawn(made: Roadmap, width: int, *, ascii_only: bool = False) -> list[str]:
    layout, ink = Layout(made.rows.columns, width), Ink(TERMINAL, ascii=ascii_only)
    return [layout.line(row, ink, Standing()).text for row in made.rows.rows]


def said(parts: object) -> str:
    assert isinstance(parts, list | tuple)
    return "".join(part.text for part in parts)


def row(view: View, number: int) -> Goal:
    return view.plan[Goal].rows[number]


def test_at_120_columns_stand_ten_years_as_the_design_draws_them(view: View) -> None:
    made = roadmap_of(view, Shown(), 120)
    assert [said(line).rstrip() for line in made.heads] == [
        " " * 38 + "├1─▼────├3 years────────├5 years────────├10 years───────────────────────────────",
        (
            "       Goal                      Done "
            "FY27    FY28    FY29    FY30    FY31    FY32    FY33    FY34    FY35    FY36"
        ),
    ]
    lines = [line.rstrip() for line in drawn(made, 120)]
    assert lines[:6] == [
        " Applications                            │",
        "  G1   All 14 core processes on…  14% " + "━" * 11 + "─" * 68 + "◆",
        "  G2   Retire the legacy ERP      11% ━━━━───────────────────────────────────◆",
        "  G3   Finance and sales on the…  37% ━━━━━━━━━──────────────◆",
        "  G4   Finance module live in 4…  50% ━━✓──◆",
        "  G5   Sales system on 38 van r…  24% ━━──◆──◆ behind",
    ]
    assert "  G11  Replace servers ABC-01 t…  67% ━━◆═ late 23 d" in lines
    assert "  G13  Virtualise 24 servers     100% ━◆ │ done" in lines
    assert "  G21  9 of 10 requests solved…   24% ━━━━━━━━━━──────· hole ·───────────────◆" in lines
    assert (len(lines), made.goals, made.step) == (35, 30, 3)


def test_at_80_columns_stand_three_years_without_percentages(view: View) -> None:
    made = roadmap_of(view, Shown(), 80)
    assert [said(line).rstrip() for line in made.heads] == [
        " " * 30 + "FY2027▼         FY2028          FY2029",
        "       Goal                   Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4",
    ]
    lines = [line.rstrip() for line in drawn(made, 80)]
    assert "  G11  Replace servers ABC-0… ━━━━─◆═ late 23 d" in lines
    assert "  G10  One data centre inste… " + "━" * 34 + "─" * 13 + "◆" in lines


def test_in_ascii_nothing_but_what_people_wrote_is_anything_else(view: View) -> None:
    made = roadmap_of(view, Shown(), 80)
    assert all(line.isascii() for line in drawn(made, 80, ascii_only=True))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("years", [1, 3, 5, 10])
def test_heads_and_rows_have_the_width_of_the_screen(view: View, width: int, years: int) -> None:
    made = roadmap_of(view, Shown(years=years), width)
    assert {len(line) for line in drawn(made, width)} == {width}
    assert {len(said(line)) for line in made.heads} == {width}


def test_a_year_alone_is_moved_by_months(view: View) -> None:
    assert roadmap_of(view, Shown(years=1), 120).step == 1


def test_a_folded_group_keeps_its_row_and_says_how_many_it_hides(view: View) -> None:
    made = roadmap_of(view, Shown(folded=frozenset({Ref("area", 1)})), 80)
    assert drawn(made, 80)[:2] == [
        f"{' + Applications · 7':<36}│{'':43}",
        f"{' Infrastructure':<36}│{'':43}",
    ]
    assert (made.goals, made.group_of[1]) == (30, Ref("area", 1))


def test_a_filter_leaves_only_the_groups_that_have_a_match(view: View) -> None:
    made = roadmap_of(view, Shown(words="femi"), 80)
    assert [group.name for group in made.groups] == ["Infrastructure"]
    assert made.goals == 2


def test_goals_can_stand_by_owner_and_by_business_goal(view: View) -> None:
    owners = [group.name for group in roadmap_of(view, Shown(by="owner"), 80).groups]
    assert owners == sorted(owners)
    named = [group.name for group in roadmap_of(view, Shown(by="business goal"), 80).groups]
    assert named[0] == "BG1 Sell in 3 new regions"
    assert named[-1] == "No business goal"


def test_the_word_of_a_bar_is_the_one_of_the_other_lists(view: View) -> None:
    for each in view.plan[Goal]:
        word = word_of(view.state(each), each, TODAY)
        assert word == mark_of(view, each).word or (word, mark_of(view, each).word) == ("", "on track")


def test_every_meaning_has_a_glyph_of_the_workbench_and_a_role(view: View) -> None:
    known = {*glyphs.TWINS, glyphs.LATE, " "}
    assert {*GLYPHS.values(), BAND} <= known
    assert set(ROLES) == set(Meaning)


def test_around_a_goal_ancestors_descendants_and_dependencies_are_marked(view: View) -> None:
    marks = {key.id: mark.text for key, mark in relations(view, row(view, 3)).items() if isinstance(key, Ref)}
    assert marks == {2: "↑", 1: "↑", 4: "↓", 5: "↓"}
    marks = {
        key.id: mark.text for key, mark in relations(view, row(view, 17)).items() if isinstance(key, Ref)
    }
    assert marks == {16: "↑", 15: "↑", 4: "⇐"}
    assert relations(view, row(view, 4))[Ref("goal", 17)].text == "⇒"
    assert relations(view, None) == {}


def test_a_mark_stands_in_the_first_cell_but_gives_way_to_cursor_and_selection(view: View) -> None:
    made = roadmap_of(view, Shown(), 80)
    rows = Marked(made.rows, {Ref("goal", 1): Part("↑", Role.ACCENT)})
    layout, ink = Layout(rows.columns, 80), Ink(TERMINAL)
    standings = (Standing(), Standing(selected=True), Standing(cursor=True, focused=True))
    assert [layout.line(rows.row(1), ink, each).text[0] for each in standings] == ["↑", "*", "▸"]
    assert (len(rows), rows.key(1), rows.index_of(Ref("goal", 1))) == (35, Ref("goal", 1), 1)
    assert rows.row(2).mark is None


def test_the_strip_says_when_how_far_and_what_is_around(view: View) -> None:
    assert [said(part) for part in strip_head(view, row(view, 12), tall=True)] == [
        "G12 Replace 9 copper links with fibre",
        "Infrastructure · 1 year · Femi Adeyemi",
    ]
    assert [said(line) for line in strip_lines(view, row(view, 12), tall=True)] == [
        (
            " When   1 Jul 2026 → 31 May 2027    Done 44%, 9 → 0, now 5    Status ● on track"
            "    Serves BG2 primary · BG4 secondary"
        ),
        (
            " Above  ↑ G10 One data centre i… (3 y) · ↑ G9 80% of workloads… (5 y)"
            " · ↑ G8 No server room of… (10 y)"
        ),
        " Below  3 of 6 steps done · next: Dig permit for Lakeside, Femi, 4 Dec",
        " Needs  needed by ⇒ G20 ERP back within 4 hours, due 30 Jun 2027",
    ]


def test_the_short_strip_says_it_in_two_lines(view: View) -> None:
    assert [said(part) for part in strip_head(view, row(view, 12), tall=False)] == [
        "G12 Replace 9 copper links with fibre",
        "1 year · Femi",
    ]
    assert [said(line) for line in strip_lines(view, row(view, 12), tall=False)] == [
        " 1 Jul 2026 → 31 May 2027  44%, 9 → 0, now 5  ● on track",
        " ↑ G10 G9 G8 · ⇒ G20 · BG2 primary · 3 of 6 steps done · next: Dig permit for Lakeside, 4 Dec",
    ]


def test_the_strip_of_a_long_goal_names_those_below_and_which_are_late(view: View) -> None:
    below = said(strip_lines(view, row(view, 10), tall=True)[2])
    assert below == (
        " Below  ↓ G11 Replace servers A… late 23 d · ↓ G12 Replace 9 copper… · ↓ G13 Virtualise 24 ser…"
    )
    gone = view.plan.apply(change_of(Edit("goal", 13, "status", "done", "cancelled")))
    assert "by the goals below, without 1 cancelled  " in said(
        strip_lines(View(gone, TODAY, 2027), row(view, 10), tall=True)[0]
    )
    assert said(strip_lines(view, row(view, 10), tall=True)[0]).endswith(
        "Done 70%, by the goals below    Status ● on track    Serves BG2 primary · BG4 secondary"
    )


def test_the_strip_says_which_goal_is_missing_below(view: View) -> None:
    below = said(strip_lines(view, row(view, 26), tall=True)[2])
    assert below.startswith(" Below  no goal of 3 or 5 years from FY2030 to FY2031 · ↓ G27 ")


def test_the_strip_warns_of_dependencies_in_the_wrong_order() -> None:
    due = datetime.date(2027, 3, 31)
    plan = plan_of(
        goal(1, due=due),
        goal(2, due=due + datetime.timedelta(1)),
        goal(3, due=due - datetime.timedelta(1)),
        Dependency(id=1, goal=1, needs=2),
        Dependency(id=2, goal=3, needs=1),
    )
    lines = strip_lines(View(plan, TODAY, 2027), plan[Goal].rows[1], tall=True)
    assert said(lines[3]) == (
        " Needs  ⇐ G2 Goal 2, due 1 Apr 2027 ▲ ends later"
        " · needed by ⇒ G3 Goal 3, due 30 Mar 2027 ▲ ends earlier"
    )


def test_the_strip_of_a_bare_goal_has_dashes_and_no_owner_is_said() -> None:
    view = View(plan_of(goal(1)), TODAY, 2027)
    assert [said(line) for line in strip_lines(view, row(view, 1), tall=True)] == [
        " When   – → –    Done 0%    Status ○ proposed    Serves –",
        " Above  –",
        " Below  –",
        " Needs  –",
    ]
    assert said(strip_head(view, row(view, 1), tall=False)[1]) == "1 year · nobody's"


def test_a_group_says_how_many_goals_it_has_and_which_key_folds_it(view: View) -> None:
    group = Group("x", "Network", (goal(1), goal(2)))
    assert [said(part) for part in group_head(group)] == ["Network", "2 goals"]
    assert [said(line) for folded in (False, True) for line in group_lines(folded=folded)] == [
        " ← folds it",
        " → unfolds it",
    ]


def test_of_ten_thousand_goals_only_those_that_are_looked_at_become_bars(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counted(plan: Plan, goal: Goal, today: datetime.date) -> Bar:
        asked.append(goal.id)
        return bar_of(plan, goal, today)

    monkeypatch.setattr(roadmap, "bar_of", counted)
    view = View(plan_of(*(goal(number) for number in range(1, 10_001))), TODAY, 2027)
    rows = roadmap_of(view, Shown(), 80).rows
    assert (len(rows), asked) == (10_001, [])
    assert [rows.row(index).key for index in (5000, 5001, 5000)] == [
        Ref("goal", number) for number in (5000, 5001, 5000)
    ]
    assert asked == [5000, 5001]


def test_a_plan_without_goals_has_no_rows(view: View) -> None:
    assert len(roadmap_of(replace(view, plan=Plan.of([])), Shown(), 80).rows) == 0

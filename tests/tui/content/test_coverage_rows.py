"""The grid of business goals by areas, and the sentences about its cells."""

from dataclasses import replace

import pytest

from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Area, BusinessGoal
from itplanner.tui.content.coverage import (
    NO_BUSINESS_GOAL,
    THIS_YEAR,
    Crossing,
    Serving,
    Spot,
    crossing_head,
    crossing_lines,
    crossing_of,
    crossing_rows,
    serving_rows,
)
from itplanner.tui.roles import TERMINAL
from itplanner.tui.view import View
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.parts import as_parts
from itplanner.tui.widgets.rows import Rows
from tests.builders import TODAY, goal, plan_of


def drawn(rows: Rows, width: int) -> list[str]:
    layout, ink = Layout(rows.columns, width), Ink(TERMINAL, ascii=False)
    return [layout.heads(ink).text, *(layout.line(row, ink, Standing()).text for row in rows.rows)]


def said(crossing: Crossing, at: Spot) -> list[str]:
    return ["".join(part.text for part in as_parts(line)).strip() for line in crossing_lines(crossing, at)]


def test_each_cell_counts_the_goals_of_an_area_that_serve_a_business_goal(view: View) -> None:
    crossing = crossing_of(view)
    lines = [line.split() for line in drawn(crossing_rows(crossing, Spot(2, 2), 109), 110)]
    assert lines[2][:3] == ["●", "BG2", "Keep"]
    assert lines[2][-11:] == ["0", "+1", "[4", "+1]", "1", "+1", "1", "+1", "0", "+1", "covered"]
    assert lines[-1] == ["Goals", "of", "FY2027", "3", "4", "4", "3", "3"]
    assert lines[-2] == ["▲", "No", "business", "goal", "–", "1", "–", "–", "–", "1", "goal", "loose"]
    assert crossing_head(crossing) == "5 of 5 covered, 100%"
    assert said(crossing, Spot(2, 2)) == [
        "Infrastructure · BG2: 4 first of all, 1 besides · Keep the 4 plants running",
        "G9 G10 G11 G12 besides G8",
    ]
    assert said(crossing, Spot(1, 2)) == [
        "Infrastructure · BG1: no open goal serves it · Sell in 3 new regions",
        "",
    ]
    assert said(crossing, Spot(NO_BUSINESS_GOAL, 2)) == ["Infrastructure · No business goal: 1 goal", "G14"]


def test_what_nobody_serves_first_of_all_is_not_covered_and_many_goals_scatter() -> None:
    links = (Alignment(id=number, goal=number, business_goal=1) for number in range(1, 7))
    rows = [
        BusinessGoal(id=1, title="Grow"),
        BusinessGoal(id=2, title="Save"),
        *(goal(number, year=2027) for number in range(1, 7)),
        *links,
        Alignment(id=9, goal=1, business_goal=2, strength="secondary"),
    ]
    crossing = crossing_of(View(plan_of(*rows), TODAY, 2027))
    lines = drawn(crossing_rows(crossing, Spot(1, 1), 79), 80)
    assert " Goals of FY2027" in lines[-1]
    assert [(line[1], line.split()[-1]) for line in lines[1:3]] == [("▲", "scattered"), ("■", "covered")]
    assert "not covered" in lines[2]
    assert crossing_head(crossing) == "1 of 2 covered, 50%"


@pytest.mark.parametrize(("at", "first"), [(1, 1), (5, 1), (7, 3), (9, 5)])
def test_where_areas_have_no_room_the_one_under_the_cursor_is_among_those_shown(at: int, first: int) -> None:
    areas = [Area(id=number, name=f"A{number}") for number in range(1, 10)]
    crossing = crossing_of(View(plan_of(*areas), TODAY, 2027))
    heads, *rows = drawn(crossing_rows(crossing, Spot(NO_BUSINESS_GOAL, at), 75), 76)
    shown = [each for each in heads.split()[2:] if each != "→"]
    assert [each.lstrip("←") for each in shown] == [f"A{number}" for number in range(first, first + 5)]
    assert shown[0].startswith("←") == (first != 1)
    assert ("→" in heads) == (first + 4 != 9)
    assert "[–]" in rows[0]


def test_an_arrow_stands_at_the_edge_beside_a_hostile_name_too() -> None:
    areas = [Area(id=number, name=f"\x1b\x1b\x1b\x1b\x1b[31mA{number}") for number in range(1, 10)]
    crossing = crossing_of(View(plan_of(*areas), TODAY, 2027))
    heads, *_rows = drawn(crossing_rows(crossing, Spot(NO_BUSINESS_GOAL, 6), 75), 76)
    assert [head[-1] for head in heads.split()[2:]] == ["…", "…", "…", "…", "→"]
    assert heads.split()[2].startswith("←�����")


def test_sub_areas_count_in_the_area_they_belong_to() -> None:
    areas = [Area(id=1, name="One"), Area(id=2, name="Two", parent=1)]
    crossing = crossing_of(View(plan_of(*areas, goal(1, area=2)), TODAY, 2027))
    assert crossing.areas == [1]
    assert [each.code for each in crossing.cells[Spot(NO_BUSINESS_GOAL, 1)].primary] == ["G1"]


def test_an_area_without_goals_this_year_is_said_to_be_idle(view: View) -> None:
    crossing = crossing_of(replace(view, year=2031))
    assert drawn(crossing_rows(crossing, Spot(1, 1), 109), 110)[-1].rstrip().endswith(" 5 areas idle")
    assert said(crossing_of(view), Spot(THIS_YEAR, 1)) == [
        "Applications · Goals of FY2027: 3 goals",
        "G4 G5 G7",
    ]


def test_the_goals_behind_a_cell_are_found_by_their_words(view: View) -> None:
    crossing = crossing_of(view)
    rows, head = serving_rows(view, crossing.cells[Spot(2, 2)], "")
    assert [line[1:8].split()[-1] for line in drawn(rows, 70)[1:]] == ["G9", "G10", "G11", "G12", "G8"]
    assert head == "5 goals"
    rows, head = serving_rows(view, crossing.cells[Spot(2, 2)], "FIBRE g12")
    assert ([row.key for row in rows.rows], head) == ([("goal", 12)], "1 goal")


def test_a_plan_without_anything_says_so() -> None:
    crossing = crossing_of(View(plan_of(), TODAY, 2027))
    assert crossing_head(crossing) == "no business goals yet"
    assert crossing.cells.get(Spot(0, 1), Serving()) == Serving()
    assert said(crossing, Spot(0, 1)) == ["Network · No business goal: 0 goals", ""]
    bare = crossing_of(View(Plan.of(()), TODAY, 2027))
    assert said(bare, Spot(0, 0)) == ["There are no areas yet. In Areas, a adds the first one", ""]

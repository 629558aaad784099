"""What hangs on a record in all, and what would become of it, in sentences."""

from dataclasses import replace

import pytest

from itplanner.domain.change import Edit, Ref
from itplanner.domain.records import Goal
from itplanner.tui.content.blast import consequence_lines, slipped, totals_line
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import as_parts
from tests.builders import TODAY, change_of, goal, plan_of


def said(view: View, ref: Ref, months: int = 3, width: int = 72) -> list[str]:
    lines = consequence_lines(view, ref, months, width)
    return ["".join(part.text for part in as_parts(line)) for line in lines]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (Ref("goal", 12), "3 open steps, 40 h, need 96k, 1 KPI, 2 business goals"),
        (Ref("goal", 13), "nothing that is still open"),
        (Ref("area", 2), "6 open goals, "),
        (Ref("goal", 26), "4 open goals below, "),
    ],
)
def test_the_totals_name_only_what_there_is(view: View, ref: Ref, expected: str) -> None:
    assert totals_line(view, ref).startswith(expected)


def test_dropping_and_slipping_are_told_before_anything_is_saved(view: View) -> None:
    assert said(view, Ref("goal", 12)) == [
        " If it is dropped",
        "   3 open steps, 40 h, 96k would be free",
        "   G20 needs it, and would wait in vain",
        "   G10 shows 83% instead of 70%, only because a goal below it is gone",
        "   BG2 keeps 5 of the 6 goals that serve it first of all",
        "",
        " If it slips 1 quarter later",
        "   G12 moved 3 months later: due 31 May 2027 → 31 Aug 2027",
        "   G12 now ends after G20, which needs it",
        "   G12 is now due in FY2028",
    ]
    assert view.plan[Goal].rows[12].status == "active"


def test_a_goal_that_comes_earlier_is_told_likewise(view: View) -> None:
    lines = said(view, Ref("goal", 12), -6)
    begin = lines.index(" If it comes 2 quarters earlier")
    assert lines[begin + 1].startswith("   G12 moved 6 months earlier")


def test_what_would_have_to_make_way_is_named(view: View) -> None:
    edits = [Edit("goal", 10, "due", view.plan[Goal].rows[10].due, view.plan[Goal].rows[12].due)]
    tight = replace(view, plan=view.plan.apply(change_of(*edits)))
    assert (
        slipped(tight, tight.plan[Goal].rows[12], 3)[0] == "G12 moved 3 months later, the end of G10 with it"
    )


def test_a_goal_that_is_over_or_has_no_dates_says_so(view: View) -> None:
    assert said(view, Ref("goal", 13))[1] == "   G13 is done already"
    assert said(view, Ref("goal", 13))[-1] == "   G13 is done: it stays"
    bare = View(plan_of(goal(1)), TODAY, 2027)
    assert said(bare, Ref("goal", 1)) == [
        " If it is dropped",
        "   nothing else changes",
        "",
        " If it slips 1 quarter later",
        "   G1 has no dates yet",
    ]


def test_long_sentences_take_several_lines(view: View) -> None:
    assert max(map(len, said(view, Ref("goal", 12), width=50))) <= 50


def test_of_any_other_record_its_deletion_is_told(view: View) -> None:
    lines = said(view, Ref("area", 3))
    assert lines[0] == " If it is deleted"
    assert "  G17 One login in 4 units needs it: give it another one first" in lines
    assert said(view, Ref("step", 1)) == [" If it is deleted", "   nothing else changes"]

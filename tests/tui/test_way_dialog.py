"""The question that a move in time asks where other dates stand in its way."""

import datetime
from typing import Any

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.verbs.rescheduling import Move
from itplanner.tui.dialogs.way import way_dialog
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import as_parts
from tests.builders import TODAY, goal, plan_of

DUE = datetime.date(2029, 6, 30)


def said(children: int, move: Move) -> tuple[str, list[str], list[str]]:
    """The title, the lines and the answers where so many goals under G1 end with it."""

    def row(number: int, **values: Any) -> Goal:
        return goal(number, start=datetime.date(2026, 7, 1), due=DUE, status="active", **values)

    plan = plan_of(row(1, horizon=3), *(row(number, parent=1) for number in range(2, children + 2)))
    dialog = way_dialog(View(plan, TODAY, 2027), move)
    assert dialog is not None
    lines = ["".join(part.text for part in as_parts(line)) for line in dialog._lines]
    return dialog._title, lines, [choice.words for choice in dialog._choices]


def test_a_bar_that_is_moved_earlier_asks_for_those_below_it() -> None:
    assert said(1, Move((Ref("goal", 1),), -3)) == (
        "Move G1 earlier?",
        [
            "G2 Goal 2, due 30 Jun 2029,",
            "is under G1 Goal 1, due 31 Mar 2029.",
            "No goal can end after the one above it.",
        ],
        ["Leave G1 where it is", "Move G2 with it, in the same change"],
    )


def test_goals_that_are_moved_later_ask_for_the_end_of_the_one_above() -> None:
    title, lines, answers = said(3, Move((Ref("goal", 2), Ref("goal", 3)), 3))
    assert title == "Move G2, G3 later?"
    assert lines[:2] == ["G2 Goal 2, due 30 Sep 2029,", "is under G1 Goal 1, due 30 Jun 2029."]
    assert answers == ["Leave G2, G3 where they are", "Move the end of G1 with them, in the same change"]


def test_many_are_counted() -> None:
    title, lines, answers = said(9, Move((Ref("goal", 1),), -3, end=True))
    assert title == "Let G1 end earlier?"
    assert lines[-2:] == ["So it is with 6 more.", "No goal can end after the one above it."]
    assert len(lines) == 8
    assert answers[1] == "Move the ends of G2, G3, G4, G5, G6, G7 and 3 more with it, in the same change"


def test_nothing_is_asked_where_nothing_stands_in_the_way_or_nothing_can_make_it() -> None:
    start = datetime.date(2026, 7, 1)
    above = goal(1, horizon=3, start=start, due=DUE, status="active")
    free = plan_of(above, goal(2, parent=1, start=start, due=start))
    fixed = plan_of(above, goal(2, parent=1, start=start, due=DUE, status="done"))
    for plan in (free, fixed):
        assert way_dialog(View(plan, TODAY, 2027), Move((Ref("goal", 1),), -3)) is None

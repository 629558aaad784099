"""The inspector's history, long labels and long texts."""

import datetime
from dataclasses import replace

import pytest
from rich.cells import cell_len

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.history import Actor, Recorded, Revision
from itplanner.domain.records import Goal
from itplanner.tui.content.inspector import inspected
from itplanner.tui.content.inspector_rows import At, joined, labelled, wrapped
from itplanner.tui.view import View
from itplanner.tui.widgets.rows import Row

GOAL = Ref("goal", 12)
AT = datetime.datetime(2026, 11, 16, 9, 41, tzinfo=datetime.UTC)
MOVED = Edit("goal", 12, "due", datetime.date(2027, 3, 31), datetime.date(2027, 5, 31))


def texts(row: Row) -> list[str]:
    return ["".join(part.text for part in cell.pieces) for cell in row.cells.values()]


def history(view: View, actor: Actor, width: int = 40, at: datetime.datetime = AT) -> list[list[str]]:
    """Return the rows of G12's history when this actor moved its due date."""
    revision = Revision(7, at, actor, "Moved", None, 1, "")
    recorded = [Recorded(revision, Change((MOVED,), "Moved"))]
    rows = inspected(replace(view, history=lambda _ref: recorded), GOAL, width).rows
    heads = [row.key for row in rows]
    return [texts(row) for row in rows[heads.index(At("words", "history")) + 1 :]]


def test_a_change_that_is_too_long_goes_on_below_and_loses_nothing(view: View) -> None:
    assert history(view, Actor("ben", person=2)) == [
        ["16 Nov", "Ben  due 31 Mar 2027 → 31"],
        ["", "May 2027"],
    ]
    assert history(view, Actor("ben", person=2), 80) == [["16 Nov", "Ben  due 31 Mar 2027 → 31 May 2027"]]


def test_a_change_of_an_earlier_fiscal_year_says_its_year(view: View) -> None:
    (line,) = history(view, Actor("ben", person=2), 80, AT.replace(year=2025))
    assert line[0] == "16 Nov 25"


@pytest.mark.parametrize(
    ("actor", "who"),
    [
        (Actor("ben", person=2), "Ben  due"),
        (Actor("shared", person=2, assurance="claimed"), "Ben (claimed)  due"),
        (Actor("root"), "root  due"),
    ],
)
def test_history_says_in_words_who_only_claimed_to_be_somebody(view: View, actor: Actor, who: str) -> None:
    (line,) = history(view, actor, 80)
    assert line[1].startswith(who)


def test_what_hangs_on_it_is_named_in_full(view: View) -> None:
    said = [
        texts(row)
        for row in inspected(view, GOAL).rows
        if isinstance(row.key, At) and row.key.what == "hangs"
    ]
    assert said[0] == ["Hangs on it  i shows all"]
    assert " · ".join(line for (line,) in said[1:]).endswith("6 steps")
    assert all(cell_len(line) <= 38 for (line,) in said)


def test_a_label_too_long_for_its_column_stands_above_its_value() -> None:
    rows = list(labelled("No cost because", ["Paid for", "elsewhere"], At("field", "no_cost_reason")))
    assert [texts(row) for row in rows] == [["No cost because"], ["", "Paid for"], ["", "elsewhere"]]
    assert len({row.key for row in rows}) == 3
    assert [texts(row) for row in labelled("Note", ["One"], At("field", "note"))] == [["Note", "One"]]


def test_no_label_of_a_goal_is_cut(view: View) -> None:
    for goal in view.plan[Goal]:
        for row in inspected(view, Ref("goal", goal.id)).rows:
            label = row.cells.get("label")
            assert label is None or label.span == 2 or cell_len(label.text) <= 10


@pytest.mark.parametrize("text", ["猫" * 40, "a猫" * 30, "x" * 100, "one two three four five six seven"])
def test_lines_are_never_wider_than_their_column(text: str) -> None:
    lines = wrapped(text, 12)
    assert all(cell_len(line) <= 12 for line in lines[:-1])
    assert len(lines) <= 4
    assert text.replace(" ", "").startswith("".join(lines[:-1]).replace(" ", ""))


def test_counts_are_broken_between_each_other_only() -> None:
    assert joined(["2 alignments", "1 KPI link", "6 steps"], 25) == ["2 alignments · 1 KPI link", "6 steps"]
    assert joined([], 25) == []

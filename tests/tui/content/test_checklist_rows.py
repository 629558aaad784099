"""The checklist's rows say what the plan holds, in the words and figures of the design."""

from dataclasses import replace

import pytest

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.records import Goal
from itplanner.tui.content.checklist import SORTINGS, Checklist, Shown, checklist_of
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.rows import Row
from tests.builders import edit


def words(row: Row) -> dict[str, str]:
    return {name: "".join(part.text for part in cell.pieces) for name, cell in row.cells.items()}


def said(made: Checklist) -> str:
    return "".join(part.text for part in made.summary)


def rows_by_code(made: Checklist) -> dict[str, dict[str, str]]:
    found = (words(row) for row in made.rows.rows)
    return {row["code"]: row for row in found if "mark" in row}


def test_the_head_counts_goals_and_steps(view: View) -> None:
    assert said(checklist_of(view, Shown())) == "2 of 17 done · steps 44 of 85"


@pytest.mark.parametrize(
    ("code", "mark", "owner", "due", "state", "done"),
    [
        ("G4", "○", "Carla", "31 Mar", "on track", "50%"),
        ("G5", "○", "Ines", "30 Jun", "behind", "24%"),
        ("G7", "○", "Greta", "30 Apr", "behind", "33%"),
        ("G11", "!", "Ben", "31 Oct", "late 23 d", "67%"),
        ("G12", "○", "Femi", "31 May", "on track", "44%"),
        ("G13", "✓", "Hugo", "30 Sep", "done", "100%"),
        ("G23", "○", "Jon", "30 Nov", "7 d left", "75%"),
        ("G24", "○", "Eva", "31 Jan", "on track", "65%"),
        ("G25", "○", "Eva", "30 Jun", "on track", "46%"),
    ],
)
def test_a_goal_stands_with_its_mark_owner_date_state_and_share(
    view: View, code: str, mark: str, owner: str, due: str, state: str, done: str
) -> None:
    row = rows_by_code(checklist_of(view, Shown()))[code]
    assert (row["mark"], row["owner"], row["due"], row["state"], row["done"]) == (
        mark,
        owner,
        due,
        state,
        done,
    )


def test_areas_head_their_goals_with_count_and_mean(view: View) -> None:
    heads = [words(row) for row in checklist_of(view, Shown()).rows.rows if not row.selectable]
    assert [(head["fold"], head["owner"], head["done"]) for head in heads] == [
        ("Applications", "3 goals", "36%"),
        ("Infrastructure", "4 goals", "56%"),
        ("Security", "4 goals", "60%"),
        ("Support", "3 goals", "62%"),
        ("IT management", "3 goals", "32%"),
    ]


def test_an_unfolded_goal_is_followed_by_its_steps(view: View) -> None:
    rows = checklist_of(view, Shown(unfolded=frozenset({12}))).rows.rows
    keys = [row.key for row in rows]
    place = keys.index(Ref("goal", 12))
    steps = [words(row) for row in rows[place + 1 : place + 7]]
    assert [step["code"].strip() for step in steps] == [
        "✓ Order the 9 lines",
        "✓ Plants 1 and 2 switched",
        "✓ Depot North switched",
        "○ Dig permit for Lakeside",
        "○ Lakeside lines live",
        "○ Old contracts ended",
    ]
    assert keys[place + 7] == Ref("goal", 13)


def test_a_step_without_a_day_says_so(view: View) -> None:
    plan = view.plan.apply(Change.of([edit(view.plan, Ref("step", 34), "due", None)], "No day"))
    rows = checklist_of(replace(view, plan=plan, _states={}), Shown(unfolded=frozenset({12}))).rows
    assert words(rows.row(rows.index_of(Ref("step", 34)) or 0))["due"] == "–"


def test_done_goals_are_muted_and_late_ones_marked_bad(view: View) -> None:
    rows = {row.key: row for row in checklist_of(view, Shown()).rows.rows}
    assert rows[Ref("goal", 13)].muted
    assert not rows[Ref("goal", 12)].muted
    assert rows[Ref("goal", 11)].cells["state"].role is Role.BAD


def test_a_filter_looks_at_title_owner_state_and_steps(view: View) -> None:
    def found(typed: str) -> list[str]:
        return [goal.code for goal in checklist_of(view, Shown(words=typed)).shown]

    assert found("femi") == ["G12", "G14"]
    assert found("late") == ["G11"]
    assert found("LAKESIDE") == ["G12"]
    assert found("eva behind") == []


@pytest.mark.parametrize("sorting", [name for name in SORTINGS if name != "order"])
def test_a_sorted_list_has_all_goals_and_no_heads(view: View, sorting: str) -> None:
    rows = checklist_of(view, Shown(sorting=sorting)).rows.rows
    assert len(rows) == 17
    assert all(row.selectable for row in rows)


def test_sorted_by_due_the_earliest_comes_first(view: View) -> None:
    goals = checklist_of(view, Shown(sorting="due")).shown
    assert [goal.due for goal in goals] == sorted(goal.due for goal in goals if goal.due is not None)


def test_a_year_without_goals_says_so(view: View) -> None:
    made = checklist_of(replace(view, year=2030), Shown())
    assert said(made) == "no goals"
    assert not made.rows.rows


def test_a_hostile_title_stays_one_literal_cell(view: View) -> None:
    title = "[@click=app.quit]x[/]"
    change = Change.of([Edit("goal", 12, "title", view.plan[Goal].rows[12].title, title)], "x")
    made = checklist_of(replace(view, plan=view.plan.apply(change)), Shown())
    assert rows_by_code(made)["G12"]["goal"] == title

"""The SMART letters in the tree of the areas, and with their evidence in the inspector."""

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import Alignment, BusinessGoal, Person
from itplanner.tui.content.areas import Shown, tree_of
from itplanner.tui.content.inspector import inspected
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.smart import letters, smart_rows
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Rows
from tests.builders import measure, plan_of
from tests.tui.content.looking import active, drawn, on, seen

AIM, LINK = BusinessGoal(id=1, title="Grow"), Alignment(id=1, goal=1, business_goal=1)
LACKING = active(title="Replace 9 links", year=2027, due=on(30))
"""A goal with a date and a measure, without money, hours and an aim."""


def rows(view: View, width: int) -> list[str]:
    goal = view.plan[type(LACKING)].rows[1]
    source = inspected(view, Ref("goal", 1), width)
    only = [row for row in source.rows if isinstance(row.key, At) and row.key.what == "smart"]
    assert [row.key for row in only] == [row.key for row in smart_rows(view, goal, width)]
    return [line.strip() for line in drawn(Rows(source.columns, tuple(only)), width)]


def test_the_tree_has_the_letters_of_each_goal() -> None:
    view = seen(LACKING, measure(), AIM, LINK)
    source, _goals = tree_of(view, Shown())
    assert drawn(source, 60)[1].split()[-5:] == ["SM!RT", "23", "Dec", "0%", "Ben"]


def test_the_letters_stay_on_the_narrowest_screen() -> None:
    view = seen(LACKING, measure())
    assert "SM!!T" in drawn(tree_of(view, Shown())[0], 40)[1]


def test_a_letter_says_by_its_shape_and_its_role_how_it_stands() -> None:
    view = seen(active(title="Improve things", no_cost_reason="x", owner=None, parent=None))
    assert letters(view.smart(view.plan[type(LACKING)].rows[1])) == (
        Part("!!", Role.BAD),
        Part("?", Role.INFO),
        Part("!!", Role.BAD),
    )
    weak = seen(active(title="Improve things", need=1, due=on(9)), measure(), AIM, LINK)
    shapes = letters(weak.smart(weak.plan[type(LACKING)].rows[1]))
    assert [(part.text, part.role) for part in shapes[:2]] == [("s", Role.WARN), ("M", Role.OK)]


def test_the_inspector_shows_what_speaks_for_a_letter_and_how_to_mend_one_that_fails() -> None:
    assert rows(seen(LACKING, measure(), AIM, LINK), 40) == [
        "S ✓ Owner Ben Okafor",
        "M ✓ % 0 → 100, now 0",
        "A ! No money stated, nor why none",
        "State the need, or why it needs no",
        "money",
        "R ✓ BG1 primary",
        "T ✓ 23 Dec 2026, inside FY2027",
    ]


def test_where_there_is_room_the_letters_have_their_names() -> None:
    assert rows(seen(LACKING, measure()), 80)[-2:] == [
        "Link it to a business goal",
        "T ✓ Time-bound  23 Dec 2026, inside FY2027",
    ]


@pytest.mark.parametrize(
    ("number", "ref", "field"),
    [(0, Ref("goal", 1), "owner"), (1, Ref("measure", 1), "target"), (2, Ref("goal", 1), "need")],
)
def test_a_row_leads_to_the_field_that_shows_or_mends_it(number: int, ref: Ref, field: str) -> None:
    view = seen(LACKING, measure(), AIM, LINK)
    found = [row.key for row in smart_rows(view, LACKING, 40) if isinstance(row.key, At)]
    assert (found[number].ref, found[number].name) == (ref, field)
    assert len(set(found)) == len(found)


def test_a_goal_is_judged_once_for_a_plan_and_a_day() -> None:
    view = seen(LACKING, measure())
    assert view.smart(LACKING) is view.smart(LACKING)
    later = view.on(on(400))
    assert later.smart(LACKING) is not view.smart(LACKING)


def test_the_words_of_people_are_drawn_as_typed() -> None:
    hostile = Person(id=2, name="[b]Ben[/b] \x1b[31m")
    view = View(plan_of(hostile, LACKING, measure()), on(0), 2027)
    first = next(iter(smart_rows(view, LACKING, 40)))
    assert "\x1b" not in "".join(part.text for cell in first.cells.values() for part in cell.pieces)
    assert any("[b]Ben" in part.text and part.typed for cell in first.cells.values() for part in cell.pieces)

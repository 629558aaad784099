"""A new user's first quarter of an hour, pressing only keys that the screen names."""

import pytest

from tests.e2e.desk import PLAIN, WIDE, Desk
from tests.e2e.forms import fill
from tests.e2e.newcomer import Newcomer
from tests.e2e.terminal import Size

pytestmark = pytest.mark.e2e

TITLE = "Replace the tape library"


@pytest.mark.parametrize("size", [PLAIN, WIDE], ids=["80x24", "120x40"])
def test_a_new_user_adds_ticks_measures_carries_over_and_redates_with_keys_that_the_screen_names(
    desk: Desk, size: Size
) -> None:
    user = Newcomer(desk.workbench(size))
    add_a_goal_with_steps(user)
    tick_the_first_step(user)
    give_it_a_measure_and_a_reading(user)
    carry_another_over(user)
    redate_all_goals_of_a_person(user)
    undo(user)
    assert stored(desk) == {
        "steps": "Order the new library:yes Move the tapes:no",
        "measure": "0 → 400 tapes moved, 120 on 2026-11-23",
        "carried": "Sales system on 38 van routes, 2028, from 5",
        "due": "2027-05-31 2027-03-31",
    }


def add_a_goal_with_steps(user: Newcomer) -> None:
    user.press("a", "add")
    user.sees(r"Goal for Applications, FY2027")
    user.type_text(TITLE)
    user.press("enter", "adds")
    user.sees(rf"G31 +{TITLE}")
    user.press("esc", "ends")
    user.gone(r"esc ends|━▸ (Goal|Step) for")
    user.press("A", "add step")
    user.sees(r"Step for G31")
    for text in ("Order the new library", "Move the tapes"):
        user.type_text(text)
        user.press("enter", "adds")
        user.sees(rf"○ +{text}")
    user.press("esc", "ends")
    user.gone(r"esc ends|━▸ (Goal|Step) for")


def tick_the_first_step(user: Newcomer) -> None:
    user.look_up("row before")
    user.sees(r"▸ +○ Order the new library")
    user.press("space", "done")
    user.sees(r"▸ +✓ Order the new library")
    user.sees(r"G31 is now at 50%")


def give_it_a_measure_and_a_reading(user: Newcomer) -> None:
    user.look_up("the number it is measured by")
    user.sees(r"━ New measure")
    fill(user.terminal, {"Measured in": "tapes moved", "Start value": "0", "Target": "400"})
    user.press("ctrl+s", "save")
    user.sees(r"Added measure .tapes moved")
    user.look_up("record a reading")
    user.sees(r"━ New reading")
    fill(user.terminal, {"Value": "120"})
    user.press("ctrl+s", "save")
    user.sees(r"G31 tapes moved on 23 Nov 2026: 120")


def carry_another_over(user: Newcomer) -> None:
    user.look_up("show only rows with these words")
    user.sees(r"Show goals with")
    user.type_text("van routes")
    user.press("enter", "open")
    user.gone(r"━▸ Show goals with")
    user.sees(r"▸.*G5 ")
    user.press(">", "carry over")
    user.sees(r"Carry G5 over to FY2028\? Say why")
    user.type_text("the vans come a year later")
    user.press("enter", "carries it over")
    user.sees(r"G5 carried over as G32")
    user.look_up("back one step")
    user.sees(r"of 18 done")


def redate_all_goals_of_a_person(user: Newcomer) -> None:
    user.look_up("show only rows with these words")
    user.sees(r"Show goals with")
    user.type_text("femi")
    user.sees(r"2 of 18 goals match")
    user.press("enter", "open")
    user.gone(r"━▸ Show goals with")
    user.look_up("select all")
    user.sees(r"\*\+○ G14")
    user.look_up("edit it, or all that are selected")
    user.sees(r"━ Edit .*2 goals")
    fill(user.terminal, {"Due": "30 apr 2027"})
    user.press("ctrl+s", "save")
    user.sees(r"(?s)G12 .* 30 Apr.*G14 .* 30 Apr")
    user.sees(r"2 changed at once")


def undo(user: Newcomer) -> None:
    user.look_up("take back what you did last")
    user.sees(r"Undone: .*U redo")
    user.sees(r"(?s)G12 .* 31 May.*G14 .* 31 Mar")


def stored(desk: Desk) -> dict[str, object]:
    return {
        "steps": desk.value(
            "SELECT group_concat(text || ':' || CASE done WHEN 1 THEN 'yes' ELSE 'no' END, ' ')"
            " FROM (SELECT * FROM step WHERE goal = 31 ORDER BY rank)"
        ),
        "measure": desk.value(
            "SELECT printf('%g → %g %s, %g on %s', start_value, target, unit, value, date)"
            " FROM measure JOIN reading ON reading.measure = measure.id WHERE measure.goal = 31"
        ),
        "carried": desk.value(
            "SELECT printf('%s, %d, from %d', title, year, carried_from) FROM goal WHERE id = 32"
        ),
        "due": desk.value("SELECT group_concat(due, ' ') FROM goal WHERE owner = 6 AND horizon = 1"),
    }

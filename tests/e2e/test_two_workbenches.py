"""Two people on one plan at once, each at an own terminal."""

import pytest

from tests.e2e.desk import Desk, checklist
from tests.e2e.forms import fill
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

TITLE = "Finance module live in 4 units"


def two(desk: Desk) -> tuple[Terminal, Terminal]:
    """Return Ana's and Ben's workbench, both on the checklist with the cursor on G4."""
    terminals = desk.start(str(desk.plan())), desk.start(str(desk.plan()), as_="Ben Okafor")
    for terminal in map(checklist, terminals):
        terminal.wait_for(rf"▸.*G4 +{TITLE}(.|\n)*\? help")
    return terminals


def edit(terminal: Terminal, **values: str) -> None:
    """Open the form of the goal under the cursor, and type into fields, without saving."""
    terminal.press("e").wait_for(r"━ Edit G4")
    fill(terminal, values)


def save(terminal: Terminal) -> None:
    terminal.press("ctrl+s").wait_gone("━ Edit G4")


def test_an_edit_in_one_workbench_shows_in_the_other_without_a_key(desk: Desk) -> None:
    ana, ben = two(desk)
    edit(ana, Goal="Ledger live in 4 units")
    save(ana)
    ben.wait_for(r"G4 +Ledger live in 4 units")
    ben.wait_footer(r"Ana\b.*G4 .*Ledger")


def test_different_fields_of_one_goal_lose_nothing(desk: Desk) -> None:
    ana, ben = two(desk)
    edit(ana, Goal="Ledger live in 4 units")
    edit(ben, Owner="Eva Lind")
    save(ana)
    save(ben)
    for terminal in (ana, ben):
        terminal.wait_for(r"G4 +Ledger live in 4 units +Eva ")
    assert desk.value("SELECT title || ', ' || owner FROM goal WHERE id = 4") == "Ledger live in 4 units, 5"


def test_the_same_field_shows_both_values_and_saves_neither_until_one_is_chosen(desk: Desk) -> None:
    ana, ben = two(desk)
    edit(ana, Goal="From Ana")
    edit(ben, Goal="From Ben")
    save(ben)
    ana.press("ctrl+s")
    ana.wait_for(rf"(?s)G4 was changed by Ben while you were editing.*{TITLE}.*From Ben.*From Ana.*esc")
    assert desk.value("SELECT title FROM goal WHERE id = 4") == "From Ben"
    ana.press("m").wait_for(r"G4 +From Ana")
    ben.wait_for(r"G4 +From Ana")
    assert desk.value("SELECT title FROM goal WHERE id = 4") == "From Ana"


def test_choosing_theirs_keeps_the_other_fields_of_mine(desk: Desk) -> None:
    ana, ben = two(desk)
    edit(ana, Goal="From Ana", Owner="Eva Lind")
    edit(ben, Goal="From Ben")
    save(ben)
    ana.press("ctrl+s").wait_for(r"(?s)while you were editing.*t +Keep theirs.*esc")
    ana.press("t").wait_gone("━ Edit G4")
    ana.wait_for(r"G4 +From Ben +Eva ")
    assert desk.value("SELECT title || ', ' || owner FROM goal WHERE id = 4") == "From Ben, 5"


def test_each_takes_back_only_the_own_last_change(desk: Desk) -> None:
    ana, ben = two(desk)
    edit(ana, Goal="From Ana")
    save(ana)
    ben.wait_for(r"G4 +From Ana")
    edit(ben, Owner="Eva Lind")
    save(ben)
    ana.wait_for(r"G4 +From Ana +Eva ")
    ana.press("u").wait_for(rf"Undone: G4 .*{TITLE}")
    ben.wait_for(rf"G4 +{TITLE} +Eva ")


def test_each_shows_how_many_have_the_plan_open_until_one_leaves(desk: Desk) -> None:
    ana, ben = two(desk)
    for terminal in (ana, ben):
        terminal.wait_for(r"FY2027 · 5 problems · saved · 2 here")
    ben.press("q")
    assert ben.exit_code() == 0
    ana.wait_gone(r"· 2 here")


def test_one_that_was_killed_is_counted_no_longer(desk: Desk) -> None:
    ana, ben = two(desk)
    ana.wait_for(r"· 2 here")
    ben.close()
    ana.wait_gone(r"· 2 here")

"""The first screen answers at once which goal is late and who owns it, and leads to it."""

import signal

import pytest

from tests.e2e.desk import PLAIN, WIDE, Desk
from tests.e2e.terminal import Size

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("size", [PLAIN, WIDE], ids=["80x24", "120x40"])
def test_which_goal_is_late_and_who_owns_it_is_one_look_and_one_key_away(desk: Desk, size: Size) -> None:
    terminal = desk.start(size=size)
    terminal.wait_for(r"▸■ G11 Late: 1 of 3 servers still to replace .*Ben +23 d")
    terminal.press("enter").wait_for(r"\[4 Checklist\](.|\n)*▸\+! G11 +Replace servers .*late 23 d")


def test_what_others_did_while_one_was_away_even_after_a_kill_is_the_first_thing_to_see(desk: Desk) -> None:
    terminal = desk.start(size=WIDE)
    terminal.wait_for(r"Since you were here ─+ the last 7 days")
    terminal.wait_footer(r"\? help")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    desk.command("set", "G29", "title=Agree 10 IT policies", "--as", "Ben Okafor")
    terminal = desk.start(size=WIDE)
    terminal.wait_for(r"Ben +G29 goal Agree 9 IT policies → Agree 10")
    assert terminal.press("q").exit_code() == 0
    terminal = desk.start(size=WIDE)
    terminal.wait_for(r"Since you were here ─+ nothing new")


def test_every_page_is_ascii_where_nothing_else_can_be_drawn(desk: Desk) -> None:
    terminal = desk.start("--ascii", str(desk.plan()), size=PLAIN)
    for title in ("=> Needs you", "=> Goals by area and horizon", "=> Business goals"):
        terminal.wait_for(title)
        terminal.wait_footer(r"\? help")
        assert terminal.text.isascii(), terminal.text
        terminal.press("pgdn")

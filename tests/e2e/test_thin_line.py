"""The thin line in the real program: it understands all that is drawn, and can be left out."""

import re

import pytest

from itplanner.tui.thin.line import ASK, TRY
from tests.e2e.desk import PLAIN, THIN, WIDE, Desk
from tests.e2e.terminal import Size

pytestmark = pytest.mark.e2e
thin = pytest.mark.skipif(not THIN, reason="all runs without the thin line")

AS_TEXTUAL_DRAWS = b"\x1b[0m"
"""How Textual ends a style; over the thin line it is a byte less."""
ROUND = (
    "4 j j G g enter esc 2 + v 3 j j 5 v j 1 tab j",
    ": esc ? pgdn esc 4 P a b c esc i esc / s e esc esc T T",
)

WORDS = ("Northwind Foods", "23 days late", "Needs you", "G11 Late", "K1 Projects", "monthly round")
"""Words of the Overview, from its first row to its last."""


def driven(desk: Desk, thin: str) -> bytes:
    """Drive the program through its places and dialogs; return what it sent."""
    terminal = desk.workbench(WIDE, {"ITPLANNER_THIN": thin})
    for keys in ROUND:
        for key in keys.split():
            terminal.press(key)
        terminal.wait_footer("help")
    terminal.resize(PLAIN)
    terminal.press("ctrl+l").wait_footer("help")
    assert terminal.press("q").exit_code() == 0
    return bytes(terminal.raw)


def test_all_that_is_drawn_is_understood(desk: Desk) -> None:
    drawn = driven(desk, "1")
    assert AS_TEXTUAL_DRAWS not in drawn
    assert drawn.count(ASK.encode()) > len(ROUND), "its answers are heard: until then it is asked but once"
    assert re.search("last trouble +none", desk.command("doctor"))


@thin
def test_the_first_start_goes_over_it_too_and_its_keys_wait_for_one_another(desk: Desk) -> None:
    terminal = desk.start(str(desk.home / "new.plan"))
    terminal.wait_for("q leave")
    terminal.type_text("3Northwind").wait_for(r"\[ Northwind +\]")
    assert AS_TEXTUAL_DRAWS not in terminal.raw


def test_it_can_be_left_out(desk: Desk) -> None:
    assert AS_TEXTUAL_DRAWS in driven(desk, "0")


@thin
@pytest.mark.parametrize("size", [WIDE, PLAIN])
def test_the_first_screen_is_drawn_once_and_whole(desk: Desk, size: Size) -> None:
    terminal = desk.start(size=size)
    terminal.wait_for(r"\d problems · saved")
    terminal.wait_answered()
    tried, drawn = bytes(terminal.raw).decode().split(TRY)
    assert "Needs you" not in tried
    words = [each for each in WORDS if each in terminal.text]
    assert [drawn.count(each) for each in words] == [1] * len(words)
    first, _asks, _later = drawn.partition(ASK)
    assert [each for each in words if each not in first] == []
    assert "0-0 of" not in drawn


def test_a_terminal_that_tells_its_size_by_itself_gets_nothing_twice(desk: Desk) -> None:
    terminal = desk.start()
    terminal.wait_for(r"\d problems · saved")
    for rows in (24, 24, 23):
        at = terminal.wait_for(r"▸[■▲] \w+ ")[0]
        terminal.send(f"\x1b[48;{rows};80;{20 * rows};800t".encode())
        terminal.press("j").wait_gone(at)
    terminal.until(lambda: "monthly round" in terminal.lines[22], "the smaller screen")
    assert terminal.raw.count(b"Needs you") == 2

"""Every look in a terminal it is for: what the screen tells without its colours, and what is sent."""

import re
from contextlib import suppress

import pytest

from itplanner.tui.places import PLACE_NAMES
from tests.e2e.desk import PLAIN, WIDE, Desk
from tests.e2e.looks import Look, missing
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

SMALL = (60, 20)
SSH = {"SSH_TTY": "/dev/pts/7", "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
OLD = {"TERM": "vt100", "COLORTERM": ""}

LOOKS = (
    Look("dark", "own-dark"),
    Look("light", "own-light", {"COLORFGBG": "0;15"}),
    Look("16 colours", "terminal", SSH),
    Look("16 colours on light", "terminal-light", {**SSH, "COLORFGBG": "0;15"}),
    Look("NO_COLOR", "plain", {"NO_COLOR": "1"}),
    Look("vt100", "plain", OLD, ascii=True),
    Look("--ascii", "own-dark", words=("--ascii",), ascii=True),
    Look("LANG=C", "own-dark", {"LANG": "C"}, ascii=True),
    Look("linux", "terminal", {"TERM": "linux", "COLORTERM": ""}, ascii=True),
)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_each_place_tells_all_without_its_colours_and_sends_only_what_the_terminal_knows(
    desk: Desk, look: Look
) -> None:
    terminal = desk.start(str(desk.plan()), *look.words, size=WIDE, environ=look.environ)
    for key, place, _title in PLACE_NAMES:
        terminal.wait_footer(r"\? help")
        terminal.press(key)
        for size in (WIDE, PLAIN, SMALL):
            terminal.resize(size)
            tells_all(terminal, look, place)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert look.wrongly_sent(terminal.raw) == set()


def tells_all(terminal: Terminal, look: Look, place: str) -> None:
    # A frame of the size before may still be under way; what is drawn anew holds nothing of it.
    terminal.wait_for(rf"^.{{{terminal.size[0] - len('saved ')}}}saved\n")
    terminal.wipe()
    terminal.press("ctrl+l")
    with suppress(AssertionError):
        terminal.until(lambda: not missing(terminal, look, place), "all that the screen must tell", 10)
    assert missing(terminal, look, place) == [], f"\n{terminal.picture()}"


def test_an_old_terminal_is_asked_for_no_mouse_and_no_other_keyboard(desk: Desk) -> None:
    terminal = desk.workbench(environ=OLD)
    terminal.press("e").wait_footer("ctrl")
    assert not re.findall(rb"\x1b\[\?(?:9|100[0-35-6]|101[56])[hl]|\x1b\[[<>=?]\d*u", bytes(terminal.raw))


@pytest.mark.parametrize(("environ", "mouse"), [({}, True), (SSH, False)], ids=["here", "far away"])
def test_the_mouse_is_taken_only_where_it_costs_nothing(
    desk: Desk, environ: dict[str, str], mouse: bool
) -> None:
    terminal = desk.workbench(environ=environ)
    terminal.press("j").wait_for(r"[▸>].*G5")
    assert terminal.mouse == mouse
    assert mouse or b"?1000" not in terminal.raw
    terminal.press("M").wait_footer("Mouse o")
    assert terminal.mouse != mouse

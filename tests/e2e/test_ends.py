"""The ends of the line: a terminal that vanishes, that nobody reads, that never answers or too late."""

import signal
import sys

import pytest

from itplanner.tui.ends import RESTORE
from tests.e2e.desk import PROGRAM, WIDE, Desk, checklist
from tests.e2e.line import fill
from tests.e2e.terminal import Terminal
from tests.e2e.test_interruptions import HALF, drafts, half_filled, offers_the_draft_back

pytestmark = pytest.mark.e2e

NOHUP = ("sh", "-c", "trap '' HUP; exec \"$@\"", "sh")
"""Starts a program that is told of no lost line."""
LEADER = ("sh", "-c", 'trap : HUP; "$@"; exit $?', "sh")
"""Starts a program for a shell that is told of a lost line and doesn't pass it on."""

STUCK = """
import os, tty
from contextlib import suppress
from signal import SIGHUP, SIGTERM
from time import sleep
from unittest.mock import Mock
from itplanner.tui import ends
ends.PATIENCE = ends.LAST_PATIENCE = 0.1
with ends.ending(Mock()):
    tty.setraw(0)
    for number in (SIGTERM, SIGHUP):
        with suppress(SystemExit):
            os.kill(os.getpid(), number)
            sleep(60)
    sleep(60)
"""
"""A program that can't be made to leave in order, though it is told to twice."""

LATE = """
import os, sys
from contextlib import suppress
from signal import SIGTERM
from unittest.mock import Mock
from itplanner.tui import ends
ends.PATIENCE = 0.1
with ends.ending(Mock()):
    with suppress(SystemExit):
        os.kill(os.getpid(), SIGTERM)
    while os.isatty(2):
        pass
print("said", file=sys.stderr)
"""
"""A program that leaves in order, but not before nothing that it draws is waited for."""

LOST = 128 + signal.SIGHUP


@pytest.mark.parametrize("lead", [NOHUP, LEADER], ids=["nohup", "a shell that keeps it to itself"])
def test_a_line_that_is_lost_without_a_signal_ends_the_program_and_keeps_the_draft(
    desk: Desk, lead: tuple[str, ...]
) -> None:
    terminal = kept(desk, lead)
    terminal.hang_up()
    assert terminal.exit_code() == LOST
    offers_the_draft_back(desk)


@pytest.mark.parametrize("lead", [(), NOHUP], ids=["with a signal", "without"])
def test_a_line_that_is_lost_amid_drawing_ends_the_program(desk: Desk, lead: tuple[str, ...]) -> None:
    for screens in (0, 2):
        terminal = desk.start(size=WIDE, lead=lead)
        terminal.until(lambda: terminal.alternate, "the program's own screen")  # noqa: B023 - waited for here
        for key in ("1", "4", "5")[:screens]:
            terminal.wait_footer(r"\? help")
            terminal.press(key)
        terminal.send_unread("4 1 2 5 " * 10)
        terminal.hang_up()
        assert terminal.exit_code() == LOST


@pytest.mark.parametrize(
    ("number", "environ"),
    [(signal.SIGTERM, {}), (signal.SIGHUP, {}), (signal.SIGTERM, {"ITPLANNER_THIN": "0"})],
    ids=["SIGTERM", "SIGHUP", "SIGTERM amid frames without end"],
)
def test_a_program_whose_terminal_nobody_reads_ends_restores_it_and_keeps_the_draft(
    desk: Desk, number: signal.Signals, environ: dict[str, str]
) -> None:
    terminal = kept(desk, environ=environ)
    fill(terminal.path)
    terminal.send_unread("ctrl+l " * 50)
    terminal.signal(number)
    assert terminal.exit_code(read=False) == 128 + number
    assert terminal.restored
    offers_the_draft_back(desk)


def test_a_terminal_that_nobody_reads_and_that_is_gone_then_ends_the_program(desk: Desk) -> None:
    terminal = kept(desk, NOHUP)
    fill(terminal.path)
    terminal.send_unread("ctrl+l " * 50)
    terminal.hang_up()
    assert terminal.exit_code() == LOST
    offers_the_draft_back(desk)


def test_a_terminal_that_is_read_again_shows_what_was_pressed_meanwhile(desk: Desk) -> None:
    terminal = desk.workbench(WIDE)
    fill(terminal.path)
    terminal.send_unread("j " * 40 + "5 j j j")
    terminal.press("ctrl+l").wait_for(r"▸K4 ")
    terminal.wait_footer(r"\? help$")
    terminal.press("4 ctrl+l").wait_for(r"▸.*G\d+ ")
    assert terminal.press("q").exit_code() == 0


def test_a_terminal_that_never_answers_is_worked_with_and_left(desk: Desk) -> None:
    terminal = checklist(desk.start(late=None))
    terminal.press("a").wait_for(r"Goal for Applications")
    terminal.type_text("Unanswered").press("enter").wait_for(r"G31 +Unanswered")
    terminal.press("esc q")
    assert terminal.exit_code() == 0
    assert terminal.restored


@pytest.mark.parametrize("keys", ["q", "4 j j j q"])
def test_no_answer_that_comes_late_lands_on_the_shells_prompt(desk: Desk, keys: str) -> None:
    terminal = desk.shell(late=0.2)
    terminal.type_text(f"{' '.join(PROGRAM)} {desk.plan()}").press("enter").wait_footer(r"\? help")
    terminal.press(keys)
    terminal.until(lambda: terminal.raw.endswith(b"$ "), "the shell's prompt")
    terminal.wait_answered()
    terminal.wipe()
    terminal.type_text("echo an''swered").press("enter").wait_for("(?m)^answered$")
    assert "^[" not in terminal.text
    assert "not found" not in terminal.text


def test_a_signal_before_the_first_frame_gives_the_terminal_back(desk: Desk) -> None:
    terminal = desk.start()
    terminal.until(lambda: terminal.alternate, "the program's own screen")
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.restored


@pytest.mark.parametrize("name", ["it.plan", "new.plan"])
def test_the_shells_own_screen_is_given_back_once_as_it_was(desk: Desk, name: str) -> None:
    assert desk.plan().name == "it.plan"
    terminal = desk.start(str(desk.home / name))
    terminal.wait_for("q leave|help")
    assert terminal.press("q").exit_code() == 0
    _program, _back, shell = bytes(terminal.raw).partition(b"\x1b[?1049l")
    assert b"\x1b[?1049l" not in shell
    assert b"\x1b[2J" not in shell


def test_what_is_no_plan_is_said_on_the_shells_own_screen(desk: Desk) -> None:
    (desk.home / "notes.txt").write_text("milk, bread")
    terminal = desk.start(str(desk.home / "notes.txt"))
    assert terminal.exit_code() == 3
    head, _back, said = bytes(terminal.raw).partition(b"\x1b[?1049l")
    assert b"opening" in head
    assert b"Error: " in said


def test_a_program_that_does_not_leave_in_order_is_ended_and_the_terminal_restored(desk: Desk) -> None:
    terminal = desk.terminal((sys.executable, "-c", STUCK))
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.raw.endswith(RESTORE)
    assert terminal.restored


def test_what_a_program_says_that_leaves_late_is_said_on_the_restored_terminal(desk: Desk) -> None:
    terminal = desk.terminal((sys.executable, "-c", LATE))
    assert terminal.exit_code() == 0
    assert terminal.raw.endswith(RESTORE + b"said\r\n")


def test_a_signal_at_the_welcome_has_its_exit_code(desk: Desk) -> None:
    terminal = desk.start(str(desk.home / "new.db"), as_=None)
    terminal.wait_for("Welcome to itplanner")
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.restored


def kept(desk: Desk, lead: tuple[str, ...] = (), environ: dict[str, str] | None = None) -> Terminal:
    """Return a workbench with a form half filled, as it is on the disk."""
    terminal = half_filled(desk, lead, environ)
    terminal.until(lambda: HALF in drafts(desk), "the draft on the disk")
    return terminal


def test_a_terminal_that_does_not_know_its_size_is_drawn_on_as_if_it_had_80_columns(desk: Desk) -> None:
    terminal = desk.start(size=(0, 0))
    terminal.until(lambda: b"Northwind Foods" in terminal.raw and b"help" in terminal.raw, "the first screen")
    assert terminal.press("q").exit_code() == 0

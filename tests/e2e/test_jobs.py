"""The workbench as a job of a shell: it rests, and comes back as it was."""

import os
import select
import signal
from pathlib import Path

import pytest

from tests.e2e.desk import PLAIN, PROGRAM, WIDE, Desk
from tests.e2e.terminal import LIMIT, Size, Terminal
from tests.e2e.test_interruptions import HALF

pytestmark = pytest.mark.e2e


def test_the_command_gives_the_terminal_to_the_shell_and_fg_comes_back_in_any_size(desk: Desk) -> None:
    terminal = as_a_job(desk)
    assert terminal.mouse
    for size in (WIDE, PLAIN):
        terminal.press(":").wait_footer("esc")
        terminal.type_text("shell").wait_for("go to the shell; fg comes back")
        terminal.press("enter")
        rests(terminal)
        terminal.resize(size)
        comes_back(terminal, size, r"━▸ Needs you ")
        assert terminal.mouse
    terminal.press("q").until(lambda: terminal.raw.endswith(b"$ "), "the shell's prompt")
    assert terminal.restored


def test_a_form_that_is_stopped_and_runs_in_the_background_waits_for_the_foreground(desk: Desk) -> None:
    terminal = as_a_job(desk)
    terminal.press("4").wait_for(r"▸.*G4")
    terminal.press("e").wait_for(r"━ Edit G4(.|\n)*esc close")
    terminal.type_text(HALF).wait_for(HALF)
    os.kill(job(terminal), signal.SIGTSTP)
    rests(terminal)
    terminal.wipe()
    terminal.type_text("bg; echo back''ground").press("enter").wait_for("background")
    terminal.until(lambda: state(terminal) == "T", "the job to stop")
    comes_back(terminal, PLAIN, rf"━ Edit G4(.|\n)*{HALF}", r"esc close")
    terminal.type_text("ght").wait_for(f"{HALF}ght")


def test_a_program_that_was_stopped_by_force_is_drawn_again_and_ends(desk: Desk) -> None:
    terminal = desk.workbench()
    for _time in range(2):
        os.kill(terminal.pid, signal.SIGSTOP)
        os.waitpid(terminal.pid, os.WUNTRACED)
        terminal.wipe()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for(r"▸.*G4 ")
        terminal.wait_footer(r"\? help$")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.restored


def test_a_program_goes_on_where_no_shell_could_continue_it(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.signal(signal.SIGTSTP)
    terminal.until(lambda: terminal.raw.count(b"\x1b[?1049h") == 2, "the screen to be taken again")
    terminal.wipe()
    terminal.press("ctrl+l 5").wait_for("▸K1 ")
    assert terminal.press("q").exit_code() == 0


def test_a_resting_program_whose_line_is_lost_ends(desk: Desk) -> None:
    terminal = as_a_job(desk)
    child = job(terminal)
    ended = os.pidfd_open(child)
    os.kill(child, signal.SIGTSTP)
    rests(terminal)
    terminal.hang_up()
    terminal.exit_code()
    assert select.select([ended], [], [], LIMIT)[0] == [ended]
    os.close(ended)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_resting_program_that_is_told_to_end_does_so_and_leaves_the_shell_alone(
    desk: Desk, number: signal.Signals
) -> None:
    terminal = as_a_job(desk)
    child = job(terminal)
    ended = os.pidfd_open(child)
    os.kill(child, signal.SIGTSTP)
    rests(terminal)
    left = len(terminal.raw)
    for each in (number, signal.SIGCONT):  # as a shell's `kill %1` does it
        os.kill(child, each)
    assert select.select([ended], [], [], LIMIT)[0] == [ended]
    os.close(ended)
    terminal.wipe()
    terminal.type_text("echo an''swered").press("enter").wait_for("(?m)^answered$")
    assert b"\x1b" not in terminal.raw[left:]


def as_a_job(desk: Desk) -> Terminal:
    """Return a shell that has started the workbench."""
    terminal = desk.shell()
    terminal.type_text(f"{' '.join(PROGRAM)} {desk.plan()} --as 'Ana Ruiz'").press("enter")
    terminal.wait_footer(r"\? help$")
    return terminal


def job(terminal: Terminal) -> int:
    """Return the process that the shell has started."""
    return int(Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()[0])


def state(terminal: Terminal) -> str:
    """Return what the job does, as the system calls it: T is stopped."""
    return Path(f"/proc/{job(terminal)}/stat").read_text().rpartition(") ")[2][0]


def rests(terminal: Terminal) -> None:
    terminal.until(lambda: terminal.raw.endswith(b"$ "), "the shell's prompt")
    assert state(terminal) == "T"
    assert terminal.restored


def comes_back(terminal: Terminal, size: Size, pattern: str, footer: str = r"\? help$") -> None:
    terminal.wipe()
    terminal.type_text("fg").press("enter").wait_for(pattern)
    terminal.wait_footer(footer)
    assert terminal.alternate
    assert terminal.size == size
    assert len(terminal.lines[0]) == size[0] - 1


def test_a_program_that_is_stopped_while_it_leaves_still_ends(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.press("ctrl+q").until(lambda: not terminal.alternate, "the end")
    left = len(terminal.raw)
    terminal.signal(signal.SIGTSTP)
    assert terminal.exit_code() == 0
    assert b"\x1b[?1049h" not in terminal.raw[left:]

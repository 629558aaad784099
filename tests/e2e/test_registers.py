"""A project from its name to its end, by keys alone, in the real program."""

import pytest

from tests.e2e.desk import PLAIN, WIDE, Desk
from tests.e2e.terminal import Size

pytestmark = pytest.mark.e2e

PROJECT = "SELECT status || ' ' || coalesce(finished_on, '-') FROM project WHERE name = 'Print server'"
ACCEPTED = "SELECT accepted FROM requirement WHERE text = 'All plants print'"


@pytest.mark.parametrize("size", [PLAIN, WIDE], ids=["80x24", "120x40"])
def test_a_project_gets_a_frame_is_accepted_and_finished_and_u_takes_it_back(desk: Desk, size: Size) -> None:
    terminal = desk.start(size=size)
    terminal.send(b"8")
    terminal.wait_for(r"\[Business goals 5\]")
    terminal.send(b"\t")
    terminal.wait_for(r"▸ Projects")
    terminal.send(b"a")
    terminal.wait_for(r"New project")
    terminal.send(b"Print server\r")
    terminal.wait_for(r"Added project \"Print server\"")
    terminal.send(b"\x1b")
    terminal.wait_for(r"tab next register")
    terminal.send(b"A")
    terminal.wait_for(r"What is to be added\?")
    terminal.send(b"b")
    terminal.wait_for(r"Promised end")
    terminal.send(b"30 jun 27\x13")
    terminal.wait_for(r"▸P\d+ +Print server +30 Jun 27")
    terminal.send(b"A")
    terminal.wait_for(r"What is to be added\?")
    terminal.send(b"r")
    terminal.wait_for(r"Requirement of P")
    terminal.send(b"All plants print\r")
    terminal.wait_for(r"Added requirement")
    terminal.send(b"\x1b")
    terminal.wait_for(r"tab next register")
    terminal.send(b"\r")
    terminal.wait_for(r"must +○ All plants print")
    if size == PLAIN:  # where the inspector was closed it begins at its top
        below = next(row for row, line in enumerate(terminal.lines) if "○ All plants print" in line)
        top = next(row for row, line in enumerate(terminal.lines) if line.startswith("▸Print server"))
        terminal.send(b"j" * (below - top))
    terminal.wait_for(r"▸must")
    terminal.send(b" ")
    terminal.wait_for(r"must +✓ All plants print")
    assert desk.value(ACCEPTED) == 1
    terminal.send(b"\x1b")
    terminal.wait_for(r"tab next register")
    for letter, status in ((b"p", "planned"), (b"r", "running"), (b"f", "")):
        terminal.send(b"x")
        terminal.wait_for(r"What becomes of it\?")
        terminal.send(letter)
        terminal.wait_for(rf"Print server.* {status}" if status else r"finished on")
    terminal.send(b"\r")
    terminal.wait_for(r"Print server +30 Jun 27 +23 Nov 26 .*● met")
    assert desk.value(PROJECT) == "finished 2026-11-23"
    terminal.send(b"u")
    terminal.wait_for(r"Print server +30 Jun 27 +running")
    assert desk.value(PROJECT) == "running -"

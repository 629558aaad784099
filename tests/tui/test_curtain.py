"""The curtain on a terminal of its own: what it shows, and that it gives the screen back."""

import os
import pty
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from itplanner.tui.curtain import ENDING, Curtain, head
from tests.emulator import Emulator

SCREEN, BACK = "\x1b[?1049h", "\x1b[?1049l"


class Window:
    """A terminal of 80 columns, to which the program's standard error leads."""

    def __init__(self, shown: int, stderr: TextIO) -> None:
        self._shown, self.stderr = shown, stderr

    def read(self) -> str:
        """Return what came since the last look."""
        return os.read(self._shown, 4096).decode()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    shown, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 80))
    with os.fdopen(inside, "w", encoding="utf-8") as stderr, os.fdopen(shown, "rb", buffering=0):
        monkeypatch.setattr(sys, "__stderr__", stderr)
        yield Window(shown, stderr)


def _opened(window: Window, opening: Callable[[], object]) -> None:
    with Curtain():
        window.read()
        opening()


def test_it_shows_the_head_until_the_workbench_draws(window: Window) -> None:
    with Curtain() as curtain:
        drawn = window.read()
        curtain.gone()
        os.write(window.stderr.fileno(), b"the workbench")
    assert drawn.startswith(SCREEN)
    assert window.read() == "the workbench"
    terminal = Emulator(80, 24)
    terminal.alignment_display()  # not every terminal has another screen, and this one isn't empty
    terminal.feed(drawn.removeprefix(SCREEN))
    rows = [terminal.text(y) for y in range(24)]
    assert rows == [*(row.rstrip() for row in head(80).split("\r\n")), *[""] * 22]
    assert terminal.cursor.y == 23, "what is typed ahead is echoed in the last row"


def test_what_keeps_the_workbench_from_opening_is_said_on_the_shells_screen(window: Window) -> None:
    with pytest.raises(FileNotFoundError):
        _opened(window, lambda: Path("no.plan").read_bytes())
    assert BACK in window.read()


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_gives_the_screen_back(window: Window, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as left:
        _opened(window, lambda: os.kill(os.getpid(), number))
    assert left.value.code == 128 + number
    assert BACK in window.read()
    assert signal.getsignal(number) is before


def test_a_signal_amid_it_gives_the_screen_back(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = signal.getsignal(signal.SIGTERM), os.write

    def interrupted(terminal: int, text: bytes) -> int:
        count = write(terminal, text)
        if SCREEN.encode() in text:
            os.kill(os.getpid(), signal.SIGTERM)
        return count

    monkeypatch.setattr(os, "write", interrupted)
    with pytest.raises(SystemExit):
        Curtain().__enter__()
    assert BACK in window.read()
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_terminal_that_is_gone_is_no_error(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    with Curtain():
        assert SCREEN in window.read()
        monkeypatch.setattr(os, "write", _gone)


def _gone(_terminal: int, _text: bytes) -> int:
    raise OSError


def test_the_shell_does_not_get_the_curtain_in_place_of_its_screen(window: Window) -> None:
    before = signal.getsignal(signal.SIGTSTP)
    with Curtain():
        assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTSTP) is before


def test_without_a_terminal_it_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as reader, os.fdopen(write, "w", encoding="utf-8") as writer:
        monkeypatch.setattr(sys, "__stderr__", writer)
        with Curtain():
            assert signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN
        writer.close()
        assert reader.read() == ""


def test_the_head_names_the_places_where_they_fit() -> None:
    first, second = head(80).split("\r\n")
    assert len(first) == 80
    assert first.split() == ["itplanner", "opening"]
    assert second.startswith(" 1 Overview ")
    assert head(30).endswith("\r\n")

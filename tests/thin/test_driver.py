"""The driver: what is written goes over the thin line, and past it where the line fails."""

import os
import pty
import signal
import sys
import termios
from collections.abc import AsyncIterator
from io import FileIO
from unittest.mock import Mock

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver

from itplanner.tui.thin.driver import ThinDriver, thinned
from itplanner.tui.thin.line import ASK
from tests.thin.wire import FRAME

WORDS = FRAME.format("words")


class Desk:
    """A driver of a terminal of 20 columns, and what it sent and told."""

    def __init__(self, window: FileIO) -> None:
        self.window = window
        self.app = Mock()
        self.driver = ThinDriver(self.app)
        self.sent: list[str] = []
        self.driver._writer_thread = Mock(write=self.sent.append)


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    window, inside = pty.openpty()
    termios.tcsetwinsize(inside, (3, 20))
    monkeypatch.setattr(signal, "signal", Mock())  # Textual's driver wants to hear of jobs
    with os.fdopen(inside) as stdin, FileIO(window, "r+") as terminal:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        yield Desk(terminal)


async def test_a_bug_turns_the_line_off_and_the_frame_is_sent_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.driver.line._cells, "difference", lambda: 1 // 0)
    desk.driver.write(WORDS)
    assert desk.sent == [WORDS]
    [told] = desk.app.post_message.call_args.args
    assert isinstance(told, ThinDriver.TurnedOff)
    assert "ZeroDivisionError" in told.why


async def test_what_fails_beyond_the_line_fails_and_is_told_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.driver, "_writer_thread", None)
    for _time in range(2):
        with pytest.raises(AssertionError, match="application mode"):
            desk.driver.write(WORDS)
    desk.app.post_message.assert_called_once()


async def test_a_terminal_that_is_gone_has_the_size_it_had(desk: Desk) -> None:
    desk.driver.write(WORDS)
    desk.window.close()
    desk.driver.write(WORDS)
    assert desk.sent == [f"\x1b[1Hwords\x1b[1H{ASK}"]


async def test_answers_are_the_lines_and_what_is_typed_is_textuals(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(LinuxDriver, "process_message", lambda _driver, message: heard.append(message))
    desk.driver.write(WORDS)
    desk.driver.process_message(events.CursorPosition(0, 0))
    desk.driver.process_message(key := events.Key("j", "j"))
    assert heard == [key]
    assert desk.driver.line._heard


@pytest.mark.parametrize(
    ("chosen", "thin", "taken"),
    [
        (LinuxDriver, {}, ThinDriver),
        (LinuxDriver, {"ITPLANNER_THIN": "1"}, ThinDriver),
        (LinuxDriver, {"ITPLANNER_THIN": "0"}, LinuxDriver),
        (HeadlessDriver, {}, HeadlessDriver),
    ],
)
def test_it_takes_the_place_of_the_driver_it_is_made_of_and_of_no_other(
    chosen: type[LinuxDriver], thin: dict[str, str], taken: type[LinuxDriver]
) -> None:
    assert thinned(chosen, thin) is taken

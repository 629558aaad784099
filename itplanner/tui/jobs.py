"""A session that rests while the shell has the terminal, as every job of a shell may be asked to."""

import asyncio
import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

from textual.app import App

from itplanner.tui.curtain import ENDING


def follow_jobs(app: App[Any]) -> None:
    """Give the terminal back on SIGTSTP, and take it as it then is on SIGCONT, also after a SIGSTOP.

    Textual's own handlers write while another write may be under way, and start what wasn't stopped twice.
    """
    if not app.is_headless:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, _stop, app)
        loop.add_signal_handler(signal.SIGCONT, _continue, app)


def _stop(app: App[Any]) -> None:
    loop = asyncio.get_running_loop()
    # Behind the last frame the terminal is the shell's already, and nobody would give it back again.
    with app.suspend() if app.is_running else nullcontext(), _mortal():
        for number in (signal.SIGTSTP, signal.SIGCONT):
            loop.remove_signal_handler(number)
        # To all of the job, as the shell waits for each; nothing happens where no shell could continue it.
        os.kill(0, signal.SIGTSTP)
        _wait_for_the_terminal()
        follow_jobs(app)


def _continue(app: App[Any]) -> None:
    if app.is_running:  # a lost line sends it too, after SIGHUP
        with app.suspend(), _mortal():
            _wait_for_the_terminal()


@contextmanager
def _mortal() -> Iterator[None]:
    """Let a kill end the session where it rests: to leave in order it would need the shell's terminal.

    There is nothing to be put in order: drafts are on the disk, and the screen was given back.
    """
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_the_terminal() -> None:
    """Stay stopped as long as the shell lets the job run in the background only."""
    assert sys.__stdin__ is not None
    terminal = sys.__stdin__.fileno()
    with suppress(termios.error):
        termios.tcsetattr(terminal, termios.TCSANOW, termios.tcgetattr(terminal))

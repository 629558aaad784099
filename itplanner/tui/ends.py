"""The ends of a session that nobody asked for: a dropped line, a kill; the terminal is left as it was."""

import asyncio
import signal
from typing import Any

from textual.app import App


def listen_for_ends(app: App[Any]) -> None:
    """Leave in order on SIGTERM and SIGHUP; drafts are on the disk already."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _leave, app, 128 + number)


def _leave(app: App[Any], code: int) -> None:
    app.exit(return_code=code)

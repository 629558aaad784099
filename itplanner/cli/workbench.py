"""Starting the workbench: the terminal is looked at, its head is shown, and then all the rest is imported."""

import datetime
import os
import sys
from pathlib import Path

from itplanner.errors import PlannerError
from itplanner.tui.curtain import Curtain


def run(
    path: Path | None,
    *,
    person: str = "",
    today: datetime.date | None = None,
    ascii_only: bool = False,
) -> int:
    """Open the workbench on a plan, or where none is named on a copy of the demo; return the exit status.

    Raises PlannerError where the terminal, the plan or a file of words doesn't allow it.
    """
    require_terminal()
    with Curtain() as curtain:
        from itplanner.cli.opening import opened  # noqa: PLC0415 - it takes its time, behind the curtain

        return opened(path, person=person, today=today, ascii_only=ascii_only, left=curtain.gone)


def require_terminal() -> None:
    """Refuse to draw where nobody could see it, or the terminal can't do it."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise PlannerError(
            "The workbench needs a terminal to draw on, and this is none.",
            "Commands such as `itplanner list goals` work without one.",
        )
    name = os.environ.get("TERM", "")
    if name in {"dumb", "unknown", ""}:
        raise PlannerError(
            f"TERM is {name}: such a terminal can't move its cursor."
            if name
            else "TERM isn't set, so nothing is known of this terminal.",
            "Set TERM to what your terminal is, for example xterm-256color.",
        )

"""What went wrong with the program on this account, a line each; `itplanner doctor` tells the last."""

import datetime
from pathlib import Path

from itplanner.domain.text import shown

NAME = "troubles.log"


def note(folder: Path, at: datetime.datetime, what: str) -> None:
    """Add a line to the log in the user's folder; where that isn't possible nothing is kept of it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / NAME).open("a", encoding="utf-8") as log:
            log.write(f"{at:%Y-%m-%d %H:%M} {shown(what)}\n")
    except OSError:
        return


def last(folder: Path) -> str:
    """Return the last line of the log, empty where there is none."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return shown(lines[-1]) if lines else ""

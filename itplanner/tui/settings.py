"""How one session of the workbench was started."""

import datetime
from dataclasses import replace
from pathlib import Path

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line and the terminal decided."""

    style: str
    """The name of the look (roles.PALETTES)."""
    ascii_only: bool
    mouse: bool
    state: Path
    """The user's own folder for drafts and the like."""
    preferences: Path
    """The file of what the user chose."""
    time_zone: str = ""
    today: datetime.date | None = None
    """Fixed for tests and demonstrations."""
    demo: bool = False
    importing: bool = False
    """Whether a file is asked for as soon as the plan stands on the screen."""

    def within(self, time_zone: str) -> "Settings":
        """Return them for a plan of another time zone."""
        return replace(self, time_zone=time_zone)

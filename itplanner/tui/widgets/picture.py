"""What a chart on the screen shows, as a value; it knows no screen."""

from collections.abc import Sequence
from typing import Protocol

from itplanner.tui.widgets.parts import Part

Lines = Sequence[Sequence[Part]]


class Picture(Protocol):
    """Something to be drawn in any size; equal pictures look the same."""

    def lines(self, columns: int, rows: int, *, ascii_only: bool) -> Lines:
        """Return its lines, in so many cells at most."""

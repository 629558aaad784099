"""Which rows of a list are in sight."""

from dataclasses import replace
from typing import NamedTuple

from itplanner.domain.values import dataclass


class VisibleRange(NamedTuple):
    """Which rows are on the screen, counted from 1, of how many; all 0 when there are none."""

    first: int
    last: int
    total: int

    @property
    def beyond(self) -> str:
        """Which rows are seen, for a head; nothing where all are, or where that isn't known yet."""
        known = self.last and self.last - self.first + 1 < self.total
        return f"{self.first}-{self.last} of {self.total}" if known else ""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window `height` rows high on a list of `total` rows; `top` is the index of its first row."""

    top: int = 0
    height: int = 0
    total: int = 0

    @property
    def visible(self) -> VisibleRange:
        """The rows in sight."""
        last = min(self.top + self.height, self.total)
        return VisibleRange(min(self.top + 1, last), last, self.total)

    def nearest(self, index: int) -> int:
        """The index that has a row and is nearest to `index`; 0 when none has."""
        return max(0, min(index, self.total - 1))

    def moved(self, top: int, cursor: int) -> "Viewport":
        """The view from `top` on, or as near as the list's ends and keeping `cursor` in sight allow."""
        if not self.height:
            return self
        top = min(top, self.total - self.height)
        top = max(0, min(max(top, cursor - self.height + 1), cursor))
        return replace(self, top=top)

"""Where the columns of a form stand, by its width in cells."""

from collections.abc import Iterable

from rich.cells import cell_len

from itplanner.domain.records import Holds
from itplanner.domain.values import dataclass

WIDE = 70
"""From so many cells on the echo stands beside the field, else below it."""

LONG_ROWS = 4
"""The rows of a text of several lines while the cursor is in it."""

ECHO = 42
"""Where an echo beside a field begins."""

_MARK = 2
_SHORTEST, _LONGEST = 12, 16
_SPREAD = frozenset({Holds.LINE, Holds.TEXT, Holds.WORDS, Holds.POINTS, None})
"""What takes the whole row."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells where things begin, counted from 0."""

    width: int
    label: int
    """The width of the labels."""

    @classmethod
    def of(cls, width: int, titles: Iterable[str]) -> "Columns":
        """Return the columns of a form of some width with these labels."""
        longest = max(map(cell_len, titles), default=0)
        return cls(width, min(max(longest, _SHORTEST), _LONGEST))

    @property
    def wide(self) -> bool:
        """Whether short fields have their echo beside them."""
        return self.width >= WIDE

    @property
    def value(self) -> int:
        """Where values begin."""
        return _MARK + self.label + 1

    @property
    def room(self) -> int:
        """The cells from there to the right edge."""
        return self.width - self.value

    def box(self, holds: Holds | None) -> int:
        """How wide a field is between its brackets, they included."""
        return self.room if holds in _SPREAD or not self.wide else ECHO - self.value - 1

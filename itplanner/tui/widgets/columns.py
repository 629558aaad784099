"""Columns of a grid and the arithmetic of their widths, in terminal cells."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from itplanner.domain.values import dataclass
from itplanner.tui.widgets.fitting import Align

KEPT: Final = 64
"""So many grids are placed once for all their lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a screen declares it."""

    id: str
    title: str
    width: int
    align: Align = "left"
    flexible: bool = False
    """Takes what the others leave; at least `width`, less only when no column can leave any more."""
    leaves: int | None = None
    """In a grid too narrow for all, the lowest number leaves first; None never leaves."""
    gap: int = 1
    """Blanks before it, unless it is the first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown, where it stands and how wide it is."""

    column: Column
    left: int
    width: int

    @property
    def right(self) -> int:
        """The cell after its last."""
        return self.left + self.width


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns that fit into `width` cells, side by side; what even then sticks out is cut off."""
    return _placed(tuple(columns), width)


@lru_cache(KEPT)
def _placed(columns: tuple[Column, ...], width: int) -> tuple[Placed, ...]:
    staying = _staying(columns, width)
    widths = _widths(staying, width)
    placed: list[Placed] = []
    left = 0
    for column, cells in zip(staying, widths, strict=True):
        left += column.gap if placed else 0
        if left >= width:
            break
        placed.append(Placed(column, left, min(cells, width - left)))
        left += cells
    return tuple(placed)


def spanned(placed: Sequence[Placed], declared: Sequence[Column], column_id: str, span: int) -> int:
    """The cell after a text that begins in `column_id` and runs over `span` declared columns."""
    first = next(index for index, column in enumerate(declared) if column.id == column_id)
    covered = {column.id for column in declared[first : first + span]}
    return max(place.right for place in placed if place.column.id in covered)


def _staying(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns left when as many have gone as must."""
    staying = list(columns)
    for column in sorted((column for column in columns if column.leaves is not None), key=_turn):
        if _needed(staying) <= width:
            break
        staying.remove(column)
    return staying


def _turn(column: Column) -> int:
    """When `column` leaves."""
    assert column.leaves is not None
    return column.leaves


def _needed(columns: Iterable[Column]) -> int:
    """The cells that `columns` take at their declared widths."""
    gaps = [column.gap for column in columns]
    return sum(gaps[1:]) + sum(column.width for column in columns)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each of `columns`, the rest or the shortage shared among the flexible ones."""
    rest = width - _needed(columns)
    flexible = sum(column.flexible for column in columns)
    widths = []
    for column in columns:
        share = 0
        if column.flexible:
            share = -(-rest // flexible)
            rest, flexible = rest - share, flexible - 1
        widths.append(max(column.width + share, 1))
    return widths

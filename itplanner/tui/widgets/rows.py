"""What a grid draws: rows of cells, and the source that hands them over one by one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from itplanner.domain.values import dataclass
from itplanner.tui.roles import Role
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.fitting import Cut
from itplanner.tui.widgets.parts import Part


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one row in one column, or running over several."""

    text: str = ""
    role: Role = Role.TEXT
    span: int = 1
    """How many of the declared columns it runs over, from its own to the right."""
    bold: bool = False
    cut: Cut = "end"
    typed: bool = False
    """Written by a person, so that ASCII drawing leaves its letters alone."""
    parts: tuple[Part, ...] = ()
    """Instead of `text`, where a cell has more than one role; loses its end when too long."""
    draw: Callable[[int], Sequence[Part]] | None = None
    """Instead of both, what depends on how many cells it has."""

    @property
    def pieces(self) -> tuple[Part, ...]:
        """The cell as parts."""
        return self.parts or (Part(self.text, self.role, bold=self.bold, typed=self.typed),)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a grid; a column without a cell is blank."""

    key: Hashable
    cells: Mapping[str, Cell]
    """By the column's id."""
    muted: bool = False
    bold: bool = False
    selectable: bool = True
    """Whether it can be marked together with others; headings can't."""
    mark: Part | None = None
    """What stands in the first cell, unless the cursor does or the row is selected."""


class RowSource(Protocol):
    """Where a grid gets its rows; it asks only for those it shows."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, from the left."""

    def __len__(self) -> int:
        """How many rows there are."""

    def row(self, index: int) -> Row:
        """The row at `index`."""

    def key(self, index: int) -> Hashable:
        """The key of the row at `index`, without building the row."""

    def index_of(self, key: Hashable) -> int | None:
        """Where the row with `key` stands, or None if there is none."""


@dataclass(frozen=True)
class Rows:
    """A source over rows that already exist."""

    columns: Sequence[Column]
    rows: Sequence[Row] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        return self.rows[index]

    def key(self, index: int) -> Hashable:
        """The key of the row at `index`."""
        return self.rows[index].key

    def index_of(self, key: Hashable) -> int | None:
        """Where the row with `key` stands, or None if there is none."""
        return self._places.get(key)

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {row.key: index for index, row in enumerate(self.rows)}

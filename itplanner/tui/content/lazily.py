"""Rows that are made when they are looked at: a plan of ten thousand goals costs what is on the screen."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Row, RowSource


class Lazily:
    """A source of rows known by their keys, each made on first sight."""

    def __init__(
        self, columns: Sequence[Column], keys: Sequence[Hashable], make: Callable[[Hashable], Row]
    ) -> None:
        self.columns = columns
        self._keys = keys
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        if index not in self._made:
            self._made[index] = self._make(self._keys[index])
        return self._made[index]

    def key(self, index: int) -> Hashable:
        """The key of the row at `index`."""
        return self._keys[index]

    def index_of(self, key: Hashable) -> int | None:
        """Where the row with `key` stands, or None if there is none."""
        return self._places.get(key)

    @property
    def rows(self) -> list[Row]:
        """All rows, made."""
        return [self.row(index) for index in range(len(self))]

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {key: index for index, key in enumerate(self._keys)}


class Marked:
    """The rows of another source, some of them with a mark."""

    def __init__(self, rows: RowSource, marks: Mapping[Hashable, Part]) -> None:
        self._rows = rows
        self._marks = marks

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, from the left."""
        return self._rows.columns

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        row = self._rows.row(index)
        mark = self._marks.get(row.key)
        return row if mark is None else replace(row, mark=mark)

    def key(self, index: int) -> Hashable:
        """The key of the row at `index`."""
        return self._rows.key(index)

    def index_of(self, key: Hashable) -> int | None:
        """Where the row with `key` stands, or None if there is none."""
        return self._rows.index_of(key)

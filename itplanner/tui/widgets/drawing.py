"""One row of a grid, drawn cell by cell into segments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from itplanner.domain.values import dataclass
from itplanner.tui.glyphs import CURSOR, CURSOR_AWAY, SELECTED
from itplanner.tui.roles import Role
from itplanner.tui.widgets.columns import Column, place, spanned
from itplanner.tui.widgets.fitting import fitted
from itplanner.tui.widgets.ink import Ink, cells, strip_of
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row


@dataclass(frozen=True, slots=True)
class Standing:
    """What is special about a row: the cursor, the focus of its grid, being selected."""

    cursor: bool = False
    focused: bool = False
    selected: bool = False

    @property
    def reversed(self) -> bool:
        """Whether the whole row is drawn as the selection, as only one row of the screen is."""
        return self.cursor and self.focused

    def mark(self, row: Row) -> Part:
        """What stands in the first cell; under the cursor, what the reversed row doesn't say already."""
        if self.selected and (self.reversed or not self.cursor):
            return Part(SELECTED, Role.ACCENT)
        if self.cursor:
            return Part(CURSOR if self.focused else CURSOR_AWAY, Role.ACCENT)
        return row.mark or Part(" ")


class Layout:
    """The columns that a grid of some width has room for, behind the cell of the mark."""

    def __init__(self, declared: Sequence[Column], width: int) -> None:
        self._declared = declared
        self._width = width
        self._placed = place(declared, width - 1)

    def heads(self, ink: Ink) -> Strip:
        """The line of column heads."""
        cells = {column.id: Cell(column.title, Role.MUTED) for column in self._declared}
        return self.line(Row(None, cells), ink, Standing())

    def blank(self, ink: Ink) -> Strip:
        """A line without a row."""
        return strip_of((), self._width, ink.style(Part("")))

    def line(self, row: Row, ink: Ink, standing: Standing) -> Strip:
        """The line of a row."""
        blank = ink.style(Part("", chosen=standing.reversed))
        return strip_of(self._segments(row, ink, standing, blank), self._width, blank)

    def _segments(self, row: Row, ink: Ink, standing: Standing, blank: Style) -> Iterator[Segment]:
        """The row from its mark to its last cell."""
        mark = standing.mark(row)
        yield Segment(ink.text(mark), _style(mark, row, ink, standing))
        at = 0
        for placed in self._placed:
            cell = row.cells.get(placed.column.id)
            if cell is None or placed.left < at:
                continue
            right = placed.right
            if cell.span > 1:
                right = spanned(self._placed, self._declared, placed.column.id, cell.span)
            yield Segment(" " * (placed.left - at), blank)
            yield from _cell(cell, row, right - placed.left, placed.column, ink, standing, blank)
            at = right


def _cell(
    cell: Cell, row: Row, width: int, column: Column, ink: Ink, standing: Standing, blank: Style
) -> Iterator[Segment]:
    """The cell in exactly `width` cells."""
    whole = cell.parts if cell.draw is None else cell.draw(width)
    if not whole:
        part = cell.pieces[0]
        text = fitted(ink.text(part), width, column.align, cell.cut, ink.cut)
        yield Segment(text, _style(part, row, ink, standing))
        return
    parts = [_changed(part, row, standing) for part in whole]
    segments = ink.segments(parts, width)
    blanks = Segment(" " * (width - cells(segments)), blank)
    yield from [blanks, *segments] if column.align == "right" else [*segments, blanks]


def _style(part: Part, row: Row, ink: Ink, standing: Standing) -> Style:
    """How `part` looks in this row."""
    return ink.style(_changed(part, row, standing))


def _changed(part: Part, row: Row, standing: Standing) -> Part:
    """`part` as the state of its row changes it."""
    if not (row.muted or row.bold or standing.reversed or standing.selected):
        return part
    muted = row.muted and not standing.selected
    return replace(
        part,
        role=Role.MUTED if muted else part.role,
        bold=part.bold or row.bold or standing.selected,
        chosen=part.chosen or standing.reversed,
    )

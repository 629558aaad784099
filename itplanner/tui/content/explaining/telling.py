"""An explanation as lines of plain text, to be copied."""

from collections.abc import Iterator

from itplanner.domain.text import shown
from itplanner.tui.content.explaining.explained import Explained
from itplanner.tui.widgets.rows import Cell, Rows


def as_text(made: Explained, rows: Rows) -> Iterator[str]:
    """Yield what a dialog shows, a row's cells with tabs between them."""
    yield shown(f"{made.title}, {made.window}")
    yield f"{''.join(part.text for part in made.fraction)} ({made.limits})"
    yield from (shown(f"{label}: {text}") for label, text in made.said)
    ids = [column.id for column in rows.columns]
    yield from ("\t".join(_text(row.cells.get(name, Cell())) for name in ids) for row in rows.rows)
    yield made.foot


def _text(cell: Cell) -> str:
    return shown("".join(part.text for part in cell.pieces))

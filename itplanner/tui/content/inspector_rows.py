"""What the inspector's rows have in common: what one stands for, its label and value, its long texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from rich.cells import chop_cells

from itplanner.domain.change import Ref
from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.roles import Role
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

LABEL = 10
COLUMNS: Sequence[Column] = (Column("label", "", LABEL), Column("value", "", 20, flexible=True))

LINES = 4
"""So many rows of a long text are shown."""


@dataclass(frozen=True, slots=True)
class At:
    """What a row of the inspector stands for, and so what `enter` opens there."""

    what: str
    """`field`, `list`, `measure`, `reading`, `missing` (a period without one), `declaration`, `goal`, `step`,
    `smart`, `part` (of a record in a register), `problem`, `hangs` or `words`."""
    name: str = ""
    line: int = 0
    """Which of a long text's rows it is."""
    ref: Ref | None = None


def line(label: str, parts: tuple[Part, ...], at: At) -> Row:
    """Return a row of a muted label and its value."""
    return Row(at, {"label": Cell(label, Role.MUTED), "value": Cell(parts=parts)})


def labelled(label: str, texts: Sequence[str], at: At) -> Iterator[Row]:
    """Return the rows of a value's lines; a label too long to stand beside them has a row above them."""
    above = len(label) > LABEL
    if above:
        yield Row(at, {"label": Cell(label, Role.MUTED, span=2)})
    for below, text in enumerate(texts, start=above):
        yield line("" if below else label, mixed(text), replace(at, line=below))


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of so many cells, the rest of a long one left out."""
    width = max(width, 10)
    lines = [piece for each in wrap(shown(text), width) for piece in chop_cells(each, width)] or [""]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]} {glyphs.CUT}"]


def joined(words: Sequence[str], width: int) -> list[str]:
    """Return words with dots between them, in as many lines as they need."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} · {word}" if lines else word
        if lines and len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines

"""What a timeline is drawn with: stretches of text that say what they mean, never which colour they have."""

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import groupby
from typing import Final

from itplanner.domain.values import dataclass


class Meaning(Enum):
    """What a stretch of a timeline stands for."""

    BLANK = "nothing"
    NAME = "what a person wrote"
    LABEL = "the name of a month, quarter, year or band"
    RULE = "a band, from its beginning on"
    NOW = "today, in the head"
    TODAY = "today, in a row"
    DONE = "work done"
    PLANNED = "work still planned"
    OVERRUN = "from the due date to today"
    HOLE = "years in which a shorter goal is missing"
    DUE = "the due date"
    AHEAD = "a milestone still to be reached"
    REACHED = "a milestone that is done"
    MISSED = "a milestone that is late"
    BEFORE = "it goes on before the window"
    AFTER = "it goes on after the window"
    WORD = "how the goal stands"


GLYPHS: Final[Mapping[Meaning, str]] = {
    Meaning.BLANK: " ",
    Meaning.RULE: "─",
    Meaning.NOW: "▼",
    Meaning.TODAY: "│",
    Meaning.DONE: "━",
    Meaning.PLANNED: "─",
    Meaning.OVERRUN: "═",
    Meaning.HOLE: "·",
    Meaning.DUE: "◆",
    Meaning.AHEAD: "◆",
    Meaning.REACHED: "✓",
    Meaning.MISSED: "!",
    Meaning.BEFORE: "←",
    Meaning.AFTER: "→",
}
"""One cell each; labels and words are text of their own."""

BAND = "├"
"""Where a band begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line that means one thing."""

    text: str
    meaning: Meaning


class Canvas:
    """One line of so many cells, drawn over and over; what comes later covers what was there."""

    def __init__(self, width: int) -> None:
        self._cells = [(" ", Meaning.BLANK)] * width

    def put(self, cell: int, meaning: Meaning, text: str = "") -> None:
        """Draw a meaning's glyph, or a text, from a cell on; what lies outside is cut off."""
        for place, char in enumerate(text or GLYPHS[meaning], start=cell):
            if 0 <= place < len(self._cells):
                self._cells[place] = (char, meaning)

    def has_only(self, meanings: Iterable[Meaning], first: int, last: int) -> bool:
        """Whether the cells from one to another are all there and mean nothing else."""
        inside = first >= 0 and last < len(self._cells)
        return inside and {each for _char, each in self._cells[first : last + 1]} <= set(meanings)

    def pieces(self) -> tuple[Piece, ...]:
        """The line, neighbours of one meaning joined."""
        runs = groupby(self._cells, key=lambda cell: cell[1])
        return tuple(Piece("".join(char for char, _meaning in run), meaning) for meaning, run in runs)


def text_of(pieces: Iterable[Piece]) -> str:
    """Return a line as plain text."""
    return "".join(piece.text for piece in pieces)

"""Cutting and padding text to a number of terminal cells; a wide character is never drawn by half."""

from typing import Literal

from rich.cells import cell_len, set_cell_size

from itplanner.tui.glyphs import CUT

Align = Literal["left", "right"]
Cut = Literal["end", "middle", "never"]

_POINTS_PER_CELL = 8
"""Code points read for each cell wanted: enough for joined emoji, and bounds the work on hostile text."""
_JOINER = "\u200d"
_WIDENER = "\ufe0f"


def fitted(text: str, width: int, align: Align = "left", cut: Cut = "end", mark: str = CUT) -> str:
    """`text` in exactly `width` cells."""
    short = shortened(text, width, cut, mark)
    blanks = " " * (width - cell_len(short))
    return blanks + short if align == "right" else short + blanks


def shortened(text: str, width: int, cut: Cut = "end", mark: str = CUT) -> str:
    """`text` in at most `width` cells, `mark` standing for what was cut; "never" leaves the mark alone."""
    text = _alone(text)
    bounded = text[: (width + 1) * _POINTS_PER_CELL]
    if len(bounded) == len(text) and cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    if cut == "never":
        return mark
    if cut == "end":
        return _head(bounded, width - 1).rstrip() + mark
    before = width // 2
    return _head(bounded, before) + mark + _tail(text, width - 1 - before)


def _head(text: str, width: int) -> str:
    """The first `width` cells of `text`, or one less where a wide character would be halved."""
    return _alone(set_cell_size(text, min(width, cell_len(text))))


def _tail(text: str, width: int) -> str:
    """The last cells of `text`, at most `width`, beginning with a character that has a cell of its own."""
    tail = text[-width * _POINTS_PER_CELL :] if width else ""
    while tail and (cell_len(tail) > width or not cell_len(tail[0])):
        tail = tail[1:]
    return tail


def _alone(text: str) -> str:
    """`text` without joiners at its ends: they would change the width of what stands beside it."""
    return text.lstrip(_JOINER + _WIDENER).rstrip(_JOINER)

"""One row of words: who and state, the places, footer, messages, mode bars."""

from collections.abc import Sequence
from itertools import compress

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.widgets.ink import Ink, cells, ink_of, strip_of
from itplanner.tui.widgets.parts import Drawn, Part, as_parts


class StatusLine(Widget):
    """Parts from the left and parts up to the right edge; those that may leave do so when it is narrow."""

    ALLOW_SELECT = False

    def __init__(
        self,
        left: Drawn = "",
        right: Drawn = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left = as_parts(left)
        self._right = as_parts(right)

    def show(self, left: Drawn, right: Drawn = "") -> None:
        """Other parts; nothing is drawn when they are the same."""
        drawn = as_parts(left), as_parts(right)
        if drawn != (self._left, self._right):
            self._left, self._right = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row; below it nothing."""
        ink, width = ink_of(self), self.size.width
        segments = line_segments(self._left, self._right, width, ink) if y == 0 else []
        return strip_of(segments, width, ink.style(Part("")))


def line_segments(left: Sequence[Part], right: Sequence[Part], width: int, ink: Ink) -> list[Segment]:
    """Both ends of a line `width` cells wide; the left one is cut when nothing can leave any more."""
    apart = 1 if left and right else 0
    stays = staying([*left, *right], width - apart, ink)
    ending = ink.segments(list(compress(right, stays[len(left) :])), width)
    room = width - cells(ending)
    beginning = ink.segments(list(compress(left, stays)), max(room - (apart if ending else 0), 0))
    return [*beginning, Segment(" " * (room - cells(beginning)), ink.style(Part(""))), *ending]


def staying(parts: Sequence[Part], width: int, ink: Ink) -> list[bool]:
    """Which parts stay when as many have left as must for the rest to fit into `width` cells."""
    stays = [True] * len(parts)
    needed = [cell_len(ink.text(part)) for part in parts]
    for turn in sorted({part.leaves for part in parts if part.leaves is not None}):
        if sum(compress(needed, stays)) <= width:
            break
        stays = [stay and part.leaves != turn for stay, part in zip(stays, parts, strict=True)]
    return stays

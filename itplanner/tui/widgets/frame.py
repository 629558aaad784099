"""The heavy frame of a dialog, with its title at the left of the top edge and a summary at the right."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.glyphs import HEAVY_RULE
from itplanner.tui.widgets.ink import Ink, cells, ink_of, strip_of
from itplanner.tui.widgets.line import staying
from itplanner.tui.widgets.parts import Drawn, Part, as_parts

_SIDE = "┃"
_CORNERS = ("┏", "┓", "┗", "┛")


class DialogFrame(Widget):
    """`┏━ Title ━━━ summary ━┓` around what it contains; its padding is the frame's place.

    Textual's own border has one title on an edge, and repaints all it encloses when that changes.
    """

    ALLOW_SELECT = False

    def __init__(self, title: Drawn = "", summary: Drawn = "") -> None:
        super().__init__()
        self._title = as_parts(title)
        self._summary = as_parts(summary)

    def show(self, title: Drawn, summary: Drawn = "") -> None:
        """Another title and summary; only the top edge is drawn again."""
        drawn = as_parts(title), as_parts(summary)
        if drawn != (self._title, self._summary):
            self._title, self._summary = drawn
            self.refresh(Region(0, 0, self.outer_size.width, 1).translate(-self.content_offset))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The frame, and the ground inside."""
        ink, width, height = ink_of(self), self.outer_size.width, self.outer_size.height
        lines = (self._line(y, width, height, ink) for y in range(crop.y, crop.bottom))
        return [line.crop(crop.x, crop.right) for line in lines]

    def _line(self, y: int, width: int, height: int, ink: Ink) -> Strip:
        if y == 0:
            segments = self._top(width, ink)
        elif y == height - 1:
            segments = ink.segments([Part(_CORNERS[2] + HEAVY_RULE * (width - 2) + _CORNERS[3])], width)
        else:
            segments = ink.segments([Part(_SIDE), Part(" " * (width - 2)), Part(_SIDE)], width)
        return strip_of(segments, width, ink.style(Part("")))

    def _top(self, width: int, ink: Ink) -> list[Segment]:
        """The top edge; of the summary, parts that may leave do so before the title is cut."""
        room = width - len("┏━  ━┓")
        stays = staying(self._summary, max(room - ink.cells(self._title) - len("  "), 0), ink)
        summary = [part for part, stay in zip(self._summary, stays, strict=True) if stay]
        ending = [Part(" "), *summary, Part(f" {HEAVY_RULE}{_CORNERS[1]}")] if summary else []
        ending = ending or [Part(HEAVY_RULE + _CORNERS[1])]
        end = ink.segments(ending, width)
        title = ink.segments(self._title, max(width - len("┏━  ") - cells(end), 0))
        start = [*ink.segments([Part(f"{_CORNERS[0]}{HEAVY_RULE} ")], width), *title]
        blank = ink.segments([Part(" ")], 1)
        between = width - cells(start) - cells(blank) - cells(end)
        return [*start, *blank, *ink.segments([Part(HEAVY_RULE * between)], max(between, 0)), *end]

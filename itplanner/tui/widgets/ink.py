"""How a widget draws: its palette on the ground it stands on, in Unicode or in ASCII."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.tui.glyphs import CUT, to_ascii
from itplanner.tui.roles import PALETTES, TERMINAL, Palette
from itplanner.tui.widgets.fitting import shortened
from itplanner.tui.widgets.parts import Part

ASCII_CLASS = "ascii"
"""The class the app carries where glyphs take their ASCII twins."""

_BOLD, _UNDERLINE, _REVERSE = Style(bold=True), Style(underline=True), Style(reverse=True)


@dataclass(frozen=True, slots=True)
class Ink:
    """A palette and whether glyphs can be drawn."""

    palette: Palette
    ascii: bool = False

    @property
    def cut(self) -> str:
        """The mark of text cut off."""
        return to_ascii(CUT) if self.ascii else CUT

    def text(self, part: Part) -> str:
        """What the terminal is sent for `part`: nothing that could command it."""
        clean = shown(part.text)
        return to_ascii(clean) if self.ascii and not part.typed else clean

    def style(self, part: Part) -> Style:
        """How `part` looks."""
        style = self.palette.style(part.role, selected=part.chosen)
        if part.bold:
            style += _BOLD
        if part.underline:
            style += _UNDERLINE
        return style + _REVERSE if part.reverse else style

    def cells(self, parts: Iterable[Part]) -> int:
        """How many cells `parts` would take."""
        return sum(cell_len(self.text(part)) for part in parts)

    def segments(self, parts: Sequence[Part], width: int) -> list[Segment]:
        """The parts in at most `width` cells; the last that fits loses its end."""
        drawn: list[Segment] = []
        texts = [self.text(part) for part in parts]
        if sum(map(cell_len, texts)) <= width:
            return [Segment(text, self.style(part)) for part, text in zip(parts, texts, strict=True)]
        for part, text in zip(parts, texts, strict=True):
            room = width - cells(drawn)
            if cell_len(text) < room:
                drawn.append(Segment(text, self.style(part)))
                continue
            drawn.append(Segment(shortened(text + " ", room, mark=self.cut), self.style(part)))
            break
        return drawn


def cells(segments: Iterable[Segment]) -> int:
    """How many cells `segments` take."""
    return sum(segment.cell_length for segment in segments)


def ink_of(widget: Widget) -> Ink:
    """The ink for `widget`: the theme's palette; another theme's name stands for the terminal's colours."""
    palette = PALETTES.get(widget.app.theme, TERMINAL)
    ground = widget.background_colors[1].rich_color if palette.own else None
    return Ink(palette.on(ground), ascii=widget.app.has_class(ASCII_CLASS))


def strip_of(segments: Iterable[Segment], width: int, blank: Style) -> Strip:
    """A line of exactly `width` cells, neighbours of one style joined."""
    drawn = list(segments)
    room = width - cells(drawn)
    if room > 0:
        drawn.append(Segment(" " * room, blank))
    # Textual would make a strip, with its seven caches, for each of these steps.
    strip = Strip(Segment.simplify(drawn), width - min(room, 0))
    return strip.adjust_cell_length(width)

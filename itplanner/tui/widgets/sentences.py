"""A few sentences, one a row: what stands where a list has no rows, and what a dialog says."""

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.widgets.ink import ink_of, strip_of
from itplanner.tui.widgets.line import line_segments
from itplanner.tui.widgets.parts import Drawn, Part, as_parts


class Sentences(Widget):
    """Rows of words that can't be chosen."""

    ALLOW_SELECT = False

    def __init__(self, lines: Sequence[Drawn] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines = [as_parts(line) for line in lines]

    def show(self, *lines: Drawn) -> None:
        """Say something else."""
        drawn = [as_parts(line) for line in lines]
        if drawn != self._lines:
            self._lines = drawn
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A row each."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One sentence."""
        ink, width = ink_of(self), self.size.width
        parts = self._lines[y] if y < len(self._lines) else ()
        return strip_of(line_segments(parts, (), width, ink), width, ink.style(Part("")))

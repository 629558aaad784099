"""A chart on the screen: drawn anew only when what it shows or its size has changed."""

from itertools import chain, islice, repeat

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.widgets.ink import Ink, ink_of, strip_of
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.picture import Picture


class Chart(Widget):
    """The lines of a picture."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._picture: Picture | None = None
        self._made: tuple[Picture | None, int, int, Ink] | None = None
        self._strips: list[Strip] = []

    def show(self, picture: Picture | None) -> None:
        """Show another picture; lines that look as before are not drawn again."""
        if picture == self._picture:
            return
        before, self._picture = self._strips, picture
        if not self.size.area:  # it has no place yet, and is drawn when it gets one
            return
        changed = [y for y, line in enumerate(self._drawn()) if before[y : y + 1] != [line]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One line of the picture; below its last one nothing."""
        return self._drawn()[y]

    def _drawn(self) -> list[Strip]:
        """The picture's lines, drawn if they aren't yet."""
        ink, (width, height) = ink_of(self), self.size
        wanted = (self._picture, width, height, ink)
        if wanted != self._made:
            self._made = wanted
            picture = self._picture
            lines = () if picture is None else picture.lines(width, height, ascii_only=ink.ascii)
            parts = islice(chain(lines, repeat(())), height)
            blank = ink.style(Part(""))
            self._strips = [strip_of(ink.segments(each, width), width, blank) for each in parts]
        return self._strips

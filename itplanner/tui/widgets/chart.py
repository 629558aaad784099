"""A chart on the screen: drawn anew only when what it shows or its size has changed."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.widgets.ink import ink_of, strip_of
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.picture import Lines, Picture


class Chart(Widget):
    """The lines of a picture."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._picture: Picture | None = None
        self._made: tuple[Picture | None, int, int, bool] | None = None
        self._lines: Lines = ()
        self._drawn: dict[int, Strip] = {}

    def show(self, picture: Picture | None) -> None:
        """Show another picture; lines that look as before are not drawn again."""
        if picture == self._picture:
            return
        self._picture = picture
        changed = [
            y for y in range(self.size.height) if y not in self._drawn or self._drawn[y] != self._line(y)
        ]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One line of the picture; below its last one nothing."""
        strip = self._drawn[y] = self._line(y)
        return strip

    def _line(self, y: int) -> Strip:
        ink, width = ink_of(self), self.size.width
        lines = self._wanted(ascii_only=ink.ascii)
        parts = lines[y] if y < len(lines) else ()
        return strip_of(ink.segments(parts, width), width, ink.style(Part("")))

    def _wanted(self, *, ascii_only: bool) -> Lines:
        """The picture's lines, drawn if they aren't yet."""
        wanted = (self._picture, self.size.width, self.size.height, ascii_only)
        if wanted != self._made:
            self._made = wanted
            self._lines = (
                ()
                if self._picture is None
                else self._picture.lines(self.size.width, self.size.height, ascii_only=ascii_only)
            )
        return self._lines

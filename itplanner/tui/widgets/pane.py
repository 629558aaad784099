"""The rules of a pane: its head, which is title, border and summary in one row, and the line beside it."""

from itertools import compress

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.glyphs import CURSOR, HEAVY_RULE, JOINT, LIGHT_RULE, SIDE_RULE
from itplanner.tui.roles import Role
from itplanner.tui.widgets.ink import Ink, cells, ink_of, strip_of
from itplanner.tui.widgets.line import staying
from itplanner.tui.widgets.parts import Drawn, Part, as_parts


class PaneHead(Widget):
    """`━▸ Title ━━━ summary ━` over the pane with the focus, `─ Title ─── summary ─` over the others."""

    ALLOW_SELECT = False

    def __init__(
        self,
        title: Drawn = "",
        summary: Drawn = "",
        *,
        focused: bool = False,
        joined: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        """`joined`: a vertical rule ends in this row, right before the head, and is its first cell."""
        super().__init__(id=id, classes=classes)
        self._title = as_parts(title)
        self._summary = as_parts(summary)
        self._focused = focused
        self._joined = joined

    @property
    def focused(self) -> bool:
        """Whether the pane has the focus."""
        return self._focused

    @focused.setter
    def focused(self, focused: bool) -> None:
        if focused != self._focused:
            self._focused = focused
            self.refresh()

    @property
    def joined(self) -> bool:
        """Whether a vertical rule ends right before the head."""
        return self._joined

    @joined.setter
    def joined(self, joined: bool) -> None:
        if joined != self._joined:
            self._joined = joined
            self.refresh()

    def show(self, title: Drawn, summary: Drawn = "") -> None:
        """Another title and summary; the parts of both that may leave do so before the title is cut."""
        drawn = as_parts(title), as_parts(summary)
        if drawn != (self._title, self._summary):
            self._title, self._summary = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The head; below it nothing."""
        ink, width = ink_of(self), self.size.width
        segments = self._head(ink, width) if y == 0 else []
        return strip_of(segments, width, ink.style(Part("")))

    def _head(self, ink: Ink, width: int) -> list[Segment]:
        """The head in `width` cells."""
        role = Role.ACCENT if self._focused else Role.RULE
        edge = Part(HEAVY_RULE if self._focused else LIGHT_RULE, role)
        lead = Part(("" if self._joined else edge.text) + (CURSOR if self._focused else ""), role)
        blank = Part(" ")
        room = width - ink.cells([lead, edge]) - len("  ━")
        stays = staying([*self._title, *self._summary], room - len("  "), ink)
        summary = list(compress(self._summary, stays[len(self._title) :]))
        room -= ink.cells(summary) + len("  ") if summary else 0
        title = ink.segments(list(compress(self._title, stays)), max(room, 0))
        start = [*ink.segments([lead, blank], width), *title, *ink.segments([blank] if title else [], 1)]
        end = ink.segments([blank, *summary, blank, edge] if summary else [edge], width - cells(start))
        between = width - cells(start) - cells(end)
        return [*start, *ink.segments([Part(edge.text * between, role)], between), *end]


class SideRule(Widget):
    """The vertical rule between two panes, joined to the heads in its first cell."""

    ALLOW_SELECT = False

    def render_line(self, y: int) -> Strip:
        """One cell of the rule."""
        ink = ink_of(self)
        part = Part((SIDE_RULE if y else JOINT) * self.size.width, Role.RULE)
        return strip_of(ink.segments((part,), self.size.width), self.size.width, ink.style(Part("")))

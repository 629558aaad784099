"""`=`: why a KPI came to a value, with the rows behind it; tab shows those left out, v the definitions."""

from collections.abc import Hashable, Sequence
from typing import ClassVar, Final, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.periods import Period, following
from itplanner.domain.kpis.versions import Version
from itplanner.domain.records import KPI
from itplanner.tui.content.explaining.explained import Explained, Facts, explained, no_facts
from itplanner.tui.content.explaining.rows import Place
from itplanner.tui.content.explaining.telling import as_text
from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.forms.drawing import wrapped
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.parts import Drawn, Part
from itplanner.tui.widgets.rows import Rows
from itplanner.tui.widgets.sentences import Sentences

OUTSIDE = 5
"""Rows that are neither sentences nor list: the frame's two, what is in sight, the footer, one left free."""

MOST = 18
"""Rows that the list takes at most."""

Shown = Literal["counted", "left", "defined"]

NONE: Final[dict[Shown, str]] = {
    "counted": "No row counts in this period",
    "left": "Nothing was left out",
    "defined": "Its definition is as it was first stored",
}


class Behind(Grid):
    """The rows behind a value; sentences of many lines leave them less room."""

    room = MOST

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many as there are, and as there is room for."""
        return min(super().get_content_height(container, viewport, width), max(self.room, 2), MOST)


class ExplainDialog(Dialog[Hashable]):
    """A value, explained; answers with the record that is to be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", show=False),
        Binding("tab,shift+tab", "turn('left')", show=False, priority=True),
        Binding("v", "turn('defined')", show=False),
        Binding("y", "copy", show=False),
        Binding("left_square_bracket", "period(-1)", show=False),
        Binding("right_square_bracket", "period(1)", show=False),
    ]

    def __init__(
        self,
        view: View,
        kpi: KPI,
        period: Period,
        versions: Sequence[Version],
        facts: Facts = no_facts,
    ) -> None:
        self._view, self._kpi, self._versions, self._facts = view, kpi, versions, facts
        self._points = {point.period: point for point in view.standing(kpi).points}
        self._period = period
        self._shown: Shown = "counted"
        self._explained = self._made()
        self._feet: list[str] = []
        super().__init__(self._explained.title, self._explained.window)

    def body(self) -> ComposeResult:
        """The sentences, the rows, and by which definition."""
        yield Sentences(id="explain-lines")
        yield Behind(id="explain-list")
        yield Sentences(id="explain-foot")

    def on_mount(self) -> None:
        """Begin at the worst row."""
        super().on_mount()
        self.query_one(Grid).focus()
        self.call_after_refresh(self._show)

    def _made(self) -> Explained:
        point = self._points.get(self._period, Point(self._period))
        return explained(self._view, self._kpi, point, self._versions, self._facts)

    @property
    def _rows(self) -> Rows:
        found = {"counted": self._explained.counted, "left": self._explained.left}
        return found.get(self._shown, self._explained.defined)

    @on(events.Resize)
    def _show(self) -> None:
        """Write everything; the list has the rows that the sentences leave."""
        made, rows, frame = self._explained, self._rows, self.query_one(DialogFrame)
        months, to, day = made.window.partition(" to ")
        window = (Part(f"{months} ", leaves=0), Part(f"to {day}")) if to else months
        frame.show(Part(made.title, typed=True), window)
        self._feet = wrapped(made.foot, frame.content_size.width - 1)
        lines = self._lines(made)
        said = self.query_one("#explain-lines", Sentences)
        said.show(*lines)
        said.refresh(layout=True)
        grid = self.query_one(Behind)
        grid.room = self._left(lines)
        grid.show(rows)
        grid.refresh(layout=True)
        self._show_foot()
        self._hint()

    def _lines(self, made: Explained) -> list[Drawn]:
        """The sentences, with blank lines around them where there is room."""
        lines = made.lines(self.query_one(DialogFrame).content_size.width)
        roomy = self._left(lines) > len(self._rows) + 3
        lines = [lines[0], "", *lines[1:], ""] if roomy else lines
        return lines if len(self._rows) else [*lines, f" {NONE[self._shown]}"]

    def _left(self, lines: Sequence[Drawn]) -> int:
        """How many rows the sentences leave for the list."""
        return self.app.size.height - OUTSIDE - len(lines) - len(self._feet)

    @on(Grid.Scrolled)
    def _show_foot(self) -> None:
        """Say under the list which of its rows are in sight, and what it rests on."""
        beyond = self.query_one(Grid).visible_range.beyond
        foot = self.query_one("#explain-foot", Sentences)
        foot.show(Part(f" {beyond}", Role.MUTED), *(f" {line}" for line in self._feet))
        foot.refresh(layout=True)

    @on(Grid.Moved)
    def _hint(self) -> None:
        """Name the keys; a message holds until then."""
        verb = [("enter", "open it")] if self._under is not None else []
        other = ("tab", "left out" if self._shown == "counted" else "what counted")
        last = [("y", "copy"), ("[ ]", "period"), ("esc", "back")]
        self.hints = (*verb, other, ("v", "definitions"), *last)
        self.on_resize()

    @property
    def _under(self) -> Hashable | None:
        key = self.query_one(Grid).cursor_key
        return key.ref if isinstance(key, Place) else None

    def action_open(self) -> None:
        """Answer with the record under the cursor."""
        if self._under is not None:
            self.dismiss(self._under)
        else:
            self.say("Nothing to open here: this is no record of its own")

    def action_turn(self, shown_next: Shown) -> None:
        """Show what was left out, or the definitions; the same key shows again what counted."""
        self._shown = "counted" if self._shown != "counted" else shown_next
        self._show()

    def action_period(self, steps: int) -> None:
        """Explain the period before or after, between the first and the last one with a value."""
        period = following(self._period, self._kpi.cadence, self._view.calendar, steps)
        if period not in self._points:
            self.say(f"{self._period.label} is the {'last' if steps > 0 else 'first'} period with a value")
            return
        self._period = period
        self._explained = self._made()
        self._show()

    def action_copy(self) -> None:
        """Copy all of it to the terminal's clipboard."""
        text = "\n".join(as_text(self._explained, self._rows))
        self.app.copy_to_clipboard(text)
        self.say(f"Copied {len(text)} characters to your terminal's clipboard")

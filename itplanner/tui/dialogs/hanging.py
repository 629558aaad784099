"""What hangs on a record, both ways; tab goes to what would become of it if it went or slipped."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.tui.content.blast import QUARTER, consequence_lines, totals_line
from itplanner.tui.content.hanging import hanging_rows
from itplanner.tui.dialogs.pick import Pick
from itplanner.tui.view import View
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.line_input import LineInput
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

FURTHEST = 12 * QUARTER
"""Months that can be looked ahead, and back."""


class HangingDialog(Pick):
    """The records around one; nothing that is looked at here changes the plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "turn", show=False, priority=True),
        Binding("greater_than_sign", "slip(1)", show=False),
        Binding("less_than_sign", "slip(-1)", show=False),
    ]

    def __init__(self, view: View, ref: Ref, code: str) -> None:
        find = partial(hanging_rows, view, ref)
        super().__init__(
            f"What hangs on {code}",
            find,
            verb="go there",
            below=(Part("So far: ", leaves=0), Part(totals_line(view, ref))),
        )
        self._list_hints = self.hints = (self.hints[0], ("tab", "drop or slip"), *self.hints[1:])
        self._view, self._ref, self._code = view, ref, code
        self._months = QUARTER

    def body(self) -> ComposeResult:
        """The list, and in its place when asked for the consequences."""
        yield from super().body()
        yield Sentences(id="blast")

    @property
    def looking(self) -> bool:
        """Whether the consequences are shown."""
        return self.has_class("blast")

    def action_turn(self) -> None:
        """Go from the list to the consequences, or back."""
        self.toggle_class("blast")
        self.hints = self._list_hints
        if self.looking:
            moves = [("< >", "earlier, later")] if self._ref.kind == Goal.kind else []
            self.hints = (*moves, ("tab", "back to the list"), ("esc", "back"))
            self.set_focus(None)
            self._say()
        else:
            self.query_one(LineInput).focus()
            self._show(self.query_one(LineInput).value)
        self.on_resize()

    def action_slip(self, way: int) -> None:
        """Look at the goal a quarter later, or earlier; where it is now there is nothing to look at."""
        if self.looking:
            months = self._months + way * QUARTER or way * QUARTER
            self._months = min(max(months, -FURTHEST), FURTHEST)
            self._say()

    def action_choose(self) -> None:
        """Answer with the record under the cursor, while the list is shown."""
        if not self.looking:
            super().action_choose()

    def _say(self) -> None:
        said = self.query_one("#blast", Sentences)
        width = self.query_one(DialogFrame).content_size.width
        said.show(*consequence_lines(self._view, self._ref, self._months, width))
        said.refresh(layout=True)
        self.query_one(DialogFrame).show(
            f"If {self._code} goes{' or slips' if self._ref.kind == Goal.kind else ''}", "nothing is saved"
        )

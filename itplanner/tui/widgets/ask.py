"""One line to type into, above the footer: a title, a reason, the words of a filter."""

from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from itplanner.domain.values import dataclass
from itplanner.tui.roles import Role
from itplanner.tui.widgets.fitting import shortened
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part, mixed

MARGINS: Final = 9
"""Cells of the head that neither the question nor what is said takes."""

LEAST: Final = 24
"""So much of what was done is said even beside a long question."""


class Ask(Vertical):
    """A question and its line; hidden until something is asked, laid over the rows below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("ctrl+s,ctrl+j", "answer", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The text changed."""

        text: str

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        text: str

    class Cancelled(Message):
        """Escape was pressed."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._asked = ""
        self._leaves = ""

    @property
    def asking(self) -> bool:
        """Whether the line is shown."""
        return self.display

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value

    def ask(self, question: str, hint: str, text: str = "") -> None:
        """Show the line with a question on its left and what the keys do on its right."""
        self.display = True
        self._asked = question
        enter, esc, gives_up = hint.rpartition("esc")
        self._leaves = esc + gives_up
        summary = Part(enter, leaves=0), Part(self._leaves, leaves=1)
        if not self.children:  # it comes with the first question: most places are never asked one
            from itplanner.tui.widgets.line_input import LineInput  # noqa: PLC0415 - the same

            self.mount(PaneHead("", focused=True, id="ask-head"), LineInput(id="ask-line"))
        self.query_one(PaneHead).show(Part(question, typed=True), summary)
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        # At once, not by a message: the next key may be waiting already.
        self.screen.set_focus(line)

    def hint(self, words: str, role: Role = Role.TEXT) -> None:
        """Say something at the question's right, before what esc does; it leaves the question room."""
        if role is Role.TEXT:
            words = shortened(words, max(self.size.width - cell_len(self._asked) - MARGINS, LEAST))
        summary = [*mixed(words, role), Part(f" · {self._leaves}", leaves=0)]
        self.query_one(PaneHead).show(Part(self._asked, typed=True), summary)

    def clear(self) -> None:
        """Empty the line for the next answer."""
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = ""

    def close(self) -> None:
        """Hide the line."""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.asking:
            self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Answered(event.value))

    def action_answer(self) -> None:
        """Take what is typed."""
        self.post_message(self.Answered(self.query_one(Input).value))

    def action_cancel(self) -> None:
        """Give up the question."""
        self.post_message(self.Cancelled())

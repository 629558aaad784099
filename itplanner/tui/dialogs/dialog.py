"""A dialog: a solid box over a place, its keys in the footer's line."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from itplanner.tui.content.frame import fitting_entries
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.parts import Part

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A question over a place; it answers by its value and changes nothing itself."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", show=False)]

    def __init__(self, title: str, right: str = "") -> None:
        super().__init__()
        self.hints: Sequence[tuple[str, str]] = (("esc", "back"),)
        """The footer's entries, the last one always shown."""
        self._title = title
        self._right = right

    def compose(self) -> ComposeResult:
        """The box and the footer."""
        with DialogFrame(self._title, self._right):
            yield from self.body()
        yield StatusLine(id="footer")

    def body(self) -> ComposeResult:
        """What stands in the box."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Name the dialog's keys."""
        self.on_resize()

    def on_resize(self) -> None:
        """Name as many keys as fit."""
        self.query_one("#footer", StatusLine).show(fitting_entries(self.hints, self.app.size.width))

    def entitle(self, title: str, right: str = "") -> None:
        """Write a title and a count into the frame."""
        self._title, self._right = title, right
        self.query_one(DialogFrame).show(Part(title, typed=True), right)

    def say(self, message: str) -> None:
        """Put a message into the footer's line."""
        self.query_one("#footer", StatusLine).show(f" {message}")

    def action_give_up(self) -> None:
        """Close without an answer."""
        if self.is_current:
            self.dismiss(None)

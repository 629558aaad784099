"""The frame of every place: who and state, the places, a bar, keys and messages, a line to ask on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive

from itplanner.tui import keys
from itplanner.tui.content.frame import Said, footer_parts, message_parts, places_parts, who_parts
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Asking
from itplanner.tui.view import NOWHERE, View
from itplanner.tui.widgets.ask import Ask
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.parts import Part


class Framed(Asking):
    """A screen of the workbench in its frame."""

    NAME: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = []

    view: reactive[View] = reactive(NOWHERE, init=False, always_update=True)
    """What is shown."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.set_reactive(Framed.view, view)
        self._said = False

    def compose(self) -> ComposeResult:
        """The rows of the frame around the body."""
        yield StatusLine(id="who")
        yield StatusLine(id="places")
        yield StatusLine(id="bar")
        yield from self.above()
        with Horizontal(id="body"):
            yield from self.body()
        yield StatusLine(id="footer")
        yield Ask(id="ask")

    def above(self) -> ComposeResult:
        """What stands over the panes, across the whole screen."""
        return ()

    def body(self) -> ComposeResult:
        """The panes."""
        raise NotImplementedError

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count here, as many as fit."""
        return footer_parts(keys.footer(keys.groups(self.NAME), writable=self.view.writable), width)

    def show_frame(self) -> None:
        """Draw the first two rows and the footer."""
        width = self.app.size.width
        self.query_one("#who", StatusLine).show(*who_parts(self.view, width))
        self.query_one("#places", StatusLine).show(places_parts(self.NAME, width))
        self.show_footer()

    def show_footer(self) -> None:
        """Name the keys that count here, unless a message stands there."""
        if not self._said:
            self.query_one("#footer", StatusLine).show(self.footer(self.app.size.width))

    def bar(self, text: str, hint: str, role: Role) -> None:
        """Show a mode bar under the places, or none when the text is empty."""
        if not self.is_mounted:  # a key came before the first frame; the bar is shown with the next view
            return
        bar = self.query_one("#bar", StatusLine)
        bar.display = bool(text)
        bar.show(Part(f" {text} ", role, reverse=True), Part(f" {hint} ", Role.MUTED))

    def say(self, message: str | Said, role: Role = Role.TEXT) -> None:
        """Put a message into the footer's line until the next key."""
        if not self.is_mounted:
            return
        ask, said = self.query_one(Ask), message if isinstance(message, Said) else Said(message)
        if role is Role.BAD:
            said = replace(said, text=f"! {said.text}")
        if ask.asking:
            ask.hint(said.whole, role)
            return
        self._said = True
        self.query_one("#footer", StatusLine).show(*message_parts(said, role, self.app.size.width))

    def key_pressed(self) -> None:
        """Take the message away: a key was pressed."""
        if self._said:
            self._said = False
            self.show_footer()

"""Keys typed ahead: what follows a key that opens something waits until it is open.

Over a slow line several keys arrive at once. Textual hands each to whatever has the focus when it arrives,
so that a title typed right behind `a` would run as commands of the list.
"""

from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen
from textual.widgets import Input

from itplanner.tui.keys import KEYS
from itplanner.tui.screens.place import Place
from itplanner.tui.widgets.grid import Grid

Result = TypeVar("Result")

OPENS = frozenset(
    {"add", "add_under", "edit", "open", "measure", "record", "end", "carry", "delete", "filter"}
    | {"app.palette", "app.help", "app.hangs", "app.add('person')", "app.save_as"}
)
"""The actions that open a line, a form or a dialog."""

ENDING = frozenset({"enter", "escape", "ctrl+s", "ctrl+j"})
"""The keys that end a line."""

OPENING = frozenset(name for key in KEYS if key.action in OPENS for name in key.keys)


class TypeAhead(App[Result]):
    """An app in which nothing that is typed ahead is lost, or done where it wasn't meant."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[events.Key] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold keys back while something opens, and hand them on in their order."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._held is not None:
            self._held.append(event)
            return
        if self._opens(event.key):
            self._held = []
            way = [node for node in (self.focused or self.screen).ancestors_with_self if node is not self]
            await super().on_event(event)
            # Twice along the way that a key bubbles: first the key itself, then what its action asked for.
            self._follow([*way, self, *way, self])
        else:
            await super().on_event(event)

    def _opens(self, key: str) -> bool:
        """Whether a key opens something, or ends a line or a dialog that something follows."""
        if not isinstance(self.screen, Place):
            return key == "escape"
        if isinstance(self.focused, Input):
            return key in ENDING
        return key in OPENING and isinstance(self.focused, Grid)

    def _follow(self, way: Sequence[MessagePump]) -> None:
        """Go from node to node, behind the messages that wait there, then hand on the keys that were held."""
        if way and way[0].is_running:
            way[0].call_later(self._follow, way[1:])
        elif way:
            self._follow(way[1:])
        else:
            self._hand_on()

    def _hand_on(self) -> None:
        screen = self.screen
        if isinstance(screen, ModalScreen) and screen.focused is None:
            self.call_after_refresh(self._hand_on)
            return
        held, self._held = self._held or [], None
        for key in held:
            self.post_message(key)

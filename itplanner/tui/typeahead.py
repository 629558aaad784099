"""Keys that arrive together, as a slow line delivers them: each waits for the one before."""

from collections import deque
from typing import Final, TypeVar

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

Result = TypeVar("Result")

PATIENCE: Final = 0.3
"""Seconds after which a key holds up no other: the widget that had it may be gone, with its answer."""


class Handled(Message):
    """Follows a key on its way up from where it was typed, and so arrives when the key was handled."""


class OneByOne(App[Result]):
    """Forwards a key once the one before was handled and the screen it led to has its focus.

    Textual forwards keys as they arrive to what has the focus then, and runs bindings when a key has bubbled
    up: without this, `/femi` in one packet would run the commands f, e, m and i.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._patience: Timer | None = None
        """Runs while a key is under way."""

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if self._patience is None:
            await self._next()

    async def _next(self) -> None:
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        if self._typed:
            self._patience = self.set_timer(PATIENCE, self._next)
            target = self.focused or self.screen
            await super().on_event(self._typed.popleft())
            target.post_message(Handled())

    def on_handled(self) -> None:
        """Give the screen on top the time to be mounted and focused before the next key."""
        # Focus is set by a callback of the app, and on a new screen only once that is mounted.
        patience = self._patience
        self.call_later(lambda: self.screen.call_later(self.call_later, self._after, patience))

    async def _after(self, patience: Timer | None) -> None:
        if patience is self._patience:
            await self._next()

"""Keys one by one: each waits for the one before, however a slow line delivers them, and is one frame."""

from collections import deque
from contextlib import ExitStack
from typing import Any, Final

from textual import events, messages
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from itplanner.domain.values import dataclass
from itplanner.tui.window import Result, Window

PATIENCE: Final = 0.3
"""Seconds after which a key holds up no other: the widget that had it may be gone, with its answer."""


@dataclass
class Handled(Message):
    """Follows a key on its way up from where it was typed, and so arrives when the key was handled."""

    told: bool = False
    """Whether it came a second time, behind what the key led to: that the cursor moved, for example."""


class OneByOne(Window[Result]):
    """Forwards a key once the one before was handled and the screen it led to has its focus.

    Textual forwards keys as they arrive to what has the focus then, and runs bindings when a key has bubbled
    up: without this, `/femi` in one packet would run the commands f, e, m and i.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._patience: Timer | None = None
        """Runs while a key is under way."""
        self._before: Screen[Any] | None = None
        """The screen on top when it began."""
        self._frame = ExitStack()
        """Holds back painting, so that all a key leads to is one frame."""

    @property
    def typed_ahead(self) -> bool:
        """Whether keys wait for one that is under way."""
        return bool(self._typed)

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if self._patience is None:
            # Not for keys that waited: they would all be painted after the last one only.
            self._frame.enter_context(self.batch_update())
            await self._send()

    async def _send(self) -> None:
        self._patience = self.set_timer(PATIENCE, self._next)
        self._before = self.screen
        target = self.focused or self.screen
        await super().on_event(self._typed.popleft())
        target.post_message(Handled())

    async def _next(self) -> None:
        self._frame.close()
        for screen in self.screen_stack[-1:]:
            if screen is not self._before:
                screen.post_message(messages.Update(screen))  # else its parts are painted first, and then all
            screen.check_idle()  # it may have looked for something to paint in vain meanwhile
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        if self._typed and self.screen_stack:  # behind the key that left there is nobody to take more
            await self._send()

    def on_handled(self, event: Handled) -> None:
        """Give the screen on top the time to be told, mounted and focused before the next key."""
        if event.told:
            self._go_on()
        elif self.screen_stack:
            (self.focused or self.screen).post_message(Handled(told=True))

    def pop_screen(self) -> AwaitComplete:
        """Go on with the screen below: the widget that had the key may be gone, with its answer."""
        popped = super().pop_screen()
        self._go_on()
        return popped

    def _go_on(self) -> None:
        # Focus is set by a callback of the app, and on a new screen only once that is mounted.
        patience = self._patience
        self.call_later(lambda: self.screen.call_later(self.call_later, self._after, patience))

    async def _after(self, patience: Timer | None) -> None:
        if patience is self._patience:
            await self._next()

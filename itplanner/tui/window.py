"""The program's window: its frames go over the thin line, and it is right in every size."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final, TypeVar

from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from itplanner.tui.thin.driver import ThinDriver, thinned
from itplanner.tui.thin.line import CLEAR

Result = TypeVar("Result")

AT_START: Final = 2
"""So often the window's size is told as the program starts: by Textual, and by the driver."""


class Window(App[Result]):
    """A program in a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._told = 0
        """How often the window's size was told; at the start it is no other than it was."""
        # For toasts and tooltips, of which there are none here, each screen would have two widgets more.
        self._disable_tooltips = self._disable_notifications = True
        self._last: Size | None = None
        """The size that was told last."""

    def get_driver_class(self) -> type[Driver]:
        """Return what draws on the terminal."""
        return thinned(super().get_driver_class())

    @contextmanager
    def batch_update(self) -> Iterator[None]:
        """Hold back painting as long as the context lasts, but not while the program starts.

        There Textual draws its first frame in vain, and then two more. Let it be seen: of those that
        follow the thin line sends only what changed, which is nothing.
        """
        starts = not self._told and isinstance(self._driver, ThinDriver)
        with nullcontext() if starts else super().batch_update():
            yield

    def on_resize(self, event: events.Resize) -> None:
        """Follow the window, however fast it is dragged.

        Textual's handler of the signal may be interrupted by the next one, and then tells the older size
        last: so take the size the window has now. And draw all again, also where it is back at the size it
        was drawn in: the terminal may have lost what stood in the cells that it didn't have for a moment.
        """
        # A terminal that tells its size by itself (mode 2048) tells each, and the present one first of all.
        by_itself = event.pixel_size is not None
        if not self.is_headless and not by_itself:
            size = Size(*shutil.get_terminal_size())
            if size != event.size:
                self.post_message(events.Resize(size, size))
        known, self._last = event.size == self._last, event.size
        self._told += 1
        if self._told <= AT_START or (by_itself and known):
            return
        if isinstance(self._driver, ThinDriver):
            self._driver.line.forget()
        if event.size == self.screen.outer_size:
            self.screen.refresh()

    @on(ThinDriver.TurnedOff)
    def _draw_plain(self) -> None:
        """Draw again what the thin line may have left out; all is as before, but for the bytes."""
        self.screen.refresh()

    def action_redraw(self) -> None:
        """Draw everything again, whatever another program has written onto the screen."""
        if self._driver is not None:  # there is no public road to the terminal
            self._driver.write(CLEAR)
        self.screen.refresh(layout=True)

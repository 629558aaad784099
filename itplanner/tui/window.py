"""The size of the window, however fast it is dragged to and fro."""

import shutil
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size


def follow(app: App[Any], event: events.Resize) -> None:
    """Take the size the window has now, and draw all again where it is back at the one it was drawn in.

    Textual's handler of the signal may be interrupted by the next one, and then tells the older size last.
    """
    if not app.is_headless and event.pixel_size is None:
        size = Size(*shutil.get_terminal_size())
        if size != event.size:
            app.post_message(events.Resize(size, size))
    if event.size == app.screen.outer_size:
        # The terminal may have lost what stood in the cells that it didn't have for a moment.
        app.screen.refresh()

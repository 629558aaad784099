"""The keys that move through a list of rows, the same in every list."""

from typing import Final

MOVEMENT: Final[tuple[tuple[str, str, str], ...]] = (
    ("down,j", "move(1)", "next row"),
    ("up,k", "move(-1)", "row before"),
    ("pagedown", "page(1)", "next page"),
    ("pageup", "page(-1)", "page before"),
    ("ctrl+d", "half_page(1)", "half a page on"),
    ("ctrl+u", "half_page(-1)", "half a page back"),
    ("home,g", "first", "first row"),
    ("end,G", "last", "last row"),
    ("V", "toggle_selecting", "select rows"),
    ("asterisk", "select_all", "select all"),
)
"""Keys, action, what it does."""

WHEEL_ROWS: Final = 3
"""Rows for one notch of the mouse wheel."""

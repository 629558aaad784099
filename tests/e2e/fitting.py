"""Whether a dialog fits its screen: frame and cursor in sight, its keys in the footer, esc away again."""

import re

from tests.e2e.desk import PLAIN
from tests.e2e.terminal import Terminal

SIZES = [PLAIN, (60, 20)]
FORM = r"^ (enter|tab) (next|save) +ctrl\+s save  esc close, kept( |$)"
PICK = (
    r"^ enter (go|run it|go there|choose it|move it there|merge it there|go to the field)"
    r"  up down choose  (type to find  )?esc back$"
)
HANGS = r"^ enter go there  tab drop or slip  (up down choose  )?(type to find  )?esc back$"
COVERAGE = r"^ enter which goals  arrows walk  esc back$"


def place(terminal: Terminal) -> str:
    """Return the screen without its first row: it tells what checks and others find, whenever that is."""
    return "\n".join(terminal.lines[1:])


def goes_away(terminal: Terminal, before: str) -> None:
    terminal.press("esc").until(lambda: place(terminal) == before, "the place as it was")


def fits(terminal: Terminal, title: str, footer: str, *, marks: int = 1) -> None:
    """Wait for a dialog whose whole frame is on the screen, with its cursor in it and its keys below."""

    def wrong() -> str:
        return unfit(terminal, title, marks) or (
            "" if re.search(footer, terminal.lines[-1]) else "other keys"
        )

    terminal.wait_for(rf"┏━ {re.escape(title)}")
    terminal.wait_footer(footer)
    terminal.until(lambda: not wrong(), f"{title} in its frame: {wrong()}", 10)


def unfit(terminal: Terminal, title: str, marks: int) -> str:
    """Return what is wrong with a dialog on the screen, where so many marks stand; nothing when it fits."""
    lines, (columns, rows) = terminal.lines, terminal.size
    top = next((row for row, line in enumerate(lines) if f"┏━ {title}" in line), None)
    if top is None:
        return "no upper left corner"
    left, right = lines[top].rindex("┏"), lines[top].rfind("┓")
    bottom = next((row for row in range(top, rows) if lines[row][left : left + 1] == "┗"), None)
    if bottom is None or right < 0 or lines[bottom][right : right + 1] != "┛":
        return "a corner is out of sight"
    inside = [lines[row] for row in range(top + 1, bottom)]
    if any(line[left] + line[right : right + 1] != "┃┃" for line in inside):
        return "a side is broken"
    if bottom - top + 1 > rows - 2 or right - left + 1 > min(columns, 76):
        return "larger than the screen allows"
    if sum("▸" in line[left:right] for line in inside) != marks:
        return "no cursor in sight"
    return terminal.beyond.strip()

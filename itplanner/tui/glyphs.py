"""Every glyph the screens draw, by what it means, and its ASCII twin; all are one cell wide."""

import codecs
from collections.abc import Mapping
from typing import Final

from rich.cells import cell_len

from itplanner.charts.inline import SPARKS

DONE: Final = "✓"
OPEN: Final = "○"
LATE: Final = "!"
FAILS: Final = "!"
WEAK: Final = "~"
CANT_TELL: Final = "?"
BLOCKED: Final = "‖"
CANCELLED: Final = "×"
NO_MONEY: Final = "∅"
FOLDED: Final = "+"
UNFOLDED: Final = "-"
BEYOND: Final = "→"
BEFORE: Final = "←"
GREEN: Final = "●"
AMBER: Final = "▲"
RED: Final = "■"
UP: Final = "↑"
DOWN: Final = "↓"
NEEDS: Final = "⇐"
NEEDED: Final = "⇒"
FLAT: Final = "="
SEALED: Final = "§"
CHANGED: Final = "≠"
DRAFT: Final = "~"
MILESTONE: Final = "◆"
TARGET: Final = "◇"
ACTUAL: Final = "█"
COMMITTED: Final = "▓"
AVAILABLE: Final = "░"
MISSED_ZONE: Final = "▒"
CURSOR: Final = "▸"
CURSOR_AWAY: Final = "▹"
SELECTED: Final = "*"
WORK_DONE: Final = "━"
WORK_HALF: Final = "╾"
WORK_PLANNED: Final = "─"
OVERRUN: Final = "═"
HOLE: Final = "·"
TODAY: Final = "▼"
LIMIT: Final = "┄"
HEAVY_RULE: Final = "━"
LIGHT_RULE: Final = "─"
SIDE_RULE: Final = "│"
JOINT: Final = "┬"
NOTHING: Final = "–"
CUT: Final = "…"
EIGHTHS: Final = "▏▎▍▌▋▊▉"
"""From one to seven eighths of a cell."""

TWINS: Final[Mapping[str, str]] = {
    **dict(zip(SPARKS, "1234567", strict=True)),
    **dict(zip(EIGHTHS, ":::####", strict=True)),
    **dict.fromkeys("┏┓┗┛┌┐└┘├┤┬┴┼┳┻┣┫", "+"),
    DONE: "x",
    OPEN: "o",
    BLOCKED: "B",
    CANCELLED: "X",
    NO_MONEY: "0",
    BEYOND: ">",
    GREEN: "G",
    AMBER: "A",
    RED: "R",
    UP: "^",
    DOWN: "v",
    BEFORE: "<",
    NEEDS: "[",
    NEEDED: "]",
    SEALED: "S",
    CHANGED: "#",
    MILESTONE: "*",
    TARGET: "+",
    ACTUAL: "#",
    COMMITTED: "%",
    MISSED_ZONE: "%",
    AVAILABLE: ":",
    CURSOR: ">",
    CURSOR_AWAY: ")",
    HEAVY_RULE: "=",
    WORK_HALF: "-",
    LIGHT_RULE: "-",
    OVERRUN: "!",
    HOLE: ".",
    TODAY: "v",
    LIMIT: ".",
    SIDE_RULE: "|",
    "┃": "|",
    NOTHING: "-",
    CUT: "~",
}
"""What stands for each glyph where only ASCII can be drawn; one cell for one cell."""

_TABLE: Final = str.maketrans(dict(TWINS))
BARE_TERMINALS: Final = frozenset({"vt100", "vt102", "vt220", "linux"})
"""They have no glyphs but ASCII, no mouse of their own, and none of the newer keyboard protocols."""


def to_ascii(text: str) -> str:
    """The program's own drawing in ASCII; not for what people typed, which stays as it is."""
    return text.translate(_TABLE)


def needs_ascii(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether the terminal `environ` describes, written to in `encoding`, can't show the glyphs."""
    return environ.get("TERM") in BARE_TERMINALS or not _is_utf8(encoding) or not _is_utf8_locale(environ)


def question_marks(error: UnicodeError) -> tuple[str, int]:
    """What stands for what an encoding lacks, as an error handler of codecs: one for each of its cells."""
    assert isinstance(error, UnicodeEncodeError)
    return "?" * cell_len(error.object[error.start : error.end]), error.end


def _is_utf8_locale(environ: Mapping[str, str]) -> bool:
    """Whether the locale is UTF-8, or none is set and Python's encoding decides alone."""
    # Python puts C.UTF-8 into LC_CTYPE where the locale is C (PEP 538); LANG still says what was meant.
    coerced = not environ.get("LC_ALL") and environ.get("LC_CTYPE") == "C.UTF-8"
    order = ("LANG",) if coerced else ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next(filter(None, map(environ.get, order)), "C.UTF-8")
    return _is_utf8(locale.partition("@")[0].rpartition(".")[2])


def _is_utf8(encoding: str) -> bool:
    """Whether `encoding` is one of the names of UTF-8."""
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False

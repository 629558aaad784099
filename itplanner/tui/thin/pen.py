"""The pen: it sends runs of cells to the terminal, with as few bytes as its place and its style allow."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from itplanner.tui.thin.runs import Run
from itplanner.tui.thin.styles import afresh, change, on_blank

Place = tuple[int, int]
"""Row and column from 0."""

STEPS, BACK = 3, 3
"""So many rows at most the cursor steps down, and so many columns it is stepped back one by one."""

LEAST = 3
"""So many characters are never shorter as a repetition, whatever they are."""
_SAME = re.compile(r"([^\x1b])\1{3,}")


def drawn(runs: Sequence[Run], end: Place | None, width: int, *, old: bool) -> str:
    """Return what sends runs: row by row or one style after the other, whichever is shorter.

    The first place is absolute: what another program has written meanwhile must not shift a frame.
    """
    orders = [runs] if len({run.style for run in runs}) < 2 else [runs, by_style(runs)]
    return min((_sent(order, end, width, old=old) for order in orders), key=len)


def by_style(runs: Iterable[Run]) -> list[Run]:
    """Sort runs by style, in the order in which the styles are first needed.

    Rows with a character that terminals don't agree about are left as they are, and come first: it may
    cover its neighbours, and they mend that only behind it.
    """
    runs = list(runs)
    loose = {run.y for run in runs if run.end is None}
    ranks: dict[str, int] = {}
    grounds: dict[str, int] = {}
    for run in runs:
        if not run.bare:
            grounds.setdefault(on_blank(run.style), ranks.setdefault(run.style, len(ranks) + 1))

    def rank(run: Run) -> int:
        if run.y in loose:
            return 0
        return grounds.get(run.style, len(ranks) + 1) if run.bare else ranks[run.style]

    return sorted(runs, key=rank)


def repeating(run: Run) -> Run:
    """Return a run with its repetitions as such (REP), if terminals agree how wide its characters are."""
    text = run.text if run.end is None or len(run.text) <= LEAST else repeated(run.text)
    return run if text == run.text else run._replace(text=text)


@lru_cache(maxsize=4096)
def repeated(text: str) -> str:
    """Return text with its repetitions as such, where that is shorter."""
    return _SAME.sub(lambda same: min(same[0], f"{same[1]}\x1b[{len(same[0]) - 1}b", key=_size), text)


def _size(text: str) -> int:
    return len(text.encode())


def _sent(runs: Iterable[Run], end: Place | None, width: int, *, old: bool) -> str:
    """Return what sends runs in this order; every frame begins and ends plain."""
    out: list[str] = []
    at: Place | None = None
    style = ""
    for y, x, after, text, wanted, bare in runs:
        if at != (y, x):
            out.append(_way(at, y, x))
        if style != wanted and not (bare and on_blank(style) == wanted):
            out.append(afresh(wanted) if old else change(style, wanted))
            style = wanted
        out.append(text)
        # Behind the last column the cursor stands in it or in the next row.
        at = None if after is None or after >= width else (y, after)
    if style:
        out.append(afresh(""))
    if end is not None and at != end:
        out.append(_way(at, *end))
    return "".join(out)


@lru_cache(maxsize=1024)
def _way(at: Place | None, y: int, x: int) -> str:
    """Return the shortest sequence that moves the cursor."""
    ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
    if at is not None:
        down = y - at[0]
        if 0 <= down <= STEPS:
            ways.append("\x1bD" * down + _aside(x - at[1]))
        if down == 1:
            # The terminal's driver turns a line feed into both: of one that costs a byte, of more too many.
            ways.append("\r\n" + _aside(x))
    return min(ways, key=len)


def _aside(columns: int) -> str:
    """Return what moves the cursor to the right, or back."""
    if -BACK <= columns < 0:
        return "\b" * -columns
    count = "" if abs(columns) == 1 else str(abs(columns))
    return f"\x1b[{count}{'C' if columns > 0 else 'D'}" if columns else ""

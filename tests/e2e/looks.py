"""What a screen tells with all its colours taken away, and which colours a program may send at all."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from itplanner.tui import keys
from itplanner.tui.glyphs import to_ascii
from itplanner.tui.roles import PALETTES
from tests.e2e.terminal import Terminal

ATTRIBUTES = frozenset({0, 1, 2, 4, 7})
"""Bold, dim, underline, reverse, and back to none of them."""
_SIXTEEN = ATTRIBUTES | set(range(30, 38)) | set(range(40, 48)) | {39, 49}
_SGR = re.compile(rb"\x1b\[([\d;]*)m")
_WORDS = r"on track|behind|done|late \d+ d|\d+ d left|starts|deferred|cancelled"


@dataclass(frozen=True)
class Look:
    """How a terminal is, and the look that suits it."""

    name: str
    style: str
    environ: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """Options of the command line."""
    ascii: bool = False

    @property
    def ground(self) -> str:
        """The colour under what is chosen; empty where it is reversed."""
        colour = PALETTES[self.style].selection.bgcolor
        return "" if colour is None else colour.name.lstrip("#").lower()

    def drawn(self, text: str) -> str:
        """Return a text of ours as this look draws it."""
        return to_ascii(text) if self.ascii else text

    def wrongly_sent(self, raw: bytes | bytearray) -> set[str]:
        """Return the sequences for looks that were sent and that this one may not send."""
        sent = {found.decode() for found in _SGR.findall(bytes(raw))}
        if PALETTES[self.style].own:
            return set() if any("38;2;" in one for one in sent) else {"no 24-bit colours"}
        allowed = ATTRIBUTES if self.style == "plain" else _SIXTEEN
        return {one for one in sent if not {int(part or 0) for part in one.split(";")} <= allowed}


def missing(terminal: Terminal, look: Look, place: str) -> list[str]:
    """Return what the screen of a place doesn't tell that it must always tell."""
    checks: tuple[Callable[[Terminal, Look, str], Iterator[str]], ...] = (
        _frame,
        _focus,
        _cursor,
        _states,
        _edges,
    )
    return [said for check in checks for said in check(terminal, look, place)]


def _frame(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """Who and state, the active place, whole entries in the footer."""
    first, second, *_rest, last = terminal.lines
    columns = terminal.size[0]
    if not re.search(r"Northwind Foods +FY2027 . saved$", first) or len(first) != columns - 1:
        yield f"who and state, up to the right edge: {first}"
    name = next(f"{digit} {title}" for digit, each, title in keys.PLACE_NAMES if each == place)
    others = [title for _digit, each, title in keys.PLACE_NAMES if each != place]
    bracketed = f"[{name}]" in second and second.count("[") == 1
    alone = name in second and not any(title in second for title in others)
    if not (bracketed or alone) or terminal.chosen(1, look.ground).strip("[]") != name:
        yield f"the active place alone chosen: {second}"
    known = {f"{key.shown} {key.short}" for key in keys.footer((place, keys.LISTS, keys.EVERYWHERE))}
    entries = last.strip().split("  ")
    if not set(entries) <= known or entries[-1] != "? help":
        yield f"whole entries, the last one ? help: {last}"


def _focus(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """One pane under a heavy rule with a mark; the others under light ones."""
    title = "Checklist · FY2027" if place == keys.CHECKLIST else "All areas · 10 → 5 → 3 → 1"
    head = terminal.lines[2]
    focused = look.drawn(f"▸ {title}")
    heavy, light = look.drawn("━"), look.drawn("─")
    after = head.partition(focused)[2]
    if focused not in head or not re.match(rf"[a-z ]*{heavy}+ [^{heavy}]+ {heavy}", after):
        yield f"the focused pane under a heavy rule: {head}"
    others = {(120, keys.CHECKLIST): 1, (120, keys.AREAS): 2, (80, keys.AREAS): 1}
    here = others.get((terminal.size[0], place), 0)
    if len(re.findall(rf"{light}{light}+", head)) < here or head.count(look.drawn("▸ ")) < 1:
        yield f"{here} more panes under light rules: {head}"


def _cursor(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """One row with the cursor's mark, and that row alone chosen."""
    mark = look.drawn("▸")
    at = 21 if place == keys.AREAS and terminal.size[0] >= 80 else 0
    body = terminal.lines[3:-1]
    marked = [row for row, line in enumerate(body, start=3) if line[at : at + 1] == mark]
    chosen = [row for row in range(3, len(body) + 3) if terminal.chosen(row, look.ground)]
    if len(marked) != 1 or chosen != marked:
        yield f"one row with the cursor, and chosen: marked {marked}, chosen {chosen}"
    elif not re.search(r"G[14] ", terminal.chosen(marked[0], look.ground)):
        yield f"the whole row chosen: {terminal.chosen(marked[0], look.ground)}"


def _states(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """Each state by a sign of its own, and in words where there is a column for them."""
    signs = "".join(map(look.drawn, "○✓!‖×" if place == keys.CHECKLIST else "●▲■✓×‖"))
    for line in terminal.lines[4:-1]:
        goal = (
            re.search(r"([^ ])? *[-+]?G\d+ ", line[:30])
            if place == keys.AREAS
            else re.search(r"(.) G\d+ ", line)
        )
        if goal and (goal[1] is None or goal[1] not in signs):
            yield f"a sign for the state: {line}"
        if goal and place == keys.CHECKLIST and not re.search(rf" ({_WORDS}) ", line):
            yield f"the state in words: {line}"


def _edges(terminal: Terminal, look: Look, _place: str) -> Iterator[str]:
    """Nothing beyond the edges; in ASCII nothing that is none."""
    if terminal.beyond.strip():
        yield f"nothing beyond the edges: {terminal.beyond}"
    if look.ascii and not terminal.text.isascii():
        yield "nothing but ASCII"

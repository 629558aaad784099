"""What a screen tells with all its colours taken away, and which colours a program may send at all."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from itplanner.tui import keys
from itplanner.tui.glyphs import JOINT, to_ascii
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.roles import PALETTES
from tests.e2e.desk import THIN
from tests.e2e.terminal import Terminal

ATTRIBUTES = frozenset({0, 1, 2, 4, 7, 22, 24, 27})
"""Bold, dim, underline, reverse, and back to none of them."""
_SIXTEEN = ATTRIBUTES | set(range(30, 38)) | set(range(40, 48)) | {39, 49}
_OF_256 = re.compile(r"\b[34]8;5;(?:1[6-9]|[2-9]\d|[12]\d\d)\b")
_EXACT = re.compile(r"\b[34]8;2;\d+;\d+;\d+\b")
"""A colour as Textual sends it, which the thin line takes from the 256."""
_SGR = re.compile(rb"\x1b\[([\d;]*)m")
_WORDS = r"on track|behind|done|late \d+ d|\d+ d left|starts|deferred|cancelled"
_COLOURS = {"●": "green", "▲": "amber", "■": "red"}
_AFTER_BARS = {"G5": "behind", "G6": "behind", "G7": "behind", "G11": "late 23 d", "G13": "done"}
"""What stands in words after the bars of the demo."""


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
        plain, exact = ATTRIBUTES if THIN else ATTRIBUTES | {39, 49}, _OF_256 if THIN else _EXACT
        own = PALETTES[self.style].own
        allowed = ATTRIBUTES | {39, 49} if own else plain if self.style == "plain" else _SIXTEEN
        left = {one: exact.sub("", one) if own else one for one in sent}
        return {one for one in sent if not {int(part or 0) for part in left[one].split(";")} <= allowed}


@dataclass(frozen=True)
class Told:
    """What the demo's screen of a place tells before any key, by its columns where they count."""

    title: str
    """The focused pane's."""
    row: str
    """The row with the cursor, from its mark to its end, as a pattern."""
    others: dict[int, tuple[str, ...]]
    """How the titles of the other panes begin."""
    states: Callable[[Look, list[str]], Iterator[str]]
    """What lacks in the rows that tell a state."""
    entries: frozenset[str] = frozenset()
    """Entries of the footer that the key table doesn't write."""


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
    if not re.search(r"Northwind Foods +FY2027 . (5 problems . )?saved$", first) or len(first) != columns - 1:
        yield f"who and state, up to the right edge: {first}"
    name = next(f"{digit} {title}" for digit, each, title in PLACE_NAMES if each == place)
    others = [title for _digit, each, title in PLACE_NAMES if each != place]
    bracketed = f"[{name}]" in second and second.count("[") == 1
    alone = name in second and not any(title in second for title in others)
    if not (bracketed or alone) or terminal.chosen(1, look.ground).strip("[]") != name:
        yield f"the active place alone chosen: {second}"
    known = {f"{key.in_footer} {key.short}" for key in keys.footer(keys.groups(place))}
    entries = last.strip().split("  ")
    if not set(entries) <= known | TELLS[place].entries or entries[-1] != "? help":
        yield f"whole entries, the last one ? help: {last}"


def _focus(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """One pane under a heavy rule with a mark; the others under light ones."""
    told, body = TELLS[place], "\n".join(terminal.lines[2:-1])
    heavy, light = look.drawn("━"), look.drawn("─")
    title = re.escape(look.drawn(f"▸ {told.title}"))
    lead = f"[{heavy}{look.drawn(JOINT)}]"
    focused = re.findall(rf"{lead}{title}[^{heavy}\n]*{heavy}+ [^{heavy}\n]+ {heavy}", body)
    if len(focused) != 1 or len(re.findall(rf"{lead}{look.drawn('▸')} ", body)) != 1:
        yield f"one focused pane under a heavy rule: {focused}"
    before = re.escape(light + look.drawn(JOINT))
    for other in told.others.get(terminal.size[0], ()):
        if not re.search(rf"[{before}] {re.escape(other)}[^\n{heavy}]* {light}", body):
            yield f"under a light rule: {other}"


def _cursor(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """One row with the cursor's mark, and that row alone chosen, as a whole."""
    mark = look.drawn("▸")
    at = 21 if place == keys.AREAS and terminal.size[0] >= 80 else 0
    body = terminal.lines[3:-1]
    marked = [row for row, line in enumerate(body, start=3) if line[at : at + 1] == mark]
    # Among the registers one is chosen too, in brackets, as among the places.
    texts = {row: terminal.chosen(row, look.ground) for row in range(3, len(body) + 3)}
    chosen = [row for row, text in texts.items() if text and not re.fullmatch(r"\[[^][]+\]", text)]
    row = terminal.chosen(chosen[0], look.ground).rstrip() if chosen else ""
    if len(marked) != 1 or chosen != marked:
        yield f"one row with the cursor, and chosen: marked {marked}, chosen {chosen}"
    elif not row.startswith(mark) or not re.fullmatch(TELLS[place].row, row[1:]):
        yield f"the whole row chosen: {row}"


def _states(terminal: Terminal, look: Look, place: str) -> Iterator[str]:
    """Each state by a sign of its own, and in words where there is room for them."""
    yield from TELLS[place].states(look, terminal.lines[3:-1])


def _checklist(look: Look, lines: list[str]) -> Iterator[str]:
    signs = "".join(map(look.drawn, "○✓!‖×"))
    for line in lines:
        goal = re.search(r"(.) G\d+ ", line)
        if goal and (goal[1] not in signs or not re.search(rf" ({_WORDS}) ", line)):
            yield f"the state by a sign and in words: {line}"


def _areas(look: Look, lines: list[str]) -> Iterator[str]:
    signs = "".join(map(look.drawn, "●▲■✓×‖"))
    for line in lines:
        row = re.sub(r"^.{20}[│|]", "", line)  # beside it stand the areas, and goals without their state
        goal = re.search(r"([^ ])? *[-+]?G\d+ ", row[:14])
        if goal and (goal[1] is None or goal[1] not in signs):
            yield f"a sign for the state: {line}"
        if goal and not re.search(r" [Ss!?][Mm!?][Aa!?][Rr!?][Tt!?] ", line):
            yield f"five letters, by case and sign: {line}"


def _overview(look: Look, lines: list[str]) -> Iterator[str]:
    red, amber = look.drawn("■"), look.drawn("▲")
    for number, words in (
        ("G11", f"{red} G11 Late"),
        ("G23", f"{amber} G23 7 days left"),
        ("G5", f"{amber} G5  Behind"),
    ):
        if not any(line[1:].startswith(words) for line in lines):
            yield f"{number} by a sign and in words: {words}"
    yield from _kpis(look, lines)


def _kpis(look: Look, lines: list[str]) -> Iterator[str]:
    """The sign and the word of each KPI's status."""
    colours = "|".join(f"{re.escape(look.drawn(sign))} {word}" for sign, word in _COLOURS.items())
    rows = [line for line in lines if re.search(r"\bK\d [A-Z].* (m(in|ax) \d|\d+[-:]\d)", line)]
    for line in rows:
        if not re.search(rf" ({colours})\b", line):
            yield f"the status by a sign and in words: {line}"
    if len(rows) < 6:
        yield f"six KPIs or more: {rows}"


def _roadmap(look: Look, lines: list[str]) -> Iterator[str]:
    """The states after the bars, and the one of the goal in the strip."""
    told = 0
    for line in lines:
        goal = re.match(r"[^G]{1,3}(G\d+) ", line)
        words = _AFTER_BARS.get(goal[1], "") if goal else ""
        told += bool(words)
        if words and not line.endswith(f" {words}"):
            yield f"the state in words after the bar: {line}"
    if told < 3 or not any(f"{look.drawn('●')} on track" in line for line in lines):
        yield "three states after bars, and one in the strip"


def _registers(look: Look, lines: list[str]) -> Iterator[str]:
    """The verdict on each record, by a sign and in words."""
    rows = [line for line in lines if re.match(r".BG\d ", line)]
    for line in rows:
        if f" {look.drawn('●')} served" not in line:
            yield f"the verdict by a sign and in words: {line}"
    if len(rows) != 5:
        yield f"five business goals: {rows}"


def _edges(terminal: Terminal, look: Look, _place: str) -> Iterator[str]:
    """Nothing beyond the edges; in ASCII nothing that is none."""
    if terminal.beyond.strip():
        yield f"nothing beyond the edges: {terminal.beyond}"
    if look.ascii and not terminal.text.isascii():
        yield "nothing but ASCII"


_PANES = (
    "FY2027",
    "KPIs",
    "Goals by area and horizon",
    "Business goals",
    "Next 30 days",
    "Since you were here",
)
_CHART = "K1 Projects on time, %"
_BELOW = ("G1 All 14 core processes",)

TELLS = {
    keys.OVERVIEW: Told(
        "Needs you",
        r". G11 Late: .* Ben +23 d",
        {120: _PANES, 80: _PANES[:2], 60: _PANES[:2]},
        _overview,
        frozenset({"tab more"}),
    ),
    keys.ROADMAP: Told(
        "Roadmap · ", r" G1 +All 14 core .*[━─=-][◆→*>]", {120: _BELOW, 80: _BELOW, 60: _BELOW}, _roadmap
    ),
    keys.AREAS: Told(
        "All areas · 10 → 5 → 3 → 1", r".* ?[-+]?G1 .*", {120: ("Areas", "G1 "), 80: ("Areas",)}, _areas
    ),
    keys.CHECKLIST: Told("Checklist · FY2027", r".*G4 .*", {120: ("G4 ",)}, _checklist),
    keys.KPIS: Told(
        "KPIs · October 2026",
        r"K1 Projects on time .* . amber.*",
        {120: ("K1 readings", _CHART), 80: (_CHART,), 60: (_CHART,)},
        _kpis,
        frozenset({"= explain", "v next view", "enter readings", "a add", "[ ] month", "D declare"}),
    ),
    keys.REGISTERS: Told(
        "Business goals",
        r"BG1 Sell in 3 new regions .* 3 . served.*",
        {120: ("Registers", "BG1 ")},
        _registers,
        frozenset({"tab next register"}),
    ),
}

"""A plan whose every name and text an enemy wrote, past all that cleans; and what may reach a terminal."""

import datetime
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Holds, Record, fields
from itplanner.domain.text import shown
from itplanner.store.store import Store
from tests.e2e.terminal import Terminal

TEXTS = (
    "[@click=app.quit]x[/]",
    "broken [/nope] [bold]",
    "copy \x1b]52;c;ZXZpbA==\x07 it",
    "red \x1b[31;5m text",
    "gone \x1b[2J\x1b[6n\x1bc\x9b2J\x85 now",
    "exe \u202egpj.\u2066 \u200f end",
    "会計を四工場で 🧭 🚀",
    "=1+1",
    "Long" + " words" * 1666,
)
"""Markup, sequences that command a terminal, directions, wide characters, a formula, 10,000 characters."""

LINE = "zz [/no] \x9b31m \u202e x"
"""What is typed or pasted into a line."""

ENEMY = Actor("eve\x1b[31;5m\u202e", "host\x07", channel="command")

_OURS = re.compile(
    r"(?:\x1b\[m|^\x1b\[\?1049h\x1b\[\?25l)\x1b\[2J|\x1b\[H"
    r"|\x1b\[(?:\d+(?:;\d+)?H|\d*[CDLMXb]|K|(?:\d+;\d+)?r|6n|[\d;]*m|[<>=?]\d*\$?[a-z])"
    r"|\x1bD|\x08{1,3}|\x1b]22;default\x07"
)
"""What the program sends itself: where to draw and how, lines that scroll, questions, the terminal's modes,
the mouse's shape. It clears the screen first of all, and only plain, which nothing written in a text is."""
_COMMANDS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def harm(sent: bytes) -> list[str]:
    """Return what was sent that an enemy wrote to be obeyed, with a little of what stands around it."""
    text = _OURS.sub("", sent.decode())
    found = [text[max(hit.start() - 10, 0) : hit.end() + 10] for hit in _COMMANDS.finditer(text)]
    return found + re.findall("\x1b\\[31;5m", sent.decode())


def sight(text: str, cells: int = 18) -> str:
    """Return how a text begins where it is shown, as a pattern."""
    return re.escape(shown(text)[:cells].rstrip())


def poison(path: Path) -> None:
    """Give every record of a plan a hostile name, many hostile texts, a KPI such a unit."""
    with Store.open(path) as store:
        plan = store.load()
        edits = tuple(_named(plan)) + tuple(_texts(plan))
        store.commit(plan, Change(edits, TEXTS[3]), by=ENEMY, at=_now())


def overwrite(path: Path, ref: Ref, name: str, value: object) -> None:
    """Change one field of a record, as another person at another terminal does, with a hostile sentence."""
    with Store.open(path) as store:
        plan = store.load()
        edit = Edit(*ref, name, getattr(plan.find(ref), name), value)
        store.commit(plan, Change((edit,), f"wrote {value}"), by=ENEMY, at=_now())


def _named(plan: Plan) -> Iterator[Edit]:
    for kind, table in plan.tables.items():
        name = KINDS[kind].names_by
        if name and fields(KINDS[kind])[name].holds is Holds.LINE:
            rows: list[Record] = sorted(table.rows.values(), key=lambda row: row.id)
            for place, row in enumerate(rows):
                text = TEXTS[place % len(TEXTS)]
                # Only goals and steps may be called the same.
                unique = text if kind in {"goal", "step"} else f"{text} {row.id}"
                yield Edit(kind, row.id, name, getattr(row, name), unique)


def _texts(plan: Plan) -> Iterator[Edit]:
    for goal in plan.tables["goal"].rows.values():
        for name, texts in (("note", TEXTS[:4]), ("statement", TEXTS[4:])):
            yield Edit("goal", goal.id, name, getattr(goal, name), "\n".join(texts))
    for kpi in plan.tables["kpi"].rows.values():
        for name in ("definition", "source"):
            yield Edit("kpi", kpi.id, name, getattr(kpi, name), "\n".join(TEXTS[1:6]))
    yield Edit("kpi", 3, "unit", "%", TEXTS[2])
    for reading in plan.tables["reading"].rows.values():
        yield Edit("reading", reading.id, "note", reading.note, TEXTS[reading.id % 6])


def _now() -> datetime.datetime:
    return datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def paste(terminal: Terminal, text: str) -> None:
    terminal.send(f"\x1b[200~{text}\x1b[201~".encode())


def sees(terminal: Terminal, *texts: str) -> None:
    """Wait until hostile texts stand on the screen as words, whatever blanks there are between columns."""
    for text in texts:
        terminal.until(partial(_stands, terminal, shown(text)[:40].rstrip()), repr(text))


def _stands(terminal: Terminal, words: str) -> bool:
    return words in re.sub(" +", " ", terminal.text)


def back(terminal: Terminal) -> None:
    """Close what is open."""
    terminal.press("esc").wait_footer(r"\? help")


def leave(terminal: Terminal) -> None:
    """Leave the program, and look at all that it sent."""
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert harm(bytes(terminal.raw)) == []

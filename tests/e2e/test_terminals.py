"""Every terminal of the README's table, in exactly the environment that its row names."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.color import ColorSystem

from itplanner.tui.roles import PALETTES, Palette, Role
from tests.e2e.desk import ROOT, THIN, Desk, checklist
from tests.e2e.looks import Look

pytestmark = pytest.mark.e2e

README = (ROOT / "README.md").read_text(encoding="utf-8")
KITTY, MOUSE, MOVED = rb"\x1b\[>\d+u", rb"\x1b\[\?(?:9|100[0-35-6]|101[56])h", rb"\x1b\[\d*[LM]"
_SGR = re.compile(rb"\x1b\[([\d;]+)m")
_COLOUR = re.compile(r"[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+")
UTF_8 = {"COLORTERM": "", "LANG": "C.UTF-8"}


class Told(NamedTuple):
    """What the README tells of a terminal."""

    environment: str
    terminal: str
    look: str
    drawn: str
    mouse: str
    keyboard: str
    scrolls: str

    @property
    def environ(self) -> dict[str, str]:
        """What the row names, and nothing else that tells of a terminal."""
        return UTF_8 | dict(re.findall(r"`([A-Z_]+)=([^`]*)`", self.environment))

    @property
    def words(self) -> list[str]:
        """The options of the command line that the row names."""
        return re.findall(r"`(--[a-z]+)`", self.environment)


def told() -> list[Told]:
    section = README.partition("\n## Terminals\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return [Told(*row) for row in rows if len(row) == len(Told._fields)]


ROWS = told()


@pytest.mark.parametrize("row", ROWS, ids=[row.environment.replace("`", "") for row in ROWS])
def test_a_terminal_gets_what_the_readme_tells(desk: Desk, row: Told) -> None:
    terminal = checklist(desk.start(str(desk.plan()), *row.words, environ=row.environ))
    terminal.wait_for(r"[▸>].*G4 ")
    terminal.press("G").wait_for(r"[▸>].*G30 ")
    terminal.press("g").wait_for(r"[▸>]Applications ")
    assert terminal.mouse == (row.mouse == "on")
    assert terminal.press("q").exit_code() == 0
    raw, text = bytes(terminal.raw), terminal.text
    style = row.look.replace(" ", "-")
    assert Look(row.terminal, style).wrongly_sent(raw) == set()
    assert accents(raw) == ({style} if style != "plain" else set())
    assert text.isascii() == (row.drawn == "ASCII")
    assert ("▸" in text and "━" in text) == (row.drawn == "symbols")
    assert bool(re.search(MOUSE, raw)) == (row.mouse == "on")
    assert bool(re.search(KITTY, raw)) == (row.keyboard == "yes")
    assert bool(re.search(MOVED, raw)) == (row.scrolls == "yes" and THIN)


def test_the_readme_tells_of_each_look_and_of_each_kind_of_terminal() -> None:
    assert {row.look.replace(" ", "-") for row in ROWS} == set(PALETTES)
    assert {row.environ["TERM"] for row in ROWS} >= {"xterm", "tmux-256color", "screen", "linux", "vt100"}


def accents(raw: bytes | bytearray) -> set[str]:
    """Return the looks whose accent was sent."""
    sent = set(_COLOUR.findall(b";".join(_SGR.findall(raw)).decode()))
    return {name for name, palette in PALETTES.items() if accent(palette) & sent}


def accent(palette: Palette) -> set[str]:
    colour = palette.roles[Role.ACCENT].color
    ways = () if colour is None else (colour, colour.downgrade(ColorSystem.EIGHT_BIT))
    return {";".join(each.get_ansi_codes()) for each in ways}


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("dumb", "TERM is dumb: such a terminal can't move its cursor."),
        ("", "TERM isn't set, so nothing is known of this terminal."),
    ],
    ids=["dumb", "not set"],
)
def test_a_terminal_that_cannot_move_its_cursor_is_refused_in_words(
    desk: Desk, term: str, words: str
) -> None:
    terminal = desk.start(environ={"TERM": term})
    assert terminal.exit_code() == 2
    assert terminal.lines[:2] == [
        f"Error: {words}",
        "hint: Set TERM to what your terminal is, for example xterm-256color.",
    ]
    assert b"\x1b" not in terminal.raw


def test_the_workbench_without_a_terminal_says_so(desk: Desk) -> None:
    done = desk.popen()
    out, err = done.communicate(timeout=60)
    assert (done.returncode, out) == (2, "")
    assert err.startswith("Error: The workbench needs a terminal to draw on, and this is none.\nhint: ")


@pytest.mark.parametrize(("term", "kind"), [("xterm-256color", "38;5;"), ("xterm", "3[0-7]|9[0-7]")])
def test_our_own_look_comes_as_near_as_the_terminals_colours_allow(desk: Desk, term: str, kind: str) -> None:
    preferences = Path(desk.home / "state/itplanner/preferences.json")
    preferences.parent.mkdir(parents=True)
    preferences.write_text('{"style": "own-dark"}')
    terminal = checklist(desk.start(environ={"TERM": term, "COLORTERM": ""}))
    terminal.wait_for(r"▸.*G4 ")
    assert re.search(rf"\x1b\[([\d;]*;)?({kind})".encode(), terminal.raw)
    assert b"8;2;" not in terminal.raw


def test_who_wants_no_colour_may_still_take_a_look_that_has_some(desk: Desk) -> None:
    terminal = checklist(desk.start(environ=UTF_8 | {"NO_COLOR": "1"}))
    terminal.wait_for(r"▸.*G4 ")
    assert accents(terminal.raw) == set()
    terminal.press("T").wait_for("Look: own dark")
    terminal.wait_footer("Look: own dark")
    assert accents(terminal.raw) == {"own-dark"}


def test_what_the_terminals_encoding_lacks_takes_as_many_cells_as_it_would_have(desk: Desk) -> None:
    desk.command("set", "G4", "title=Zoë 漢字 ✓ end")
    terminal = checklist(desk.start(environ={"PYTHONIOENCODING": "latin-1"}))
    terminal.wait_for(r">.*G4 +Zo. \?{4} \? end +Carla (.|\n)*\? help$")
    changed, other = terminal.lines[5:7]
    assert changed.index("Carla") == other.index("Ines")
    assert b"Zo\xeb" in terminal.raw

"""What the screen sends to the terminal, kept by a driver: how much for a move, and which codes."""

import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

import itplanner.tui
from itplanner.tui.content.lazily import Marked
from itplanner.tui.roles import Role
from itplanner.tui.themes import THEMES
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

COLUMNS = (
    Column("mark", "", 1),
    Column("code", "", 5),
    Column("goal", "Goal", 33, flexible=True),
    Column("state", "State", 9),
    Column("money", "USD k", 5, align="right"),
    Column("seal", "§", 1),
    Column("done", "Done", 4, align="right"),
)
ROLES = list(Role)
STYLES = Path(itplanner.tui.__file__).parent


@pytest.fixture(autouse=True)
def deep_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 24-bit colours, so that what stays below is the style's doing."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


class Kept(HeadlessDriver):
    """A terminal that keeps every frame instead of showing it."""

    frames: list[str]

    @property
    def is_headless(self) -> bool:
        """Not headless, so that frames are written at all."""
        return False

    def write(self, data: str) -> None:
        """Keep what isn't a mode switch."""
        if not re.fullmatch(r"(\x1b\[\?\d+[hl])*", data):
            self.frames.append(data)


class Checklist(App[None]):
    """A checklist of many goals under its head."""

    CSS = "PaneHead { height: 1; } Grid { height: 1fr; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, style: str, frames: list[str]) -> None:
        super().__init__(driver_class=type("Driver", (Kept,), {"frames": frames}))
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = style

    def compose(self) -> ComposeResult:
        yield PaneHead("Checklist · FY2027", "2 of 17 done", focused=True)
        yield Grid(Rows(COLUMNS, [goal(number) for number in range(10_000)]))

    def on_mount(self) -> None:
        self.query_one(Grid).focus()


class Form(App[None]):
    """Widgets of Textual in a dialog, under the program's stylesheet."""

    CSS_PATH: ClassVar = [STYLES / "itplanner.tcss", STYLES / "dialogs" / "dialogs.tcss"]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, style: str, frames: list[str]) -> None:
        super().__init__(driver_class=type("Driver", (Kept,), {"frames": frames}))
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = style

    def compose(self) -> ComposeResult:
        with DialogFrame("Edit G12", "2 changed"):
            yield Input(placeholder="31 May")
            yield OptionList("Femi", "Ben")
            yield TextArea("Lakeside waits for ducts")


def goal(number: int) -> Row:
    """A row with a role in every cell."""
    cells = {
        "mark": Cell("■", ROLES[number % len(ROLES)]),
        "code": Cell(f"G{number}"),
        "goal": Cell("Replace 9 copper links with fibre", typed=True),
        "state": Cell("late 23 d", Role.BAD, bold=True),
        "money": Cell("1,109"),
        "seal": Cell("≠", Role.WARN),
        "done": Cell("44%"),
    }
    return Row(number, cells)


async def sent(pilot: Pilot[None], frames: list[str], key: str) -> list[str]:
    """The frames that `key` causes."""
    await pilot.pause()
    frames.clear()
    await pilot.press(key)
    await pilot.pause()
    return [frame for frame in frames if frame]


async def test_a_move_is_one_frame_of_two_rows_and_a_scroll_one_of_the_body() -> None:
    frames: list[str] = []
    async with Checklist("terminal", frames).run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.press("j")
        (move,) = await sent(pilot, frames, "j")
        assert len(move.encode()) <= 700
        assert move.count("\n") == 1
        (page,) = await sent(pilot, frames, "pagedown")
        assert len(page.encode()) <= 10_000
        (scroll,) = await sent(pilot, frames, "G")
        assert len(scroll.encode()) <= 9_500


async def test_the_same_rows_again_send_nothing_and_one_changed_row_one_line() -> None:
    frames: list[str] = []
    app = Checklist("terminal", frames)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.pause()
        frames.clear()
        rows = [goal(number) for number in range(10_000)]
        app.query_one(Grid).show(Rows(COLUMNS, rows))
        await pilot.pause()
        assert not any(frames)
        rows[3] = Row(3, {"goal": Cell("Other words")})
        app.query_one(Grid).show(Rows(COLUMNS, rows))
        await pilot.pause()
        assert 0 < len("".join(frames).encode()) <= 300


async def test_other_marks_send_no_more_than_their_cells() -> None:
    frames: list[str] = []
    app = Checklist("terminal", frames)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.pause()
        frames.clear()
        rows = Rows(COLUMNS, [goal(number) for number in range(10_000)])
        app.query_one(Grid).show(Marked(rows, {number: Part("↑", Role.ACCENT) for number in range(3, 9)}))
        await pilot.pause()
        sent_marks = "".join(frames)
        assert sent_marks.count("↑") == 6
        assert len(sent_marks.encode()) <= 250


async def test_a_row_of_the_same_words_in_another_style_is_sent() -> None:
    frames: list[str] = []
    app = Checklist("terminal", frames)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.pause()
        frames.clear()
        rows = [replace(goal(number), muted=number == 3) for number in range(10_000)]
        app.query_one(Grid).show(Rows(COLUMNS, rows))
        await pilot.pause()
        assert "".join(frames).count("late 23 d") == 1


def parameters(frames: list[str]) -> set[str]:
    """The SGR parameters in what was sent."""
    return {code for codes in re.findall(r"\x1b\[([\d;]*)m", "".join(frames)) for code in codes.split(";")}


@pytest.mark.parametrize(
    ("style", "allowed"),
    [
        ("plain", {"0", "1", "2", "4", "7", "39", "49"}),
        ("terminal", {"0", "1", "2", "4", "7", "39", "49", "31", "32", "33", "35", "36"}),
        ("terminal-light", {"0", "1", "2", "4", "7", "39", "49", "31", "32", "34", "35", "30", "43"}),
    ],
)
async def test_a_style_sends_only_its_own_colours(style: str, allowed: set[str]) -> None:
    frames: list[str] = []
    async with Checklist(style, frames).run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.press("j", "V", "j", "G")
    assert parameters(frames) <= allowed
    assert {"0", "1", "2", "7"} <= parameters(frames)


@pytest.mark.parametrize(
    ("style", "allowed"),
    [("plain", set()), ("terminal", {"36"}), ("terminal-light", {"34"})],
)
async def test_textuals_own_widgets_add_no_colour_to_a_style(style: str, allowed: set[str]) -> None:
    frames: list[str] = []
    async with Form(style, frames).run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.press("x", "tab", "down", "tab", "space")
    assert {"7", "39"} <= parameters(frames) <= {"0", "1", "2", "4", "7", "22", "39", "49", *allowed}


async def test_own_colours_are_sent_in_full_on_their_own_ground() -> None:
    frames: list[str] = []
    async with Checklist("own-dark", frames).run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.press("j")
    assert "38;2;255;135;135;48;2;18;18;18m" in "".join(frames)

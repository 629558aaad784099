"""The line to type into: hostile text is cleaned whichever way it comes, and none of it is sent raw."""

import re

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from itplanner.domain.text import shown
from itplanner.tui.widgets.line_input import LineInput

HOSTILE = (
    "\x9b31mred",
    "\x1b]52;c;AAAA\x07copied",
    "a\u202egnp.exe",
    "one\x85two",
    "one\u2028two",
    "bell\x07 tab\tend",
    "[@click=app.quit]x[/] [/nope]",
)
RAW = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\x1b\]"
)
"""What a program sends to a terminal never contains: its own sequences begin with ESC [."""


class Kept(HeadlessDriver):
    """A terminal that keeps what it is sent."""

    sent: list[str]

    @property
    def is_headless(self) -> bool:
        """Not headless, so that frames are written at all."""
        return False

    def write(self, data: str) -> None:
        """Keep it."""
        self.sent.append(data)


class OneLine(App[None]):
    """A screen with a line, and what it sent."""

    def __init__(self, text: str = "") -> None:
        self.sent: list[str] = []
        super().__init__(driver_class=type("Driver", (Kept,), {"sent": self.sent}))
        self.text = text

    def compose(self) -> ComposeResult:
        yield LineInput(self.text, id="line")

    def on_mount(self) -> None:
        self.line.focus()

    @property
    def line(self) -> LineInput:
        """The line."""
        return self.query_one(LineInput)

    def raw(self) -> list[str]:
        """What was sent of characters that could command the terminal; Textual asks for a pointer itself."""
        return RAW.findall(re.sub(r"\x1b\]22;\w+\x07", "", "".join(self.sent)))


async def pasted(app: OneLine, pilot: Pilot[None], text: str) -> None:
    app.line.post_message(events.Paste(text))
    await pilot.pause()


def test_the_pattern_finds_what_a_bare_line_would_send() -> None:
    assert all(RAW.search(text) for text in HOSTILE if text != shown(text) and "\t" not in text)
    assert not RAW.search("\x1b[1;31mwords\x1b[0m\r\n")


@pytest.mark.parametrize("text", HOSTILE)
async def test_pasted_text_is_cleaned_and_all_of_it_kept(text: str) -> None:
    app = OneLine()
    async with app.run_test(headless=False, size=(60, 3)) as pilot:
        await pasted(app, pilot, text)
        assert app.line.value == shown(text)
        assert app.line.cursor_at_end
        assert shown(text) in app.line.render_line(0).text
    assert app.raw() == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_that_is_set_or_given_at_first_is_cleaned(text: str) -> None:
    app = OneLine(text)
    async with app.run_test(headless=False, size=(60, 3)) as pilot:
        assert app.line.value == shown(text)
        app.line.value = f"{text}."
        await pilot.pause()
        assert app.line.value == f"{shown(text)}."
    assert app.raw() == []


async def test_a_key_with_a_hostile_character_is_cleaned() -> None:
    app = OneLine()
    async with app.run_test(headless=False, size=(60, 3)) as pilot:
        app.line.insert_text_at_cursor("\u202e")
        app.line.post_message(events.Key("x", "x"))
        await pilot.pause()
        assert app.line.value == "\ufffdx"
    assert app.raw() == []


async def test_pasting_replaces_what_is_selected_and_goes_in_at_the_cursor() -> None:
    app = OneLine("one three")
    async with app.run_test(size=(60, 3)) as pilot:
        app.line.cursor_position = 4
        await pasted(app, pilot, "two \n")
        assert app.line.value == "one two three"
        app.line.action_select_all()
        await pasted(app, pilot, "four\r\nfive\r\n")
        assert app.line.value == "four five"


async def test_the_cursor_never_blinks() -> None:
    app = OneLine()
    async with app.run_test(size=(60, 3)):
        assert not app.line.cursor_blink

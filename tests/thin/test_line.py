"""What is sent over the line."""

import re

import pytest

from itplanner.tui.thin.line import ASK, BEGIN, CLEAR, END, REPEATED, SCREEN, STRANGE, TRY
from tests.thin.wire import FRAME, Wire


def test_what_is_drawn_again_is_not_sent_again(wire: Wire) -> None:
    assert wire.draw("start") == ""
    assert "rt" not in wire.draw("stairs")


def test_modes_questions_and_the_clipboard_pass_as_they_are(wire: Wire) -> None:
    for data in (
        "\x1b[?1000h\x1b[?1006h",
        "\x1b[>25u",
        "\x1b[<u",
        "\x1b[?2026$p",
        "\x1b]52;c;eA==\x07",
        "\x07",
    ):
        before = len(wire.sent)
        wire.line.write(data)
        assert wire.sent[before:] == [data]


def test_a_frame_is_shown_at_once_only_by_a_terminal_that_can_and_if_it_is_worth_it() -> None:
    wire = Wire((200, 5))
    assert BEGIN not in wire.draw("a" * 200)
    wire.line.write(BEGIN)
    wire.line.write(END)
    assert {BEGIN, END}.isdisjoint(wire.sent)
    assert BEGIN not in wire.draw("b" * 200)
    rows = "".join(f"\x1b[{row};1H{'c' * 200}" for row in range(1, 4))
    before = len(wire.sent)
    wire.line.write(f"{rows}\x1b[1;1H")
    assert re.fullmatch(
        rf"{re.escape(BEGIN)}.*{re.escape(END)}", "".join(wire.sent[before:]).removesuffix(ASK)
    )


def test_a_cleared_screen_is_drawn_anew_without_its_blanks(wire: Wire) -> None:
    wire.draw("words" + " " * 15)
    before = len(wire.sent)
    wire.line.write(CLEAR)
    assert wire.sent[before:] == [], "until then what stands there is seen"
    again = wire.draw("words" + " " * 15)
    assert again.count(CLEAR) == again.count("words") == 1
    assert "  " not in again


def test_entering_the_screen_it_is_cleared_plain_with_the_first_frame(wire: Wire) -> None:
    wire.line.write(SCREEN)
    assert wire.sent[-1] == SCREEN
    assert wire.draw("words").startswith(f"\x1b[m{CLEAR}\x1b[1Hwords")
    assert CLEAR not in wire.draw("other words")


def test_a_blank_first_frame_clears_what_stood_there(wire: Wire) -> None:
    wire.line.write(SCREEN)
    assert wire.draw("     ").startswith(f"\x1b[m{CLEAR}")


def test_another_size_is_drawn_in_full(wire: Wire) -> None:
    wire.size = (30, 4)
    assert "start" in wire.draw("start")


def test_what_is_forgotten_is_sent_again(wire: Wire) -> None:
    wire.line.forget()
    assert "start" in wire.draw("start")


def test_where_the_cursor_was_is_forgotten_too(wire: Wire) -> None:
    wire.line.forget()
    before = len(wire.sent)
    wire.line.write("\x1b[1;1H")
    assert wire.sent[before:] == [f"\x1b[1H{ASK}"]


STRANGERS = (
    "\x1b[1;1Ha\x1b[Kb\x1b[1;1H",
    "\x1b[1;1H\x1b[4:3ma\x1b[0m\x1b[1;1H",
    "\x1b[1;1H\x1b[1ma\x1b[7mb\x1b[0m\x1b[1;1H",
    "\x1b[1;1H\x1b[1mnever plain again\x1b[1;1H",
    "\x1b[1;1Ha\x1b[0;3Hb\x1b[1;1H",
    "\x1b[1;1Hno letter: \udc80\x1b[1;1H",
    "no place",
    "\x1b[1;1H\x1b]8;;x\x1b\\a",
)


@pytest.mark.parametrize("strange", STRANGERS)
def test_a_frame_it_does_not_understand_is_sent_as_it_is_and_all_after_it_in_full(
    wire: Wire, strange: str
) -> None:
    before = len(wire.sent)
    wire.line.write(strange)
    assert wire.sent[before:] == [strange]
    assert "start" in wire.draw("start")
    assert not wire.line.off


def test_what_waits_goes_out_before_a_frame_it_does_not_understand(wire: Wire) -> None:
    for text in ("one", "two", "waits"):
        wire.draw(text)
    wire.line.write(STRANGERS[0])
    assert "waits" in wire.sent[-2]
    assert wire.sent[-1] == STRANGERS[0]


def test_it_turns_itself_off_after_some_of_them_and_tells_why(wire: Wire) -> None:
    for _time in range(STRANGE):
        assert wire.told == []
        wire.line.write(STRANGERS[0])
    assert wire.line.off
    assert "\\x1b[K" in wire.told[0]
    assert wire.draw("start") == FRAME.format("start")
    assert wire.draw("start") == FRAME.format("start")


def test_what_is_wanted_on_a_screen_that_shrank_meanwhile_is_cut(wire: Wire) -> None:
    wire.size = (4, 1)
    frame = "\x1b[1;2H会計\x1b[1;7Haside\x1b[2;1Hbelow\x1b[2;20H"
    wire.line.write(frame)
    assert wire.sent[-1] == f"\x1b[1;2H会\x1b[1;4H \x1b[1;4H{ASK}", "half a character is a blank"
    before = len(wire.sent)
    wire.line.write(frame)
    assert wire.sent[before:] == []


@pytest.mark.parametrize("old", [False, True])
def test_an_old_terminal_gets_no_scrolling_and_ends_attributes_all_at_once(old: bool) -> None:
    wire = Wire((60, 10), old=old)
    wire.line.write(SCREEN)
    rows = [f"{number**9:<25} {number**7 * 7:>25}" for number in range(2, 32)]
    for top in range(3):
        shown = enumerate(rows[top : top + 10], 1)
        styled = (f"\x1b[{y};1H\x1b[1;31m{row[:9]}\x1b[0m\x1b[31m{row[9:]}\x1b[0m" for y, row in shown)
        wire.line.write(f"{''.join(styled)}\x1b[1;1H")
    sent = "".join(wire.sent)
    assert ("\x1b[M" in sent) is not old
    assert ("\x1b[22m" in sent) is not old


@pytest.mark.parametrize(("column", "repeats"), [(REPEATED, True), (1, False), (0, False)])
def test_characters_are_repeated_only_by_a_terminal_that_was_seen_to_do_it(
    column: int, repeats: bool
) -> None:
    wire = Wire((60, 3))
    wire.line.write(SCREEN)
    assert wire.sent.count(TRY) == 1
    wire.line.answered(column)
    assert ("a\x1b[39b" in wire.draw("a" * 40)) is repeats
    wire.line.answered(REPEATED)
    assert ("b\x1b[39b" in wire.draw("b" * 40)) is repeats
    wire.line.write(SCREEN)
    assert wire.sent.count(TRY) == 1

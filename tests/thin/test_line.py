"""What is sent over the line, and when."""

import re
from collections.abc import Callable

import pytest

from itplanner.tui.thin.line import (
    ASK,
    BEGIN,
    CLEAR,
    END,
    IN_FLIGHT,
    LARGE,
    OVERDUE,
    PATIENCE,
    SCREEN,
    STRANGE,
    Line,
)

FRAME = "\x1b[1;1H{}\x1b[1;1H"


class Wire:
    """A line whose other end is a list."""

    def __init__(self, size: tuple[int, int] = (20, 3), *, old: bool = False) -> None:
        self.size = size
        self.sent: list[str] = []
        self.told: list[str] = []
        self.line = Line(self.sent.append, lambda: self.size, self.told.append, old=old)

    def draw(self, text: str) -> str:
        """Draw a text at the top; return what went out for it."""
        before = len(self.sent)
        self.line.write(FRAME.format(text))
        return "".join(self.sent[before:])


@pytest.fixture
def wire() -> Wire:
    found = Wire()
    found.draw("start")
    found.line.answered()
    return found


def test_what_is_drawn_again_is_not_sent_again(wire: Wire) -> None:
    assert wire.draw("start") == ""
    assert "rt" not in wire.draw("stairs")


def test_two_frames_are_on_the_way_the_rest_waits_and_only_the_newest_of_it_is_sent(wire: Wire) -> None:
    assert wire.draw("one")
    assert wire.draw("two")
    assert [wire.draw(text) for text in ("three", "four", "fives")] == ["", "", ""]
    before = len(wire.sent)
    wire.line.answered()
    late = "".join(wire.sent[before:])
    assert "fives" in late
    assert "three" not in late
    assert "four" not in late


def test_behind_a_large_frame_nothing_is_sent_before_it_is_shown() -> None:
    wire = Wire((LARGE, 3))
    wire.draw("start")
    wire.line.answered()
    assert wire.draw("x" * LARGE)
    assert wire.draw("waits") == ""
    wire.line.answered()
    assert "waits" in wire.sent[-1]


def test_nothing_is_sent_on_an_answer_while_nothing_waits(wire: Wire) -> None:
    wire.draw("one")
    before = len(wire.sent)
    wire.line.answered()
    wire.line.answered()
    assert len(wire.sent) == before


def test_answers_nobody_asked_for_let_no_more_frames_out(wire: Wire) -> None:
    for _time in range(5):
        wire.line.answered()
    sent = [wire.draw(f"{number}") for number in range(IN_FLIGHT + 1)]
    assert [bool(each) for each in sent] == [True] * IN_FLIGHT + [False]


def test_a_terminal_that_never_answers_is_sent_every_frame_and_asked_once() -> None:
    wire = Wire()
    sent = [wire.draw(f"{number}") for number in range(20)]
    assert all(sent)
    assert "".join(sent).count(ASK) == 1


def test_lost_answers_hold_one_frame_back_for_a_while_only(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue: list[Callable[[], None]] = []

    class Timer:
        daemon = False

        def __init__(self, seconds: float, then: Callable[[], None]) -> None:
            assert seconds == OVERDUE
            self.then = then

        def start(self) -> None:
            assert self.daemon, "it would hold up the program's end"
            overdue.append(self.then)

        def cancel(self) -> None:
            overdue.remove(self.then)

    monkeypatch.setattr("itplanner.tui.thin.line.threading.Timer", Timer)
    for text in ("one", "two", "three", "fours"):
        wire.draw(text)
    [then] = overdue
    then()
    assert "fours" in wire.sent[-1]
    assert overdue == []
    then()
    assert "fours" in wire.sent[-1], "an overdue answer that came after all sends nothing"
    mute = [bool(wire.draw(text)) for text in ("five", "six", "seven", "eights")]
    assert mute == [True] * 4, "until it answers again"
    wire.line.answered()
    assert [bool(wire.draw(text)) for text in ("one", "two", "three")] == [True, True, False]


def test_leaving_waits_for_the_answers_but_not_for_ever(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    def wait_for(done: Callable[[], bool], patience: float) -> bool:
        waits.append(patience)
        assert not done()
        wire.line.answered()
        assert done()
        return True

    wire.draw("one")
    notified: list[bool] = []
    monkeypatch.setattr(wire.line._changed, "wait_for", wait_for)
    monkeypatch.setattr(wire.line._changed, "notify_all", lambda: notified.append(True))
    wire.line.drain()
    assert waits == [PATIENCE]
    assert notified == [True], "who waits for an answer hears of it"


def test_leaving_sends_nothing_that_waits(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("one", "two", "waits"):
        wire.draw(text)
    monkeypatch.setattr(wire.line._changed, "wait_for", lambda _done, _patience: wire.line.answered())
    before = len(wire.sent)
    wire.line.drain()
    assert wire.sent[before:] == []


def test_answers_that_were_lost_on_the_shell_hold_nothing_back_afterwards(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("one", "two"):
        wire.draw(text)
    monkeypatch.setattr(wire.line._changed, "wait_for", lambda _done, _patience: False)
    wire.line.drain()
    wire.line.write(SCREEN)
    assert "again" in wire.draw("again")


def test_what_waits_as_it_is_turned_off_is_not_sent_between_what_textual_draws(wire: Wire) -> None:
    for text in ("one", "two", "waits"):
        wire.draw(text)
    wire.line.turn_off("a bug")
    plain = wire.draw("plain")
    wire.line.answered()
    assert wire.sent[-1] == plain == FRAME.format("plain")


def test_a_bug_that_comes_with_an_answer_turns_it_off_and_is_told(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("one", "two", "waits"):
        wire.draw(text)
    monkeypatch.setattr(wire.line._cells, "difference", lambda: 1 // 0)
    wire.line.answered()
    assert wire.line.off
    assert "ZeroDivisionError" in wire.told[0]


def test_leaving_does_not_wait_for_a_terminal_that_is_mute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("itplanner.tui.thin.line.monotonic", lambda: clock[0])
    wire = Wire()
    waits: list[float] = []
    monkeypatch.setattr(wire.line._changed, "wait_for", lambda _done, patience: waits.append(patience))
    wire.draw("start")
    for moment in (100.25, 200.0):
        clock[0] = moment
        wire.draw(str(moment))
        wire.line.drain()
    assert waits == [PATIENCE - 0.25, 0.0]


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

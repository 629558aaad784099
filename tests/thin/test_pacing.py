"""When frames are sent: how many are on the way, and what waits for them."""

from collections.abc import Callable

import pytest

from itplanner.tui.thin.line import ASK, IN_FLIGHT, LARGE, OVERDUE, PATIENCE, SCREEN, STILL
from tests.thin.timers import Held, Timers
from tests.thin.wire import FRAME, Wire


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


@pytest.fixture
def behind() -> Wire:
    """A line on which a large frame is on its way."""
    wire = Wire((LARGE, 3))
    wire.draw("start")
    wire.line.answered()
    assert wire.draw("x" * LARGE)
    return wire


def test_behind_a_large_frame_nothing_is_sent_before_it_is_shown(behind: Wire) -> None:
    assert behind.draw("waits") == ""
    behind.line.answered()
    assert "waits" in behind.sent[-1]


def test_once_a_large_frame_is_shown_the_next_does_not_wait(behind: Wire) -> None:
    behind.line.answered()
    assert behind.draw("next")


def test_what_no_newer_frame_replaces_goes_behind_a_large_one(behind: Wire, timers: Timers) -> None:
    begun: list[Held] = []
    for text in ("one", "two", "last"):
        assert behind.draw(text) == ""
        begun += timers
    assert [timer.seconds for timer in begun] == [STILL] * 3
    assert len(set(begun)) == 3, "it begins anew with each"
    assert timers == begun[-1:]
    sent = len(behind.sent)
    timers.let_pass(STILL)
    [late] = behind.sent[sent:]
    assert "last" in late
    assert late.endswith(ASK)
    assert timers == []


def test_behind_two_frames_nothing_is_sent_however_long_it_stands_still(behind: Wire, timers: Timers) -> None:
    behind.draw("y" * LARGE)
    timers.let_pass(STILL)
    sent = len(behind.sent)
    behind.draw("third")
    timers.let_pass(STILL)
    assert behind.sent[sent:] == []
    behind.line.answered()
    assert behind.sent[sent:] == [], "the second is large as well"
    timers.let_pass(STILL)
    assert "third" in behind.sent[-1]


def test_a_timer_that_comes_late_lets_nothing_out(behind: Wire, timers: Timers) -> None:
    behind.draw("waits")
    [timer] = timers
    behind.line.answered()
    assert behind.draw("y" * LARGE)
    timer.then()
    behind.line.answered()
    assert behind.draw("waits for the large one") == ""


def test_an_overdue_answer_that_came_after_all_lets_nothing_out(wire: Wire, timers: Timers) -> None:
    for text in ("one", "two", "three"):
        wire.draw(text)
    [timer] = timers
    wire.line.answered()
    timer.then()
    assert wire.draw("fours") == ""


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
    wire = Wire((LARGE, 3))
    sent = [wire.draw(each * LARGE) for each in "abcdefghij"]
    assert all(sent)
    assert "".join(sent).count(ASK) == 1


def test_lost_answers_hold_one_frame_back_for_a_while_only(wire: Wire, timers: Timers) -> None:
    for text in ("one", "two", "three", "fours"):
        wire.draw(text)
    [timer] = timers
    assert timer.seconds == OVERDUE
    wire.draw("newer")
    assert timers == [timer], "it counts from the first frame that waits"
    timers.let_pass(OVERDUE)
    assert "newer" in wire.sent[-1]
    assert timers == []
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

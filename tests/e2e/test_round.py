"""The monthly round of the demo in a terminal: at most 60 keys, left by a kill and gone on with."""

import json
import signal
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.e2e.keyboard import key_bytes
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

LAST_OF_NOVEMBER = {"ITPLANNER_TODAY": "2026-11-30"}

ROUND = (
    ("K1", "9/12"),
    ("K2", "9/11"),
    ("K3", "8/9"),
    ("K4", "24.5"),
    ("K5", "98.4"),
    ("K6", "79"),
    ("K7", "7.6"),
    ("K8", "9/12"),
    ("G4", ""),
    ("G5", "11"),
    ("G7", ""),
    ("G11", ""),
    ("G12", "4"),
    ("G14", "2"),
    ("G17", ""),
    ("G19", ""),
    ("G20", ""),
    ("G23", "9"),
    ("G24", "455"),
    ("G28", ""),
    ("G29", ""),
    ("G30", ""),
)
"""What is typed for each item; nothing means the same value again, or nothing new. G25 follows K7."""

RECORDED = {
    "K1": (None, 9, 12),
    "K2": (None, 9, 11),
    "K3": (None, 8, 9),
    "K4": (24.5, None, None),
    "K5": (98.4, None, None),
    "K6": (79, None, None),
    "K7": (7.6, None, None),
    "K8": (None, 9, 12),
    "G4": (2, None, None),
    "G5": (11, None, None),
    "G7": (2, None, None),
    "G11": (1, None, None),
    "G12": (4, None, None),
    "G14": (2, None, None),
    "G19": (3, None, None),
    "G20": (6.5, None, None),
    "G23": (9, None, None),
    "G24": (455, None, None),
    "G29": (4, None, None),
    "G30": (1, None, None),
}
"""Value, numerator and denominator of every reading afterwards; G17 and G28 have steps only."""


def nothing_late(desk: Desk) -> None:
    """Give the one goal that is late by the end of November a later due date."""
    desk.command("set", "G11", "due=2026-12-31")


def recorded(desk: Desk) -> dict[str, tuple[float | None, ...]]:
    """Return the readings of 30 November by the code of their KPI or goal."""
    measures = json.loads(desk.command("list", "measures", "--format", "json"))
    goals = {row["code"]: row["goal"] for row in measures}
    rows = json.loads(desk.command("list", "readings", "--where", "date=2026-11-30", "--format", "json"))
    return {
        row["kpi"] or goals[row["measure"]]: (row["value"], row["numerator"], row["denominator"])
        for row in rows
    }


def test_the_round_of_the_demo_takes_at_most_60_keys(desk: Desk) -> None:
    nothing_late(desk)
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        pressed += len(keys)
        terminal.send(b"".join(map(key_bytes, keys)))

    press("m")
    for number, (code, text) in enumerate(ROUND, 1):
        asks(terminal, number, code)
        press(*text, "enter")
    terminal.wait_for(r"Round finished: 22 of 22 recorded")
    press("enter")
    terminal.wait_footer(r"Round finished: 22 of 22 recorded")
    assert pressed <= 60
    assert recorded(desk) == RECORDED


def test_a_round_typed_ahead_in_one_go_is_recorded_as_typed(desk: Desk) -> None:
    nothing_late(desk)
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.type_text("m" + "".join(f"{text}\r" for _code, text in ROUND))
    terminal.wait_for(r"Round finished: 22 of 22 recorded")
    assert recorded(desk) == RECORDED


def test_a_round_that_was_killed_goes_on_with_what_was_typed(desk: Desk) -> None:
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.type_text("m9/12\r").wait_for(r"✓▸○")
    terminal.press("down").wait_for(r"3 of 22 ━(.|\n)*┃ K3 ")
    terminal.type_text("8/").until(lambda: '"K3":["8/"' in kept(desk), "the text on the disk")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.press("m").wait_for(r"3 of 22 ━(.|\n)*┃ K3 (.|\n)*\[ 8/ +\](.|\n)*✓·▸○")
    terminal.type_text("9\r").wait_for(r"✓·✓▸○")
    assert recorded(desk) == {"K1": (None, 9, 12), "K3": (None, 8, 9)}


def test_what_somebody_else_records_meanwhile_counts_and_one_answer_is_taken_back(desk: Desk) -> None:
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.press("m").wait_for(r"1 of 22 ━")
    desk.command("kpi", "record", "K2", "81", "--on", "2026-11-23")
    terminal.wait_for(r"▸✓○")
    terminal.type_text("75\r").wait_for(r"3 of 22 ━(.|\n)*✓✓▸○")
    terminal.press("esc").wait_footer("2 of 22 answered, all kept")
    terminal.press("u").wait_for(r"Undone: .*K1")
    terminal.press("m")
    asks(terminal, 1, "K1")
    assert recorded(desk) == {}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_round_fits_and_is_readable_in_ascii(desk: Desk, size: tuple[int, int]) -> None:
    terminal = desk.workbench(size, {**LAST_OF_NOVEMBER, "LANG": "C", "LC_ALL": "C"})
    terminal.press("m").wait_for(r"\+= Monthly round . November 2026 =+ 1 of 22 =\+")
    terminal.wait_for(r"> On 30 Nov  \[ 72\.7 +\] %(.|\n)*A amber, 72\.7%")
    terminal.wait_for(r">ooooo")
    assert max(map(len, terminal.lines)) <= size[0]
    assert all(line.isascii() for line in terminal.lines)


def asks(terminal: Terminal, number: int, code: str) -> None:
    """Wait until an item is on show."""
    terminal.wait_for(rf" {number} of 22 ━(.|\n)*┃ {code} ")


def kept(desk: Desk) -> str:
    """Return the rounds on the disk."""
    folder = Path(desk.home / "state" / "itplanner" / "rounds")
    return " ".join(path.read_text() for path in folder.rglob("*.json"))

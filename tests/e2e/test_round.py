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
    ("K6", "640/8"),
    ("B1", "0"),
    *((f"B{number}", "") for number in (*range(2, 8), 9, *range(11, 15), 16, 17, 19, 21)),
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
    ("P3", "29 nov"),
    ("P7", ""),
    ("P15", ""),
    ("P16", ""),
    ("P17", ""),
    ("P18", ""),
)
"""What is typed for each item; nothing means the same value again, or nothing new.

Computed KPIs aren't asked, but what they are computed from. G25 follows K7.
"""

OF = len(ROUND)

RECORDED = {
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


def headcount(desk: Desk) -> tuple[str, str] | None:
    """Return posts and users of November, as they are listed."""
    where = ("--where", "year=2027", "--where", "period=5")
    rows = json.loads(desk.command("list", "headcounts", *where, "--format", "json"))
    return (f"{rows[0]['support_fte']:g}", str(rows[0]["users"])) if rows else None


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
    terminal.wait_for(rf"Round finished: {OF} of {OF} recorded")
    press("enter")
    terminal.wait_footer(rf"Round finished: {OF} of {OF} recorded")
    assert pressed <= 60
    assert recorded(desk) == RECORDED
    assert headcount(desk) == ("8", "640")
    assert desk.value("SELECT finished_on FROM project WHERE id = 3") == "2026-11-29"
    assert desk.value("SELECT count(*) FROM phase WHERE period = 5 AND actual IS NOT NULL") == 16


def test_a_round_typed_ahead_in_one_go_is_recorded_as_typed(desk: Desk) -> None:
    nothing_late(desk)
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.type_text("m" + "".join(f"{text}\r" for _code, text in ROUND))
    terminal.wait_for(rf"Round finished: {OF} of {OF} recorded")
    assert recorded(desk) == RECORDED


def test_a_round_that_was_killed_goes_on_with_what_was_typed(desk: Desk) -> None:
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.type_text("m650/8\r").wait_for(r"✓▸○")
    terminal.press("down").wait_for(rf"3 of {OF} ━(.|\n)*┃ B2 ")
    terminal.type_text("5").until(lambda: '"B2":["5"' in kept(desk), "the text on the disk")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.press("m").wait_for(rf"3 of {OF} ━(.|\n)*┃ B2 (.|\n)*\[ 5 +\](.|\n)*✓·▸○")
    terminal.type_text("k\r").wait_for(r"✓·✓▸○")
    assert headcount(desk) == ("8", "650")
    assert desk.value("SELECT actual FROM phase WHERE line = 2 AND period = 5") == 5000_00


def test_what_somebody_else_records_meanwhile_counts_and_one_answer_is_taken_back(desk: Desk) -> None:
    terminal = desk.workbench(environ=LAST_OF_NOVEMBER)
    terminal.press("m").wait_for(rf"1 of {OF} ━")
    phase = desk.value("SELECT id FROM phase WHERE line = 7 AND period = 5")
    desk.command("set", f"PH{phase}", "actual=12")
    terminal.wait_for(r"▸○○○○○○✓○")
    terminal.type_text("660/8\r").wait_for(rf"2 of {OF} ━(.|\n)*✓▸○")
    terminal.press("esc").wait_footer(f"2 of {OF} answered, all kept")
    terminal.press("u").wait_for(r"Undone: ")
    terminal.press("m")
    asks(terminal, 1, "K6")
    assert headcount(desk) is None


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_round_fits_and_is_readable_in_ascii(desk: Desk, size: tuple[int, int]) -> None:
    terminal = desk.workbench(size, {**LAST_OF_NOVEMBER, "LANG": "C", "LC_ALL": "C"})
    terminal.press("m").wait_for(rf"\+= Monthly round . November 2026 =+ 1 of {OF} =\+")
    terminal.wait_for(r"> Users/FTE  \[ 640/8 +\] (.|\n)*1:80")
    terminal.wait_for(r">ooooo")
    assert max(map(len, terminal.lines)) <= size[0]
    assert all(line.isascii() for line in terminal.lines)


def asks(terminal: Terminal, number: int, code: str) -> None:
    """Wait until an item is on show."""
    terminal.wait_for(rf" {number} of {OF} ━(.|\n)*┃ {code} ")


def kept(desk: Desk) -> str:
    """Return the rounds on the disk."""
    folder = Path(desk.home / "state" / "itplanner" / "rounds")
    return " ".join(path.read_text() for path in folder.rglob("*.json"))

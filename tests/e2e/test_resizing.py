"""A window dragged to and fro, and tables pasted anywhere: the cursor stays where it was."""

import pytest

from tests.e2e.desk import PLAIN, WIDE, Desk
from tests.e2e.terminal import Size, Terminal

pytestmark = pytest.mark.e2e

SMALL, LARGE = (60, 20), (200, 50)
STORM: tuple[Size, ...] = (WIDE, SMALL, PLAIN, LARGE)

GOALS = "title\towner\tdue\nOne more\tAna\t30 Jun 2027\n"
READINGS = "date\tvalue\n2026-11-20\t88\n"

PLACES = (
    ("1", r"━▸ Needs you ━", "j j", "▸▲ G5 "),
    ("1 tab", r"━▸ KPIs ━", "j j j", "▸K4 "),
    ("1 tab tab tab", r"━▸ Next 30 days ━", "j j j", r"▸ 4 Dec G12 "),
    ("1 tab tab tab tab", r"━▸ Business goals ━", "j j", "▸BG3 "),
    ("2", r"━▸ Roadmap ", "g j j j j j j j j j j j j", "▸ G11 "),
    ("5", r"━▸ KPIs ", "j j j j j j", "▸K7 "),
)
"""Keys to a pane, its head, keys to a row, and that row under the cursor."""


@pytest.mark.parametrize(("keys", "head", "moves", "row"), PLACES, ids=[each[1] for each in PLACES])
def test_a_storm_of_sizes_keeps_the_pane_and_its_row(
    desk: Desk, keys: str, head: str, moves: str, row: str
) -> None:
    terminal = desk.workbench(WIDE)
    terminal.press(keys).wait_for(head)
    terminal.press(moves).wait_for(row)
    for last in range(len(STORM)):
        for size in (*STORM[last + 1 :], *STORM[: last + 1]):
            terminal.resize(size)
            terminal.pump(0.0)
        stands(terminal, head, row)
    assert terminal.press("q").exit_code() == 0


def test_keys_pressed_while_the_window_is_dragged_count(desk: Desk) -> None:
    terminal = desk.workbench(WIDE)
    terminal.press("5").wait_for("▸K1 ")
    for size in (*STORM, SMALL):
        terminal.resize(size)
        terminal.press("j")
    stands(terminal, r"━▸ KPIs ", "▸K6 ")
    terminal.press("v v").wait_for("view 3 of 5")
    for size in STORM:
        terminal.resize(size)
    stands(terminal, r"━▸ KPIs ", "▸K6 ")


def test_a_window_that_was_smaller_for_a_moment_is_drawn_again(desk: Desk) -> None:
    terminal = desk.workbench(WIDE)
    terminal.press("1").wait_for(r"━▸ Needs you")
    terminal.wait_footer(r"\? help")
    for _time in range(5):
        terminal.resize(SMALL)
        terminal.resize(WIDE)
        terminal.wipe()
        terminal.wait_for(r"FY2027 · 5 problems · saved\n(.|\n)*▸■ G11 Late(.|\n)*Since you were here")
        terminal.wait_footer(r"\? help$")


def test_a_table_pasted_in_each_place_is_answered_and_leaves_the_cursor(desk: Desk) -> None:
    terminal = desk.workbench()
    for key, table, answer, row in (
        ("1", GOALS, "A table belongs where its rows will stand", "▸■ G11 "),
        ("2", GOALS, "━ Paste goals", "▸ G1 "),
        ("5", READINGS, "━ Paste readings(.|\n)*1 row read +1 new", "▸K1 "),
    ):
        terminal.press(key).wait_for(row)
        terminal.wait_footer(r"\? help$")
        terminal.send(f"\x1b[200~{table}\x1b[201~".encode())
        terminal.wait_for(answer)
        if "━ Paste" in answer:
            terminal.wait_footer("esc cancel")
            terminal.press("esc").wait_gone("━ Paste")
        terminal.wait_for(row)
    assert desk.value("SELECT count(*) FROM goal") == 30
    assert terminal.press("q").exit_code() == 0


def stands(terminal: Terminal, head: str, row: str) -> None:
    """Wait for the pane and its row, drawn in the size that the window has now."""
    width = terminal.size[0]
    # What was drawn meanwhile for other sizes may still be under way.
    terminal.press("ctrl+l").wait_for(rf"^.{{{width - len('saved ')}}}saved\n")
    terminal.wipe()
    terminal.press("ctrl+l").wait_for(rf"{head}(.|\n)*{row}")
    terminal.wait_footer(r"\? help")
    assert terminal.beyond.strip() == ""

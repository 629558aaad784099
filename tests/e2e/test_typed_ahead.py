"""A slow line delivers several keys at once: each does what it would have done alone."""

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e


def test_titles_typed_in_one_go_become_a_goal_each(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"aTitle one\rTitle two\r")
    terminal.wait_for(r"G31 +Title one (.|\n)*G32 +Title two ")


def test_a_filter_typed_in_one_go_is_no_row_of_commands(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"/femi\r")
    terminal.wait_for(r"\"femi\" ━+ 2 of 17 goals match")
    terminal.wait_footer(r"\? help")


def test_a_form_filled_in_one_go_is_saved_as_typed(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"eLedger live in 4 units\t\t\t\t\tEva Lind\x13")
    terminal.wait_for(r"▸.*G4 +Ledger live in 4 units +Eva ")
    assert desk.value("SELECT title || owner FROM goal WHERE id = 4") == "Ledger live in 4 units5"


def test_a_key_right_behind_the_end_of_a_dialog_reaches_the_list(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"?\x1b[27ujj")
    terminal.wait_for(r"▸.*G7 ")
    terminal.send(b"?measured\r")
    terminal.wait_for(r"━ Edit measure")


def test_a_key_right_behind_a_place_is_meant_for_the_goal_that_is_followed(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"j2>")
    terminal.wait_footer("G5 moved 3 months later")


def test_a_key_pressed_as_soon_as_anything_is_seen_is_not_lost(desk: Desk) -> None:
    terminal = desk.start()
    terminal.wait_for("opening")
    terminal.press("5").wait_for(r"▸ KPIs · October 2026")
    assert "opening" not in terminal.text

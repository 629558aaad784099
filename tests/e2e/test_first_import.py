"""A new plan that begins with a workbook, in the real program."""

from tests.e2e.desk import Desk
from tests.e2e.forms import fill
from tests.workbooks import saved


def test_who_begins_with_a_file_is_asked_for_it_and_finds_it_in_the_plan(desk: Desk) -> None:
    saved(desk.home / "ours.xlsx", {"Areas": [["name"], ["Networks"], ["Applications"]]})
    terminal = desk.start(str(desk.home / "new.db"), as_=None)
    terminal.wait_for("Welcome to itplanner")
    terminal.press("4")
    fill(terminal, {"Organisation": "Acme"})
    terminal.press("ctrl+s").wait_for(r"Import which file \(csv, tsv, xlsx, ods\)\?")
    terminal.type_text(str(desk.home / "ours.xlsx")).press("enter").wait_for(r"What does ours.xlsx hold\?")
    terminal.type_text("areas").wait_for(r"▸ *areas ")
    terminal.press("enter").wait_for("2 rows read +2 new")
    terminal.press("enter").wait_for("Imported areas: 2 new, 0 changed")
    terminal.press("3").wait_for("(?s)Networks.*Applications")
    assert terminal.press("q").exit_code() == 0

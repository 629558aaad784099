"""Every dialog on a small screen: frame and cursor in sight, its keys in the footer, esc away again."""

import datetime

import pytest

from itplanner.domain.change import Ref
from tests.e2e.desk import Desk, checklist
from tests.e2e.fitting import COVERAGE, FORM, HANGS, PICK, SIZES, fits, goes_away, place
from tests.e2e.forms import field
from tests.e2e.hostile import overwrite
from tests.e2e.terminal import Size, Terminal

pytestmark = pytest.mark.e2e

DIET = r"^ p park  m merge  d drop  V select  (enter go there  )?esc back$"
CONFIRM = r"^ enter choose  up down move  esc cancel$"
PREVIEW = r"^ enter save 1 row  esc cancel$"
CONFLICT = r"^ t theirs  m mine  b both  (e edit  )?esc decide later, draft kept$"
PASTED = (
    "text\towner\tdue\n"
    + "".join(f"Step {number}\tNobody {number}\tsoon\n" for number in range(12))
    + "Step 12\tAna Ruiz\t2027-03-31\n"
)

FROM_A_GOAL = (
    ("e", "Edit G4", FORM),
    ("n", "Edit measure", FORM),
    ("r", "New reading", FORM),
    ("P", "New person", FORM),
    ("x", "G4 Finance module", CONFIRM),
    ("d", "Delete G4", CONFIRM),
    ("i", "What hangs on G4", HANGS),
    ("C", "Coverage of business goals", COVERAGE),
    ("X", "Plan diet", DIET),
    ("?", "Help", PICK),
    (":", "Commands and records", PICK),
)
"""The key, what stands in the frame, and the footer while it is open."""

FROM_A_KPI = (("D", "New declaration", FORM), ("e", "Edit K1", FORM), ("r", "New reading", FORM))
ROUND = r"^ enter (save, next|nothing new)  down skip  up back  (n note  )?esc stop(, all kept)?  \? help$"
SUMMARY = r"^ enter close  up back  esc close$"
NOTE = r"^ enter save, next  down skip  up back  esc (back to the )?value  F1 help$"


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_every_dialog_of_a_place_fits_and_esc_leaves_the_place_as_it_was(desk: Desk, size: Size) -> None:
    terminal = desk.workbench(size)
    for key, title, footer in FROM_A_GOAL:
        opens_and_closes(terminal, key, title, footer)
    inspector_help_and_palette_are_whole(terminal)
    terminal.press("right j").wait_for(r"▸ +✓ ")
    opens_and_closes(terminal, "e", "Edit step: Set-up", FORM)
    before = place(terminal)
    terminal.press(":").wait_for("━ Commands")
    terminal.type_text("change the organisation").wait_for(r"▸ +change the organisation")
    terminal.press("enter")
    fits(terminal, "Edit organisation", FORM)
    goes_away(terminal, before)
    terminal.send(f"\x1b[200~{PASTED}\x1b[201~".encode())
    fits(terminal, "Paste steps", PREVIEW)
    terminal.wait_for(r"┃ 13 rows read +1 new .* 12 rejected +┃")
    goes_away(terminal, before)
    terminal.press("* d")
    fits(terminal, "Delete G4, G5", CONFIRM)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_the_forms_of_a_kpi_fit_over_its_chart(desk: Desk, size: Size) -> None:
    desk.command("set", "K1", "formula=entered")
    terminal = desk.workbench(size)
    terminal.press("5").wait_for(r"▸K1 (.|\n)*view 1 of 5")
    terminal.wait_footer(r"^ r record .*\? help$")
    for key, title, footer in FROM_A_KPI:
        opens_and_closes(terminal, key, title, footer)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_the_question_what_makes_way_fits_over_the_roadmap(desk: Desk, size: Size) -> None:
    overwrite(desk.plan(), Ref("goal", 16), "due", datetime.date(2031, 6, 30))
    terminal = desk.workbench(size)
    terminal.press("2").wait_for("━▸ Roadmap")
    terminal.press(":").wait_for("━ Commands")
    terminal.type_text("G15").press("enter").wait_for(r"▸ G15 (.|\n)*─ G15 (.|\n)*↓ G20")
    terminal.wait_footer(r"^ < > move .*\? help$")
    opens_and_closes(terminal, "{", "Let G15 end earlier?", CONFIRM)
    terminal.press("<")
    fits(terminal, "Move G15 earlier?", CONFIRM)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_the_round_its_note_its_help_and_its_summary_fit(desk: Desk, size: Size) -> None:
    terminal = desk.workbench(size)
    terminal.press("1").wait_for("━▸ Needs you")
    terminal.wait_footer(r"^ tab more .*\? help$")
    before = place(terminal)
    terminal.press("m")
    fits(terminal, "Monthly round", ROUND, marks=2)
    terminal.press("?")
    fits(terminal, "Help · Monthly round", PICK)
    terminal.press("esc")
    fits(terminal, "Monthly round", ROUND, marks=2)
    terminal.press("n")
    fits(terminal, "Monthly round", NOTE, marks=2)
    terminal.press("esc")
    for number in (*range(3, 10), *range(12, 21)):
        terminal.press("down").wait_for(rf"━ Monthly round .* {number} of 20 ━")
        fits(terminal, "Monthly round", ROUND, marks=2)
    terminal.press("down").wait_for("Round finished: 3 of 20 recorded")
    fits(terminal, "Monthly round", SUMMARY, marks=0)
    terminal.press("esc").wait_footer("Round finished")
    terminal.press("home").until(lambda: place(terminal) == before, "the place as it was")


def inspector_help_and_palette_are_whole(terminal: Terminal) -> None:
    before = place(terminal)
    terminal.press("enter").wait_footer(r"^ enter edit  esc close  .*\? help$")
    goes_away(terminal, before)
    terminal.press("?").wait_for(r"with a reason\. +┃")
    goes_away(terminal, before)
    terminal.press(":").wait_for("━ Commands")
    terminal.type_text("pane before").wait_for(r"pane before .*shift\+tab +┃")
    goes_away(terminal, before)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_a_question_about_much_keeps_its_answers_in_sight(desk: Desk, size: Size) -> None:
    for number in (4, 5, 7, 11, 12, 13, 14, 17, 18, 19, 20):
        overwrite(desk.plan(), Ref("goal", number), "parent", 1)
    terminal = desk.workbench(size)
    terminal.press("3").wait_for("━ 30 goals ")
    terminal.press("g j").wait_for(r"▸.*G1 ")
    terminal.press("d")
    fits(terminal, "Delete G1", CONFIRM)
    terminal.wait_for(r"and \d+ more(.|\n)*┃ ▸n (.|\n)* y  Delete G1")
    terminal.press("m")
    fits(terminal, "Move what hangs on G1 to", PICK)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_a_conflict_fits_over_its_form(desk: Desk, size: Size) -> None:
    terminal = desk.workbench(size)
    terminal.press("e").wait_for("━ Edit G4")
    terminal.type_text("Mine").wait_for(r"\[ Mine ")
    overwrite(desk.plan(), Ref("goal", 4), "title", "Theirs")
    terminal.press("ctrl+s")
    fits(terminal, "G4 was changed by", CONFLICT)
    terminal.press("esc")
    fits(terminal, "Edit G4", FORM)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_the_question_who_is_there_and_the_first_start_fit(desk: Desk, size: Size) -> None:
    terminal = checklist(desk.start(str(desk.plan()), size=size, as_=None))
    terminal.wait_for("4 Checklist(.|\n)*G4 ")
    terminal.press("J")
    fits(terminal, "Who are you?", PICK)
    terminal.wait_for(r"marked as claimed\. +┃")
    terminal = desk.start(str(desk.home / "new.plan"), size=size, as_=None)
    terminal.wait_footer(r"^ enter take it  1-4 take one at once  (up down move  )?q leave$")
    terminal.wait_for(r"^━▸ Welcome to itplanner ━+\n(.|\n)*\n▸ 1  Starter ")
    assert terminal.beyond.strip() == ""
    before = place(terminal)
    terminal.press("1")
    fits(terminal, "Whose plan is it?", FORM)
    goes_away(terminal, before)


def opens_and_closes(terminal: Terminal, key: str, title: str, footer: str) -> None:
    before = place(terminal)
    terminal.press(key)
    fits(terminal, title, footer)
    terminal.until(lambda: terminal.text.count("▸") == 1, "one mark of the focus, in the dialog", 10)
    if footer is FORM:
        first = field(terminal)
        terminal.press("shift+tab").until(lambda: field(terminal) not in {"", first}, "the last field")
        fits(terminal, title, footer)
    goes_away(terminal, before)

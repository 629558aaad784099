"""Problems, coverage, diet and consequences: they fit small screens, and hostile text is words in them."""

import pytest

from tests.e2e.desk import WIDE, Desk, checklist
from tests.e2e.fitting import COVERAGE, FORM, HANGS, PICK, SIZES, fits, goes_away, place
from tests.e2e.hostile import LINE, TEXTS, back, leave, paste, poison, sees, sight
from tests.e2e.terminal import Size, Terminal

pytestmark = pytest.mark.e2e

CLICK, _BROKEN, COPY, RED, GONE, EXE, *_OTHERS = TEXTS

SLIPS = r"^ < > earlier, later  tab back to the list  esc back$"


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_problems_their_waiver_and_what_would_become_of_the_plan_fit(desk: Desk, size: Size) -> None:
    terminal = desk.workbench(size)
    before = place(terminal)
    terminal.press(":").wait_for("━ Commands")
    terminal.type_text("problems: all").wait_for(r"▸ +problems: all")
    terminal.press("enter")
    fits(terminal, "Problems", PICK)
    terminal.press("down down down down").wait_for(r"▸▲ G3 ")
    goes_away(terminal, before)
    terminal.press(".").wait_for("▸Problems")
    terminal.wait_footer(r"^ G14: .* enter mends it +\. next problem")
    terminal.press("W")
    fits(terminal, "New waiver for G14", FORM)
    terminal.press("esc").wait_footer(r"\? help$")
    before = place(terminal)
    terminal.press("i")
    fits(terminal, "What hangs on G14", HANGS)
    terminal.press("tab")
    fits(terminal, "If G14 goes or slips", SLIPS, marks=0)
    terminal.press("> > >").wait_for("slips 4 quarters later")
    fits(terminal, "If G14 goes or slips", SLIPS, marks=0)
    goes_away(terminal, before)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
def test_what_coverage_diet_and_a_hole_open_fits(desk: Desk, size: Size) -> None:
    terminal = desk.workbench(size)
    before = place(terminal)
    terminal.press("C").wait_for("━ Coverage")
    terminal.press("j").wait_for(r"▸● BG2")
    terminal.press("right").wait_for(r"\[4 \+1\]")
    terminal.press("enter")
    fits(terminal, "Goals that serve BG2", PICK)
    terminal.press("esc")
    fits(terminal, "Coverage of business goals", COVERAGE)
    goes_away(terminal, before)
    terminal.press("X").wait_for("━ Plan diet")
    terminal.press("m")
    fits(terminal, "Merge G14 into", PICK)
    goes_away(terminal, before)
    terminal.press("X").wait_for("━ Plan diet")
    terminal.press("p").wait_for(r"▸ Park G14: .* esc gives up ━\n \+3m")
    goes_away(terminal, before)
    terminal.press("2").wait_for("━▸ Roadmap")
    terminal.press(".").wait_footer("G21 has no 3-year goal in FY2029. N adds one")
    terminal.press("N")
    fits(terminal, "New goal under G21", FORM)


def test_hostile_text_is_words_in_problems_coverage_diet_and_consequences(desk: Desk) -> None:
    poison(desk.plan())
    terminal = checklist(desk.start(str(desk.plan()), size=WIDE, as_="PE1"))
    the_problems(terminal)
    terminal.press("C").wait_for(r"━ Coverage of business goals")
    sees(terminal, f"● BG1 {CLICK}…", f"{CLICK} 1 · BG1: 1 first of all, 2 besides · {CLICK} 1")
    terminal.press("enter").wait_for(r"━ Goals that serve BG1")
    sees(terminal, f"G5 {GONE[:9]}")
    terminal.press("esc").wait_footer("arrows walk")
    back(terminal)
    terminal.press("X").wait_for(r"━ Plan diet")
    sees(terminal, f"G14 {GONE[:12]}", f"{CLICK} 1 2 goals")
    terminal.press("m").wait_for(r"━ Merge G14 into")
    sees(terminal, f"G1 {CLICK}", f"10 years {CLICK[:10]}")
    back(terminal)
    terminal.press("2").wait_for(r"━▸ Roadmap")
    terminal.press(".").wait_footer("G21 has no 3-year goal in FY2029. N adds one")
    terminal.press("N").wait_for(r"━ New goal under G21")
    sees(terminal, f"Under G21 {COPY}")
    back(terminal)
    leave(terminal)


def the_problems(terminal: Terminal) -> None:
    """The list, a goal's letters and problems, a waiver of one, and what would become of it."""
    terminal.press(":").wait_for("━ Commands and records")
    terminal.type_text("problems: all").press("enter").wait_for(r"━ Problems")
    terminal.type_text("G14 G010")
    sees(terminal, f"■ G14 It serves no business goal {GONE[:12]}")
    terminal.press("enter").wait_footer("G14.*: It serves no business goal")
    sees(terminal, f"S ✓ Owner {EXE} 6")
    terminal.press("W").wait_for(r"━ New waiver for G14 " + sight(GONE, 10))
    paste(terminal, LINE)
    sees(terminal, f"[ {LINE}")
    terminal.press("ctrl+s").wait_footer("Added waiver")
    sees(terminal, "R ✓ Waived: It serves no business goal")
    terminal.press("i").wait_for("━ What hangs on G14")
    terminal.press("tab").wait_for("━ If G14 goes or slips")
    terminal.press(">").wait_for("slips 2 quarters later")
    back(terminal)
    back(terminal)

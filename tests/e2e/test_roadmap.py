"""A five-year goal moved on the roadmap in the real program, by keys alone."""

import pytest

from tests.e2e.desk import WIDE, Desk
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

FIVE_YEARS = ("2026-07-01", "2031-06-30")


def dates(desk: Desk, number: int) -> tuple[str, str]:
    """Return start and due date of a goal as they are stored."""
    found = desk.value("SELECT start || ' ' || due FROM goal WHERE id = ?", number)
    start, due = str(found).split()
    return start, due


def roadmap(desk: Desk) -> Terminal:
    """Open the roadmap with the cursor on G15, a five-year goal with four goals under it."""
    terminal = desk.workbench(WIDE)
    terminal.press("2").wait_for(r"━▸ Roadmap · 10 years · by area")
    terminal.press("/").type_text("iso")
    terminal.wait_for("1 of 30 goals match")
    terminal.press("enter").wait_for(r"▸ G15  Certified to ISO 27001 +41% ━{16}─{23}◆")
    terminal.press("esc").wait_for(r"(?s)30 goals.*▸ G15 .*↓ G16 .*↓ G20 ")
    return terminal


def pressed(terminal: Terminal, key: str, due: str) -> None:
    """Press a key, and wait until the strip and the message say the new due date."""
    terminal.press(key).wait_for(rf"When .* → {due} ")
    terminal.wait_footer("G15 .* 3 months (earlier|later)")


def test_a_five_year_goal_with_children_is_moved_refused_helped_and_taken_back(desk: Desk) -> None:
    terminal = roadmap(desk)

    pressed(terminal, ">", "30 Sep 2031")
    assert dates(desk, 15) == ("2026-10-01", "2031-09-30")
    assert dates(desk, 16) == ("2026-07-01", "2029-06-30")
    pressed(terminal, "<", "30 Jun 2031")
    assert dates(desk, 15) == FIVE_YEARS

    for due in ("31 Mar 2031", "31 Dec 2030", "30 Sep 2030", "30 Jun 2030", "31 Mar 2030", "31 Dec 2029"):
        pressed(terminal, "{", due)
    pressed(terminal, "}", "31 Mar 2030")
    for due in ("31 Dec 2029", "30 Sep 2029", "30 Jun 2029"):
        pressed(terminal, "{", due)
    terminal.wait_footer("G16 now ends on the same day as G15 above it")
    assert dates(desk, 15) == ("2026-07-01", "2029-06-30")

    terminal.press("{").wait_for(
        r"(?s)━ Let G15 end earlier\? ━.*G16 .*, due 30 Jun 2029,.*is under G15 .*, due 31 Mar 2029\."
        r".*▸n +Leave G15 where it is.*y +Move the end of G16 with it, in the same change"
    )
    terminal.press("enter").wait_gone("Let G15 end earlier")
    assert (dates(desk, 15)[1], dates(desk, 16)[1]) == ("2029-06-30", "2029-06-30")

    terminal.press("{").wait_for("Let G15 end earlier")
    terminal.press("y").wait_footer("G15 ends 3 months earlier, the end of G16 with it")
    assert (dates(desk, 15)[1], dates(desk, 16)[1]) == ("2029-03-31", "2029-03-31")
    assert dates(desk, 17) == ("2026-07-01", "2027-06-30")

    terminal.press("u").wait_footer("Undone: G15 ends 3 months earlier, the end of G16 with it .* U redo")
    assert (dates(desk, 15)[1], dates(desk, 16)[1]) == ("2029-06-30", "2029-06-30")


def test_a_bar_refused_for_its_childrens_dates_takes_them_all_along(desk: Desk) -> None:
    terminal = roadmap(desk)
    terminal.press("< < < < < < < <").wait_for(r"When   1 Jul 2024 → 30 Jun 2029")
    assert dates(desk, 15) == ("2024-07-01", "2029-06-30")
    terminal.wait_footer("G16 now ends on the same day as G15 above it")
    terminal.press("<").wait_for(r"(?s)━ Move G15 earlier\? ━.*y +Move G16, G17, G19, G20 with it")
    terminal.press("y").wait_footer(
        "G15 moved 3 months earlier, G16, G17, G19, G20 with it. G20 now ends before G12, which it needs"
    )
    moved = [dates(desk, number) for number in (15, 16, 17, 18, 19, 20)]
    assert moved == [
        ("2024-04-01", "2029-03-31"),
        ("2026-04-01", "2029-03-31"),
        ("2026-04-01", "2027-03-31"),
        ("2026-07-01", "2026-10-31"),
        ("2026-04-01", "2026-12-31"),
        ("2026-04-01", "2027-03-31"),
    ]
    terminal.press("u").wait_footer("Undone: G15 moved 3 months earlier")
    assert dates(desk, 15) == ("2024-07-01", "2029-06-30")
    assert dates(desk, 20) == ("2026-07-01", "2027-06-30")


def test_a_selection_moves_at_once_and_says_what_else_it_touches(desk: Desk) -> None:
    terminal = desk.workbench(WIDE)
    terminal.press("2").wait_for("━▸ Roadmap")
    terminal.press(":").wait_for("Commands and records")
    terminal.type_text("G12")
    terminal.press("enter").wait_for(r"▸ G12 ")
    terminal.press(">").wait_footer("G12 moved 3 months later. G12 now ends after G20, which needs it")
    terminal.wait_for(r"needed by ⇒ G20 ERP back within 4 hours, due 30 Jun 2027 ▲ ends earlier")
    terminal.press("u").wait_footer("Undone: G12 moved 3 months later")
    terminal.press("V k V").wait_for("2 selected")
    terminal.press(">").wait_footer("G11, G12 moved 3 months later")
    assert (dates(desk, 11)[1], dates(desk, 12)[1]) == ("2027-01-31", "2027-08-31")
    terminal.press("u").wait_footer("Undone: G11, G12 moved 3 months later")
    assert (dates(desk, 11)[1], dates(desk, 12)[1]) == ("2026-10-31", "2027-05-31")

"""What hangs on a record through its keys, and what would become of it."""

from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


TO_G12 = ("colon", "/G12", "enter")


async def test_tab_goes_from_what_hangs_on_it_to_what_would_become_of_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, *TO_G12, "i")
        assert "━ What hangs on G12 ━" in screen_text(app)
        assert "So far: 3 open steps, 40 h, need 96k, 1 KPI, 2 business goals" in screen_text(app)
        await pressed(app, pilot, "tab")
        assert "━ If G12 goes or slips ━" in screen_text(app)
        assert "G10 shows 83% instead of 70%, only because a goal below it is gone" in screen_text(app)
        assert "due 31 May 2027 → 31 Aug 2027" in screen_text(app)
        assert footer(app).startswith(" < > earlier, later  tab back to the list  esc back")
        await pressed(app, pilot, "greater_than_sign")
        assert "due 31 May 2027 → 30 Nov 2027" in screen_text(app)
        await pressed(app, pilot, *["less_than_sign"] * 2)
        assert "If it comes 1 quarter earlier" in screen_text(app)
        await pressed(app, pilot, "enter", "tab")
        assert "━ What hangs on G12 ━" in screen_text(app)
        assert app.planner.plan is before


async def test_back_in_the_list_words_find_and_enter_goes(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, *TO_G12, "i", "tab", "tab", "/G10", "enter")
        assert app.place.current == Ref("goal", 10)


async def test_of_an_area_the_deletion_is_told_and_nothing_slips(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "2", "g", "i", "tab", "greater_than_sign")
        assert "━ If AR1 goes ━" in screen_text(app)
        assert "If it is deleted" in screen_text(app)
        assert "slip" not in screen_text(app)
        assert footer(app).startswith(" tab back to the list  esc back")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_consequences_fit_every_screen_and_ascii(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        await pressed(app, pilot, *TO_G12, "i", "tab")
        for widget in (each for screen in app.screen_stack for each in screen.walk_children()):
            widget.refresh()
        await pilot.pause()
        rows = screen_text(app).splitlines()
        assert "".join(rows).isascii()
        assert "~" not in "".join(row[row.find("|") :] for row in rows if "   G1" in row)
        assert any("due 31 May 2027 > 31 Aug" in row for row in rows)

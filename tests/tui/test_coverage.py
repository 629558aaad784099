"""The coverage grid through its keys."""

import re
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


async def test_the_grid_is_walked_and_a_cell_opens_the_goals_behind_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "C")
        assert "━ Coverage of business goals ━" in screen_text(app)
        assert "[1 +2]" in screen_text(app)
        await pressed(app, pilot, "j", "right")
        assert "[4 +1]" in screen_text(app)
        assert "G9 G10 G11 G12 besides G8" in screen_text(app)
        await pressed(app, pilot, "enter", "down")
        assert "━ Goals that serve BG2 ━" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert "[4 +1]" in screen_text(app)
        await pressed(app, pilot, "enter", "down", "enter")
        assert app.screen is app.place
        assert app.place.current == Ref("goal", 10)


async def test_an_empty_cell_says_so_and_the_cursor_stays_inside(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "C", *["right"] * 9, "enter")
        assert "IT management · BG1: " in screen_text(app)
        assert "No open goal stands here" in footer(app)
        assert re.search(r"Business goal +←Infra", screen_text(app))
        await pressed(app, pilot, *["left"] * 9)
        assert footer(app).startswith(" enter which goals")
        assert re.search(r"Business goal .* Support *→", screen_text(app))
        assert "Applications · BG1: " in screen_text(app)
        await pressed(app, pilot, "escape")
        assert app.screen is app.place


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_grid_fits_every_screen_and_ascii(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        await pressed(app, pilot, "C", *["right"] * 4)
        for widget in (each for screen in app.screen_stack for each in screen.walk_children()):
            widget.refresh()
        await pilot.pause()
        text = screen_text(app)
        assert text.isascii()
        assert "[-]" in text
        assert sum(row.count("+= Coverage") for row in text.splitlines()) == 1

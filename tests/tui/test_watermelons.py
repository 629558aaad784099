"""Whoever leads finds in one list what looks better than it is."""

import re
from pathlib import Path

from itplanner.domain.change import Ref
from itplanner.domain.records import Project
from itplanner.domain.rules.projects import project_colour
from itplanner.tui import keys
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import by_ben, footer, pressed


async def test_all_watermelons_stand_in_one_list_that_leads_to_them(demo_file: Path, tmp_path: Path) -> None:
    plan = copied(demo_file, tmp_path)
    async with workbench(plan, tmp_path, (80, 24), place=keys.OVERVIEW) as (app, pilot):
        await pressed(app, pilot, ":", "/watermelons", "enter", "/k8")
        assert "green, but red: K8" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert app.place.current == Ref("goal", 15)


async def test_where_there_is_none_it_says_so(demo_file: Path, tmp_path: Path) -> None:
    plan = copied(demo_file, tmp_path)
    by_ben(plan, [(Ref("goal", number), "status", "proposed") for number in (10, 15, 19, 20)])
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, ":", "/watermelons", "enter")
        assert "No watermelons: nothing is shown better than it is" in footer(app)


async def test_a_project_shows_its_computed_and_its_declared_colour_and_stands_in_the_list(
    demo_file: Path, tmp_path: Path
) -> None:
    plan = copied(demo_file, tmp_path)
    async with workbench(plan, tmp_path, (120, 40)) as (app, pilot):
        late = next(
            row
            for row in app.planner.plan[Project]
            if row.status == "running" and project_colour(app.planner.plan, row, app.when.today) == "red"
        )
        await pressed(app, pilot, ":", f"/{late.name}", "enter")
        assert app.place.NAME == keys.REGISTERS
        assert re.search(r"Computed +■ red", screen_text(app))
        await pressed(app, pilot, "D", "/green", *["tab"] * 4, "/31 dec 2026", "ctrl+s")
        assert "needs a reason" in screen_text(app)
        await pressed(app, pilot, "/Nearly there", "ctrl+s")
        assert re.search(r"Declared +● green", screen_text(app))
        await pressed(app, pilot, ":", "/watermelons", "enter", f"/{late.code}")
        assert "green by Ana" in screen_text(app)

"""Whoever leads finds in one list what looks better than it is."""

from pathlib import Path

from itplanner.domain.change import Ref
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

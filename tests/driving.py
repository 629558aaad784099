"""A workbench on a copy of the demo, driven by keys, and its screen as text."""

import datetime
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from itplanner.domain.history import Actor
from itplanner.service.drafts import Drafts
from itplanner.service.planner import Planner
from itplanner.store.store import Store
from itplanner.tui import keys
from itplanner.tui.app import Workbench
from itplanner.tui.settings import Settings

TODAY = datetime.date(2026, 11, 23)
"""The day of the design's pictures."""


def settings(folder: Path) -> Settings:
    """Return the settings of a test: a fixed day, 16 colours, no mouse."""
    return Settings(
        "terminal", ascii_only=False, mouse=False, state=folder, preferences=folder / "p.json", today=TODAY
    )


@asynccontextmanager
async def workbench(
    plan: Path,
    folder: Path,
    size: tuple[int, int] = (120, 40),
    style: str = "terminal",
    place: str = keys.CHECKLIST,
    *,
    importing: bool = False,
) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    """Open the workbench as Ana on a plan file, and go to a place."""
    with Store.open(plan) as store:
        planner = Planner(store, Actor("ana", "host", channel="workbench", person=1))
        drafts = Drafts(folder / "drafts", plan, "ana")
        app = Workbench(planner, replace(settings(folder), style=style, importing=importing), drafts)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if app.screen is app.place and place != keys.OVERVIEW:  # no draft is offered
                app.action_go(place)
                await settled(app, pilot)
            yield app, pilot


async def settled(app: Workbench, pilot: Pilot[None]) -> None:
    """Wait until what was asked for is stored and shown."""
    await app.workers.wait_for_complete()
    await pilot.pause()


def copied(demo: Path, folder: Path) -> Path:
    """Return a copy of the demo for one test."""
    return Path(shutil.copy(demo, folder / "plan.db"))


def screen_text(app: Workbench) -> str:
    """Return what stands on the screen."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text[:width] for strip in lines[:height])

"""A walk through the whole workbench, at random, on two terminals that must show the same."""

import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock, patch

from textual import events, messages
from textual.keys import _character_to_key
from textual.pilot import Pilot

from itplanner.domain.history import Actor
from itplanner.service.drafts import Drafts
from itplanner.service.planner import Planner
from itplanner.store.store import Store
from itplanner.tui.app import Workbench
from tests.driving import settings
from tests.thin.actions import Action, action
from tests.thin.lockstep import Lockstep, Size, driver_of

WIDE: Size = (120, 40)


class Walk:
    """One session: what is done in it is shown on both terminals."""

    def __init__(self, app: Workbench, pilot: Pilot[None], both: Lockstep) -> None:
        self.app = app
        self.pilot = pilot
        self.both = both

    async def do(self, action: Action, doing: str = "") -> None:
        """Do one thing, and wait until all that comes of it is shown."""
        self.both.begin(action.kind, doing or str(action))
        if action.size != (0, 0):
            self.both.resize(action.size)
            await self.pilot.resize_terminal(*action.size)
        if action.text:
            self.app.post_message(events.Paste(action.text))
        for key in action.keys:
            char = key if len(key) == 1 else None
            self.app.post_message(events.Key(_character_to_key(key) if char else key, char))
        await self.settle()
        self.both.rest()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.pilot.pause()
        # A key is under way until its patience ends; until then nothing is painted.
        while self.app._patience is not None or any(worker.is_running for worker in self.app.workers):
            if self.app._exception is not None:
                raise self.app._exception  # Textual would leave, but nobody can
            await self.pilot.pause()
        await self.pilot.pause()

    async def wander(self, seed: int, actions: int) -> None:
        """Do things at random; now and then the line is slow, and frames are dropped."""
        chance = random.Random(seed)
        for number in range(1, actions + 1):
            self.both.slow = chance.random() < 0.2
            chosen = action(chance)
            await self.do(chosen, f"seed {seed}, action {number}: {chosen}")


@asynccontextmanager
async def walk(
    plan: Path,
    folder: Path,
    *,
    style: str = "terminal",
    size: Size = WIDE,
    careful: bool = True,
    old: bool = False,
) -> AsyncIterator[Walk]:
    """Open the workbench as Ana on a plan file, shown on two terminals."""
    both = Lockstep(size, careful=careful, old=old)
    with (
        patch.dict(os.environ, COLUMNS=str(size[0]), LINES=str(size[1])),
        patch("itplanner.tui.thin.line.Timer", both.timers),
        Store.open(plan) as store,
    ):
        planner = Planner(store, Actor("ana", "host", channel="workbench", person=1))
        drafts = Drafts(folder / "drafts", plan, "ana")
        app = Workbench(planner, replace(settings(folder), style=style), drafts)
        app.driver_class = driver_of(both)
        # Nobody can leave: the walk goes on.
        app.exit = Mock()  # type: ignore[method-assign]
        async with app.run_test(size=size, headless=False) as pilot:
            if not careful:
                app.post_message(messages.TerminalSupportsSynchronizedOutput())
            walk = Walk(app, pilot, both)
            await walk.settle()
            yield walk

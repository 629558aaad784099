"""What tests of the places do and look at: keys by name, edits of somebody else, rows of the screen."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.records import Record, Step
from itplanner.store.store import Store
from itplanner.tui.app import Workbench
from tests.driving import screen_text, settled

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def by_ben(path: Path, edits: Sequence[tuple[Ref, str, object]]) -> None:
    """Let somebody else give fields other values, as one change."""
    with Store.open(path) as store:
        now = store.load()
        made = [Edit(*ref, name, getattr(now.find(ref), name), value) for ref, name, value in edits]
        store.commit(now, Change.of(made, "Ben's"), by=Actor("ben", person=2), at=NOW)


def added_by_ben(path: Path, *rows: Record) -> None:
    """Let somebody else add records."""
    with Store.open(path) as store:
        change = Change.of([added(row) for row in rows], "Ben's")
        store.commit(store.load(), change, by=Actor("ben", person=2), at=NOW)


def all_done(path: Path, *goals: int) -> None:
    """Let somebody else tick all steps of some goals."""
    with Store.open(path) as store:
        steps = [step for goal in goals for step in store.load()[Step].where("goal", goal)]
    by_ben(path, [(Ref("step", step.id), "done", True) for step in steps if not step.done])


async def pressed(app: Workbench, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, where `/words` types words, and wait."""
    names = {" ": "space", "-": "minus", ".": "full_stop"}
    for key in keys:
        letters = [names.get(letter, letter) for letter in key[1:]] if key.startswith("/") else [key]
        await pilot.press(*letters)
    await settled(app, pilot)


def footer(app: Workbench) -> str:
    """What the last row of the screen says."""
    return screen_text(app).splitlines()[-1]


def head(app: Workbench) -> str:
    """What the list's head says."""
    return screen_text(app).splitlines()[2]

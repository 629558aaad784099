"""Views of small plans, and rows as they are drawn."""

import datetime
from collections.abc import Sequence
from typing import Any

from itplanner.domain.records import Goal, Person, Record
from itplanner.tui.roles import PALETTES
from itplanner.tui.view import View
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import RowSource
from tests.builders import TODAY, goal, plan_of

BEN = Person(id=2, name="Ben Okafor")


def drawn(source: RowSource, width: int) -> list[str]:
    """Return the rows as they are drawn."""
    ink, layout = Ink(PALETTES["plain"]), Layout(source.columns, width)
    return [layout.line(source.row(index), ink, Standing()).text for index in range(len(source))]


def said(parts: Sequence[Part]) -> str:
    """Return the words of a line."""
    return "".join(part.text for part in parts)


def on(days: int) -> datetime.date:
    """Return a day so many days from today."""
    return TODAY + datetime.timedelta(days=days)


def seen(*records: Record, me: int | None = None, **values: Any) -> View:
    """Return a view of a plan with Ben and some records, by whoever is at the keyboard."""
    return View(plan_of(BEN, *records), TODAY, 2027, me, **values)


def active(number: int = 1, **values: Any) -> Goal:
    """Return an active goal of Ben's."""
    return goal(number, **{"owner": 2, "status": "active", **values})

"""A due date as it stands in a table."""

import datetime

from itplanner.domain.records import Goal
from itplanner.tui import glyphs
from itplanner.tui.formatting import short_day
from itplanner.tui.view import View


def due_text(view: View, goal: Goal) -> str:
    """Return a goal's due date as it stands in a table."""
    return glyphs.NOTHING if goal.due is None else short_due(view, goal.due)


def short_due(view: View, due: datetime.date) -> str:
    """Return the day inside the fiscal year shown, else the fiscal year; six cells at most."""
    year = view.calendar.year_of(due)
    return short_day(due) if year == view.year else view.calendar.year_label(year)

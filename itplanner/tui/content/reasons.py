"""Why a record needs somebody, in one sentence."""

import datetime

from itplanner.domain.records import KPI, Goal, Person, Step
from itplanner.domain.rules.attention import Need
from itplanner.domain.rules.declared import in_force
from itplanner.domain.rules.progress import time_share
from itplanner.tui.content.computing import lacks, waiting
from itplanner.tui.content.left import left_of
from itplanner.tui.content.marks import mark_of
from itplanner.tui.formatting import count, day, percent
from itplanner.tui.view import View


def why(view: View, need: Need) -> str:
    """Return why a record needs somebody, without its code."""
    row = view.plan.find(need.ref)
    if isinstance(row, Step):
        return f"Step {'late' if need.reason == 'step_late' else _due_in(-(need.days or 0))}: {row.text}"
    if isinstance(row, KPI):
        return _kpi(view, row, need)
    return _goal(view, row, need) if isinstance(row, Goal) else ""


def _kpi(view: View, kpi: KPI, need: Need) -> str:
    if need.reason == "declared":
        return _declared(view, need, f"computes {view.standing(kpi).computed}")
    if need.days is None:
        return f"No {lacks(kpi)} yet"
    return f"{lacks(kpi).capitalize()} {waiting(kpi)} since {since(view, need)}"


def _goal(view: View, goal: Goal, need: Need) -> str:
    match need.reason:
        case "declared":
            return _declared(view, need, mark_of(view, goal).word)
        case "late":
            return f"Late: {left_of(view, goal)}"
        case "soon":
            left = -(need.days or 0)
            return f"{count(left, 'day') + ' left' if left else 'Due today'}: {left_of(view, goal)}"
        case "behind":
            gone = time_share(goal, view.today)
            return f"Behind: {percent(view.share(goal))} done, {percent(gone)} of the time gone"
        case "wake":
            return f"Was to come back on {since(view, need)}"
        case "review":
            return f"Review due since {since(view, need)}"
        case "ownerless":
            owner = view.plan[Person].get(goal.owner)
            return (
                "Nobody owns it" if owner is None else f"Its owner {owner.name} left on {since(view, need)}"
            )
        case _:
            return f"Nothing changed for {_span(need.days or 0)}"


def _declared(view: View, need: Need, really: str) -> str:
    declared = in_force(view.plan, need.ref, view.today)
    assert declared is not None
    return f"Declared {declared.colour}, {really}, until {near_day(view, declared.expires)}"


def _due_in(days: int) -> str:
    return f"due in {count(days, 'day')}" if days else "due today"


def since(view: View, need: Need) -> str:
    """Return the day from which on a record has needed somebody."""
    return near_day(view, view.today - datetime.timedelta(days=need.days or 0))


def near_day(view: View, when: datetime.date) -> str:
    """Return a day, with its year where that isn't the one of today."""
    return day(when, view.calendar, view.calendar.year_of(view.today))


def _span(days: int) -> str:
    """`90 days`, `4 months`: whole units, rounded down."""
    months = days * 12 // 365
    return f"{months} months" if months >= 3 else count(days, "day")

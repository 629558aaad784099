"""Declaring a colour: one that is better than what is computed takes a reason and a day on which it ends."""

import datetime

from itplanner.domain.change import Ref
from itplanner.domain.links import coded
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Project
from itplanner.domain.rules.declared import better
from itplanner.domain.rules.state import goal_colour, state
from itplanner.domain.rules.status import Colour
from itplanner.domain.verbs.values import Values
from itplanner.domain.wrong import Wrong

CLAIM = ("record", "colour", "given_on", "reason")
"""The fields on which it depends whether a colour may be declared so."""


def computed_colour(plan: Plan, ref: Ref, day: datetime.date) -> Colour:
    """Return the colour that a goal, a KPI or a project computes to on a day; grey where there is none."""
    row = plan.find(ref)
    if isinstance(row, KPI):
        from itplanner.domain.kpis.standing import standing  # noqa: PLC0415 - the formulas, for one colour

        return standing(plan, row, day).computed
    if isinstance(row, Project):
        from itplanner.domain.rules.projects import project_colour  # noqa: PLC0415 - the same

        return project_colour(plan, row, day)
    return goal_colour(state(plan, row, day)) if isinstance(row, Goal) else "grey"


def completed(values: Values, person: int | None, today: datetime.date) -> Values:
    """Return the values of a new declaration or waiver: given today by whoever acts, unless said."""
    usual = {"given_on": today, **({} if person is None else {"person": person})}
    return {**usual, **{name: value for name, value in values.items() if value is not None}}


def unfounded(plan: Plan, values: Values) -> Wrong | None:
    """Return why a colour can't be declared so: it is better than computed, and nothing is said for it."""
    ref = coded(values["record"])
    if ref is None or plan.find(ref) is None:
        return None  # a link that leads nowhere is a problem of the plan's own
    colour, found = values["colour"], computed_colour(plan, ref, values["given_on"])
    if colour == "red" or not better(colour, found) or values.get("reason", "").strip():
        return None
    holds = "a reason and a date until which it holds"
    return Wrong(
        f"A declared {colour} needs {holds}: {values['record']} computes to {found}.", field="reason"
    )

"""The letter A by a goal's fields: money, hours, what it depends on, and a target within reach."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.kpis.course import course
from itplanner.domain.kpis.words import plain
from itplanner.domain.money import in_words
from itplanner.domain.records import KPI, Goal, Person
from itplanner.domain.rules.load import hours, load_of
from itplanner.domain.rules.progress import aimed
from itplanner.domain.rules.state import unfunded
from itplanner.domain.rules.touching import needs
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.smart.case import Case
from itplanner.domain.smart.fields import Shown
from itplanner.domain.smart.gaps import Gap

FEWEST: Final = 6
"""From so many values on a KPI has natural limits (DOMAIN 2.1)."""

NATURAL: Final = 2.66
"""Mean moving ranges from the mean to a natural limit."""


def achievable(case: Case) -> Shown:
    """Judge A: money or why none is needed, the owner's hours, the goals it needs, and its target."""
    facts = ["Needs no money" if case.goal.no_cost_reason.strip() else "", *_hours_fact(case)]
    gaps = (*_money(case), *_hours(case), *_needed(case), *_reach(case), *_absolute(case))
    return Shown(tuple(filter(None, facts)), (case.ref, "need"), gaps)


def _money(case: Case) -> Iterator[Gap]:
    goal = case.goal
    hint = "State the need, or why it needs no money"
    if unfunded(goal):
        yield Gap("fail", "No money stated, nor why none", hint, case.ref, "need")
    elif goal.need and not goal.no_cost_reason.strip():
        organisation = case.plan.organisation
        money = in_words(goal.need, "" if organisation is None else organisation.currency)
        yield Gap("weak", f"{money} needed, in no budget line yet", hint, case.ref, "need")


def _hours(case: Case) -> Iterator[Gap]:
    """The owner's year: what all annual goals of theirs take against what they have."""
    goal, owner = case.goal, case.plan[Person].get(case.goal.owner)
    if goal.horizon > 1:
        return
    if owner is None:
        yield Gap(
            "unknown", "Nobody's hours are known: it has no owner", "Name one person", case.ref, "owner"
        )
    elif hours(case.plan, goal, owner.id) is None:
        yield Gap("weak", "Its hours are not known", "Estimate the hours", case.ref, "effort_hours")
    elif owner.capacity_hours is None:
        said = f"The hours that {owner.name} has are not known"
        yield Gap("weak", said, "Say how many hours a month", Ref(owner.kind, owner.id), "capacity_hours")
    else:
        load = load_of(case.plan, owner, goal.year)
        if load.over:
            said = f"{owner.name} has {load.capacity:,.0f} h in the year, and goals for {load.hours:,.0f} h"
            yield Gap("fail", said, "Move a goal to somebody else", case.ref, "owner", "G017")


def _hours_fact(case: Case) -> Iterator[str]:
    owner = case.plan[Person].get(case.goal.owner)
    if case.goal.horizon == 1 and owner is not None and owner.capacity_hours is not None:
        load = load_of(case.plan, owner, case.goal.year)
        yield f"{load.hours:,.0f} of {load.capacity:,.0f} h of the owner's year"


def _needed(case: Case) -> Iterator[Gap]:
    """The goals that have to end before this one."""
    for needed in needs(case.plan, case.goal):
        if needed.status == "done":
            continue
        if needed.status not in OPEN:
            said = f"{needed.code}, which it needs, is {needed.status}"
            yield Gap("fail", said, "Cut the link, or take the goal up again", case.ref, "depends_on")
        elif needed.due is None:
            said = f"{needed.code}, which it needs, has no due date"
            yield Gap("weak", said, "Set its due date", Ref(needed.kind, needed.id), "due")
        elif case.goal.due is not None and needed.due > case.goal.due:
            said = f"{needed.code}, which it needs, ends later: {full_day(needed.due)}"
            yield Gap("fail", said, "Move one of the two dates", case.ref, "due")


def _reach(case: Case) -> Iterator[Gap]:
    """A target that the KPI's values never come near needs a cause: work that changes them."""
    measure = case.measure
    kpi = None if measure is None else case.plan[KPI].get(measure.kpi)
    below = case.plan[Goal].where("parent", case.goal.id)
    if measure is None or kpi is None or measure.target is None or case.steps or below:
        return
    values = [point.value for point in course(case.plan, kpi, case.today) if point.value is not None]
    if len(values) < FEWEST:
        return
    mean = fmean(values)
    reach = NATURAL * fmean(abs(after - before) for before, after in pairwise(values))
    if abs(measure.target - mean) > reach:
        low, high = (plain(kpi, round(mean + way * reach, 2)) for way in (-1, 1))
        said = f"As things are, {kpi.code} moves between {low} and {high}: the target needs a cause"
        yield Gap("weak", said, "Add the steps that change it", case.ref, "steps")


def _absolute(case: Case) -> Iterator[Gap]:
    """An absolute in the words, where no measure says a level."""
    found = case.hit("G007")
    if found is not None and not aimed(case.plan, case.goal):
        field, hit = found
        yield Gap.of(hit.said("weak"), case.ref, field)

"""What hangs on a record, added up, and what would become of it if goals went or slipped."""

import datetime
from collections.abc import Iterable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.numbers import percent
from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Goal, GoalKPI, Measure
from itplanner.domain.removal import links
from itplanner.domain.rules.alignment import aims, holds, served_by
from itplanner.domain.rules.cascade import ancestors, descendants
from itplanner.domain.rules.coverage import hole_words, holes
from itplanner.domain.rules.load import hours
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.touching import needed_by
from itplanner.domain.rules.transitions import OPEN, open_steps
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """What the plan holds so far of some open goals and those below them."""

    goals: int
    steps: int
    """Still open."""
    hours: float
    """Of a goal in all, or where it says none, of its steps."""
    need: int
    """Money asked for, in minor units."""
    kpis: int
    business_goals: int


def totals(plan: Plan, ref: Ref) -> Totals:
    """Return what hangs on a record by way of the open goals that are, or hang on, it."""
    top = goals_on(plan, ref)
    found = {each.id: each for goal in top for each in (goal, *descendants(plan, goal))}
    goals = [goal for goal in found.values() if goal.status in OPEN]
    return Totals(
        len(goals),
        sum(len(open_steps(plan, goal)) for goal in goals),
        sum(hours(plan, goal) or 0 for goal in goals),
        sum(goal.need or 0 for goal in goals),
        len({kpi for goal in goals for kpi in kpis_of(plan, goal)}),
        len({link.business_goal for goal in goals for link in plan[Alignment].where("goal", goal.id)}),
    )


def goals_on(plan: Plan, ref: Ref) -> list[Goal]:
    """Return the goal that a record is, else the goals that lead to it, themselves or by a part of theirs."""
    goal = plan[Goal].get(ref.id) if ref.kind == Goal.kind else None
    if goal is not None:
        return [goal]
    rows = (plan.find(source) for source, _spec in links(plan, ref))
    numbers = (row.id if isinstance(row, Goal) else getattr(row, "goal", None) for row in rows if row)
    own = getattr(plan.find(ref), "goal", None)
    found = (plan[Goal].get(number) for number in dict.fromkeys((*numbers, own)) if isinstance(number, int))
    return [goal for goal in found if goal is not None]


def kpis_of(plan: Plan, goal: Goal) -> set[int]:
    """Return the KPIs that a goal works on: shown at it, or followed by its measure."""
    shown = {link.kpi for link in plan[GoalKPI].where("goal", goal.id)}
    return shown | {each.kpi for each in plan[Measure].where("goal", goal.id) if each.kpi is not None}


def consequences(before: Plan, after: Plan, goal: Goal, today: datetime.date) -> list[str]:
    """Return in words what else is otherwise in another plan because of what became of a goal."""
    found = [
        *_below(after, goal),
        *_waiting(after, goal),
        *_above(before, after, goal, today),
        *_business(before, after, goal, today),
        *_kpis(before, after, goal),
    ]
    old = set(holes(before, today))
    new = (hole for hole in holes(after, today) if hole not in old)
    return [*found, *(f"G{hole.goal} has {hole_words(after, hole)}" for hole in new)]


def _below(after: Plan, goal: Goal) -> Iterator[str]:
    children = [each for each in after[Goal].where("parent", goal.id) if each.status in OPEN]
    if children and after[Goal].rows[goal.id].status not in OPEN:
        stay = "stays" if len(children) == 1 else "stay"
        yield f"{codes(children)} {stay} below it, without an open goal above"


def _waiting(after: Plan, goal: Goal) -> Iterator[str]:
    if after[Goal].rows[goal.id].status not in OPEN:
        for other in needed_by(after, goal):
            if other.status in OPEN:
                yield f"{other.code} needs it, and would wait in vain"


def _above(before: Plan, after: Plan, goal: Goal, today: datetime.date) -> Iterator[str]:
    for above in ancestors(before, goal):
        old, new = (progress(plan, plan[Goal].rows[above.id], today).share for plan in (before, after))
        if percent(old) != percent(new):
            only = ", only because a goal below it is gone" if new > old else ""
            yield f"{above.code} shows {percent(new)} instead of {percent(old)}{only}"


def _business(before: Plan, after: Plan, goal: Goal, today: datetime.date) -> Iterator[str]:
    for _link, wanted in aims(before, goal):
        if not holds(wanted, today):
            continue
        old, new = (len(served_by(plan, wanted, "primary")) for plan in (before, after))
        if not new and old:
            yield f"{wanted.code} is no longer covered: no open goal serves it first of all"
        elif new != old:
            yield f"{wanted.code} keeps {new} of the {old} goals that serve it first of all"


def _kpis(before: Plan, after: Plan, goal: Goal) -> Iterator[str]:
    if after[Goal].rows[goal.id].status in OPEN:
        return
    others = (each for each in after[Goal] if each.status in OPEN)
    worked_on = {kpi for each in others for kpi in kpis_of(after, each)}
    for kpi in sorted(kpis_of(before, goal) - worked_on):
        yield f"No open goal works on K{kpi} any more"


def codes(goals: Iterable[Goal]) -> str:
    """Return the codes of goals, with *and* before the last."""
    *most, last = (goal.code for goal in goals)
    return f"{', '.join(most)} and {last}" if most else last

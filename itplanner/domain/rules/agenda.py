"""What falls due in the next days: goals, steps, KPI readings, reviews, goals that come back."""

import datetime
from collections.abc import Callable, Iterator
from typing import Final, Literal, get_args

from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Step
from itplanner.domain.rules.state import State, step_owner
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass

What = Literal["goal", "step", "readings", "review", "wake"]

AHEAD: Final = 30
"""Days that are looked ahead."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that falls due on a day."""

    day: datetime.date
    what: What
    refs: tuple[Ref, ...]
    """The record; of readings, all KPIs that are read for that day."""
    owners: tuple[int | None, ...]
    """Whose it is, each once."""

    @property
    def order(self) -> tuple[datetime.date, int, tuple[Ref, ...]]:
        """By day, goals before their steps."""
        return (self.day, get_args(What).index(self.what), self.refs)


def agenda(
    plan: Plan,
    today: datetime.date,
    state: Callable[[Goal], State],
    standing: Callable[[KPI], Standing],
    days: int = AHEAD,
) -> tuple[Coming, ...]:
    """Return what falls due from today on, so many days ahead, the next first."""
    near = {today + datetime.timedelta(days=ahead) for ahead in range(days + 1)}
    goals = (each for each in plan[Goal] if not near.isdisjoint((each.due, each.wake_on, each.review_on)))
    steps = (_step(plan, step, state) for step in plan[Step] if not step.done and step.due in near)
    found = [each for goal in goals for each in _goal(goal, state)]
    found += [*(each for each in steps if each is not None), *_readings(plan, today, standing)]
    return tuple(sorted((each for each in found if each.day in near), key=lambda coming: coming.order))


def _goal(goal: Goal, state: Callable[[Goal], State]) -> Iterator[Coming]:
    found, refs, owners = state(goal), (Ref(goal.kind, goal.id),), (goal.owner,)
    if found.open and goal.due is not None:
        yield Coming(goal.due, "goal", refs, owners)
    if found.open and goal.review_on is not None:
        yield Coming(goal.review_on, "review", refs, owners)
    if goal.status == "deferred" and goal.wake_on is not None:
        yield Coming(goal.wake_on, "wake", refs, owners)


def _step(plan: Plan, step: Step, state: Callable[[Goal], State]) -> Coming | None:
    goal = plan[Goal].get(step.goal)
    if step.due is None or goal is None or not state(goal).open:
        return None
    return Coming(step.due, "step", (Ref(step.kind, step.id),), (step_owner(plan, step),))


def _readings(plan: Plan, today: datetime.date, standing: Callable[[KPI], Standing]) -> Iterator[Coming]:
    """Give the readings of the present periods, those of one day together."""
    by_day: dict[datetime.date, list[KPI]] = {}
    for kpi in plan[KPI]:
        present, point = period_of(today, kpi.cadence, calendar(plan)), standing(kpi).point
        if point is None or point.period.last < present.last:
            by_day.setdefault(present.last, []).append(kpi)
    for day, kpis in by_day.items():
        owners = tuple(dict.fromkeys(kpi.owner for kpi in kpis))
        yield Coming(day, "readings", tuple(Ref(kpi.kind, kpi.id) for kpi in kpis), owners)

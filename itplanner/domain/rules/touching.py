"""What else a goal touches in time: the goals it needs and that need it, its children, its fiscal year."""

from collections.abc import Iterable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.plan import Plan
from itplanner.domain.records import Dependency, Goal
from itplanner.domain.rules.transitions import open_steps
from itplanner.domain.rules.years import calendar


def needs(plan: Plan, goal: Goal) -> list[Goal]:
    """Return the goals that a goal needs done before it ends."""
    found = (plan[Goal].get(link.needs) for link in plan[Dependency].where("goal", goal.id))
    return [each for each in found if each is not None]


def needed_by(plan: Plan, goal: Goal) -> list[Goal]:
    """Return the goals that need a goal done before they end."""
    found = (plan[Goal].get(link.goal) for link in plan[Dependency].where("needs", goal.id))
    return [each for each in found if each is not None]


def out_of_order(needed: Goal, goal: Goal) -> bool:
    """Whether a goal would end before what it needs; what is over doesn't wait for anything."""
    over = {"done", "cancelled", "deferred"} & {needed.status, goal.status}
    return not over and needed.due is not None and goal.due is not None and needed.due > goal.due


def ends_late(plan: Plan, goal: Goal) -> str:
    """Return in words that a goal is due after the one above it ends, or nothing."""
    above = plan[Goal].get(goal.parent)
    if above is None or above.due is None or goal.due is None or goal.due <= above.due:
        return ""
    return f"Due {full_day(goal.due)} is after {above.code} ends ({full_day(above.due)})"


def off_year(plan: Plan, goal: Goal) -> str:
    """Return in words that an annual goal is due outside the year of its checklist, or nothing."""
    years = calendar(plan)
    if goal.horizon != 1 or goal.year is None or goal.due is None or years.year_of(goal.due) == goal.year:
        return ""
    return f"Due {full_day(goal.due)}, which is not in {years.year_label(goal.year)}"


def touched(before: Plan, after: Plan, moved: Iterable[Ref]) -> list[str]:
    """Return in words what became of others when goals were moved in time, the gravest first."""
    rows = [after[Goal].rows[ref.id] for ref in moved if ref.kind == Goal.kind]
    finders = (_dependencies, _years, _steps, _tight)
    return list(dict.fromkeys(said for find in finders for row in rows for said in find(before, after, row)))


def _dependencies(before: Plan, after: Plan, goal: Goal) -> Iterator[str]:
    for other in needs(after, goal):
        if out_of_order(other, goal) and not _was(before, other, goal):
            yield f"{goal.code} now ends before {other.code}, which it needs"
    for other in needed_by(after, goal):
        if out_of_order(goal, other) and not _was(before, goal, other):
            yield f"{goal.code} now ends after {other.code}, which needs it"


def _was(before: Plan, needed: Goal, goal: Goal) -> bool:
    old, new = before[Goal].get(needed.id), before[Goal].get(goal.id)
    return old is not None and new is not None and out_of_order(old, new)


def _years(before: Plan, after: Plan, goal: Goal) -> Iterator[str]:
    years, old = calendar(after), before[Goal].rows[goal.id].due
    if goal.horizon != 1 or goal.year is None or goal.due is None or old is None:
        return
    year = years.year_of(goal.due)
    if year != goal.year and years.year_of(old) == goal.year:
        yield f"{goal.code} is now due in {years.year_label(year)}"


def _steps(before: Plan, after: Plan, goal: Goal) -> Iterator[str]:
    late = _after(after, goal)
    if late > _after(before, before[Goal].rows[goal.id]):
        steps = "1 step of {} is" if late == 1 else f"{late} steps of {{}} are"
        yield f"{steps.format(goal.code)} due after it ends"


def _after(plan: Plan, goal: Goal) -> int:
    return sum(step.due > goal.due for step in open_steps(plan, goal) if step.due and goal.due)


def _tight(before: Plan, after: Plan, goal: Goal) -> Iterator[str]:
    above = after[Goal].get(goal.parent)
    pairs = [(goal, each) for each in after[Goal].where("parent", goal.id)]
    pairs += [(above, goal)] if above is not None else []
    for high, low in pairs:
        was = before[Goal].rows[high.id].due == before[Goal].rows[low.id].due
        if high.due is not None and high.due == low.due and not was:
            yield f"{low.code} now ends on the same day as {high.code} above it"

"""Moving goals in time: whole bars or only their ends, alone or with the goals that stand in the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.dates import YEARS, full_day
from itplanner.domain.fiscal import PERIODS, add_months
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems
from itplanner.domain.records import Goal, Measure, Step
from itplanner.domain.rules.cascade import descendants
from itplanner.domain.rules.transitions import OPEN, open_steps
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong

NAMED = 6
"""So many goals are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Move:
    """Which goals are to lie how many months later, or earlier when negative."""

    goals: tuple[Ref, ...]
    months: int
    end: bool = False
    """Only the due date moves; start and steps stay."""
    together: bool = False
    """What would stand in the way moves as far: earlier the goals below, later the ends of those above."""

    @property
    def widened(self) -> "Move":
        """The same move together with what would stand in the way."""
        return replace(self, together=True)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a move isn't possible, and what would have to move as well."""

    problems: tuple[Problem, ...]
    others: tuple[Ref, ...]
    """The goals that can make way; none where that wouldn't help."""


def rescheduling(plan: Plan, move: Move) -> Change | Wrong:
    """Return the change that moves goals in time; those that are over or have no such dates stay.

    A bar takes its open steps along and the date of its measure; last days of months stay last days.
    """
    chosen = _chosen(plan, move)
    if isinstance(chosen, Wrong):
        return chosen
    moved = {goal.id: move.end for goal in chosen}
    if move.together:
        moved |= dict(sorted(_others(plan, move, moved).items()))
    rows = [plan[Goal].rows[number] for number in moved]
    edits = [edit for row in rows for edit in _edits(plan, row, move.months, end=moved[row.id])]
    if any(edit.after is None for edit in edits):
        return Wrong(f"The plan's dates lie in the years {YEARS[0]} to {YEARS[-1]}. Move by less.")
    return Change.of(edits, _sentence(plan, move, chosen, rows[len(chosen) :]))


def obstacle(plan: Plan, move: Move) -> Obstacle | None:
    """Return what stands in the way of a move; None where nothing does, or it isn't one at all."""
    change = rescheduling(plan, move)
    if isinstance(change, Wrong):
        return None
    problems = _problems(plan, change)
    if not problems:
        return None
    wider = rescheduling(plan, move.widened)
    helps = isinstance(wider, Change) and not _problems(plan, wider)
    own = {ref for ref in change.touched if ref.kind == Goal.kind}
    others = (
        {ref for ref in wider.touched if ref.kind == Goal.kind} - own if isinstance(wider, Change) else set()
    )
    return Obstacle(problems, tuple(sorted(others)) if helps else ())


def _problems(plan: Plan, change: Change) -> tuple[Problem, ...]:
    found = added_problems(plan, plan.apply(change), change.touched)
    return tuple(sorted(found, key=lambda problem: (problem.ref, problem.code, problem.field)))


def _chosen(plan: Plan, move: Move) -> list[Goal] | Wrong:
    refs = dict.fromkeys(move.goals)
    gone = [ref for ref in refs if ref.id not in plan[Goal]]
    if gone:
        return Wrong(f"There is no goal {short(plan, gone[0])} in the plan.")
    found = [plan[Goal].rows[ref.id] for ref in refs]
    chosen = [row for row in found if _open(row) and (row.due or (row.start and not move.end))]
    if chosen or not found:
        return chosen or Wrong("There is no goal to move.")
    row = found[0]
    if len(found) > 1:
        return Wrong("None of these goals can be moved: they are over, or have no dates yet.")
    lacks = "due date" if move.end else "dates"
    return Wrong(
        f"{row.code} has no {lacks} yet." if _open(row) else f"{row.code} is {row.status}: it stays."
    )


def _open(goal: Goal) -> bool:
    return goal.status in OPEN


def _others(plan: Plan, move: Move, moved: Mapping[int, bool]) -> dict[int, bool]:
    """The goals that make way, and whether only their ends do."""
    if move.months < 0 and not move.end:
        below = [each for number in moved for each in descendants(plan, plan[Goal].rows[number])]
        return {each.id: False for each in below if each.id not in moved and _open(each) and each.due}
    found: dict[int, bool] = {}
    waiting = list(moved)
    while waiting:
        goal = plan[Goal].rows[waiting.pop()]
        for other in _in_the_way(plan, goal, move.months):
            if other.id not in moved and other.id not in found:
                found[other.id] = True
                waiting.append(other.id)
    return found


def _in_the_way(plan: Plan, goal: Goal, months: int) -> Iterator[Goal]:
    """The open goals right below that would end after a goal, or the one above that would end before it."""
    due = _later(goal.due, months)
    above = plan[Goal].get(goal.parent)
    near = plan[Goal].where("parent", goal.id) if months < 0 else () if above is None else (above,)
    for other in near:
        if due is None or other.due is None or not _open(other):
            continue
        if (other.due > due) if months < 0 else (other.due < due):
            yield other


def _edits(plan: Plan, goal: Goal, months: int, *, end: bool) -> Iterator[Edit]:
    rows: list[tuple[Goal | Step | Measure, str]] = [(goal, "due")]
    if not end:
        rows += [(goal, "start"), *((step, "due") for step in open_steps(plan, goal))]
        rows += [(measure, "due") for measure in plan[Measure].where("goal", goal.id)]
    for row, name in rows:
        before = getattr(row, name)
        if before is not None:
            yield Edit(row.kind, row.id, name, before, _later(before, months))


def _later(day: date | None, months: int) -> date | None:
    """The day some months later; None where that lies outside the years of a plan."""
    if day is None or (day.year * PERIODS + day.month - 1 + months) // PERIODS not in YEARS:
        return None
    return add_months(day, months, keep_month_end=True)


def _sentence(plan: Plan, move: Move, chosen: Sequence[Goal], others: Sequence[Goal]) -> str:
    one = len(chosen) == 1
    verb = "moved" if not move.end else "ends" if one else "end"
    by = f"{abs(move.months)} month{'' if abs(move.months) == 1 else 's'}"
    said = f"{codes(plan, chosen)} {verb} {by} {'later' if move.months > 0 else 'earlier'}"
    if others:
        ends = (
            "" if move.months < 0 and not move.end else "the end of " if len(others) == 1 else "the ends of "
        )
        return f"{said}, {ends}{codes(plan, others)} with {'it' if one else 'them'}"
    name = "start" if chosen[0].due is None else "due"
    before = getattr(chosen[0], name)
    after = _later(before, move.months)
    return f"{said}: {name} {full_day(before)} → {full_day(after)}" if one and after is not None else said


def codes(plan: Plan, goals: Sequence[Goal]) -> str:
    """Return the codes of some goals for a sentence; after the sixth they are counted."""
    named = ", ".join(short(plan, Ref(goal.kind, goal.id)) for goal in goals[:NAMED])
    return named if len(goals) <= NAMED else f"{named} and {len(goals) - NAMED} more"

"""A move in time that other goals' dates stand in the way of: they can make way in the same change."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Change, Ref
from itplanner.domain.dates import full_day
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.verbs.rescheduling import Move, Obstacle, codes, obstacle, rescheduling
from itplanner.tui import glyphs
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Drawn, Part

MOST = 3
"""So many of the goals that stand in the way are named in full."""

LONGEST = 22
"""Letters of a title."""


def way_dialog(view: View, move: Move) -> Confirm | None:
    """Return the question, the harmless answer first; None where nothing is in the way, or can't make it."""
    found = obstacle(view.plan, move)
    if found is None or not found.others:
        return None
    goals, others = _rows(view.plan, move.goals), _rows(view.plan, found.others)
    named, one = codes(view.plan, goals), len(goals) == 1
    way = "later" if move.months > 0 else "earlier"
    title = f"Let {named} end {way}?" if move.end else f"Move {named} {way}?"
    ends = "the end of " if len(others) == 1 else "the ends of "
    what = codes(view.plan, others) if move.months < 0 and not move.end else ends + codes(view.plan, others)
    choices = [
        Choice("n", f"Leave {named} where {'it is' if one else 'they are'}"),
        Choice("y", f"Move {what} with {'it' if one else 'them'}, in the same change"),
    ]
    return Confirm(title, list(_lines(view.plan, move, found)), choices)


def _lines(plan: Plan, move: Move, found: Obstacle) -> Iterator[Drawn]:
    """Which goals would outlast the one above them, with the dates that all would have."""
    change = rescheduling(plan, move)
    assert isinstance(change, Change), "what has an obstacle is a move"
    then = plan.apply(change)
    for problem in found.problems[:MOST]:
        below, above = _rows(then, (problem.ref, *problem.others))
        yield [*_dated(below), Part(",")]
        yield [Part("is under "), *_dated(above), Part(".")]
    if len(found.problems) > MOST:
        yield f"So it is with {len(found.problems) - MOST} more."
    yield "No goal can end after the one above it."


def _dated(goal: Goal) -> Iterator[Part]:
    yield Part(f"{goal.code} ")
    yield Part(goal.title[:LONGEST].rstrip(), typed=True)
    yield Part(glyphs.CUT if len(goal.title) > LONGEST else "")
    yield Part("" if goal.due is None else f", due {full_day(goal.due)}")


def _rows(plan: Plan, refs: Sequence[Ref]) -> list[Goal]:
    found = (plan[Goal].get(ref.id) for ref in refs)
    return [row for row in found if row is not None]

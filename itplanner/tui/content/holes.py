"""Holes in the coverage of long goals, in words, and what the goal that fills one takes from its place."""

from collections.abc import Mapping, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.naming import link_text
from itplanner.domain.records import Goal
from itplanner.domain.rules.coverage import Hole, missing, stretch
from itplanner.tui.view import View


def hole_years(view: View, hole: Hole) -> str:
    """`FY2029`, `FY2030-31`: its years in few cells."""
    first = view.calendar.year_label(hole.first)
    return first if hole.first == hole.last else f"{first}-{hole.last % 100:02}"


def hole_under(view: View, goal: Goal | None) -> Hole | None:
    """Return the nearest hole under a goal."""
    return None if goal is None else next((hole for hole in view.holes if hole.goal == goal.id), None)


def next_hole(view: View, goals: Sequence[int], after: int | None) -> Hole | None:
    """Return the first hole under the goals behind one, in the order listed; after the last the first."""
    start = goals.index(after) + 1 if after in goals else 0
    nearest = {hole.goal: hole for hole in reversed(view.holes)}
    return next((nearest[each] for each in (*goals[start:], *goals[:start]) if each in nearest), None)


def filling(view: View, hole: Hole) -> Mapping[str, str]:
    """Return what the goal that fills a hole is given: area, horizon, the goal above, start and due."""
    goal = view.plan[Goal].rows[hole.goal]
    start, due = stretch(view.plan, goal, hole)
    return {
        "area": link_text(view.plan, Ref("area", goal.area)),
        "horizon": str(missing(goal, hole)),
        "parent": goal.code,
        "start": start.isoformat(),
        "due": due.isoformat(),
    }

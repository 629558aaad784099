"""Horizon coverage: in which fiscal years a long goal has dated work under it, and where holes are."""

import datetime
from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import Final

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Support
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.rules.progress import counts
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.rules.years import calendar, working_year
from itplanner.domain.values import dataclass

REQUIRED: Final[Mapping[int, tuple[int, frozenset[int]]]] = {
    10: (5, frozenset({3, 5})),
    5: (3, frozenset({3})),
    3: (1, frozenset({1})),
}
"""By a goal's horizon: in how many of the next years it needs work, and of which horizons that is."""

_WANTED: Final[Mapping[int, str]] = {
    10: "no goal of 3 or 5 years",
    5: "no 3-year goal",
    3: "no annual goal",
}
"""By a goal's horizon, what isn't there in a hole."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Neighbouring fiscal years in which a goal needs a shorter one and has none."""

    goal: int
    first: int
    last: int


def this_year(plan: Plan, today: datetime.date) -> int:
    """Return the year that the next years are counted from: nobody plans work for a year that is over."""
    return max(working_year(plan, today), calendar(plan).year_of(today))


def holes(plan: Plan, today: datetime.date) -> tuple[Hole, ...]:
    """Return the holes of a plan, in the order of the cascade."""
    years, now = calendar(plan), this_year(plan, today)
    long = in_cascade(goal for goal in plan[Goal] if goal.horizon in REQUIRED)
    return tuple(hole for goal in long for hole in _under(plan, goal, years, now))


def holes_of(plan: Plan, goal: Goal, today: datetime.date) -> tuple[Hole, ...]:
    """Return the holes under a goal, the nearest first."""
    return _under(plan, goal, calendar(plan), this_year(plan, today))


def _under(plan: Plan, goal: Goal, years: FiscalCalendar, now: int) -> tuple[Hole, ...]:
    needed = required(goal, years, now)
    lacking = sorted(needed - covered(plan, goal, years)) if needed else []
    # Neighbours have the same distance to their place.
    runs = groupby(enumerate(lacking), key=lambda pair: pair[1] - pair[0])
    found = ([year for _place, year in run] for _distance, run in runs)
    return tuple(Hole(goal.id, run[0], run[-1]) for run in found)


def required(goal: Goal, years: FiscalCalendar, now: int) -> set[int]:
    """Return the fiscal years in which a goal needs work under it: of the next ones, those of its life.

    None for a goal that is over, and for one without an end: that its end is missing is the finding there.
    """
    if goal.status not in OPEN or goal.due is None or goal.horizon not in REQUIRED:
        return set()
    end = now + REQUIRED[goal.horizon][0] - 1
    first = now if goal.start is None else max(now, years.year_of(goal.start))
    return set(range(first, min(end, years.year_of(goal.due)) + 1))


def covered(plan: Plan, goal: Goal, years: FiscalCalendar) -> set[int]:
    """Return the fiscal years in which dated work of the right length stands under a goal, or supports it."""
    horizons = REQUIRED[goal.horizon][1] if goal.horizon in REQUIRED else frozenset()
    links = plan[Support].where("supported", goal.id)
    supporting = [each for link in links if (each := plan[Goal].get(link.goal)) is not None]
    work = chain(supporting, *(_work(plan, each, horizons) for each in (goal, *supporting)))
    right = (each for each in work if each.horizon in horizons and counts(each))
    return {year for each in right for year in years_of(each, years)}


def _work(plan: Plan, goal: Goal, horizons: frozenset[int]) -> Iterator[Goal]:
    """The goals below a goal, down to the shortest of some horizons."""
    for each in plan[Goal].where("parent", goal.id):
        # Strictly shorter: a damaged plan whose parents form a circle must not hang a screen.
        if each.horizon < goal.horizon:
            yield each
            if each.horizon > min(horizons, default=each.horizon):
                yield from _work(plan, each, horizons)


def years_of(goal: Goal, years: FiscalCalendar) -> range:
    """Return the fiscal years that a goal lasts; where one end is missing, it is its horizon long.

    An annual goal without dates stands in the year of its checklist.
    """
    first = None if goal.start is None else years.year_of(goal.start)
    last = None if goal.due is None else years.year_of(goal.due)
    if first is None and last is None:
        return range(0) if goal.horizon != 1 or goal.year is None else range(goal.year, goal.year + 1)
    if first is None:
        assert last is not None
        first = last - goal.horizon + 1
    return range(first, (first + goal.horizon - 1 if last is None else last) + 1)


def missing(goal: Goal, hole: Hole) -> int:
    """Return the horizon of the goal that fills a hole: the shortest one long enough."""
    horizons = sorted(REQUIRED[goal.horizon][1])
    return next((each for each in horizons if each > hole.last - hole.first), horizons[-1])


def stretch(plan: Plan, goal: Goal, hole: Hole) -> tuple[datetime.date, datetime.date]:
    """Return start and due of the goal that fills a hole: as long as its horizon, inside the goal above."""
    years, horizon = calendar(plan), missing(goal, hole)
    start, due = years.first_day(hole.first), years.last_day(hole.first + horizon - 1)
    if goal.start is not None:
        start = max(start, goal.start)
    return start, due if goal.due is None else min(due, goal.due)


def hole_words(plan: Plan, hole: Hole) -> str:
    """`no 3-year goal in FY2029`, `no goal of 3 or 5 years from FY2030 to FY2031`."""
    years, wanted = calendar(plan), _WANTED[plan[Goal].rows[hole.goal].horizon]
    first, last = years.year_label(hole.first), years.year_label(hole.last)
    return f"{wanted} in {first}" if first == last else f"{wanted} from {first} to {last}"

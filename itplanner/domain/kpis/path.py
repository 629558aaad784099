"""The target path of a KPI or a measure: what its value should be on a day (DOMAIN 2.2)."""

import datetime
from bisect import bisect_right
from typing import Literal

from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Measure
from itplanner.domain.values import dataclass

Shape = Literal["linear", "step", "s_curve", "points"]
Mark = tuple[datetime.date, float]
"""A value on a day."""

LEVELS = frozenset({"at_least", "at_most", "within"})
"""Directions that hold a level; the others go from a start value to a target."""


@dataclass(frozen=True, slots=True)
class Path:
    """Days and their values, at least one; before the first and after the last the path is level."""

    marks: tuple[Mark, ...]
    shape: Shape = "linear"

    def at(self, day: datetime.date) -> float:
        """Return the value that is expected on a day.

        Between two marks b and g it is b + (g - b) u, with u the share of the time gone (linear, points);
        b until the day of g (step); b + (g - b)(3u² - 2u³) (S-curve: slow, fast, slow).
        """
        following = bisect_right(self.marks, day, key=lambda mark: mark[0])
        if following == 0:
            return self.marks[0][1]
        if following == len(self.marks):
            return self.marks[-1][1]
        (start, b), (end, g) = self.marks[following - 1], self.marks[following]
        return b + (g - b) * _eased(self.shape, (day - start) / (end - start))


def _eased(shape: Shape, share: float) -> float:
    if shape == "step":
        return 0.0
    return share * share * (3 - 2 * share) if shape == "s_curve" else share


def path_of(plan: Plan, series: KPI | Measure) -> Path | None:
    """Return the path that a series should take, or None where it holds a level or lacks a day or a value.

    A target to be reached before the day of the start value has none but its own points.
    """
    if series.direction in LEVELS:
        return None
    marks = dict(series.points) if series.path == "points" else {}
    start, end = (series.start_on, series.start_value), (_target_day(plan, series), series.target)
    if start[0] is not None and end[0] is not None and start[0] > end[0]:
        start = (None, None)  # a goal that was moved to before its start value was counted
    marks = {day: value for day, value in (start, end) if day is not None and value is not None} | marks
    needed = 1 if series.points and series.path == "points" else 2
    return Path(tuple(sorted(marks.items())), series.path) if len(marks) >= needed else None


def _target_day(plan: Plan, series: KPI | Measure) -> datetime.date | None:
    if isinstance(series, KPI):
        return series.target_on
    goal = plan[Goal].get(series.goal)
    return series.due or (goal.due if goal is not None else None)


def expected(plan: Plan, series: KPI | Measure, day: datetime.date) -> float | None:
    """Return the target that holds on a day: the path's value, else the target itself."""
    path = path_of(plan, series)
    return series.target if path is None else path.at(day)

"""How far a goal is: from its measure, else its steps, else its children; never typed (DOMAIN 2.2, 4)."""

import datetime
from collections.abc import Iterable
from typing import Final, Literal

from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Measure, Reading, Step
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.values import dataclass

NEVER: Final = datetime.date.max
"""No day."""

Basis = Literal["measure", "steps", "children", "status", "nothing"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The done share of a goal, 0 to 1, and what it was read from."""

    share: float
    basis: Basis


def progress(plan: Plan, goal: Goal, day: datetime.date = NEVER) -> Progress:
    """Return how far a goal is on a day. Invariant I12: the share stays between 0 and 1.

    The day matters only to what follows a KPI that computes itself; without one its readings count.
    """
    if goal.status == "done":
        return Progress(1.0, "status")
    measure = measure_of(plan, goal)
    if measure is not None and (share := measured(plan, measure, day)) is not None:
        return Progress(share, "measure")
    steps = plan[Step].where("goal", goal.id)
    if steps:
        return Progress(weighted((float(step.done), step.weight) for step in steps) or 0.0, "steps")
    below = plan[Goal].where("parent", goal.id)
    # Strictly shorter: a damaged plan whose parents form a circle must not hang a screen.
    children = [child for child in below if counts(child) and child.horizon < goal.horizon]
    share_of_children = weighted((progress(plan, child, day).share, child.weight) for child in children)
    if share_of_children is not None:
        return Progress(share_of_children, "children")
    return Progress(0.0, "nothing")


def counts(goal: Goal) -> bool:
    """Whether a goal counts in the goal above it: cancelled and deferred ones don't."""
    return goal.status not in {"cancelled", "deferred"}


def left_out(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """Return the goals under a goal that don't count in it: giving one up can raise its progress."""
    return tuple(child for child in plan[Goal].where("parent", goal.id) if not counts(child))


def weighted(parts: Iterable[tuple[float, int]]) -> float | None:
    """Return the weighted mean of shares, or None for none: Σ w·p / Σ w (DOMAIN section 4)."""
    done, total = 0.0, 0
    for share, weight in parts:
        done += share * weight
        total += weight
    return min(1.0, max(0.0, done / total)) if total else None


def measure_of(plan: Plan, goal: Goal) -> Measure | None:
    """Return the goal's measure; a goal has at most one."""
    return plan[Measure].first("goal", goal.id)


def aimed(plan: Plan, goal: Goal) -> bool:
    """Whether a goal's measure says a target."""
    measure = measure_of(plan, goal)
    return measure is not None and measure.target is not None


def readings_of(plan: Plan, measure: Measure) -> tuple[Reading, ...]:
    """Return a measure's readings by date: its KPI's where it follows one, else its own."""
    return tuple(sorted(plan[Reading].where(*_series(measure)), key=lambda reading: reading.date))


def _series(measure: Measure) -> tuple[str, int]:
    return ("kpi", measure.kpi) if measure.kpi is not None else ("measure", measure.id)


def kpi_readings(plan: Plan, kpi: int) -> tuple[Reading, ...]:
    """Return a KPI's readings by date."""
    return tuple(sorted(plan[Reading].where("kpi", kpi), key=lambda reading: reading.date))


def reading_value(reading: Reading, unit: str = "") -> float | None:
    """Return a reading's value in its unit: the one entered, else numerator / denominator (I11)."""
    return ratio(reading.numerator, reading.denominator, unit) if reading.value is None else reading.value


def current_value(plan: Plan, measure: Measure, day: datetime.date = NEVER) -> float | None:
    """Return the value of a measure's last reading, else its start value; on a day that of a computed KPI."""
    kpi = plan[KPI].get(measure.kpi)
    if kpi is not None and kpi.formula != "entered" and day != NEVER:
        from itplanner.domain.kpis.course import last_point  # noqa: PLC0415 - they read readings here

        point = last_point(plan, kpi, day)
        return measure.start_value if point is None else point.value
    last = plan[Reading].last(*_series(measure), "date")
    unit = measure.unit if kpi is None else kpi.unit
    return measure.start_value if last is None else reading_value(last, unit)


def measured(plan: Plan, measure: Measure, day: datetime.date = NEVER) -> float | None:
    """Return how far the current value of a measure is, or None without a target."""
    return reached(measure, current_value(plan, measure, day))


def reached(measure: Measure, value: float | None) -> float | None:
    """Return (x - b) / (g - b) clipped to 0 … 1, or None without a target (DOMAIN 2.2).

    A level to hold, or a start equal to the target, is either kept (1) or not (0).
    """
    start, target = measure.start_value, measure.target
    if target is None or (start is None and measure.direction not in {"at_least", "at_most"}):
        return None
    if value is None:
        return 0.0
    if measure.direction in {"at_least", "at_most", "within"} or start == target or start is None:
        return float(_held(measure, value, target))
    return min(1.0, max(0.0, (value - start) / (target - start)))


def _held(measure: Measure, value: float, target: float) -> bool:
    if measure.direction in {"at_least", "increase"}:
        return value >= target
    if measure.direction in {"at_most", "decrease"}:
        return value <= target
    start = target if measure.start_value is None else measure.start_value
    return min(start, target) <= value <= max(start, target)


def time_share(goal: Goal, today: datetime.date) -> float | None:
    """Return the share of a goal's time that is gone, 0 to 1, or None without both dates."""
    if goal.start is None or goal.due is None or goal.due <= goal.start:
        return None
    return min(1.0, max(0.0, (today - goal.start) / (goal.due - goal.start)))

"""I4: nothing ends before it starts, and no lower bound lies above the upper one."""

from collections.abc import Iterator
from datetime import date

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.entry import text_of
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record, fields

PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "goal": (("start", "due"),),
    "person": (("joined", "left"),),
    "role": (("start", "end"),),
    "business_goal": (("valid_from", "valid_to"),),
    "measure": (("start_on", "due"),),
    "declaration": (("given_on", "expires"),),
    "waiver": (("given_on", "expires"),),
    "kpi": (
        ("start_on", "target_on"),
        ("green_min", "green_max"),
        ("amber_min", "amber_max"),
        ("limits_from", "limits_to"),
    ),
    "limit_phase": (("start", "end"),),
    "project": (("started_on", "finished_on"), ("started_on", "cancelled_on")),
    "project_baseline": (("start", "end"),),
}
"""Fields of a kind whose first value may not lie after the second."""


def backwards(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find pairs of a record's values that stand the wrong way round."""
    row = plan.find(ref)
    if row is None:
        return
    for first, last in PAIRS.get(ref.kind, ()):
        low, high = getattr(row, first), getattr(row, last)
        if low is not None and high is not None and low > high:
            one, two = (_said(plan, row, name) for name in (first, last))
            side = "after" if isinstance(low, date) else "above"
            message = f"{short(plan, ref)}: {one} is {side} {two}. Change one of the two."
            yield Problem("I4", ref, last, message=message)


def _said(plan: Plan, row: Record, name: str) -> str:
    """`Start (15 Dec 2026)`, `Green from (80)`."""
    spec, value = fields(type(row))[name], getattr(row, name)
    return f"{spec.title} ({full_day(value) if isinstance(value, date) else text_of(spec, value, plan)})"

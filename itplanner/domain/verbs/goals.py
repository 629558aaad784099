"""Ticking steps, closing, ending and carrying over goals."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.dates import full_day
from itplanner.domain.fiscal import add_months
from itplanner.domain.invariants.problem import short
from itplanner.domain.lists import entries, lists_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Measure, Step, replaced
from itplanner.domain.rules.progress import current_value
from itplanner.domain.rules.transitions import OPEN, open_steps
from itplanner.domain.rules.years import calendar, checklist, working_year
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.records import setting
from itplanner.domain.wrong import Wrong


def ticking(plan: Plan, steps: Sequence[Ref], done: bool, today: datetime.date) -> Change | Wrong:
    """Return the change that ticks steps, or unticks them; a ticked step was done today."""
    change = setting(plan, steps, {"done": done}, today)
    if isinstance(change, Wrong) or len(steps) != 1:
        return change
    step = plan[Step].get(steps[0].id)
    word = "done" if done else "open again"
    return Change(change.edits, f"Step {word}: {step.text}" if step is not None else change.sentence)


def reporting(
    plan: Plan, goal: Ref, steps: Sequence[Ref], remark: str, today: datetime.date
) -> Change | Wrong:
    """Return the change that ticks steps of a goal and adds a dated remark to its note."""
    rows = _rows(plan, [goal])
    if isinstance(rows, Wrong):
        return rows
    ticks = ticking(plan, steps, done=True, today=today) if steps else Change((), "")
    if isinstance(ticks, Wrong) or not remark.strip():
        return ticks
    note = f"{rows[0].note}\n{full_day(today)}: {remark.strip()}".lstrip("\n")
    noted = setting(plan, [goal], {"note": note}, today)
    if isinstance(noted, Wrong):
        return noted
    return Change.of([*ticks, *noted], ticks.sentence or f"{rows[0].code} noted: {remark.strip()}")


def closing(plan: Plan, goals: Sequence[Ref], today: datetime.date, reason: str = "") -> Change | Wrong:
    """Return the change that closes active goals; where steps are still open it takes a reason."""
    rows = _rows(plan, goals)
    if isinstance(rows, Wrong):
        return rows
    values = {"status": "done", **({"end_reason": reason} if reason else {})}
    change = setting(plan, goals, values, today)
    if isinstance(change, Wrong):
        return change
    title = f": {rows[0].title}" if len(rows) == 1 else ""
    return Change(change.edits, f"{_codes(rows)} closed{title}")


def ending(
    plan: Plan,
    goals: Sequence[Ref],
    status: str,
    reason: str,
    today: datetime.date,
    wake_on: datetime.date | None = None,
) -> Change | Wrong:
    """Return the change that starts, defers or cancels goals or takes them up again, with the reason.

    Deferred ones may come back on a day that is still to come.
    """
    if wake_on is not None and wake_on <= today:
        return Wrong(f"{full_day(wake_on)} isn't still to come. Name a later day")
    wakes = {"wake_on": wake_on} if wake_on is not None else {}
    change = setting(plan, goals, {"status": status, "end_reason": reason, **wakes}, today)
    if isinstance(change, Wrong):
        return change
    codes = ", ".join(short(plan, goal) for goal in goals)
    ended = f"{codes} {status}{f' until {full_day(wake_on)}' if wake_on is not None else ''}"
    return Change(change.edits, f"{ended}: {reason}" if reason else ended)


def carrying(
    plan: Plan, goals: Sequence[Ref], year: int | None, reason: str, today: datetime.date
) -> Change | Wrong:
    """Return the change that carries annual goals over to the checklist of one later year.

    Unless said, it is the year after the latest they stand in. A goal is deferred with the reason; its
    copy, linked back, takes the open steps, the measure from where it stands, the links, and the due
    date as many years later, but no later than its parent's.
    """
    rows = _rows(plan, goals)
    if isinstance(rows, Wrong):
        return rows
    present = [working_year(plan, today) if row.year is None else row.year for row in rows]
    new_year = max(present) + 1 if year is None else year
    edits: list[Edit] = []
    numbers = count(-1, -1)
    for row, stands in zip(rows, present, strict=True):
        days = _refusal(row, stands, new_year, reason) or _days(plan, row, new_year)
        if isinstance(days, Wrong):
            return days
        edits += _carried(plan, row, days, reason, numbers)
    return Change.of(edits, f"{_codes(rows)} carried over to FY{new_year}: {reason}")


def _rows(plan: Plan, goals: Sequence[Ref]) -> list[Goal] | Wrong:
    rows: list[Goal] = []
    for ref in goals:
        row = plan.find(ref)
        if not isinstance(row, Goal):
            return Wrong(f"There is no goal {short(plan, ref)} in the plan.")
        rows.append(row)
    return rows


def _codes(rows: Sequence[Goal]) -> str:
    return ", ".join(row.code for row in rows)


def _refusal(row: Goal, stands: int, new_year: int, reason: str) -> Wrong | None:
    """Return why a goal can't go from the year it stands in to a new one, or None."""
    if row.horizon != 1:
        return Wrong(f"{row.code} isn't annual, so it isn't carried over. Move its due date.")
    if row.status in {"done", "cancelled", "deferred"}:
        return Wrong(f"{row.code} is {row.status}; only an open goal is carried over.")
    if not reason.strip():
        return Wrong(f"{row.code} is carried over only with a reason. Say why.")
    if new_year <= stands:
        return Wrong(f"{row.code} stands in FY{stands}; carry it to a later year.")
    return None


def _carried(plan: Plan, row: Goal, days: "_Days", reason: str, numbers: Iterator[int]) -> Iterator[Edit]:
    yield Edit("goal", row.id, "status", row.status, "deferred")
    yield Edit("goal", row.id, "end_reason", row.end_reason, reason)
    values = {"year": days.year, "carried_from": row.id}
    yield from _copies(plan, row, open_steps(plan, row), days, values, numbers)


@dataclass(frozen=True, slots=True)
class _Days:
    """What the dates of a carried goal lie between."""

    year: int
    first: datetime.date
    last: datetime.date

    def later(self, day: datetime.date, years: int) -> datetime.date:
        return min(max(add_months(day, 12 * years), self.first), self.last)


def _days(plan: Plan, row: Goal, year: int) -> _Days | Wrong:
    years = calendar(plan)
    first, last = years.first_day(year), years.last_day(year)
    parent = plan[Goal].get(row.parent)
    if parent is None or parent.due is None:
        return _Days(year, first, last)
    if parent.due < first:
        return Wrong(
            f"{parent.code} above {row.code} ends {full_day(parent.due)}, before FY{year}: move it first."
        )
    return _Days(year, first, min(last, parent.due))


def copying(plan: Plan, year: int, new_year: int) -> Change | Wrong:
    """Return the change that copies the open goals of a year's checklist to another, steps unticked.

    Goals under a parent that ends before the new year are left out.
    """
    edits: list[Edit] = []
    numbers = count(-1, -1)
    copied = 0
    for row in checklist(plan, year):
        days = _days(plan, row, new_year)
        if row.status in OPEN and not isinstance(days, Wrong):
            steps = sorted(plan[Step].where("goal", row.id), key=lambda step: step.order)
            values = {"year": new_year, "status": "proposed", "carried_from": None}
            edits += _copies(plan, row, steps, days, values, numbers)
            copied += 1
    if not copied:
        return Wrong(f"FY{year} has no open goals that could be copied to FY{new_year}.")
    return Change.of(edits, f"Copied {copied} open goals of FY{year} to FY{new_year}")


def _copies(
    plan: Plan,
    row: Goal,
    steps: Sequence[Step],
    days: _Days,
    values: Mapping[str, object],
    numbers: Iterator[int],
) -> Iterator[Edit]:
    goal, years = next(numbers), days.year - (days.year if row.year is None else row.year)
    due = days.last if row.due is None else days.later(row.due, years)
    own = {"id": goal, "start": days.first, "due": due, "end_reason": ""}
    yield added(replaced(row, {**own, **values}))
    for step in steps:
        step_due = None if step.due is None else min(days.later(step.due, years), due)
        fresh = {"id": next(numbers), "goal": goal, "due": step_due, "done": False, "done_on": None}
        yield added(replaced(step, fresh))
    for measure in plan[Measure].where("goal", row.id):
        from_here = {"start_value": current_value(plan, measure), "start_on": days.first, "due": None}
        yield added(replaced(measure, from_here | {"id": next(numbers), "goal": goal}))
    for field in lists_of(Goal.kind).values():
        for entry in entries(plan, field, row.id):
            yield added(replaced(entry, {"id": next(numbers), field.owner: goal}))

"""Goals that go up in another one: it takes over the work that is still open, and they stay readable."""

import datetime
from collections.abc import Sequence

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.invariants.problem import short
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Step
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.verbs.handover import handing_over
from itplanner.domain.verbs.records import setting
from itplanner.domain.wrong import Wrong


def merging(plan: Plan, goals: Sequence[Ref], heir: Ref, today: datetime.date) -> Change | Wrong:
    """Return the change that merges goals into another one.

    Their open steps go over, and the open goals below them that fit below the heir; what is done stays.
    """
    into = plan[Goal].get(heir.id)
    if into is None or into.status not in OPEN or heir in goals:
        return Wrong(f"Goals can be merged only into another open one, not into {short(plan, heir)}.")
    values = {"status": "cancelled", "merged_into": heir.id, "end_reason": f"Merged into {into.code}"}
    ended = setting(plan, goals, values, today)
    if isinstance(ended, Wrong):
        return ended
    moved = [edit for edit in handing_over(plan, goals, heir).moved if _goes_over(plan, edit, into)]
    codes = ", ".join(short(plan, goal) for goal in goals)
    return Change.of([*ended, *moved], f"{codes} merged into {into.code}{_told(moved, heir)}")


def _goes_over(plan: Plan, edit: Edit, into: Goal) -> bool:
    """Whether a link that could lead to the heir is one of work that is still to be done."""
    row = plan.find(edit.ref)
    if isinstance(row, Step):
        return not row.done
    if not isinstance(row, Goal) or edit.field != "parent" or row.status not in OPEN:
        return False
    late = row.due is not None and into.due is not None and row.due > into.due
    return row.id == into.id or (row.horizon < into.horizon and not late)


def _told(moved: Sequence[Edit], heir: Ref) -> str:
    gone = [edit.kind for edit in moved if edit.ref != heir]
    steps, below = gone.count(Step.kind), gone.count(Goal.kind)
    said = [f"{steps} open step{'' if steps == 1 else 's'}"] if steps else []
    said += [f"{below} goal{'' if below == 1 else 's'} below"] if below else []
    return f", with {' and '.join(said)}" if said else ""

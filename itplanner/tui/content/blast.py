"""What hangs on a record in all, and what would become of it if it went or slipped, in sentences."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Change, Ref
from itplanner.domain.money import in_words
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.removal import removal
from itplanner.domain.rules.blast import Totals, consequences, totals
from itplanner.domain.rules.touching import touched
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.verbs.goals import ending
from itplanner.domain.verbs.rescheduling import Move, obstacle, rescheduling
from itplanner.domain.wrong import Wrong
from itplanner.tui.content.hanging import deletion_lines
from itplanner.tui.content.inspector_rows import wrapped
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Drawn, Part, mixed

QUARTER = 3
"""Months that a goal slips at a time."""

WHY = "What if"
"""The reason of a change that is only looked at."""


def totals_line(view: View, ref: Ref) -> str:
    """Return what the plan holds so far by way of a record: `3 open steps, 60 h, need 96k`."""
    found = totals(view.plan, ref)
    own = ref.kind == Goal.kind
    goals = found.goals - own
    said = [count(goals, "open goal") + " below" * own] if goals > 0 else []
    return ", ".join([*said, *_sums(view.plan, found)]) or "nothing that is still open"


def _sums(plan: Plan, found: Totals, money: str = "need {}") -> Iterator[str]:
    if found.steps:
        yield count(found.steps, "open step")
    if found.hours:
        yield f"{number_text(round(found.hours, 1))} h"
    if found.need:
        yield money.format(in_words(found.need, _currency(plan)))
    if found.kpis:
        yield count(found.kpis, "KPI")
    if found.business_goals:
        yield count(found.business_goals, "business goal")


def _currency(plan: Plan) -> str:
    return "USD" if plan.organisation is None else plan.organisation.currency


def consequence_lines(view: View, ref: Ref, months: int, width: int) -> list[Drawn]:
    """Return what would become of the plan if a record went, and a goal if it slipped by so many months."""
    goal = view.plan[Goal].get(ref.id) if ref.kind == Goal.kind else None
    if goal is None:
        gone = deletion_lines(view, removal(view.plan, ref), (ref,))
        return [_head("If it is deleted"), *(mixed(line) for line in gone), *([] if gone else [_nothing()])]
    way = "later" if months > 0 else "earlier"
    by = count(abs(months) // QUARTER, "quarter")
    return [
        _head("If it is dropped"),
        *_said(dropped(view, goal), width),
        "",
        _head(f"If it {'slips' if months > 0 else 'comes'} {by} {way}"),
        *_said(slipped(view, goal, months), width),
    ]


def _head(words: str) -> Drawn:
    return (Part(f" {words}", bold=True),)


def _said(sentences: Sequence[str], width: int) -> list[Drawn]:
    """Sentences in as many lines as they need; further ones of each stand a little in."""
    said: list[Drawn] = []
    for sentence in sentences:
        first, *rest = wrapped(sentence, width - 5)
        said += [f"   {first}", *(f"     {line}" for line in rest)]
    return said or [_nothing()]


def _nothing() -> Drawn:
    return (Part("   nothing else changes", Role.MUTED),)


def dropped(view: View, goal: Goal) -> list[str]:
    """Return what would become of the plan if a goal was cancelled."""
    if goal.status not in OPEN:
        return [f"{goal.code} is {goal.status} already"]
    change = ending(view.plan, (Ref(goal.kind, goal.id),), "cancelled", WHY, view.today)
    if isinstance(change, Wrong):
        return [change.message.rstrip(".")]
    after = view.plan.apply(change)
    own = ", ".join(_sums(view.plan, _own(view, goal, after), money="{}"))
    return [*([f"{own} would be free"] if own else []), *consequences(view.plan, after, goal, view.today)]


def _own(view: View, goal: Goal, after: Plan) -> Totals:
    """What only the goal itself holds: the goals below it stay."""
    ref = Ref(goal.kind, goal.id)
    old, new = totals(view.plan, ref), totals(after, ref)
    return Totals(1, old.steps - new.steps, old.hours - new.hours, old.need - new.need, 0, 0)


def slipped(view: View, goal: Goal, months: int) -> list[str]:
    """Return what would become of the plan if a goal lay some months later, or earlier."""
    move = Move((Ref(goal.kind, goal.id),), months)
    change = rescheduling(view.plan, move)
    if isinstance(change, Wrong):
        return [change.message.rstrip(".")]
    in_the_way = obstacle(view.plan, move)
    if in_the_way is not None:
        others = [view.plan[Goal].rows[other.id] for other in in_the_way.others]
        if not others:
            return ["It can't: other dates stand in the way, and can't make way"]
        wider = rescheduling(view.plan, move.widened)
        assert isinstance(wider, Change), "what helps is a move"
        change = wider
    after = view.plan.apply(change)
    said = [change.sentence, *touched(view.plan, after, sorted(change.touched))]
    return [*said, *consequences(view.plan, after, goal, view.today)]

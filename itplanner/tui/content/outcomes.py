"""The sentence after a change: what was done, and which key takes it further."""

from collections.abc import Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Step
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.touching import touched
from itplanner.domain.rules.transitions import open_steps
from itplanner.service.planner import Outcome
from itplanner.tui.content.frame import Said
from itplanner.tui.formatting import percent, short_day
from itplanner.tui.messages import (
    AddRequested,
    CarryRequested,
    DeleteRequested,
    MoveRequested,
    RedoRequested,
    Requested,
    RescheduleRequested,
    SetRequested,
    SettleRequested,
    TickRequested,
    UndoRequested,
)


def said_of(request: Requested, outcome: Outcome) -> Said:
    """Return what the message line says of a change, with the key that takes it back."""
    text = _sentence(request, outcome)
    if not text or outcome.recorded is None:
        return Said(text)
    if isinstance(request, UndoRequested):
        return Said(text, "U", "redo", "U does it again")
    at_once = isinstance(request, SetRequested) and len(request.refs) > 1
    told = at_once or isinstance(request, DeleteRequested)
    return Said(text) if told else Said(text, "u", "undo")


def _sentence(request: Requested, outcome: Outcome) -> str:
    said = outcome.sentence
    if isinstance(request, SettleRequested) and outcome.recorded is None:
        return "Theirs holds. Nothing else was to be saved"
    if outcome.recorded is None or isinstance(request, UndoRequested | RedoRequested):
        return said
    if isinstance(request, MoveRequested):
        return ""
    if isinstance(request, DeleteRequested):
        return f"{said}. u brings it back"
    if isinstance(request, TickRequested):
        return f"{said}{_after_tick(request, outcome)}"
    if isinstance(request, RescheduleRequested):
        return _moved(said, outcome)
    if isinstance(request, CarryRequested):
        copies = tuple(ref for ref in outcome.added if ref.kind == "goal")
        return f"{_codes(request.goals)} carried over as {_codes(copies)}, reason kept"
    if isinstance(request, AddRequested) and outcome.added:
        return f"{_code(outcome.added[0], outcome)}: {said[:1].lower()}{said[1:]}"
    if isinstance(request, SetRequested) and len(request.refs) > 1:
        return f"{len(request.refs)} changed at once: {said}. u takes all back"
    return said


def _after_tick(request: TickRequested, outcome: Outcome) -> str:
    step = outcome.plan[Step].get(request.steps[0].id)
    goal = None if step is None else outcome.plan[Goal].get(step.goal)
    if goal is None:
        return ""
    coming = next((each for each in open_steps(outcome.plan, goal) if each.due is not None), None)
    after = f", next {short_day(coming.due)}" if coming is not None and coming.due is not None else ""
    if not open_steps(outcome.plan, goal):
        after = ", no step is open"
    return f". {goal.code} is now at {percent(progress(outcome.plan, goal).share)}{after}"


def _moved(said: str, outcome: Outcome) -> str:
    """What a move in time did; where it touches others, that takes the place of the dates."""
    assert outcome.recorded is not None
    change = outcome.recorded.change
    before = outcome.plan.apply(change.inverse(""))
    others = touched(before, outcome.plan, sorted(change.touched))
    return f"{said.partition(':')[0]}. {'; '.join(others)}" if others else said


def _codes(goals: Sequence[Ref]) -> str:
    return ", ".join(f"{Goal.prefix}{ref.id}" for ref in goals)


def _code(ref: Ref, outcome: Outcome) -> str:
    row = outcome.plan.find(ref)
    return "" if row is None else row.code

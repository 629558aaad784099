"""The sentence after a change: what was done, and which key takes it further."""

from collections.abc import Sequence

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import value_text
from itplanner.domain.links import coded
from itplanner.domain.records import KPI, Declaration, Goal, Reading, Step
from itplanner.domain.rules.progress import progress, reading_value
from itplanner.domain.rules.status import colour
from itplanner.domain.rules.touching import touched
from itplanner.domain.rules.transitions import open_steps
from itplanner.domain.rules.years import calendar
from itplanner.domain.verbs.declaring import computed_colour
from itplanner.service.outcome import Outcome
from itplanner.tui.content.frame import Said
from itplanner.tui.formatting import CODED, percent, short_day
from itplanner.tui.requests.goals import CarryRequested, MoveRequested, RescheduleRequested, TickRequested
from itplanner.tui.requests.plan import RedoRequested, SettleRequested, UndoRequested
from itplanner.tui.requests.records import AddRequested, DeleteRequested, RecordRequested, SetRequested
from itplanner.tui.requests.requested import Requested


def said_of(request: Requested, outcome: Outcome) -> Said:
    """Return what the message line says of a change, with the key that takes it back."""
    text = _sentence(request, outcome)
    if not text or outcome.recorded is None:
        return Said(text)
    if isinstance(request, RescheduleRequested) and (others := _others(outcome)):
        return Said(text.partition(":")[0], "u", "undo", also=others)
    if isinstance(request, UndoRequested):
        return Said(text, "U", "redo")
    if isinstance(request, DeleteRequested):
        return Said(text, tail="u brings it back")
    if isinstance(request, SetRequested) and len(request.refs) > 1:
        return Said(text, tail="u takes all back")
    return Said(text, "u", "undo")


def _sentence(request: Requested, outcome: Outcome) -> str:
    said = outcome.sentence
    if isinstance(request, SettleRequested) and outcome.recorded is None:
        return "Theirs holds. Nothing else was to be saved"
    if outcome.recorded is None or isinstance(request, UndoRequested | RedoRequested):
        return said
    if isinstance(request, MoveRequested):
        return ""
    if isinstance(request, TickRequested):
        return f"{said}{_after_tick(request, outcome)}"
    if isinstance(request, CarryRequested):
        copies = tuple(ref for ref in outcome.added if ref.kind == "goal")
        return f"{_codes(request.goals)} carried over as {_codes(copies)}, reason kept"
    if isinstance(request, RecordRequested) and request.ref.kind == KPI.kind:
        return _recorded(request.ref, outcome) or said
    if isinstance(request, AddRequested) and request.kind == Declaration.kind:
        return _declared(outcome)
    if isinstance(request, AddRequested) and outcome.added:
        code = _code(outcome.added[0], outcome) if request.kind in CODED else ""
        return f"{code}: {said[:1].lower()}{said[1:]}" if code else said
    if isinstance(request, SetRequested) and len(request.refs) > 1:
        return f"{len(request.refs)} changed at once: {said}"
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


def _others(outcome: Outcome) -> tuple[str, ...]:
    """What else a move in time touches; it is said in place of the dates."""
    assert outcome.recorded is not None
    change = outcome.recorded.change
    before = outcome.plan.apply(change.inverse(""))
    return tuple(touched(before, outcome.plan, sorted(change.touched)))


def _recorded(ref: Ref, outcome: Outcome) -> str:
    """`K7 October 2026 recorded: 7.9 h, amber`."""
    kpi, edits = outcome.plan[KPI].get(ref.id), outcome.recorded.change.edits if outcome.recorded else ()
    row = next((row for edit in edits if (row := outcome.plan[Reading].get(edit.id)) is not None), None)
    if kpi is None or row is None:
        return ""
    value, period = reading_value(row, kpi.unit), period_of(row.date, kpi.cadence, calendar(outcome.plan))
    return f"{kpi.code} {period.label} recorded: {value_text(kpi, value)}, {colour(kpi, value)}"


def _declared(outcome: Outcome) -> str:
    """`K7 is shown green until 31 Dec 2026; it computes to amber`."""
    row = outcome.plan[Declaration].rows[outcome.added[0].id]
    ref = coded(row.record)
    found = row.colour if ref is None else computed_colour(outcome.plan, ref, row.given_on)
    also = ", as it computes" if found == row.colour else f"; it computes to {found}"
    return f"{row.record} is shown {row.colour} until {full_day(row.expires)}{also}"


def _codes(goals: Sequence[Ref]) -> str:
    return ", ".join(f"{Goal.prefix}{ref.id}" for ref in goals)


def _code(ref: Ref, outcome: Outcome) -> str:
    row = outcome.plan.find(ref)
    return "" if row is None else row.code

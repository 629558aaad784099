"""The letters S, M, R and T by a goal's fields: what each has to show, and what it lacks."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.kpis.words import plain
from itplanner.domain.records import Goal, GoalKPI, Measure, Person
from itplanner.domain.rules.alignment import aims, holds, unaligned
from itplanner.domain.rules.cascade import ancestors
from itplanner.domain.rules.progress import current_value
from itplanner.domain.rules.state import nobody_owns
from itplanner.domain.rules.touching import ends_late, off_year
from itplanner.domain.rules.years import calendar
from itplanner.domain.smart.case import Case
from itplanner.domain.smart.gaps import Gap
from itplanner.domain.smart.verdicts import Verdict
from itplanner.domain.text import quoted


class Shown(NamedTuple):
    """What speaks for a letter, where it stands, and what is in its way."""

    facts: tuple[str, ...]
    at: tuple[Ref, str]
    gaps: tuple[Gap, ...]


def specific(case: Case) -> Shown:
    """Judge S: one owner, and a thing to be there in the end; an area it always has."""
    owner = case.plan[Person].get(case.goal.owner)
    facts = () if owner is None else (f"Owner {owner.name}",)
    return Shown(facts, (case.ref, "owner"), (*_owner(case), *_thing(case)))


def _owner(case: Case) -> Iterator[Gap]:
    if said := nobody_owns(case.plan, case.goal, case.today):
        yield Gap("fail", said, "Name one person", case.ref, "owner", "G001")


def _thing(case: Case) -> Iterator[Gap]:
    """What the words leave open; where fields name the thing, only a rule's finding counts."""
    field, said = case.words("S")
    named = case.goal.acceptance or case.measure is not None or case.steps
    if said.verdict != "pass" and (said.rule or not named):
        yield Gap.of(said, case.ref, field)


def measurable(case: Case) -> Shown:
    """Judge M: a measure from a start to a target, steps, or words on when it is done."""
    by_measure = None if case.measure is None else _measured(case, case.measure)
    if by_measure is not None and not by_measure.gaps:
        return by_measure
    if case.goal.acceptance:
        return Shown((f"Done when {quoted(case.goal.acceptance)}",), (case.ref, "acceptance"), ())
    if case.steps:
        done = sum(step.done for step in case.steps)
        return Shown((f"{done} of {len(case.steps)} steps done",), (case.ref, "steps"), ())
    return by_measure or Shown((), (case.ref, "measure"), (_unmeasured(case),))


def _measured(case: Case, measure: Measure) -> Shown:
    ref, unit = Ref(measure.kind, measure.id), quoted(measure.unit)
    gaps: list[Gap] = []
    if measure.target is None:
        hint = "Say how many there are to be"
        gaps.append(Gap("weak", f"{unit} has no target", hint, ref, "target", _unmeasurable(case)))
    elif measure.start_value is None and measure.direction not in {"at_least", "at_most"}:
        gaps.append(Gap("weak", f"{unit} has no start value", "Say how many there were", ref, "start_value"))
    start, target = plain(measure, measure.start_value), plain(measure, measure.target)
    now = plain(measure, current_value(case.plan, measure, case.today))
    return Shown((f"{measure.unit} {start} → {target}, now {now}",), (ref, "target"), tuple(gaps))


def _unmeasured(case: Case) -> Gap:
    """What is said where no field measures it: of a vision a direction is enough to be weak."""
    field, said = case.words("M")
    at, rule = (case.ref, "measure"), _unmeasurable(case)
    hint = "Give it a measure from start to target, steps, or say when it is done"
    if said.verdict == "pass" and said.span is not None:
        hint = f"The words count {quoted(getattr(case.goal, field)[slice(*said.span)])}: make it a measure"
    universal = case.hit("G009")
    if universal is not None and case.goal.population is not None:
        return Gap("weak", f"{case.goal.population:,} in all, but nothing counts them", hint, *at, rule)
    directed = case.goal.review_on or case.plan[Goal].where("parent", case.goal.id) or said.verdict == "pass"
    if case.far and (directed or case.plan[GoalKPI].where("goal", case.goal.id)):
        return Gap("weak", "It has a direction, but no measure", hint, *at, rule)
    sentence = "No measure, no steps, no words on when it is done"
    return Gap("fail", sentence if universal is None else universal[1].sentence, hint, *at, rule)


def _unmeasurable(case: Case) -> str:
    """The linter's code: it asks only annual goals for a measure."""
    return "G004" if case.goal.horizon == 1 else ""


def relevant(case: Case) -> Shown:
    """Judge R: a link to a business goal that holds today; an area it always has."""
    at = (case.ref, "business_goals")
    plan, goal = case.plan, case.goal
    links = aims(plan, goal)
    if not unaligned(plan, goal, case.today):
        holding = (f"{row.code} {link.strength}" for link, row in links if holds(row, case.today))
        return Shown((", ".join(holding),), at, ())
    verdict: Verdict = "fail"
    above = next((each for each in ancestors(plan, goal) if not unaligned(plan, each, case.today)), None)
    if links:
        said = f"{', '.join(row.code for _link, row in links)} doesn't hold today"
    elif above is not None:
        verdict, said = "weak", f"It serves a business goal only through {above.code}"
    else:
        said = "It serves no business goal"
    return Shown((), at, (Gap(verdict, said, "Link it to a business goal", *at, "G010"),))


def timebound(case: Case) -> Shown:
    """Judge T: a due date after the start, inside its year and before the goal above it ends."""
    at = (case.ref, "due")
    if case.goal.due is None:
        return Shown((), at, (_undated(case),))
    return Shown((_inside(case, case.goal.due),), at, tuple(_misfits(case)))


def _inside(case: Case, due: datetime.date) -> str:
    """The date, and what it lies within."""
    above, years = case.plan[Goal].get(case.goal.parent), calendar(case.plan)
    if above is not None and above.due is not None and due < above.due:
        return f"{full_day(due)}, before {above.code} ends"
    if case.goal.horizon == 1 and case.goal.year == years.year_of(due):
        return f"{full_day(due)}, inside {years.year_label(case.goal.year)}"
    return full_day(due)


def _misfits(case: Case) -> Iterator[Gap]:
    """What a due date doesn't fit: the start, the goal above, the year; or a vision to be seen again."""
    plan, goal, due = case.plan, case.goal, case.goal.due
    assert due is not None
    day = full_day(due)
    if goal.start is not None and goal.start >= due:
        said = f"It starts on {full_day(goal.start)} and is due on {day}"
        yield Gap("fail", said, "Start it before it is due", case.ref, "start")
    if said := ends_late(plan, goal):
        yield Gap("fail", said, "Move one of the two dates", case.ref, "due", "G011")
    if said := off_year(plan, goal):
        yield Gap("weak", said, "Carry it over, or set another date", case.ref, "due", "G018")
    if case.far and goal.review_on is None:
        said = f"Due {day}, but no day is set to look at it again"
        yield Gap("weak", said, "Set a review date", case.ref, "review_on")


def _undated(case: Case) -> Gap:
    field, said = case.words("T")
    hint = "Set the due date"
    if said.verdict == "pass" and said.span is not None:
        hint = f"The words name {quoted(getattr(case.goal, field)[slice(*said.span)])}: set the due date"
    if case.far and case.goal.review_on is not None:
        said_on = f"No due date; it is looked at again on {full_day(case.goal.review_on)}"
        return Gap("weak", said_on, hint, case.ref, "due")
    sentence = said.sentence if said.rule == "G003" else "It has no due date"
    return Gap("fail", sentence, hint, case.ref, "due", "G002" if case.goal.horizon == 1 else "")

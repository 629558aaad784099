"""The goal under the cursor in a few lines below the roadmap: when, how far, above, below, needed."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from itplanner.domain.dates import full_day
from itplanner.domain.lists import listed, lists_of
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import Area, BusinessGoal, Goal, Person, Step
from itplanner.domain.rules.cascade import ancestors, cascade_order
from itplanner.domain.rules.coverage import hole_words
from itplanner.domain.rules.progress import current_value, measure_of, progress
from itplanner.domain.rules.state import step_owner
from itplanner.domain.rules.touching import needed_by, needs, out_of_order
from itplanner.domain.rules.transitions import open_steps
from itplanner.timeline.groups import Group
from itplanner.tui import glyphs
from itplanner.tui.content.marks import mark_of
from itplanner.tui.content.rollup import rollup_words
from itplanner.tui.formatting import count, percent, short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part

Line = Sequence[Part]

ROOM = 110
"""Cells that a line of the tall strip has for other goals."""


def strip_head(view: View, goal: Goal, *, tall: bool) -> tuple[Line, Line]:
    """Return what the strip's head says: which goal, and whose it is."""
    horizon = "1 year" if goal.horizon == 1 else f"{goal.horizon} years"
    owner, area = view.plan[Person].get(goal.owner), view.plan[Area].get(goal.area)
    words = [Part(horizon)]
    if tall and area is not None:
        words = [Part(area.name, typed=True), Part(f" · {horizon}")]
    name = "nobody's" if owner is None else owner.name if tall else view.who(owner.id)
    words += [Part(" · "), Part(name, Role.WARN if owner is None else Role.TEXT, typed=True)]
    return (Part(f"{goal.code} ", bold=True), Part(goal.title, bold=True, typed=True)), words


def strip_lines(view: View, goal: Goal, *, tall: bool) -> list[Line]:
    """Return the strip's lines: four where there is room, else two."""
    when, done, status = _when(goal), _done(view.plan, goal, view.today), _status(view, goal)
    above = ancestors(view.plan, goal)
    if not tall:
        codes = " ".join(each.code for each in above)
        around = [
            *([(Part(f"{glyphs.UP} ", Role.ACCENT), Part(codes))] if codes else ()),
            *_near(view.plan, goal, titles=False),
            *list(_served(view.plan, goal))[:1],
            *_below(view, goal, titles=False),
        ]
        return [[Part(" "), *when, Part("  "), *done, Part("  "), *status], [Part(" "), *_joined(around)]]
    letters = _letters(len(above))
    higher = [(*_named(each, glyphs.UP, letters), Part(f" ({each.horizon} y)", Role.MUTED)) for each in above]
    served = _joined(_served(view.plan, goal))
    return [
        [*_label("When"), *when, *_apart("Done", done), *_apart("Status", status), *_apart("Serves", served)],
        [*_label("Above"), *_joined(higher)],
        [*_label("Below"), *_joined(_below(view, goal, titles=True))],
        [*_label("Needs"), *_joined(_near(view.plan, goal, titles=True))],
    ]


def group_head(group: Group) -> tuple[Line, Line]:
    """Return what the strip's head says of a group."""
    return (Part(group.name, bold=True, typed=True),), (Part(count(len(group.goals), "goal")),)


def group_lines(*, folded: bool) -> list[Line]:
    """Return what the strip says of a group: which key folds it."""
    key, words = (glyphs.BEYOND, "unfolds it") if folded else (glyphs.BEFORE, "folds it")
    return [(Part(f" {key}", Role.ACCENT, bold=True), Part(f" {words}", Role.MUTED))]


def _label(text: str) -> Line:
    return (Part(f" {text:<6} ", Role.MUTED),)


def _apart(text: str, value: Iterable[Part]) -> Iterator[Part]:
    yield Part(f"    {text} ", Role.MUTED)
    yield from value


def _joined(phrases: Iterable[Line]) -> Iterator[Part]:
    first = True
    for phrase in phrases:
        if not first:
            yield Part(" · ", Role.MUTED)
        yield from phrase
        first = False
    if first:
        yield Part(glyphs.NOTHING, Role.MUTED)


def _when(goal: Goal) -> Line:
    days = (glyphs.NOTHING if day is None else full_day(day) for day in (goal.start, goal.due))
    return (Part(" → ".join(days)),)


def _done(plan: Plan, goal: Goal, today: datetime.date) -> Line:
    found, measure = progress(plan, goal, today), measure_of(plan, goal)
    steps = plan[Step].where("goal", goal.id)
    how = ""
    if found.basis == "measure" and measure is not None:
        values = (measure.start_value, measure.target, current_value(plan, measure, today))
        start, target, now = (glyphs.NOTHING if value is None else number_text(value) for value in values)
        how = f", {start} → {target}, now {now}"
    elif found.basis == "steps":
        how = f", {sum(step.done for step in steps)} of {count(len(steps), 'step')}"
    elif found.basis == "children":
        how = f", {rollup_words(plan, goal)}"
    return (Part(percent(found.share)), Part(how))


def _status(view: View, goal: Goal) -> Line:
    mark = mark_of(view, goal)
    return (Part(f"{mark.status} ", mark.role), Part(mark.word))


def _letters(goals: int) -> int:
    """How many letters of their titles some goals on one line may have."""
    return max(ROOM // max(goals, 1) - len(" · ↑ G1234 … (10 y)"), 12)


def _named(goal: Goal, glyph: str, letters: int) -> Line:
    """A goal behind the glyph of what it is to another one, with so much of its title."""
    title = Part(f" {goal.title[:letters].rstrip()}" if letters else "", typed=True)
    cut = Part(glyphs.CUT if 0 < letters < len(goal.title) else "")
    return (Part(f"{glyph} ", Role.ACCENT), Part(goal.code), title, cut)


def _served(plan: Plan, goal: Goal) -> Iterator[Line]:
    served = listed(plan, lists_of(Goal.kind)["business_goals"], goal.id)
    for number in sorted(served, key=lambda number: (served[number] != "primary", number)):
        row = plan[BusinessGoal].get(number)
        if row is not None:
            yield (Part(row.code), Part(f" {served[number]}", Role.MUTED))


def _below(view: View, goal: Goal, *, titles: bool) -> Iterator[Line]:
    for hole in (each for each in view.holes if each.goal == goal.id):
        yield (Part(hole_words(view.plan, hole), Role.WARN),)
    children = sorted(view.plan[Goal].where("parent", goal.id), key=cascade_order)
    for each in children:
        mark = mark_of(view, each)
        word = f" {mark.word}" if titles and mark.role in {Role.BAD, Role.WARN} else ""
        letters = _letters(len(children)) if titles else 0
        yield (*_named(each, glyphs.DOWN, letters), Part(word, mark.role))
    steps = view.plan[Step].where("goal", goal.id)
    if steps:
        yield (Part(f"{sum(step.done for step in steps)} of {count(len(steps), 'step')} done"),)
    for step in open_steps(view.plan, goal)[:1]:
        owner = step_owner(view.plan, step) if titles else None
        who = "" if owner is None else f", {view.who(owner)}"
        due = "" if step.due is None else f", {short_day(step.due)}"
        yield (Part("next: ", Role.MUTED), Part(f"{step.text}{who}{due}", typed=True))


def _near(plan: Plan, goal: Goal, *, titles: bool) -> Iterator[Line]:
    needed, needing = needs(plan, goal), needed_by(plan, goal)
    letters = _letters(len(needed) + len(needing)) if titles else 0
    for each in needed:
        late = "ends later" if out_of_order(each, goal) else ""
        yield (*_named(each, glyphs.NEEDS, letters), *_due(each, late, titles=titles))
    for each in needing:
        early = "ends earlier" if out_of_order(goal, each) else ""
        lead = Part("needed by " if titles else "", Role.MUTED)
        yield (lead, *_named(each, glyphs.NEEDED, letters), *_due(each, early, titles=titles))


def _due(goal: Goal, wrong: str, *, titles: bool) -> Line:
    due = Part(f", due {full_day(goal.due)}" if titles and goal.due is not None else "", Role.MUTED)
    return (due, Part(f" {glyphs.AMBER} {wrong}", Role.WARN)) if wrong else (due,)

"""All of one record as rows for the inspector: its state, its fields, what hangs on it, its history."""

import datetime
from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import NOUNS
from itplanner.domain.lists import entries, lists_of
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Area, Goal, Measure, Record, Step
from itplanner.domain.rules.progress import (
    current_value,
    left_out,
    measure_of,
    progress,
    readings_of,
    time_share,
)
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_parts import changes, declared_lines, filled, hanging, some
from itplanner.tui.content.inspector_rows import COLUMNS, At, line, wrapped
from itplanner.tui.content.marks import mark_of, step_mark
from itplanner.tui.content.problems import problem_lines
from itplanner.tui.content.rollup import rollup_words
from itplanner.tui.content.smart import smart_rows
from itplanner.tui.formatting import count, percent, progress_bar, short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row, Rows

BAR = 12
"""Cells of the progress bar."""


def inspected(view: View, ref: Ref | None, width: int = 40) -> Rows:
    """Return the rows of a record in so many columns; none when there is no such record."""
    row = None if ref is None else view.plan.find(ref)
    if ref is None or row is None:
        return Rows(COLUMNS)
    if isinstance(row, KPI):
        from itplanner.tui.content.kpi_inspector import kpi_rows  # noqa: PLC0415 - no goal waits for it

        return kpi_rows(view, row, width)
    made: list[Row] = []
    if isinstance(row, Goal):
        made += _goal(view, row, width)
    elif isinstance(row, Step):
        made += _step(view, row, width)
    else:
        made += _any(view, row, width)
    made += problem_lines(view, ref, width)
    made += hanging(view, ref, width)
    made += changes(view, ref, width)
    return Rows(COLUMNS, tuple(made))


def head_of(view: View, ref: Ref | None) -> tuple[str, str]:
    """Return code and noun of a record for the pane's head; of a KPI, how many periods have a value."""
    row = None if ref is None else view.plan.find(ref)
    if isinstance(row, KPI):
        valued = sum(point.value is not None for point in view.standing(row).points)
        return f"{row.code} readings", count(valued, NOUNS[row.cadence].removesuffix("s"))
    return ("", "") if row is None else (row.code, row.noun)


def _any(view: View, row: Record, width: int) -> Iterator[Row]:
    """What the register says that a record stands in, then its lists and its other fields."""
    from itplanner.tui.content.registers import register_of  # noqa: PLC0415 - no goal waits for it

    register = register_of(row.kind)
    if register is None:
        yield from _head(row.label, row.noun, width)
        yield from filled(view, row, width, skip=frozenset())
        return
    yield from _title(row.label, width)
    yield from register.about(view, row, width)
    yield from _lists(view, row, register.skip)
    yield from filled(view, row, width, skip=register.skip)


def _goal(view: View, goal: Goal, width: int) -> Iterator[Row]:
    area = view.plan[Area].get(goal.area)
    horizon = "1 year" if goal.horizon == 1 else f"{goal.horizon} years"
    year = f" · {view.calendar.year_label(goal.year)}" if goal.year is not None else ""
    yield from _head(goal.title, f"{area.name if area is not None else ''} · {horizon}{year}", width)
    yield from smart_rows(view, goal, width)
    mark = mark_of(view, goal)
    yield line("Status", (Part(f"{mark.status} ", mark.role), Part(mark.word)), At("field", "status"))
    yield from declared_lines(view, Ref(goal.kind, goal.id), width)
    yield from _progress(view, goal)
    yield from some(view, goal, ("owner", "start", "due"))
    yield from _lists(view, goal)
    yield from some(view, goal, ("parent",))
    yield from _measure(view, goal)
    yield from _steps(view, goal)
    shown = {"title", "area", "horizon", "year", "status", "owner", "start", "due", "parent"}
    yield from filled(view, goal, width, skip=frozenset(shown))


def _step(view: View, step: Step, width: int) -> Iterator[Row]:
    goal = view.plan[Goal].get(step.goal)
    yield from _head(step.text, f"step of {goal.code} {goal.title}" if goal is not None else "step", width)
    mark = step_mark(view, step)
    word = mark.word or "open"
    yield line("Status", (Part(f"{mark.glyph} ", mark.role), Part(word)), At("field", "done"))
    yield from some(view, step, ("owner", "due", "done_on"))
    yield from filled(view, step, width, skip=frozenset({"text", "goal", "done", "owner", "due", "done_on"}))


def _head(title: str, below: str, width: int) -> Iterator[Row]:
    yield from _title(title, width)
    yield Row(At("words", "below"), {"label": Cell(parts=mixed(below, Role.MUTED), span=2)})


def _title(title: str, width: int) -> Iterator[Row]:
    for place, text in enumerate(wrapped(title, width - 2)):
        yield Row(At("field", "title", place), {"label": Cell(text, bold=True, span=2, typed=True)})


def _progress(view: View, goal: Goal) -> Iterator[Row]:
    found = progress(view.plan, goal, view.today)
    drawn = progress_bar(found.share, BAR)
    done = drawn.rstrip(glyphs.WORK_PLANNED)
    gone = time_share(goal, view.today)
    parts = (
        Part(done, Role.ACCENT),
        Part(drawn[len(done) :], Role.MUTED),
        Part(f" {percent(found.share)}"),
        Part("" if gone is None else f", time {percent(gone)}", Role.MUTED),
    )
    yield line("Progress", parts, At("words", "progress"))
    if found.basis == "children" and left_out(view.plan, goal):
        yield line("", (Part(rollup_words(view.plan, goal), Role.MUTED),), At("words", "rollup"))


def _measure(view: View, goal: Goal) -> Iterator[Row]:
    measure = measure_of(view.plan, goal)
    if measure is None:
        yield line("Measure", (Part("none, n gives it one", Role.MUTED),), At("measure"))
        return
    ref = Ref(Measure.kind, measure.id)
    yield line("Measure", (Part(measure.unit, typed=True),), At("measure", ref=ref))
    day = _known_on(view, measure)
    on = "" if day is None else f" on {short_day(day)}"
    start, now, target = measure.start_value, current_value(view.plan, measure, view.today), measure.target
    course = f"{_number(start)} → {_number(target)}, now {_number(now)}{on}"
    yield line("", (Part(course),), At("reading", ref=ref))
    if day is None:
        yield line("", (Part("no readings yet, r records one", Role.MUTED),), At("reading", line=1, ref=ref))


def _known_on(view: View, measure: Measure) -> datetime.date | None:
    """The day of its last reading; of a computed KPI that it follows, the end of its last period."""
    kpi = view.plan[KPI].get(measure.kpi)
    if kpi is None or kpi.formula == "entered":
        return max((each.date for each in readings_of(view.plan, measure)), default=None)
    point = view.standing(kpi).point
    return None if point is None else point.period.last


def _steps(view: View, goal: Goal) -> Iterator[Row]:
    steps = sorted(view.plan[Step].where("goal", goal.id), key=lambda step: step.order)
    if not steps:
        return
    done = sum(step.done for step in steps)
    coming = next((step for step in steps if not step.done), None)
    after = f", next {short_day(coming.due)}" if coming is not None and coming.due is not None else ""
    yield line("Steps", (Part(f"{done} of {len(steps)} done{after}"),), At("words", "steps"))


def _lists(view: View, row: Record, skip: frozenset[str] = frozenset()) -> Iterator[Row]:
    for listed in lists_of(row.kind).values():
        if listed.name in skip:
            continue
        title = "Serves" if listed.name == "business_goals" else listed.title
        rows = entries(view.plan, listed, row.id)
        for place, entry in enumerate(rows):
            target = view.plan.find(Ref(listed.target_kind, getattr(entry, listed.target)))
            strength = f"{getattr(entry, listed.strength)} · " if listed.strength else ""
            code, label = ("", "") if target is None else (target.code, target.label)
            parts = (Part(f"{code} "), Part(strength, Role.MUTED), Part(label, typed=True))
            yield line("" if place else title, parts, At("list", listed.name, place))
        if not rows and listed.name == "business_goals":
            yield line(title, (Part("no business goal yet", Role.MUTED),), At("list", listed.name))


def _number(value: float | None) -> str:
    return glyphs.NOTHING if value is None else number_text(value)

"""A KPI as rows of the inspector: its readings, what it is, where it stands, the goals that hang on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.kpis.course import Point, colour_of
from itplanner.domain.kpis.off import spell
from itplanner.domain.kpis.path import path_of
from itplanner.domain.kpis.periods import Period, period_of
from itplanner.domain.kpis.standing import Standing, next_due
from itplanner.domain.kpis.words import judges_share, level_text, plain, target_text
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Goal, GoalKPI, Measure, Person, Reading
from itplanner.domain.rules.progress import reading_value
from itplanner.tui import glyphs
from itplanner.tui.content.computing import waiting
from itplanner.tui.content.inspector_parts import changes, declared_lines, filled
from itplanner.tui.content.inspector_rows import LABEL, At, labelled, line, wrapped
from itplanner.tui.content.kpi_analysis import analysis_rows, short_period
from itplanner.tui.content.kpi_bullet import bullet_parts
from itplanner.tui.content.kpi_numbers import COMPUTED, MISSING, period_target
from itplanner.tui.content.kpis import colour_parts, trend_text
from itplanner.tui.content.limits import limit_words
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.content.problems import problem_lines
from itplanner.tui.formatting import basis, short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row, Rows

ALL: Final = 5
"""What isn't a reading runs over so many columns beside its label."""

MOST: Final = 12
"""So many readings stand here; the table of numbers has all."""

WIDE: Final = 42
"""In so many columns the last head has room for a word."""

_BY_PLAN: Final = Part("=", Role.MUTED)
_BOUNDS: Final = {"at_least": "Min", "increase": "Min", "at_most": "Max", "decrease": "Max", "within": ""}
_OWN: Final = frozenset({"name", "definition", "cadence", "owner", "source", "unit", "direction", "formula"})
_LEVELS: Final = frozenset(
    {"start_value", "start_on", "target", "target_on", "green_min", "green_max", "amber_min", "amber_max"}
)


def kpi_rows(view: View, kpi: KPI, width: int) -> Rows:
    """Return the rows of a KPI in so many columns."""
    found = view.standing(kpi)
    ref = Ref(kpi.kind, kpi.id)
    below = [*problem_lines(view, ref, width), *_standing(view, found, width)]
    below += [*_about(view, kpi, width), *_goals(view, kpi), *changes(view, ref, width)]
    return Rows(_columns(view, kpi, width), (*_readings(view, found), *_spread(below)))


def _columns(view: View, kpi: KPI, width: int) -> Sequence[Column]:
    """The columns of the readings; numbers are padded, so that other lines may begin at the left."""
    bound = "Path" if path_of(view.plan, kpi) is not None else _BOUNDS[kpi.direction]
    unit = kpi.unit if len(kpi.unit) <= 6 else "Value"
    shared = any(point.share is not None for point in view.standing(kpi).points)
    return (
        Column("label", "Period", LABEL),
        Column("value", f"{unit:>6}", 6),
        Column("basis", "From", 7),
        Column("path", f"{bound:>5}", 5),
        Column("mark", "", 1),
        Column("note", f"In m{'ax.' if width >= WIDE else '.'}" if shared else "Note", 4, flexible=True),
    )


def _spread(rows: Iterable[Row]) -> Iterator[Row]:
    """Let what stands beside a label, or instead of it, run over the readings' columns."""
    for row in rows:
        spans = {"label": ALL + 1 if row.cells["label"].span > 1 else 1, "value": ALL}
        yield replace(row, cells={name: replace(cell, span=spans[name]) for name, cell in row.cells.items()})


def _readings(view: View, found: Standing) -> Iterator[Row]:
    """The newest readings, above them the one that is due, or for which data is missing."""
    kpi = found.kpi
    if found.due is not None:
        missing = period_of(found.due, kpi.cadence, view.calendar)
        how = "r records it" if kpi.formula == "entered" else "r fills the gap"
        words = (Part(waiting(kpi), Role.WARN), Part(f", {how}", Role.MUTED))
        cells = {"label": Cell(_short(kpi, missing)), "value": Cell(parts=words, span=ALL)}
        yield Row(At(MISSING, found.due.isoformat()), cells)
    rows = [row for point in reversed(found.points) for row in _of_period(view, kpi, point)]
    yield from rows[:MOST]
    if any(row.cells["note"].parts == (_BY_PLAN,) for row in rows[:MOST]):
        yield _remark("marked", "= computed from the plan: = explains")
    if len(rows) > MOST:
        yield _remark("older", f"{len(rows) - MOST} older ones: v goes on to all")
    elif not rows:
        yield _remark("none", "No readings yet. r records the first")


def _of_period(view: View, kpi: KPI, point: Point) -> Iterator[Row]:
    """What was recorded in a period, the last one first, else what was computed."""
    if not point.readings and point.value is not None:
        yield _computed(view, kpi, point)
    for row in reversed(point.readings):
        yield _reading(view, kpi, point, row)


def _computed(view: View, kpi: KPI, point: Point) -> Row:
    usual = _BY_PLAN if point.share is None else Part(f"{point.share:.1f}%")
    note = tuple(_closed(kpi, point, point.value)) or (usual,)
    label = _short(kpi, point.period)
    return Row(At(COMPUTED, point.period.last.isoformat()), _cells(view, kpi, point, label, note))


def _cells(view: View, kpi: KPI, point: Point, label: str, note: tuple[Part, ...]) -> dict[str, Cell]:
    mark = colour_mark(colour_of(kpi, point))
    return {
        "label": Cell(label),
        "value": Cell(f"{plain(kpi, point.value):>6}", cut="never"),
        "basis": Cell(basis(kpi, point)),
        "path": Cell(f"{_target(view, kpi, point.period):>5}", cut="never"),
        "mark": Cell(mark.glyph, mark.role),
        "note": Cell(parts=note),
    }


def _remark(name: str, text: str) -> Row:
    return Row(At("words", name), {"label": Cell(text, Role.MUTED, span=ALL + 1)})


def _reading(view: View, kpi: KPI, point: Point, row: Reading) -> Row:
    counts = row is point.readings[-1]
    own = Point(point.period, reading_value(row, kpi.unit), row.numerator, row.denominator)
    label = _short(kpi, point.period) if counts else short_day(row.date)
    closed = tuple(_closed(kpi, point if counts else own, own.value))
    note = (*closed, Part(" " if closed and row.note else ""), Part(row.note, typed=True))
    return Row(
        At("reading", ref=Ref(row.kind, row.id)), _cells(view, kpi, own, label, note), muted=not counts
    )


def _closed(kpi: KPI, point: Point, shown: float | None) -> Iterator[Part]:
    """`≠8.3`: the other value of a closed period, the present one or the one that it keeps."""
    if point.frozen is not None and point.moved:
        other = point.frozen.value if shown == point.fresh.value else point.fresh.value
        yield Part(f"{glyphs.CHANGED}{plain(kpi, other)}", Role.WARN)


def _short(kpi: KPI, period: Period) -> str:
    """`Oct 2026`, `FY2027 Q1`: a period in the label's cells."""
    return period.label if kpi.cadence != "monthly" else short_period(period)


def _target(view: View, kpi: KPI, period: Period) -> str:
    target = None if kpi.direction == "within" else period_target(view, kpi, period)
    return level_text(kpi, target).removesuffix(f" {kpi.unit}")


def _standing(view: View, found: Standing, width: int) -> Iterator[Row]:
    """What is computed, what was declared, where it goes, and when it is read next."""
    kpi = found.kpi
    said = spell(kpi, found.points) if not found.stale else None
    since = "" if said is None else f"{'' if said.green else ', off'} since {_short(kpi, said.since)}"
    yield Row(At("words", "status"), {"label": Cell("Status", bold=True, span=2)})
    yield line("Computed", (*colour_parts(found.computed), Part(since)), At("words", "computed"))
    graph = bullet_parts(found, width - LABEL - 3, _year_ago(view, kpi))
    if graph and not found.stale:
        yield line("Scale", graph, At("words", "scale"))
    declared = list(declared_lines(view, Ref(kpi.kind, kpi.id), width))
    yield from declared or [line("Declared", (Part("none, D declares one", Role.MUTED),), At("declare"))]
    yield line("Trend", (Part(trend_text(view.trend(kpi))),), At("words", "trend"))
    yield from analysis_rows(kpi, view.study(kpi))
    if found.due is None:
        next_one = next_due(view.plan, kpi, view.today)
        yield line("Next due", (Part(short_day(next_one)),), At("words", "due"))
    yield from within(found)


def _year_ago(view: View, kpi: KPI) -> float | None:
    """The value of the same period a year before, where the limits judge values."""
    pair = None if judges_share(kpi) else view.study(kpi).year_before()
    return None if pair is None else pair[1].value


def within(found: Standing) -> Iterator[Row]:
    """Yield what the limits judge of a time to repair: the share within the maximum, and of how many."""
    kpi, point = found.kpi, found.point
    now = None if point is None else point.fresh  # a closed month keeps its value and colour, not its share
    if now is None or now.share is None or not judges_share(kpi) or now.denominator is None:
        return
    good = round(now.share / 100 * now.denominator)
    later = " now" if point is not None and point.moved else ""
    text = f"{now.share:.1f}%, {good} of {number_text(now.denominator)}{later}"
    yield line("Within max", (Part(text),), At("words", "within"))


def _about(view: View, kpi: KPI, width: int) -> Iterator[Row]:
    """What it should be and whose it is, and last, since it is of any length, what is counted."""
    room = width - LABEL - 3
    yield line("Target", mixed(_target_words(kpi)), At("field", "target"))
    yield from labelled("Limits", limit_words(kpi) or ["none, so it has no colour"], At("field", "green_min"))
    owner = view.plan[Person].get(kpi.owner)
    name = owner.name if owner is not None else "nobody"
    yield from labelled("Owner", wrapped(f"{name}, {_words(kpi.cadence)}", room), At("field", "owner"))
    yield from filled(view, kpi, width, skip=_OWN | _LEVELS)
    if kpi.source:
        yield from labelled("Source", wrapped(kpi.source, room), At("field", "source"))
    yield Row(At("words", "about"), {"label": Cell("Definition", bold=True, span=2)})
    for place, text in enumerate(wrapped(kpi.definition or "none yet, e writes one", width - 2)):
        role = Role.TEXT if kpi.definition else Role.MUTED
        yield Row(At("field", "definition", place), {"label": Cell(parts=mixed(text, role), span=2)})


def _words(choice: str) -> str:
    return choice.replace("_", " ")


def _target_words(kpi: KPI) -> str:
    """`9.5 → 6 h by 30 Jun 2027`, `min 80%`."""
    by = f" by {full_day(kpi.target_on)}" if kpi.target_on is not None else ""
    if kpi.start_value is not None and kpi.target is not None and kpi.direction in {"increase", "decrease"}:
        return f"{level_text(kpi, kpi.start_value).split(' ')[0]} → {level_text(kpi, kpi.target)}{by}"
    return f"{target_text(kpi, kpi.target)}{by}"


def _goals(view: View, kpi: KPI) -> Iterator[Row]:
    """The goals that follow it or show it."""
    plan = view.plan
    numbers = [row.goal for row in plan[Measure].where("kpi", kpi.id)]
    numbers += [row.goal for row in plan[GoalKPI].where("kpi", kpi.id)]
    goals = [goal for number in dict.fromkeys(numbers) if (goal := plan[Goal].get(number)) is not None]
    if goals:
        head = (Part("Hangs on it", bold=True), Part("  i shows all", Role.MUTED))
        yield Row(At("hangs"), {"label": Cell(parts=head, span=2)})
    for goal in goals:
        parts = (Part(f"{goal.code} ", Role.ACCENT), Part(goal.title, typed=True))
        yield Row(At("goal", ref=Ref(goal.kind, goal.id)), {"label": Cell(parts=parts, span=2)})

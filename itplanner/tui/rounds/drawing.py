"""What the dialog of a monthly round draws: the item on show, its field and note, how far the round is."""

from collections.abc import Sequence

from rich.cells import cell_len

from itplanner.domain.kpis.path import LEVELS, expected
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import plain, target_text
from itplanner.domain.records import KPI, Goal, Measure, Person, Step
from itplanner.domain.rules.progress import reading_value
from itplanner.domain.rules.round import Item
from itplanner.domain.rules.state import step_late
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.formatting import day, lateness, short_day
from itplanner.tui.roles import Role
from itplanner.tui.rounds.echo import Line, echo
from itplanner.tui.rounds.lacks import LABELS, lack_facts
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.view import View
from itplanner.tui.widgets.fitting import fitted, shortened
from itplanner.tui.widgets.parts import Part

LABEL, FIELD, ECHO, COMING = 2, 15, 36, 30
"""The columns where labels, fields, echoes and the next item begin."""

WIDE = 72
"""From so many columns on the echo stands beside the field."""

SHORT_FIELD, LONG_FIELD = 10, 15
"""Cells of a field: a count, or a fraction of two long numbers."""

LAST = 4
"""So many readings are shown, where they fit."""

STEPS = 7
"""So many open steps are listed."""

MARGIN = 4
"""Cells kept free right of start and target."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines, and where among them the text is typed."""

    lines: tuple[Line, ...]
    x: int = 0
    y: int = 0
    width: int = 0
    """Of the field; 0 where nothing is typed."""


def sheet(state: RoundState, item: Item, width: int) -> Sheet:
    """Return an item as it is drawn in some width."""
    above = (_head(state.view, item, width), (), *_facts(state.view, item, width), ())
    wide = width >= WIDE
    said = list(echo(state, width - (ECHO if wide else FIELD)))
    said += [()] * (2 - len(said))
    long_field = item.lack is not None or (isinstance(item.series, KPI) and len(_unit(item)) <= 3)
    room = LONG_FIELD if long_field else SHORT_FIELD
    note_room = max(width - FIELD - 2, 1)
    value = _field(_label(item), state.text, None if state.noting else room, _unit(item))
    free = ECHO - FIELD - 1 if wide and said[1] and not state.noting else note_room
    note = _note(state, note_room, free)
    if wide:
        below = [_beside(value, said[0]), note if state.noting else _beside(note, said[1])]
    else:
        below = [value, *((Part(" " * FIELD), *line) for line in said), note]
    lines = (*above, *below, (), _progress(state, width))
    at = len(above) + (len(below) - 1 if state.noting else 0)
    return Sheet(lines, FIELD, at, note_room if state.noting else room)


def _head(view: View, item: Item, width: int) -> Line:
    owner = view.plan[Person].get(item.owner)
    name = owner.name if owner is not None else "no owner"
    when = Part(f", {_when(view, item)}", Role.MUTED)
    if isinstance(item.row, Goal) and item.row.due is not None and item.row.due < view.today:
        when = Part(f", {lateness(item.row.due, view.today)}", Role.BAD)
    left = (Part(f"{item.code:<4} ", Role.ACCENT), Part(item.row.label, bold=True, typed=True))
    return _ends(left, (Part(name, Role.MUTED, typed=True), when, Part(" ")), width)


def _when(view: View, item: Item) -> str:
    if item.lack is not None:
        return "running" if item.lack.wants == "project" else item.lack.month.label
    if not isinstance(item.row, Goal):
        assert isinstance(item.row, KPI)
        return period_of(item.on, item.row.cadence, view.calendar).label
    return "no due date" if item.row.due is None else f"due {day(item.row.due, view.calendar, view.year)}"


def _facts(view: View, item: Item, width: int) -> Sequence[Line]:
    """Return what is known: unit and last values with start and target, or the open steps."""
    series = item.series
    if item.lack is not None:
        return tuple(_cut(f"{' ' * LABEL}{text}", width) for text in lack_facts(view, item.lack))
    if series is None:
        return _steps(view, item, width)
    start, target = _start(series), _target(view, item, series)
    right = width - MARGIN - max(cell_len(start), cell_len(target))
    about = _about(item, series) if isinstance(series, KPI) else series.unit
    last = f"{' ' * LABEL}{_history(item, series, right - LABEL - 2)}"
    return (
        _beside(_cut(f"{' ' * LABEL}{about}", right - 2), (Part(start, Role.MUTED),), at=right),
        _beside((Part(last, Role.MUTED),), (Part(target, Role.MUTED),), at=right),
    )


def _about(item: Item, kpi: KPI) -> str:
    goals = ", ".join(goal.code for goal in item.followers)
    return f"{f'Counts for {goals} too. ' if goals else ''}{kpi.definition or kpi.source or kpi.unit}"


def _start(series: KPI | Measure) -> str:
    if series.start_value is None or series.direction in LEVELS:
        return ""
    return f"start {plain(series, series.start_value)}"


def _target(view: View, item: Item, series: KPI | Measure) -> str:
    if isinstance(series, KPI) or series.direction in LEVELS:
        text = target_text(series, expected(view.plan, series, item.on))
        return "no target" if text == glyphs.NOTHING else text
    return "no target" if series.target is None else f"target {plain(series, series.target)}"


def _history(item: Item, series: KPI | Measure, room: int) -> str:
    """Return the last readings, as many as fit, the oldest first."""
    said = [
        f"{short_day(each.date)} {plain(series, reading_value(each, series.unit))}"
        for each in item.readings[-LAST:]
    ]
    if not said:
        return "no reading yet"
    cell = max(14, max(map(cell_len, said)) + 2)
    fit = max((room - cell_len(said[-1])) // cell + 1, 1)
    shown = said[-fit:]
    return "".join(f"{text:<{cell}}" for text in shown).rstrip()


def _steps(view: View, item: Item, width: int) -> Sequence[Line]:
    if not item.steps:
        return ((Part("  Nothing is measured here, and no step is open", Role.MUTED),),)
    lines = [_step(view, item, number, step, width) for number, step in enumerate(item.steps[:STEPS], 1)]
    if len(item.steps) > STEPS:
        lines.append((Part(f"     and {len(item.steps) - STEPS} more in the checklist", Role.MUTED),))
    return lines


def _step(view: View, item: Item, number: int, step: Step, width: int) -> Line:
    left = (Part(f"  {number}  ", Role.ACCENT, bold=True), Part(step.text, typed=True))
    due = "" if step.due is None else day(step.due, view.calendar, view.year)
    role = Role.MUTED
    if step_late(step, view.today) and step.due is not None:
        due, role = lateness(step.due, view.today), Role.BAD
    who = "" if step.owner in {None, item.owner} else f"{view.who(step.owner)}  "
    return _ends(left, (Part(who, Role.MUTED, typed=True), Part(due, role), Part(" ")), width)


def _label(item: Item) -> str:
    if item.lack is not None:
        return LABELS[item.lack.wants]
    if item.series is not None:
        return f"On {short_day(item.on)}"
    return "Steps done" if item.steps else ""


def _unit(item: Item) -> str:
    """The unit where it is one short word: `%`, `h`, the `PCs` of `PCs older than 5 years in use`."""
    if item.series is None:
        return ""
    if isinstance(item.series, KPI):
        return shortened(item.series.unit, 8)
    word = item.series.unit.split()[0]
    return word if len(word) <= 8 and (word == "%" or word.endswith("s")) else ""


def _field(label: str, text: str, room: int | None, unit: str) -> Line:
    """A label and its field: in brackets `room` cells wide where the cursor stands, else the plain text."""
    if not label:
        return ()
    width = SHORT_FIELD if room is None else room
    held = Part(fitted(text, width), typed=True)
    tail = Part(f" {unit}", Role.MUTED, typed=True)
    if room is None:
        return (*_marked(label, here=False), Part("  "), held, Part(" "), tail)
    return (*_marked(label, here=True), Part("[ ", Role.ACCENT), held, Part("]", Role.ACCENT), tail)


def _note(state: RoundState, room: int, free: int) -> Line:
    if state.noting:
        held = Part(fitted(state.note, room), typed=True)
        return (*_marked("Note", here=True), Part("[ ", Role.ACCENT), held, Part("]", Role.ACCENT))
    text = _cut(state.note, free) if state.note else (Part("none", Role.MUTED),)
    return (*_marked("Note", here=False), Part("  "), *text)


def _marked(label: str, *, here: bool) -> Line:
    mark = Part(f"{glyphs.CURSOR} " if here else "  ", Role.ACCENT)
    return mark, Part(f"{label:<{FIELD - LABEL - 2}}", Role.MUTED if not here else Role.TEXT)


def _progress(state: RoundState, width: int) -> Line:
    """`✓✓✓▸○○   then G24 Train 640 users`; of a long round the part around the item on show."""
    marks = [_mark(state, at) for at in range(len(state.items))]
    most = max(COMING - LABEL - 2, width // 2 - LABEL)
    start = min(max(state.at - most // 2, 0), max(len(marks) - most, 0))
    shown = marks[start : start + most]
    if start:
        shown[0] = Part(glyphs.CUT, Role.MUTED)
    if start + most < len(marks):
        shown[-1] = Part(glyphs.CUT, Role.MUTED)
    coming = state.coming
    words = "then the summary" if coming is None else f"then {coming.code} {coming.row.label}"
    then = max(COMING, LABEL + len(shown) + 2)
    return _beside((Part(" " * LABEL), *shown), _cut(words, width - then), at=then)


def _mark(state: RoundState, at: int) -> Part:
    item = state.items[at]
    if at == state.at:
        return Part(glyphs.CURSOR, Role.ACCENT)
    if item.code in state.refused:
        return Part(glyphs.LATE, Role.BAD)
    if state.recorded(item):
        return Part(glyphs.DONE, Role.OK)
    return Part(glyphs.HOLE if item.code in state.kept.later else glyphs.OPEN, Role.MUTED)


def _cut(text: str, room: int, role: Role = Role.MUTED, *, bold: bool = False, typed: bool = True) -> Line:
    """A text in at most `room` cells, the mark of what was cut being ours."""
    short = shortened(text, max(room, 0))
    if short == text:
        return (Part(text, role, bold=bold, typed=typed),)
    return Part(short.removesuffix(glyphs.CUT), role, bold=bold, typed=typed), Part(glyphs.CUT, role)


def _beside(left: Line, right: Line, at: int = ECHO) -> Line:
    """Two parts of a line, the right one beginning in a column, or a blank after a longer left one."""
    used = sum(cell_len(part.text) for part in left)
    return (*left, Part(" " * max(at - used, 1)), *right) if right else left


def _ends(left: Line, right: Line, width: int) -> Line:
    """A line with both ends; the left one is cut."""
    room = width - sum(cell_len(part.text) for part in right)
    *before, last = left
    used = sum(cell_len(part.text) for part in before)
    kept = _cut(last.text, room - used - 1, last.role, bold=last.bold)
    left = (*before, *kept)
    return _beside(left, right, at=room)

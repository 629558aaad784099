"""A form as lines of parts, and where on them the text under the cursor is edited."""

from collections.abc import Iterator
from dataclasses import replace

from rich.cells import cell_len

from itplanner.domain.values import dataclass
from itplanner.tui.formatting import count
from itplanner.tui.forms.examples import example
from itplanner.tui.forms.field import EMPTIES, FieldState
from itplanner.tui.forms.layout import ECHO, LONG_ROWS, Columns
from itplanner.tui.forms.offered import offered
from itplanner.tui.forms.order import below_the_line
from itplanner.tui.forms.series import unit_of
from itplanner.tui.forms.state import FormState
from itplanner.tui.glyphs import CHANGED, CURSOR, CUT, DRAFT, LATE, LIGHT_RULE, NOTHING
from itplanner.tui.roles import Role
from itplanner.tui.widgets.fitting import fitted, shortened
from itplanner.tui.widgets.parts import Part

Line = tuple[Part, ...]

SEVERAL = "several values"

MORE = "more"
"""What the line above the fields that few people fill in says."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Where the text under the cursor is edited, in cells from the form's first line."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A form, line by line."""

    lines: tuple[Line, ...]
    editor: Editor
    block: range
    """The lines of the field under the cursor, with what is said below it."""
    tops: tuple[int, ...]
    """The first line of each field."""


def drawn(state: FormState, width: int, cut: str = CUT, hidden: tuple[bool, bool] = (False, False)) -> Drawn:
    """Return the form in lines at most `width` cells wide; `cut` marks what was cut off.

    `hidden`: whether text under the cursor is out of sight at the left and at the right.
    """
    columns = Columns.of(width, (each.title for each in state.fields))
    lines: list[Line] = []
    tops: list[int] = []
    block = range(0)
    for at, field in enumerate(state.fields):
        if at and below_the_line(field.declared) and not below_the_line(state.fields[at - 1].declared):
            lines.append((Part(f"  {MORE} {LIGHT_RULE * (width - len(MORE) - 3)}", Role.MUTED),))
        tops.append(len(lines))
        if at == state.at:
            lines += _current(state, columns, cut, hidden)
            block = range(tops[at], len(lines))
        else:
            lines += _other(field, columns, cut)
    box = columns.box(state.current.holds)
    height = LONG_ROWS if state.current.long else 1
    return Drawn(tuple(lines), Editor(columns.value + 2, block.start, box - 4, height), block, tuple(tops))


def _other(field: FieldState, columns: Columns, cut: str) -> Iterator[Line]:
    """A field without the cursor: one line, and what is wrong with it."""
    value = _value(field)
    beside = field.beside if columns.wide and not field.wrong else ""
    if beside and cell_len(value.text) < ECHO - columns.value:
        parts = [
            replace(value, text=fitted(value.text, ECHO - columns.value, mark=cut)),
            Part(shortened(beside, columns.width - ECHO, mark=cut), Role.MUTED),
        ]
    else:
        parts = [replace(value, text=shortened(value.text, columns.room, mark=cut))]
    yield (_mark(field), _label(field, columns, cut), *parts)
    yield from _notes(field, columns, marked=False)


def _current(state: FormState, columns: Columns, cut: str, hidden: tuple[bool, bool]) -> Iterator[Line]:
    """The field with the cursor: brackets around the place of its text, echo, candidates, notes, help."""
    field = state.current
    box = columns.box(field.holds)
    start, end = (cut if each and not field.long else " " for each in hidden)
    brackets = (
        Part("[", Role.ACCENT),
        Part(start, Role.MUTED),
        Part(" " * (box - 4)),
        Part(end, Role.MUTED),
        Part("]", Role.ACCENT),
    )
    below = columns.value if box == columns.room else ECHO
    echo = wrapped(_echo(state), columns.width - below - 1)
    first = echo.pop(0) if below == ECHO and echo else ""
    beside = (Part(" "), Part(first, Role.MUTED)) if first else ()
    yield (Part(f"{CURSOR} ", Role.ACCENT), _label(field, columns, cut), *brackets, *beside)
    for _row in range(LONG_ROWS - 1 if field.long else 0):
        yield (Part(" " * columns.value), *brackets)
    for text in echo:
        yield (Part(" " * below), Part(text, Role.MUTED, typed=True))
    yield from _notes(field, columns, marked=True)
    yield from offered(state, columns, cut)
    for text in wrapped(_help(field), columns.room) if state.helping else ():
        yield (Part(" " * columns.value), Part(text, Role.MUTED))


def _mark(field: FieldState) -> Part:
    """What stands before the label of a field without the cursor."""
    if field.wrong:
        return Part(f"{LATE} ", Role.BAD)
    return Part(f"{DRAFT} ", Role.ACCENT) if field.changed else Part("  ")


def _label(field: FieldState, columns: Columns, cut: str) -> Part:
    return Part(f"{fitted(field.title, columns.label, mark=cut)} ", Role.MUTED)


def _value(field: FieldState) -> Part:
    """The value as it stands while the cursor is elsewhere."""
    if field.mixed and not field.text:
        return Part(SEVERAL, Role.MUTED)
    if not field.shown.strip():
        return Part(NOTHING, Role.MUTED)
    first, *more = field.shown.strip().split("\n")
    text = f"{first} (and {count(len(more), 'more line')})" if more else first
    return Part(text, typed=field.holds is not None, bold=field.changed)


def _notes(field: FieldState, columns: Columns, *, marked: bool) -> Iterator[Line]:
    """What is wrong with a field, `marked` unless the mark stands before its label, and what others did."""
    if field.wrong:
        yield from _note(Part(f"{LATE} " if marked else "  ", Role.BAD), field.wrong, columns)
    if field.now:
        yield from _note(Part(f"{CHANGED} ", Role.WARN), f"now {field.now}", columns)


def _note(mark: Part, text: str, columns: Columns) -> Iterator[Line]:
    """A sentence below a field, its mark before the first line."""
    before = Part(" " * (columns.value - 2))
    for at, line in enumerate(wrapped(text, columns.room)):
        yield (before, Part("  ") if at else mark, Part(line, typed=True))


def _echo(state: FormState) -> str:
    """What is said beside the field with the cursor: what was understood, else what it is for."""
    field = state.current
    if field.mixed and not field.text:
        return f"{SEVERAL}: what is typed goes into all, {EMPTIES} empties them"
    if field.emptied:
        return f"{EMPTIES} empties it in all"
    unit = unit_of(field, state.fields, state.form.preset, state.context)
    if field.text.strip():
        return field.echo or unit
    said = state.helping or (field.help and field.help in field.wrong)
    return "" if said else unit or field.help


def _help(field: FieldState) -> str:
    return " ".join(
        filter(None, (f"{field.help.rstrip('.')}." if field.help else "", example(field.declared)))
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` cells, broken at blanks; a longer word loses its end."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(shortened(word, width))
    return lines


def wrapped_by_item(text: str, width: int) -> list[str]:
    """Return a sentence in lines of so many cells, broken behind commas, a longer item at blanks."""
    lines: list[str] = []
    for item in text.replace(", ", ",\n").split("\n"):
        longer = f"{lines[-1]} {item}" if lines else item
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(item, width)
    return lines

"""What hangs on a record, and what a deletion takes along, in rows and sentences."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.links import target
from itplanner.domain.records import KINDS, Goal, fields
from itplanner.domain.removal import Removal, hangs_on
from itplanner.domain.telling import said
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row, Rows

COLUMNS: Sequence[Column] = (
    Column("code", "", 6),
    Column("words", "", 24, flexible=True),
    Column("kind", "", 14),
)


MOST = 8
"""So many lines of what hangs on a record are told; the rest are counted."""


def hanging_rows(view: View, ref: Ref, words: str) -> tuple[Rows, str]:
    """Return the records that a record stands under and those that hang on it."""
    rows = [*_above(view, ref), *_below(view, ref)]
    folded = words.casefold().split()
    kept = [row for row in rows if all(word in _text(row) for word in folded)]
    return Rows(COLUMNS, tuple(kept)), count(sum(isinstance(row.key, Ref) for row in kept), "record")


def _above(view: View, ref: Ref) -> Iterator[Row]:
    row = view.plan.find(ref)
    chain: list[Goal] = []
    while isinstance(row, Goal) and row.parent is not None and len(chain) < 4:
        row = view.plan[Goal].get(row.parent)
        if row is not None:
            chain.append(row)
    if chain:
        yield Row("above", {"code": Cell("Above", bold=True, span=3)}, selectable=False)
        for goal in reversed(chain):
            yield _record(view, Ref(goal.kind, goal.id))


def _below(view: View, ref: Ref) -> Iterator[Row]:
    found = hangs_on(view.plan, ref)
    if found:
        yield Row("below", {"code": Cell("Hangs on it", bold=True, span=3)}, selectable=False)
        for other in found:
            yield _record(view, other, ref)


def _record(view: View, ref: Ref, of: Ref | None = None) -> Row:
    row = view.plan.find(ref)
    assert row is not None
    words = row.label if row.names_by else linked(view, ref, *([] if of is None else [of]))
    cells = {
        "code": Cell(row.code, Role.ACCENT),
        "words": Cell(parts=(Part(words, typed=True),) if row.names_by else mixed(words)),
        "kind": Cell(row.noun, Role.MUTED),
    }
    return Row(ref, cells)


def linked(view: View, ref: Ref, *of: Ref) -> str:
    """Return what a linking record brings together besides some records, or a reading's date and value."""
    row = view.plan.find(ref)
    names = [
        said(spec, getattr(row, name), view.plan)
        for name, spec in fields(KINDS[ref.kind]).items()
        if (spec.leads_to and target(spec, getattr(row, name)) not in of)
        or name in {"date", "value", "colour"}
    ]
    return " · ".join(name for name in names if name != "–")


def _text(row: Row) -> str:
    return " ".join(part.text for cell in row.cells.values() for part in cell.pieces).casefold()


def deletion_lines(view: View, removal: Removal, gone: Sequence[Ref]) -> list[str]:
    """Return what goes with records, what loses its link and what stands in the way, a line each kind."""
    lines: list[str] = []
    for kind, refs in _by_kind(removal.parts).items():
        noun = KINDS[kind].noun
        lines.append(f"  {count(len(refs), noun):<22} {_few(view, refs, gone)}".rstrip())
    for edit in removal.cut:
        title = fields(KINDS[edit.kind])[edit.field or ""].title
        lines.append(f'  {_label(view, edit.ref)} loses "{title}"')
    lines += [f"  {_label(view, ref)} needs it: give it another one first" for ref in removal.held_by]
    rest = len(lines) - MOST
    return lines if rest <= 0 else [*lines[:MOST], f"  and {rest} more"]


def _by_kind(refs: Sequence[Ref]) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = {}
    for ref in refs:
        found.setdefault(ref.kind, []).append(ref)
    return found


def _few(view: View, refs: Sequence[Ref], gone: Sequence[Ref]) -> str:
    """What the records are called, or what they link to; of values only the number is told."""
    rows = [row for ref in refs if (row := view.plan.find(ref)) is not None]
    named = [row.label for row in rows if row.names_by]
    if not named and not any("value" in fields(type(row)) for row in rows):
        named = [linked(view, ref, *gone) for ref in refs]
    return "" if not named else f"{named[0]}{', …' if len(named) > 1 else ''}"


def _label(view: View, ref: Ref) -> str:
    row = view.plan.find(ref)
    if row is None:
        return KINDS[ref.kind].noun
    words = row.label if row.names_by else linked(view, ref)
    return f"{row.code} {words if len(words) <= 40 else f'{words[:39]}…'}"

"""The records that can take over what hangs on one that is deleted, as rows to choose from."""

from collections.abc import Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import Area, Goal, Person, Record
from itplanner.tui.content.palette import marked
from itplanner.tui.content.people import works_in
from itplanner.tui.formatting import count
from itplanner.tui.forms.matching import Match, match
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.rows import Cell, Row, Rows

COLUMNS: Sequence[Column] = (
    Column("code", "", 5),
    Column("words", "", 24, flexible=True),
    Column("about", "", 26, leaves=0),
)

MOST = 60
"""So many rows are offered; more words find the rest."""


def heir_rows(view: View, heirs: Sequence[Record], words: str) -> tuple[Rows, str]:
    """Return the records that match, best first, in their order where they match equally."""
    found = [(hit, row) for row in heirs if (hit := match(words, row.code, row.label))]
    found.sort(key=lambda pair: pair[0])
    rows = tuple(_row(view, row, hit) for hit, row in found[:MOST])
    return Rows(COLUMNS, rows), f"{len(found)} found"


def _row(view: View, row: Record, hit: Match) -> Row:
    cells = {
        "code": Cell(row.code, Role.ACCENT),
        "words": Cell(parts=marked(row.label, hit)),
        "about": Cell(_about(view, row), Role.MUTED, typed=True),
    }
    return Row(Ref(row.kind, row.id), cells)


def _about(view: View, row: Record) -> str:
    """What tells records of one kind apart: of a goal its years and area, of a person where they work."""
    if isinstance(row, Person):
        return works_in(view, row)
    if isinstance(row, Goal):
        area = view.plan[Area].get(row.area)
        return f"{count(row.horizon, 'year'):<8} {area.name if area is not None else ''}"
    return ""

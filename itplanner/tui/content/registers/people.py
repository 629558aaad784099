"""People and departments."""

from collections.abc import Sequence
from typing import Final

from itplanner.domain.numbers import number_text
from itplanner.domain.records import Department, Goal, Person
from itplanner.tui import glyphs
from itplanner.tui.content.people import works_in
from itplanner.tui.content.registers.register import OK, PLAIN, WARN, Register, Said, counts, titled, verdict
from itplanner.tui.formatting import brief_day, count
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell


def _open_goals(view: View, row: Person) -> int:
    return sum(view.state(goal).open for goal in view.plan[Goal].where("owner", row.id))


def _stays(view: View, row: Person) -> Cell:
    if row.left is None:
        return verdict(OK, "here")
    return verdict(PLAIN, "left") if row.left < view.today else verdict(WARN, "leaves")


def _summary(view: View, rows: Sequence[Person]) -> Sequence[Part]:
    here = [row for row in rows if row.left is None or row.left >= view.today]
    staff = sum(1 if row.fte is None else row.fte for row in here)
    return counts((len(here), "here", None), (round(staff), "full posts", 0))


def _staff(view: View, row: Department) -> int:
    return len(view.plan[Person].where("department", row.id))


def _head(view: View, row: Department) -> str:
    head = view.plan[Person].get(row.head)
    return glyphs.NOTHING if head is None else head.name


def _departments(_view: View, rows: Sequence[Department]) -> Sequence[Part]:
    lacking = sum(row.head is None for row in rows)
    return (Part(f"{count(lacking, 'department')} without a head"),) if lacking else ()


PEOPLE: Final = Register(
    name="people",
    title="People",
    head="People",
    kind=Person,
    columns=(
        titled(18, "Name"),
        Said(
            Column("where", "Works in", 16, leaves=2),
            lambda view, row: Cell(works_in(view, row) or glyphs.NOTHING, typed=True),
            lambda view, row: works_in(view, row).casefold() or None,
        ),
        Said(Column("employment", "Employment", 10, leaves=0), lambda _view, row: Cell(row.employment)),
        Said(
            Column("fte", "FTE", 4, "right", leaves=1),
            lambda _view, row: Cell(glyphs.NOTHING if row.fte is None else number_text(row.fte)),
        ),
        Said(
            Column("goals", "Goals", 5, "right"),
            lambda view, row: Cell(str(_open_goals(view, row) or glyphs.NOTHING), cut="never"),
            lambda view, row: -_open_goals(view, row),
        ),
        Said(
            Column("until", "Until", 9, "right"),
            lambda _view, row: Cell(brief_day(row.left), cut="never"),
            lambda _view, row: row.left,
        ),
        Said(Column("verdict", "Verdict", 8), _stays),
    ),
    summary=_summary,
    first="adds the first one: first and last name",
    skip=frozenset({"name"}),
    asks="name",
)

DEPARTMENTS: Final = Register(
    name="departments",
    title="Departments",
    head="Departments",
    kind=Department,
    columns=(
        titled(20, "Department"),
        Said(
            Column("head", "Head", 18),
            lambda view, row: Cell(_head(view, row), typed=True),
            lambda view, row: _head(view, row).casefold(),
        ),
        Said(
            Column("centre", "Cost centre", 12, leaves=0),
            lambda _view, row: Cell(row.cost_centre or glyphs.NOTHING, typed=True),
            lambda _view, row: row.cost_centre or None,
        ),
        Said(
            Column("people", "People", 6, "right"),
            lambda view, row: Cell(str(_staff(view, row)), cut="never"),
            lambda view, row: -_staff(view, row),
        ),
        Said(
            Column("verdict", "Verdict", 9),
            lambda _view, row: verdict(*((WARN, "no head") if row.head is None else (OK, "led"))),
        ),
    ),
    summary=_departments,
    first="adds the first one, for example Finance",
    skip=frozenset({"name"}),
    asks="name",
)

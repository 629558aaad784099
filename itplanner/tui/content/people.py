"""The people of a plan as rows to choose from."""

from collections.abc import Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import Area, Department, Person
from itplanner.tui.content.palette import marked
from itplanner.tui.formatting import count
from itplanner.tui.forms.matching import match
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.rows import Cell, Row, Rows

NOBODY = "-"
"""The key of "none of these"."""

COLUMNS: Sequence[Column] = (
    Column("code", "", 5),
    Column("name", "", 20, flexible=True),
    Column("where", "", 16),
)


def people_rows(view: View, words: str) -> tuple[Rows, str]:
    """Return the people that match, best first, and a last row for nobody of them."""
    found = [(hit, person) for person in view.plan[Person] if (hit := match(words, person.code, person.name))]
    found.sort(key=lambda pair: (pair[0], pair[1].name.casefold()))
    rows = [
        Row(
            Ref(Person.kind, person.id),
            {
                "code": Cell(person.code, Role.ACCENT),
                "name": Cell(parts=marked(person.name, hit)),
                "where": Cell(works_in(view, person), Role.MUTED, typed=True),
            },
        )
        for hit, person in found
    ]
    rows.append(Row(NOBODY, {"code": Cell(NOBODY), "name": Cell("none of these: only my account is named")}))
    return Rows(COLUMNS, tuple(rows)), count(len(found), "person")


def works_in(view: View, person: Person) -> str:
    """Return the area or department a person works in, where it is known."""
    area, department = view.plan[Area].get(person.area), view.plan[Department].get(person.department)
    return area.name if area is not None else department.name if department is not None else ""

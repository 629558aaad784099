"""Head counts: how many people support how many users, by period."""

from collections.abc import Mapping, Sequence
from typing import Final

from itplanner.domain.dates import MONTHS
from itplanner.domain.numbers import number_text
from itplanner.domain.records import Department, Headcount
from itplanner.tui.content.registers.register import PLAIN, Register, Said, verdict
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell


def _records(view: View) -> Sequence[Headcount]:
    found = view.plan[Headcount].where("year", view.year)
    return sorted(found, key=lambda row: (-row.period, row.department or 0, row.id))


def _month(view: View, row: Headcount) -> Cell:
    start = view.calendar.period_start(row.year, row.period)
    return Cell(f"{MONTHS[start.month - 1]} {start.year}")


def _department(view: View, row: Headcount) -> str:
    department = view.plan[Department].get(row.department)
    return "all departments" if department is None else department.name


def _ratio(_view: View, row: Headcount) -> Cell:
    if not row.support_fte:
        return verdict(PLAIN, "")
    return Cell(f"1:{row.users / row.support_fte:.0f}")


def _summary(_view: View, rows: Sequence[Headcount]) -> Sequence[Part]:
    last = [row for row in rows if row.period == max(each.period for each in rows)]
    staff, users = sum(row.support_fte for row in last), sum(row.users for row in last)
    return (Part(f"last period 1:{users / staff:.0f}"),) if staff else ()


def _preset(view: View) -> Mapping[str, str]:
    return {"year": str(view.year)}


HEADCOUNTS: Final = Register(
    name="headcounts",
    title="Head counts",
    head="Head counts by period",
    kind=Headcount,
    columns=(
        Said(Column("period", "Period", 14), _month, lambda _view, row: row.period),
        Said(
            Column("department", "Department", 16, flexible=True),
            lambda view, row: Cell(
                _department(view, row), Role.TEXT if row.department else Role.MUTED, typed=True
            ),
            lambda view, row: _department(view, row).casefold(),
        ),
        Said(
            Column("fte", "Support FTE", 11, "right"),
            lambda _view, row: Cell(number_text(row.support_fte), cut="never"),
            lambda _view, row: -row.support_fte,
        ),
        Said(
            Column("users", "Users", 8, "right"),
            lambda _view, row: Cell(f"{row.users:,}", cut="never"),
            lambda _view, row: -row.users,
        ),
        Said(
            Column("ratio", "Ratio", 7, "right"),
            _ratio,
            lambda _view, row: row.users / row.support_fte if row.support_fte else None,
        ),
    ),
    summary=_summary,
    first="adds the first one: people in support, and the users they serve",
    records=_records,
    preset=_preset,
    yearly=True,
)
"""The ratio is the verdict: which one is good, a KPI's limits say."""

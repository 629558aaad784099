"""Budget lines of a fiscal year: what was planned, and what is left of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import MONTHS
from itplanner.domain.naming import link_text
from itplanner.domain.records import Area, BudgetLine, Phase
from itplanner.domain.rules.spending import Totals, line_totals, phase_totals, phases_of, summed
from itplanner.tui.content.inspector_rows import At, line
from itplanner.tui.content.registers.register import BAD, OK, PLAIN, WARN, Register, Said, titled, verdict
from itplanner.tui.formatting import thousands, whole
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

AMOUNT: Final = 9
"""Cells of an amount in the table of phases."""


def _totals(view: View, row: BudgetLine) -> Totals:
    return line_totals(view.plan, row)


def _records(view: View) -> Sequence[BudgetLine]:
    return sorted(view.plan[BudgetLine].where("year", view.year), key=lambda row: row.order)


def _area(view: View, row: BudgetLine) -> str:
    area = view.plan[Area].get(row.area)
    return "" if area is None else area.name


def _amount(take: Callable[[Totals], int | None], view: View, row: BudgetLine) -> Cell:
    value = take(_totals(view, row))
    role = Role.BAD if value is not None and value < 0 else Role.TEXT
    return Cell(thousands(value, view.context.currency), role, cut="never")


def _column(name: str, title: str, take: Callable[[Totals], int | None], leaves: int | None = None) -> Said:
    return Said(
        Column(name, title, 6, "right", leaves=leaves),
        partial(_amount, take),
        lambda view, row: -(take(_totals(view, row)) or 0),
    )


def _verdict(view: View, row: BudgetLine) -> Cell:
    found = _totals(view, row)
    if not found.revised and found.actual is None:
        return verdict(PLAIN, "")
    if (found.actual or 0) > found.revised:
        return verdict(BAD, "over")
    return verdict(WARN, "tight") if found.left < 0 else verdict(OK, "within")


def _summary(view: View, rows: Sequence[BudgetLine]) -> Sequence[Part]:
    found = summed(_totals(view, row) for row in rows)
    currency = view.context.currency
    said = [Part(f"plan {thousands(found.plan, currency)} · ", leaves=0)]
    said.append(Part(f"revised {thousands(found.revised, currency)} · ", leaves=1))
    return [*said, Part(f"left {thousands(found.left, currency)} k {currency}")] if rows else ()


def _preset(view: View) -> Mapping[str, str]:
    area = next(iter(view.areas), None)
    named = {} if area is None else {"area": link_text(view.plan, Ref(area.kind, area.id))}
    return {"year": str(view.year), **named}


def _about(view: View, row: BudgetLine, _width: int) -> Iterator[Row]:
    found, currency = phases_of(view.plan, row), view.context.currency
    label = f"{_area(view, row)}, {view.calendar.year_label(row.year)}, {row.type}"
    yield line("Area", (Part(label, typed=True),), At("field", "area"))
    if not found:
        words = (Part("no phases yet, A spreads a year's plan", Role.MUTED),)
        yield Row(At("words", "phases"), {"label": Cell(parts=words, span=2)})
        return
    heads = "".join(f"{head:>{AMOUNT}}" for head in ("Revised", "Actual", "Left"))
    yield line(currency, (Part(heads, Role.MUTED),), At("words", "phases"))
    for phase in found:
        yield _phase(view, row, phase)
    yield _sums("Year", _totals(view, row), currency, At("words", "year"), bold=True)


def _phase(view: View, row: BudgetLine, phase: Phase) -> Row:
    start = view.calendar.period_start(row.year, phase.period)
    label = f"P{phase.period:<2} {MONTHS[start.month - 1][:3]} {start.year % 100:02}"
    at = At("part", "plan", ref=Ref(phase.kind, phase.id))
    return _sums(label, phase_totals(view.plan, row, phase), view.context.currency, at)


def _sums(label: str, found: Totals, currency: str, at: At, *, bold: bool = False) -> Row:
    amounts = (found.revised, found.actual, found.left)
    parts = tuple(
        Part(
            f"{whole(value, currency):>{AMOUNT}}",
            Role.BAD if value is not None and value < 0 else Role.TEXT,
            bold=bold,
        )
        for value in amounts
    )
    return line(label, parts, at)


BUDGET_LINES: Final = Register(
    name="budget_lines",
    title="Budget lines",
    head="Budget lines",
    kind=BudgetLine,
    columns=(
        titled(16, "Line", "title"),
        Said(
            Column("area", "Area", 12, leaves=0),
            lambda view, row: Cell(_area(view, row), typed=True),
            lambda view, row: _area(view, row).casefold(),
        ),
        Said(Column("class", "Class", 5, leaves=1), lambda _view, row: Cell(row.type)),
        _column("plan", "Plan", lambda found: found.plan, leaves=2),
        _column("revised", "Revis.", lambda found: found.revised),
        _column("actual", "Actual", lambda found: found.actual),
        _column("left", "Left", lambda found: found.left),
        Said(Column("verdict", "Verdict", 9), _verdict, lambda view, row: _totals(view, row).left),
    ),
    summary=_summary,
    first="adds the first one, for example Service desk tool",
    records=_records,
    about=_about,
    skip=frozenset({"title", "area", "year", "type"}),
    parts=(Phase.kind,),
    preset=_preset,
    asks="title",
    yearly=True,
)
"""A line over its revised plan is over; one that is ordered beyond it is tight."""

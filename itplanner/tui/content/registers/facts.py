"""Incidents by month, and the imports they came with."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from itplanner.domain.dates import MONTHS
from itplanner.domain.entry import words
from itplanner.domain.facts.tally import IncidentTally
from itplanner.domain.kpis.formulas.mttr import monthly_basis
from itplanner.domain.records import Batch
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_rows import At, line
from itplanner.tui.content.registers.register import OK, PLAIN, WARN, Register, Said, verdict
from itplanner.tui.formatting import count
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents of one month."""

    first: datetime.date
    found: IncidentTally

    @property
    def key(self) -> tuple[str, datetime.date]:
        """What its row stands for."""
        return ("incidents", self.first)

    @property
    def code(self) -> str:
        """`2026-10`, which sorts."""
        return f"{self.first:%Y-%m}"

    @property
    def label(self) -> str:
        """`October 2026`."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"


def _months(view: View) -> Sequence[Month]:
    """Each month with incidents, newest first, as the plan's tallies have them."""
    basis = monthly_basis(view.plan)
    tally = {} if basis is None else view.plan.tallies.incidents.get(basis, {})
    return [Month(first, found) for first, found in sorted(tally.items(), reverse=True)]


def _mean(row: Month) -> float | None:
    return row.found.hours / row.found.count if row.found.count else None


def _spent(value: float | None) -> str:
    return glyphs.NOTHING if value is None else f"{value:,.1f} h"


def _hours(value: float | None) -> Cell:
    return Cell(_spent(value), cut="never")


def _restored(_view: View, row: Month) -> Cell:
    open_ = row.found.unresolved
    return verdict(WARN, f"{open_:,} open") if open_ else verdict(OK, "none")


def _summary(view: View, rows: Sequence[Month]) -> Sequence[Part]:
    if not rows:
        return ()
    restored = sum(row.found.count for row in rows)
    batches = count(len(view.plan[Batch].where("facts", "incidents")), "batch")
    return (
        Part(f"{restored:,} restored, {rows[0].found.unresolved:,} still open"),
        Part(f" · {batches}", leaves=0),
    )


def _about(_view: View, row: Month, _width: int) -> Iterator[Row]:
    """What a month's mean time rests on, and what was left out of it."""
    found = row.found
    yield Row(At("words", "month"), {"label": Cell(row.label, bold=True, span=2)})
    said = [("Restored", f"{found.count:,}"), ("Mean", _spent(_mean(row))), ("Median", _spent(found.median))]
    said += [("90% within", _spent(found.p90)), ("Longest", _spent(found.longest))]
    said += [] if found.within is None else [("In time", f"{found.within:,} within their maximum")]
    said += [("Again", f"{found.reopened:,} reopened"), ("Month end", f"{found.unresolved:,} open")]
    said += [("Oldest", f"open for {_spent(found.oldest)}")] if found.unresolved else []
    for label, text in said:
        yield line(label, (Part(text),), At("words", label))
    if found.excluded:
        yield Row(At("words", "left out"), {"label": Cell("Left out", bold=True, span=2)})
    for reason, number in sorted(found.excluded.items()):
        yield line(f"{number:,}", (Part(words(reason)),), At("words", reason))


def _whole(_view: View, row: Batch) -> Cell:
    if not row.read:
        return verdict(PLAIN, "")
    return verdict(WARN, "partly") if row.rejected else verdict(OK, "whole")


def _number(name: str, title: str, width: int, leaves: int | None = None) -> Said:
    return Said(
        Column(name, title, width, "right", leaves=leaves),
        lambda _view, row: Cell(f"{getattr(row, name):,}", cut="never"),
        lambda _view, row: -getattr(row, name),
    )


INCIDENTS: Final = Register(
    name="incidents",
    title="Incidents",
    head="Incidents by month",
    kind=Batch,
    columns=(
        Said(
            Column("month", "Month", 15, flexible=True),
            lambda _view, row: Cell(MONTHS[row.first.month - 1]),
        ),
        Said(
            Column("count", "Restored", 8, "right"),
            lambda _view, row: Cell(f"{row.found.count:,}", cut="never"),
            lambda _view, row: -row.found.count,
        ),
        Said(
            Column("mean", "Mean", 8, "right"),
            lambda _view, row: _hours(_mean(row)),
            lambda _view, row: -(_mean(row) or 0),
        ),
        Said(Column("median", "Median", 8, "right", leaves=1), lambda _view, row: _hours(row.found.median)),
        Said(
            Column("longest", "Longest", 9, "right", leaves=0), lambda _view, row: _hours(row.found.longest)
        ),
        Said(
            Column("reopened", "Again", 5, "right", leaves=2),
            lambda _view, row: Cell(f"{row.found.reopened:,}", cut="never"),
        ),
        Said(
            Column("verdict", "Month end", 10),
            _restored,
            lambda _view, row: -row.found.unresolved,
        ),
    ),
    summary=_summary,
    first="adds one by hand; itplanner import incidents FILE brings in many",
    records=_months,
    about=_about,
    typed=("number", "detected", "restored", "priority", "service"),
)

IMPORTS: Final = Register(
    name="imports",
    title="Imports",
    head="Imports of incidents and spend",
    kind=Batch,
    columns=(
        Said(
            Column("file", "File", 20, flexible=True),
            lambda _view, row: Cell(row.file or "typed by hand", typed=bool(row.file)),
            lambda _view, row: row.file.casefold(),
        ),
        Said(
            Column("facts", "Facts", 9),
            lambda _view, row: Cell(row.facts),
            lambda _view, row: row.facts,
        ),
        _number("read", "Read", 7),
        _number("added", "New", 7),
        _number("changed", "Changed", 7, leaves=1),
        _number("unchanged", "Same", 7, leaves=0),
        _number("rejected", "Reject.", 7),
        Said(Column("verdict", "Verdict", 8), _whole),
    ),
    summary=lambda _view, rows: (Part(count(len(rows), "import")),) if rows else (),
    first="",
    skip=frozenset({"file"}),
)

"""Records as tables and as JSON: what is written reads back as it was."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from itplanner.domain.entry import json_of
from itplanner.domain.lists import list_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import Holds, Record, fields
from itplanner.domain.wrong import Wrong
from itplanner.exchange.entries import present_text
from itplanner.exchange.formulas import guarded
from itplanner.exchange.jsontext import json_text
from itplanner.exchange.kinds import Kind, columns, list_fields, plural, shown_fields


def csv_of(plan: Plan, kind: type[Record]) -> str:
    """Return all records of a kind as CSV, by number."""
    return csv_text(columns(kind), _texts(plan, kind))


def workbook_of(plan: Plan, kind: type[Record]) -> bytes | Wrong:
    """Return all records of a kind as a workbook, by number."""
    return written(kind, columns(kind), list(_texts(plan, kind)))


def written(kind: Kind, names: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes | Wrong:
    """Return rows of records or facts as a workbook; Wrong where it can't hold them."""
    from itplanner.exchange.workbooks.writing import workbook  # noqa: PLC0415 - a library of its own

    specs = fields(kind)
    holds = [specs[name].holds if name in specs else Holds.LINE for name in names]
    return workbook(plural(kind.kind), names, holds, rows)


def _texts(plan: Plan, kind: type[Record]) -> Iterator[list[str]]:
    return ([present_text(plan, record, name) for name in columns(kind)] for record in _by_number(plan, kind))


def json_records(plan: Plan, kind: type[Record]) -> str:
    """Return all records of a kind as JSON, by number."""
    return json_text([record_json(plan, record) for record in _by_number(plan, kind)]) + "\n"


def record_json(plan: Plan, record: Record) -> dict[str, Any]:
    """Return a record as JSON has it: its fields beside its code, lists as what is typed for each entry."""
    listed = list_fields(type(record))
    specs = shown_fields(type(record))
    return {
        name: record.code
        if name == "code"
        else [text for text in list_text(plan, listed[name], record.id).split(",") if text]
        if name in listed
        else json_of(specs[name], getattr(record, name), plan)
        for name in columns(type(record))
    }


def csv_text(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV that no spreadsheet runs, the first line naming the columns."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def _by_number(plan: Plan, kind: type[Record]) -> list[Record]:
    return sorted(plan.table(kind.kind), key=lambda record: record.id)

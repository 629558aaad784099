"""Records as tables and as JSON: what is written reads back as it was."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from itplanner.domain.entry import json_of
from itplanner.domain.lists import list_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record
from itplanner.exchange.entries import present_text
from itplanner.exchange.formulas import guarded
from itplanner.exchange.jsontext import json_text
from itplanner.exchange.kinds import columns, list_fields, shown_fields


def csv_of(plan: Plan, kind: type[Record]) -> str:
    """Return all records of a kind as CSV, by number."""
    names = columns(kind)
    rows = ([present_text(plan, record, name) for name in names] for record in _by_number(plan, kind))
    return csv_text(names, rows)


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

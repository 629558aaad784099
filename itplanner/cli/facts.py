"""Facts on the command line: those of the batches that a plan has, listed and written to files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from itplanner.cli.output import say, table, write, write_json
from itplanner.cli.past import as_of
from itplanner.cli.session import Work
from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.plan import Plan
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.exchange.bulk.listing import (
    Test,
    Values,
    as_values,
    condition,
    fact_columns,
    fact_json,
    fact_text,
)
from itplanner.exchange.exporting import csv_text, written
from itplanner.exchange.jsontext import json_text
from itplanner.exchange.kinds import key
from itplanner.service.bulk import batches_of

_SHOWN = {
    "incidents": ("number", "detected", "restored", "service", "priority", "type", "state", "batch"),
    "spend": (
        "date",
        "amount",
        "currency",
        "budget_line",
        "project",
        "area",
        "supplier",
        "document",
        "batch",
    ),
}
"""What a table for the eye shows; JSON and CSV have everything."""


def list_facts(work: Work, name: str, where: Sequence[str], asked: str, past: str, style: str) -> None:
    """Print the facts of the batches that a plan has, or had."""
    then, kind = as_of(work, past), FACTS[name]
    names = _chosen(kind, asked) or (list(_SHOWN[name]) if style == "table" else fact_columns(kind))
    tests = [_test(kind, text, Context(then.plan, then.today)) for text in where]
    with _facts(work, then.plan, name) as found:
        rows = (values for values in found if all(test(values) for test in tests))
        if style == "json":
            lines = [{each: fact_json(then.plan, kind, values, each) for each in names} for values in rows]
            write_json(lines)
            count = len(lines)
        else:
            texts = [[fact_text(then.plan, kind, values, each) for each in names] for values in rows]
            write(csv_text(names, texts) if style == "csv" else table(names, texts))
            count = len(texts)
    if not count:
        nouns = f"{kind.noun}s"
        say(
            f"No {nouns} match."
            if where
            else f"There are no {nouns} yet. `itplanner import {name} FILE` brings them in."
        )


def exported(work: Work, name: str, ending: str) -> tuple[str | bytes | Wrong, int]:
    """Return the facts of a plan as CSV, JSON or a workbook, and how many there are."""
    plan, kind = work.plan, FACTS[name]
    names = [each for each in fact_columns(kind) if each != "batch"]
    with _facts(work, plan, name) as found:
        if ending == ".json":
            lines = [{each: fact_json(plan, kind, values, each) for each in names} for values in found]
            return f"{json_text(lines)}\n", len(lines)
        rows = [[fact_text(plan, kind, values, each) for each in names] for values in found]
        return written(kind, names, rows) if ending == ".xlsx" else csv_text(names, rows), len(rows)


@contextmanager
def _facts(work: Work, plan: Plan, name: str) -> Iterator[Iterator[Values]]:
    batches = batches_of(plan, name)
    if not batches:
        yield iter(())
        return
    with work.planner.store.fact_rows(name, batches, *fact_columns(FACTS[name])) as rows:
        yield as_values(FACTS[name], rows)


def _chosen(kind: type[Fact], asked: str) -> list[str]:
    names = [key(name) for name in asked.split(",") if name.strip()]
    for name in names:
        _require(kind, name, name)
    return names


def _test(kind: type[Fact], text: str, context: Context) -> Test:
    name, sign, value = text.partition("=")
    if not sign:
        raise PlannerError(f"{quoted(text)} is no FIELD=VALUE of {kind.noun}s.")
    _require(kind, key(name), name)
    test = condition(kind, key(name), value, context)
    if isinstance(test, Wrong):
        raise PlannerError(test.message)
    return test


def _require(kind: type[Fact], name: str, said: Any) -> None:
    if name not in fact_columns(kind):
        known = ", ".join(fact_columns(kind))
        raise PlannerError(f"There is no column {quoted(said)}. There are: {known}.")

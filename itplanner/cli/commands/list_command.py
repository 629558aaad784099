"""`itplanner list`: records of a kind, or the history."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from itplanner.cli.journal import COLUMNS, revision_json
from itplanner.cli.listing import chosen, texts, values, wanted
from itplanner.cli.options import Command, format_option
from itplanner.cli.output import say, table, write, write_json
from itplanner.cli.past import as_of
from itplanner.cli.session import Session, Work
from itplanner.domain.entry import Context
from itplanner.domain.records import Record
from itplanner.domain.text import quoted
from itplanner.errors import PlannerError
from itplanner.exchange.exporting import csv_text
from itplanner.exchange.kinds import fact_of, key, plural
from itplanner.service.acts import kind_named

CHANGES = {"change", "changes"}


@click.command("list", cls=Command)
@click.argument("kind")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="Only these; may be repeated.")
@click.option("--columns", "asked", default="", metavar="A,B", help="Only these columns, in this order.")
@click.option("--as-of", "past", default="", metavar="DATE", help="As it was on a day, or at a revision.")
@format_option("table", "json", "csv")
@click.pass_obj
def command(session: Session, kind: str, where: tuple[str, ...], asked: str, past: str, style: str) -> None:
    """List the records of a kind: goals, steps, kpis, people …, or changes, incidents, spend."""
    with session.work() as work:
        if key(kind) in CHANGES:
            _print(*_changes(work, where, asked, past), style)
            return
        if facts := fact_of(kind):
            from itplanner.cli.facts import list_facts  # noqa: PLC0415 - only where facts are listed

            list_facts(work, facts, where, asked, past, style)
            return
        found = kind_named(kind)
        then = as_of(work, past)
        rows = wanted(found, where, Context(then.plan, then.today))
        names = chosen(found, asked, everything=style != "table")
        if style == "json":
            full = (values(then.plan, row, then.today) for row in rows)
            write_json([{name: each[name] for name in names} for each in full])
        else:
            _print(names, [texts(then.plan, row, names, then.today) for row in rows], style)
        if not rows:
            _say_none(found, where)


def _changes(
    work: Work, where: Sequence[str], asked: str, past: str
) -> tuple[list[str], list[Mapping[str, Any]]]:
    then = as_of(work, past)
    revisions = reversed(work.planner.store.revisions())
    rows = [revision_json(each, work.plan) for each in revisions if each.number <= then.plan.revision]
    names = [key(name) for name in asked.split(",") if name.strip()] or list(COLUMNS)
    conditions = [text.partition("=") for text in where]
    for name in (*names, *(key(name) for name, _sign, _value in conditions)):
        if rows and name not in rows[0]:
            raise PlannerError(f"A change has no field {quoted(name)}. It has: {', '.join(rows[0])}.")
    kept = [
        row
        for row in rows
        if all(str(row[key(name)]).casefold() == text.casefold() for name, _sign, text in conditions)
    ]
    return names, [dict(row) for row in kept]


def _print(names: Sequence[str], rows: Sequence[Sequence[str] | Mapping[str, Any]], style: str) -> None:
    if style == "json":
        write_json(rows)
        return
    lines = [
        ["" if row[name] is None else str(row[name]) for name in names]
        if isinstance(row, Mapping)
        else list(row)
        for row in rows
    ]
    write(csv_text(names, lines) if style == "csv" else table(names, lines))


def _say_none(kind: type[Record], where: Sequence[str]) -> None:
    words = plural(kind.kind).replace("-", " ")
    say(f"No {words} match." if where else f"There are no {words} yet. `itplanner add {kind.kind}` adds one.")

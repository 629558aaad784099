"""`itplanner export`: a table of the plan."""

from collections.abc import Callable, Mapping

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.exchange.exporting import csv_of, json_records, workbook_of
from itplanner.exchange.kinds import fact_of, plural
from itplanner.service.acts import kind_named
from itplanner.service.places import path_of

WRITERS: Mapping[str, Callable[[Plan, type[Record]], str | bytes | Wrong]] = {
    ".csv": csv_of,
    ".json": json_records,
    ".xlsx": workbook_of,
}


@click.command("export", cls=Command)
@click.argument("kind")
@click.argument("file")
@click.pass_obj
def command(session: Session, kind: str, file: str) -> None:
    """Write all records or facts of a kind to a file, as CSV, JSON or a workbook by its ending."""
    target = path_of(file)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise PlannerError(
            f"{file} is neither .csv nor .json nor .xlsx.", f"For example: itplanner export {kind} {kind}.csv"
        )
    facts = fact_of(kind)
    with session.work() as work:
        if facts:
            from itplanner.cli.facts import exported  # noqa: PLC0415 - only where facts are written

            content, count = exported(work, facts, target.suffix.lower())
            nouns = (FACTS[facts].noun, f"{FACTS[facts].noun}s")
        else:
            wanted = kind_named(kind)
            content, count = writer(work.plan, wanted), len(work.plan.table(wanted.kind))
            nouns = (wanted.noun, plural(wanted.kind).replace("-", " "))
    if isinstance(content, Wrong):
        raise PlannerError(content.message, f"For example: itplanner export {kind} {target.stem}.csv")
    try:
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise PlannerError(f"{file} can't be written: {error.strerror}.") from None
    say(f"{count} {nouns[count != 1]} written to {file}.")

"""`itplanner export`: a table of the plan."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.domain.facts.kinds import FACTS
from itplanner.errors import PlannerError
from itplanner.exchange.exporting import csv_of, json_records
from itplanner.exchange.kinds import fact_of, plural
from itplanner.service.acts import kind_named
from itplanner.service.places import path_of

WRITERS = {".csv": csv_of, ".json": json_records}


@click.command("export", cls=Command)
@click.argument("kind")
@click.argument("file")
@click.pass_obj
def command(session: Session, kind: str, file: str) -> None:
    """Write all records or facts of a kind to a file, as CSV or JSON by its ending."""
    target = path_of(file)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise PlannerError(
            f"{file} is neither .csv nor .json.", f"For example: itplanner export {kind} {kind}.csv"
        )
    facts = fact_of(kind)
    with session.work() as work:
        if facts:
            from itplanner.cli.facts import exported  # noqa: PLC0415 - only where facts are written

            text, count = exported(work, facts, target.suffix.lower())
            nouns = (FACTS[facts].noun, f"{FACTS[facts].noun}s")
        else:
            wanted = kind_named(kind)
            text, count = writer(work.plan, wanted), len(work.plan.table(wanted.kind))
            nouns = (wanted.noun, plural(wanted.kind).replace("-", " "))
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise PlannerError(f"{file} can't be written: {error.strerror}.") from None
    say(f"{count} {nouns[count != 1]} written to {file}.")

"""`itplanner export`: a table of the plan."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.errors import PlannerError
from itplanner.exchange.exporting import csv_of, json_records
from itplanner.exchange.kinds import plural
from itplanner.service.acts import kind_named
from itplanner.service.places import path_of

WRITERS = {".csv": csv_of, ".json": json_records}


@click.command("export", cls=Command)
@click.argument("kind")
@click.argument("file")
@click.pass_obj
def command(session: Session, kind: str, file: str) -> None:
    """Write all records of a kind to a file, as CSV or JSON by its ending."""
    target = path_of(file)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise PlannerError(
            f"{file} is neither .csv nor .json.", f"For example: itplanner export {kind} {kind}.csv"
        )
    wanted = kind_named(kind)
    with session.work() as work:
        text = writer(work.plan, wanted)
        count = len(work.plan.table(wanted.kind))
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise PlannerError(f"{file} can't be written: {error.strerror}.") from None
    words = wanted.noun if count == 1 else plural(wanted.kind).replace("-", " ")
    say(f"{count} {words} written to {file}.")

"""`itplanner add`: a new record."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, write
from itplanner.cli.session import Session
from itplanner.domain.records import KINDS, Batch
from itplanner.exchange.kinds import fact_of
from itplanner.service.acts import kind_named, perform


@click.command("add", cls=Command)
@click.argument("kind")
@click.argument("words", nargs=-1, metavar="FIELD=VALUE…")
@click.pass_obj
def command(session: Session, kind: str, words: tuple[str, ...]) -> None:
    """Add a record; prints its code.

    An incident is a batch of one: itplanner add incident number=IM1 "detected=2026-10-01 08:12".
    """
    with session.work() as work:
        wanted = Batch.kind if fact_of(kind) else kind_named(kind).kind
        outcome = perform(work.planner, ["add", kind, *words], work.when)
        for ref in outcome.added:
            if ref.kind == wanted:
                record = outcome.plan.find(ref)
                write(f"{record.code if record is not None else KINDS[ref.kind].prefix + str(ref.id)}\n")
        say(outcome.sentence)

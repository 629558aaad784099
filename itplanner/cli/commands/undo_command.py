"""`itplanner undo`: take back a change."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session


@click.command("undo", cls=Command)
@click.argument("revision", type=click.IntRange(min=1), required=False)
@click.pass_obj
def command(session: Session, revision: int | None) -> None:
    """Take back your last change from the command line, or a named one."""
    with session.work() as work:
        say(work.planner.undo(work.when, revision).sentence)

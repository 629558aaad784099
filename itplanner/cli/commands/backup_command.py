"""`itplanner backup`: a copy of the plan."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.service.places import path_of
from itplanner.store.store import Store


@click.command("backup", cls=Command)
@click.argument("target", metavar="FILE")
@click.pass_obj
def command(session: Session, target: str) -> None:
    """Copy the plan to a new file; a file that is there already is never touched."""
    with Store.open(session.path) as store:
        store.backup(path_of(target))
    say(f"Copied to {target}.")

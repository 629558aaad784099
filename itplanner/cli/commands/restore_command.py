"""`itplanner restore`: a backup in the plan's place."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.service.places import path_of
from itplanner.store.restoring import restore


@click.command("restore", cls=Command)
@click.argument("source", metavar="FILE")
@click.pass_obj
def command(session: Session, source: str) -> None:
    """Put a backup in the plan's place; the present file is kept beside it."""
    aside = restore(session.path, path_of(source))
    say(f"{session.path} is now what {source} holds.")
    if aside is not None:
        say(f"The file that was there is kept: {aside}")

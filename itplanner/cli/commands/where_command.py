"""`itplanner where`: the plan's file."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, write
from itplanner.cli.session import Session
from itplanner.service.places import is_there, state_folder


@click.command("where", cls=Command)
@click.pass_obj
def command(session: Session) -> None:
    """Print where the plan is; drafts and the demo live in the state folder."""
    write(f"{session.path}\n")
    say(f"State folder: {state_folder()}")
    if not is_there(session.path):
        say(f"There is no plan there yet. Make one with: itplanner new {session.path}")

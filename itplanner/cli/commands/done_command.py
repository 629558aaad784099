"""`itplanner done`: tick a step or close a goal."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.service.acts import perform


@click.command("done", cls=Command)
@click.argument("code")
@click.pass_obj
def command(session: Session, code: str) -> None:
    """Tick a step, or close a goal whose steps are done."""
    with session.work() as work:
        say(perform(work.planner, ["done", code], work.when).sentence)

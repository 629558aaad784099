"""`itplanner set`: change a record."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.service.acts import perform


@click.command("set", cls=Command)
@click.argument("code")
@click.argument("words", nargs=-1, metavar="FIELD=VALUE…")
@click.pass_obj
def command(session: Session, code: str, words: tuple[str, ...]) -> None:
    """Change fields of a record; FIELD+=x and FIELD-=x add to a list and take from it."""
    with session.work() as work:
        say(perform(work.planner, ["set", code, *words], work.when).sentence)

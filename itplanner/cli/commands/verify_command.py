"""`itplanner verify`: whether the plan is whole."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, write
from itplanner.cli.session import Session
from itplanner.domain.text import shown
from itplanner.store.store import Store


@click.command("verify", cls=Command)
@click.pass_obj
def command(session: Session) -> int:
    """Check the file, its history, and that the history leads to the data; exit 1 when broken."""
    with Store.open(session.path) as store:
        found = store.verify()
    for problem in found.problems:
        write(f"{shown(problem)}\n")
    if found.ok:
        write(f"The plan is whole: {found.revisions} changes, the newest with digest {found.tip}\n")
        return 0
    say("`itplanner restore FILE` puts a backup in its place; backups lie beside the plan.")
    return 1

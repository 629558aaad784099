"""`itplanner diff`: what changed between two days or revisions."""

import click

from itplanner.cli.journal import edits_json
from itplanner.cli.options import Command, format_option
from itplanner.cli.output import say, write, write_json
from itplanner.cli.past import as_of
from itplanner.cli.session import Session
from itplanner.domain.plan import difference
from itplanner.domain.telling import told
from itplanner.domain.text import shown


@click.command("diff", cls=Command)
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="[TO]", default="")
@format_option("text", "json")
@click.pass_obj
def command(session: Session, start: str, end: str, style: str) -> None:
    """Tell what changed between two days or revisions; TO is now unless said."""
    with session.work() as work:
        old, new = as_of(work, start).plan, as_of(work, end).plan
        change = difference(old, new)
        if style == "json":
            edits = edits_json(change, old, new)
            write_json({"from": old.revision, "to": new.revision, "changes": edits})
            return
        for line in told(change, old, new):
            write(f"{shown(line)}\n")
        if not change:
            say("Nothing changed between the two.")

"""`itplanner history`: who changed what."""

import click

from itplanner.cli.journal import recorded_json, revision_row
from itplanner.cli.options import Command, format_option
from itplanner.cli.output import table, write, write_json
from itplanner.cli.session import Session


@click.command("history", cls=Command)
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="Only the newest N.")
@format_option("text", "json")
@click.pass_obj
def command(session: Session, limit: int | None, style: str) -> None:
    """Print the changes, newest first."""
    with session.work() as work:
        store, plan = work.planner.store, work.plan
        if style == "json":
            write_json([recorded_json(each, plan) for each in store.history(limit=limit)])
            return
        rows = [revision_row(each, plan, work.time_zone) for each in reversed(store.revisions(newest=limit))]
        write(table(("number", "at", "who", "from", "what"), rows))

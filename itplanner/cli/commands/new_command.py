"""`itplanner new`: make a plan."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, write
from itplanner.cli.session import Session
from itplanner.service.actor import account
from itplanner.service.places import path_of
from itplanner.service.shipped import Shipped, create
from itplanner.service.when import now

SETTINGS = {"organisation": "name", "currency": "currency", "fiscal_start": "fiscal_start", "year": "year"}
"""Fields of the organisation by the option that sets them."""


@click.command("new", cls=Command)
@click.argument("path", metavar="PLAN")
@click.option(
    "--from",
    "source",
    type=click.Choice(["starter", "demo", "empty"]),
    default="starter",
    help="What it begins with.",
)
@click.option("--organisation", default="", metavar="NAME", help="The organisation's name.")
@click.option("--currency", default="", metavar="CUR", help="ISO 4217 code, for example EUR.")
@click.option(
    "--fiscal-start", default="", metavar="MONTH", help="First month of the fiscal year: 7 or July."
)
@click.option("--year", default="", metavar="FY", help="The fiscal year to work on: 2027.")
@click.option("--group", default=None, metavar="UNIXGROUP", help="Share the plan with this group.")
@click.pass_obj
def command(session: Session, /, path: str, source: Shipped, group: str | None, **given: str) -> None:
    """Make a new plan; a file that is there already is never touched."""
    settings = {SETTINGS[name]: text for name, text in given.items() if text}
    if settings and source == "demo":
        raise click.UsageError("The demo has an organisation of its own; leave out what describes yours.")
    when = now(today=session.day)
    create(path_of(path), source, account("command"), when, settings=settings, group=group)
    write(f"{path}\n")
    say(f"Made from the {source} plan. Open it with: itplanner {path}")

"""`itplanner roadmap`: the goals as bars over fiscal years."""

import shutil
import sys

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, write
from itplanner.cli.past import as_of
from itplanner.cli.session import Session
from itplanner.domain.records import Goal
from itplanner.timeline.groups import WAYS
from itplanner.timeline.page import page
from itplanner.timeline.pieces import Meaning
from itplanner.tui.glyphs import to_ascii

NARROWEST = 60
WIDTH = 120
"""Columns where no terminal says how many it has."""


@click.command("roadmap", cls=Command)
@click.option(
    "--years", type=click.Choice(["1", "3", "5", "10"]), default="10", help="How many; 10 unless said."
)
@click.option(
    "--by",
    type=click.Choice([way.replace(" ", "-") for way in WAYS]),
    default="area",
    help="What the goals stand together by; area unless said.",
)
@click.option(
    "--width", type=click.IntRange(min=NARROWEST), metavar="N", help="Columns; the terminal's unless said."
)
@click.option("--as-of", "past", default="", metavar="DATE", help="As it was on a day, or at a revision.")
@click.pass_obj
def command(session: Session, years: str, by: str, width: int | None, past: str) -> None:
    """Print the goals as bars over fiscal years: done, planned, late, and their milestones."""
    ascii_only = session.ascii_only or "utf" not in (sys.stdout.encoding or "utf-8").lower()
    columns = width or max(shutil.get_terminal_size((WIDTH, 1)).columns, NARROWEST)
    way = next(way for way in WAYS if way.replace(" ", "-") == by)
    with session.work() as work:
        then = as_of(work, past)
        for line in page(then.plan, then.today, int(years), way, columns):
            texts = (
                to_ascii(piece.text) if ascii_only and piece.meaning is not Meaning.NAME else piece.text
                for piece in line
            )
            write(f"{''.join(texts).rstrip()}\n")
        if not len(then.plan[Goal]):
            say("There are no goals yet. `itplanner add goal` adds one.")

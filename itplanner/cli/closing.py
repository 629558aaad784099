"""`itplanner kpi close`: a month's KPI values are frozen."""

import datetime
import re

import click

from itplanner.cli.options import Command
from itplanner.cli.output import say, table, write
from itplanner.cli.session import Session, Work
from itplanner.domain.dates import MONTHS, parse_date
from itplanner.domain.kpis.closing import Closing, closing, restating, speaks_against
from itplanner.domain.kpis.months import next_to_close
from itplanner.domain.kpis.words import value_text
from itplanner.domain.records import KPI
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.closing import close_month


@click.command("close", cls=Command)
@click.argument("month", nargs=-1)
@click.option("--reason", help="Restate a closed month whose values have changed since: why.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be frozen.")
@click.pass_obj
def command(session: Session, month: tuple[str, ...], reason: str | None, dry_run: bool) -> None:
    """Close a month, by default the next one in order: its KPI values are frozen, for good."""
    with session.work() as work:
        day = _day(work, " ".join(month))
        made = (
            closing(work.plan, day, work.when.today) if reason is None else restating(work.plan, day, reason)
        )
        if isinstance(made, Wrong):
            raise PlannerError(made.message)
        _print(work, made)
        if dry_run:
            say("Nothing was saved: this was a dry run.")
        else:
            say(f"{close_month(work.planner, day, work.when, reason).sentence}.")


def _print(work: Work, made: Closing) -> None:
    against = {kpi.id: said for kpi, said in speaks_against(work.plan, made.month)}
    rows = []
    for value in made.values:
        kpi = work.plan[KPI].rows[value.kpi]
        rows.append([kpi.code, kpi.name, value_text(kpi, value.value), value.colour, against.get(kpi.id, "")])
    write(table(["code", "KPI", made.month.label, "status", "what speaks against it"], rows))


def _day(work: Work, text: str) -> datetime.date:
    """Return a day of the month that is meant; without words, of the next one to be closed."""
    years, today = calendar(work.plan), work.when.today
    if not text:
        month = next_to_close(work.plan, today)
        if month is None:
            raise PlannerError("Every month that is over is closed.", "--reason restates one: name it.")
        return month.first
    if (found := month_named(text, today)) is not None:
        return found
    day = parse_date(text, today=today, calendar=years)
    if isinstance(day, Wrong):
        raise PlannerError(f"{quoted(text)} is no month. Try 2026-10, October or oct 2026.")
    return day


_NUMBERED = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_NAMED = re.compile(r"([a-z]{3,9})(?: (\d{4}))?")


def month_named(text: str, today: datetime.date) -> datetime.date | None:
    """Return the first day of `2026-10`, `October` or `oct 2026`; without a year, of the last one begun."""
    folded = " ".join(text.casefold().split())
    if (numbered := _NUMBERED.fullmatch(folded)) is not None and int(numbered[1]):
        return datetime.date(int(numbered[1]), int(numbered[2]), 1)
    named = _NAMED.fullmatch(folded)
    number = next(
        (n for n, name in enumerate(MONTHS, 1) if named and name.casefold().startswith(named[1])), 0
    )
    if named is None or not number:
        return None
    year = int(named[2] or today.year - (number > today.month))
    return datetime.date(year, number, 1) if year else None

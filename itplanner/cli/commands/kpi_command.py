"""`itplanner kpi`: the KPIs, their values by period, a new reading."""

import datetime
from collections.abc import Sequence
from typing import Literal

import click

from itplanner.cli.closing import command as close
from itplanner.cli.listing import chosen, texts, values, wanted
from itplanner.cli.options import Command, format_option, global_options
from itplanner.cli.output import say, table, write, write_json
from itplanner.cli.session import Session, Work
from itplanner.domain.dates import parse_date
from itplanner.domain.entry import Context, words
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Measure
from itplanner.domain.rules.periods import By
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import shown
from itplanner.domain.verbs.readings import series_of
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.acts import perform, ref_named

BY_CADENCE: dict[str, By] = {
    "monthly": "month",
    "quarterly": "quarter",
    "half_yearly": "quarter",
    "yearly": "year",
}


@click.group("kpi", params=global_options(), no_args_is_help=False)
def command() -> None:
    """List the KPIs, show the values of one by period, record a reading, or close a month."""


command.add_command(close)


@command.command("list", cls=Command)
@format_option("text", "json")
@click.pass_obj
def list_kpis(session: Session, style: str) -> None:
    """List the KPIs with their last values."""
    with session.work() as work:
        rows = wanted(KPI, (), Context(work.plan, work.when.today))
        names = chosen(KPI, "", everything=False)
        if style == "json":
            full = (values(work.plan, row, work.when.today) for row in rows)
            write_json([{name: each[name] for name in names} for each in full])
            return
        write(table(names, [texts(work.plan, row, names, work.when.today) for row in rows]))


@command.command("record", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("code")
@click.argument("value")
@click.option("--on", default="", metavar="DATE", help="The day it was read; today unless said.")
@click.option("--note", default="", help="What is worth knowing about it.")
@click.pass_obj
def record(session: Session, code: str, value: str, on: str, note: str) -> None:
    """Record a value, or a ratio as 9/12, of a KPI or of a goal with a measure."""
    said = ["record", code, value, *([f"on={on}"] if on else []), *([f"note={note}"] if note else [])]
    with session.work() as work:
        say(perform(work.planner, said, work.when).sentence)


@command.command("show", cls=Command)
@click.argument("code")
@click.option("--from", "start", default="", metavar="DATE", help="The first day.")
@click.option("--to", "end", default="", metavar="DATE", help="The last day.")
@click.option(
    "--by", type=click.Choice(["month", "quarter", "year", "all"]), help="By its cadence unless said."
)
@click.option(
    "--variant", type=click.Choice(["completed", "original"]), help="Of a computed KPI: which rows."
)
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Of a computed KPI: only these rows; may be repeated.",
)
@format_option("text", "json")
@click.pass_obj
def show(
    session: Session,
    /,
    code: str,
    start: str,
    end: str,
    by: By | None,
    *,
    variant: Literal["completed", "original"] | None,
    where: tuple[str, ...],
    style: str,
) -> None:
    """Show the values of a KPI, or of a goal with a measure, by period."""
    from itplanner.cli.kpi_report import Asking, reported, sentences  # noqa: PLC0415 - recording studies nothing

    with session.work() as work:
        series = series_of(work.plan, ref_named(work.plan, code))
        if isinstance(series, Wrong):
            raise PlannerError(series.message)
        _require_rows(series, variant, where)
        first, last = _day(work, start) or datetime.date.min, _day(work, end) or datetime.date.max
        step = by or (BY_CADENCE[series.cadence] if isinstance(series, KPI) else "month")
        report = reported(work, series, Asking(step, first, last, variant or "", where))
        said = [] if variant or where else sentences(work, series)
        moved = _moved(work, series)
    if style == "json":
        write_json(report)
        return
    direction = words(report["direction"])
    write(f"{shown(' '.join((report['code'], report['name'])))}, {shown(report['unit'])}, {direction}\n")
    names = ("period", "value", "numerator", "denominator", "target", "status")
    rows = [[_cell(period[name]) for name in names] for period in report["periods"]]
    write(table(names, [[row[0], row[1] or "no data", *row[2:]] for row in rows]))
    if said:
        write("".join(f"\n{shown(sentence)}" for sentence in said) + "\n")
    for sentence in moved:
        say(sentence)


def _moved(work: Work, series: KPI | Measure) -> list[str]:
    """Return the closed periods that came to something else since, each as a sentence."""
    if not isinstance(series, KPI):
        return []
    from itplanner.domain.kpis.course import course  # noqa: PLC0415 - the same
    from itplanner.domain.kpis.verdict import closed_sentence  # noqa: PLC0415 - the same

    points = course(work.plan, series, work.when.today)
    return [closed_sentence(series, point) for point in points if point.moved]


def _require_rows(series: KPI | Measure, variant: str | None, where: Sequence[str]) -> None:
    """Raise PlannerError where rows are asked for and there are none behind the values."""
    if isinstance(series, KPI) and series.formula != "entered":
        return
    if variant:
        raise PlannerError(
            f"The values of {series.code} are entered, so they have no variants.", "Leave out --variant."
        )
    if where:
        raise PlannerError(
            f"The values of {series.code} are entered, so there are no rows behind them to filter.",
            "Leave out --where.",
        )


def _day(work: Work, text: str) -> datetime.date | None:
    if not text:
        return None
    day = parse_date(text, today=work.when.today, calendar=calendar(work.plan), past=True)
    if isinstance(day, Wrong):
        raise PlannerError(day.message)
    return day


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else number_text(round(value, 4))

"""`itplanner check`: what the plan linter finds."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TypeVar

import click

from itplanner.cli.options import Command, format_option
from itplanner.cli.output import say, table, write, write_json
from itplanner.cli.session import Session, Work
from itplanner.domain.entry import Context, parse
from itplanner.domain.links import code
from itplanner.domain.lint.choosing import chosen, named
from itplanner.domain.lint.findings import Checked, Finding, checked
from itplanner.domain.lint.rule import Rule
from itplanner.domain.records import Organisation, fields
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.packs import pack
from itplanner.tui.formatting import count

T = TypeVar("T")
WIDTH = 80


@click.command("check", cls=Command)
@click.argument("families", nargs=-1, metavar="[FAMILY]…")
@click.option("--year", default="", metavar="FY", help="Only the annual goals of this fiscal year.")
@click.option("--select", default="", metavar="CODES", help="Only these rules: G001,G010.")
@click.option("--ignore", default="", metavar="CODES", help="All rules but these.")
@click.option("--explain", default="", metavar="CODE", help="Say what a rule finds, why and what mends it.")
@format_option("text", "json")
@click.pass_obj
def command(
    session: Session,
    families: Sequence[str],
    year: str,
    select: str,
    ignore: str,
    explain: str,
    style: str,
) -> int:
    """Check the plan, all families of rules or some: goals, kpis, recovery; exit 1 when there are errors."""
    if explain:
        _explain(_told(named(explain)), style)
        return 0
    codes = _told(chosen(families, select, ignore))
    with session.work() as work:
        found = checked(work.plan, work.when.today, pack(), codes=codes, year=_year(work, year))
    if style == "json":
        write_json(_json(found))
    else:
        _print(found)
    return 1 if found.of("error") else 0


def _told(found: T | Wrong) -> T:
    if isinstance(found, Wrong):
        raise PlannerError(found.message)
    return found


def _year(work: Work, text: str) -> int | None:
    if not text:
        return None
    year: int = _told(parse(fields(Organisation)["year"], text, Context(work.plan, work.when.today)))
    return year


def _print(found: Checked) -> None:
    rows = [
        [each.severity, each.rule, code(each.ref), each.message, each.field, each.fix]
        for each in found.findings
    ]
    if rows:
        write(table(["severity", "rule", "record", "what", "field", "mended by"], rows))
    say(f"{_counted(found)}{' `itplanner check --explain CODE` says more of a rule.' if rows else ''}")


def _counted(found: Checked) -> str:
    numbers = [(found.of("error"), "error"), (found.of("warning"), "warning"), (found.of("info"), "note")]
    said = [count(number, noun) for number, noun in numbers if number] or ["No problems"]
    return f"{', '.join([*said, *([f'{len(found.waived)} waived'] if found.waived else [])])}."


def _json(found: Checked) -> dict[str, object]:
    return {
        "errors": found.of("error"),
        "warnings": found.of("warning"),
        "infos": found.of("info"),
        "findings": list(map(_finding_json, found.findings)),
        "waived": list(map(_finding_json, found.waived)),
    }


def _finding_json(found: Finding) -> dict[str, str | None]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "record": code(found.ref),
        "field": found.field or None,
        "message": found.message,
        "fix": found.fix,
        "waived": found.waived or None,
    }


def _explain(rule: Rule, style: str) -> None:
    if style == "json":
        names = ("code", "severity", "family", "title", "why", "fix")
        write_json({name: getattr(rule, name) for name in names})
        return
    silent = f"Silent where {' or '.join(rule.silenced_by)} says the same." if rule.silenced_by else ""
    write(f"{rule.code}  {rule.title} ({rule.severity}, {rule.family})\n\n")
    for text in filter(None, (rule.why, f"What mends it: {rule.fix}.", silent)):
        write("".join(f"{line}\n" for line in wrap(text, WIDTH)))
    words = f'itplanner add waiver rule={rule.code} record=CODE "reason=…" expires=DATE'
    write(f"\nLet it stand for one record until a day:\n  {words}\n")

"""`itplanner show`: one record in full."""

from collections.abc import Mapping

import click

from itplanner.cli.listing import all_columns, texts, values
from itplanner.cli.options import Command, format_option
from itplanner.cli.output import table, write, write_json
from itplanner.cli.past import as_of
from itplanner.cli.session import Session, Work
from itplanner.domain.canonical import plain
from itplanner.domain.change import Ref
from itplanner.domain.history import Revision
from itplanner.domain.invariants.references import links_to
from itplanner.domain.links import link_value
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record
from itplanner.domain.telling import who
from itplanner.domain.text import shown
from itplanner.exchange.kinds import plural
from itplanner.service.acts import ref_named

_TOLD = frozenset({"step", "measure", "declaration", "waiver"})


@click.command("show", cls=Command)
@click.argument("code")
@click.option("--as-of", "past", default="", metavar="DATE", help="As it was on a day, or at a revision.")
@format_option("text", "json")
@click.pass_obj
def command(session: Session, code: str, past: str, style: str) -> None:
    """Show one record: its fields, what is part of it, and who made and last changed it."""
    with session.work() as work:
        then = as_of(work, past)
        record = then.plan.find(ref_named(then.plan, code))
        assert record is not None, "a named record is in the plan"
        edited = _edited(work, record, then.plan.revision)
        if style == "json":
            full = values(then.plan, record, then.today) | _parts(then.plan, record)
            write_json(full | _edited_json(edited, work.plan))
            return
        names = [name for name in all_columns(type(record)) if name != "code"]
        rows = zip(names, texts(then.plan, record, names, then.today), strict=True)
        filled = [[name, text] for name, text in rows if text]
        listed = [[name, ", ".join(codes)] for name, codes in _parts(then.plan, record).items() if codes]
        by = [[word, _when_and_who(work, revision)] for word, revision in edited.items()]
        write(table((record.code, shown(record.label)), [*filled, *listed, *by]))


def _edited(work: Work, record: Record, until: int) -> dict[str, Revision]:
    """Return the first and the last change of a record up to a revision; empty if none was recorded."""
    changes = work.planner.store.history(Ref(record.kind, record.id))
    known = [each.revision for each in changes if each.revision.number <= until]
    return {"created": known[-1], "changed": known[0]} if known else {}


def _edited_json(edited: Mapping[str, Revision], plan: Plan) -> dict[str, object]:
    moments = {word: plain(revision.at) for word, revision in edited.items()}
    return moments | {f"{word}_by": who(plan, revision.actor) for word, revision in edited.items()}


def _when_and_who(work: Work, revision: Revision) -> str:
    return f"{revision.at.astimezone(work.time_zone):%Y-%m-%d %H:%M}, {who(work.plan, revision.actor)}"


def _parts(plan: Plan, record: Record) -> dict[str, list[str]]:
    """Return the codes of what is part of a goal or a KPI beside lists and readings."""
    ref = Ref(record.kind, record.id)
    parts = (spec for spec in links_to(ref.kind) if spec.part and spec.kind in _TOLD)
    return {
        plural(spec.kind): [
            each.code for each in plan.table(spec.kind).where(spec.name, link_value(spec, ref))
        ]
        for spec in parts
    }

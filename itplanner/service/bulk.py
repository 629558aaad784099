"""Facts brought in: a file previewed against what is stored, and stored as one batch."""

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from itplanner.domain.change import Change, added
from itplanner.domain.dates import full_day, parse_date
from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.plan import Plan
from itplanner.domain.records import Batch, Holds, fields
from itplanner.domain.rules.years import calendar
from itplanner.domain.wrong import Wrong
from itplanner.errors import BadInput, PlannerError
from itplanner.exchange.bulk.listing import fact_text
from itplanner.exchange.bulk.preview import FactPreview, Understood
from itplanner.exchange.bulk.reading import Marks, keys, marks, read_facts
from itplanner.exchange.bulk.source import Source, source_of
from itplanner.exchange.exporting import csv_text
from itplanner.exchange.files import source_in
from itplanner.exchange.preview import Options
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.facts import Beside, rows_hash

NEW = -1
"""The number of the batch until the store gives it its own."""


def batches_of(plan: Plan, name: str) -> tuple[int, ...]:
    """Return the numbers of the batches of some facts that a plan has."""
    return tuple(batch.id for batch in plan[Batch].where("facts", name))


def opened(path: Path, encoding: str = "", sheet: str = "") -> Source:
    """Return the table in a file; raises PlannerError."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise PlannerError(
            f"{path} is no file that can be read twice, as facts are.", "Pipe it in: - stands for that."
        )
    try:
        source = source_in(path, encoding, sheet)
    except OSError as error:
        raise PlannerError(f"{path} can't be read: {error.strerror}.") from None
    if isinstance(source, Wrong):
        raise PlannerError(source.message)
    return source


def facts_preview(
    planner: Planner,
    name: str,
    source: Source,
    options: Options,
    when: When,
    tick: Callable[[int], None] | None = None,
) -> FactPreview:
    """Return what importing facts would do; raises PlannerError where the file can't be read as such."""
    context = Context(planner.plan, when.today)

    def present() -> Marks:
        batches = batches_of(planner.plan, name)
        if not batches:
            return {}
        with planner.store.fact_rows(name, batches) as rows:
            return marks(FACTS[name], rows)

    found = read_facts(name, source, options, context, _now(context, when), present, tick)
    if isinstance(found, Wrong):
        raise PlannerError(found.message)
    return found


def stored(planner: Planner, preview: FactPreview, when: When) -> Outcome:
    """Store the new and changed rows of a preview as a batch; nothing where there are none.

    Raises PlannerError for a file that was imported in the same way before.
    """
    if not preview.good:
        return planner.save(Change((), ""), when)
    planner.follow()  # somebody else may have brought in the same file meanwhile
    require_new(planner.plan, preview)
    change = Change.of([added(batch_of(preview))], _sentence(preview))
    return planner.save(change, when, beside=Beside(facts={NEW: preview.rows}))


def batch_of(preview: FactPreview) -> Batch:
    """Return the record of what would be stored."""
    source = preview.source
    values: dict[str, Any] = {"facts": preview.name, "file": source.name, "mapping": preview.mapping}
    values |= {"sha256": source.sha256 if source.name else "", "rejected": len(preview.rejected)}
    values["content_hash"] = rows_hash(preview.rows)
    return Batch(id=NEW, **values, **asdict(preview.counts))


def require_new(plan: Plan, preview: FactPreview) -> None:
    """Raise PlannerError where a batch has the file, read in the same way, or rows would count twice."""
    same = (each for each in plan[Batch].where("sha256", preview.source.sha256) if each.facts == preview.name)
    found = next((each for each in same if preview.keyless or each.mapping == preview.mapping), None)
    if preview.source.name and found is not None and preview.good:
        raise PlannerError(
            f"{preview.source.name} was imported before: it is {found.code}. Nothing was imported.",
            "`itplanner history` has the change that brought it in; `itplanner undo N` takes it back.",
        )


def one_incident(planner: Planner, texts: Mapping[str, str], when: When) -> FactPreview:
    """Return the import of one incident whose values were typed; raises BadInput by field."""
    context = Context(planner.plan, when.today)
    said = {spec.name: "" for spec in fields(Incident).values() if spec.required} | dict(texts)
    for name in said.keys() & {spec.name for spec in fields(Incident).values() if spec.holds is Holds.TIME}:
        said[name] = _on_its_day(said[name], context)
    table = csv_text(list(said), [list(said.values())]).encode()
    source = source_of("", lambda: io.BytesIO(table), "utf-8", ",")
    assert isinstance(source, Source)
    options = Options({name: name for name in said}, {"": context.date_order})
    found = facts_preview(planner, "incidents", source, options, when)
    if found.rejected:
        raise BadInput({row.field: Wrong(row.reason) for row in found.rejected})
    return found


def _on_its_day(text: str, context: Context) -> str:
    """A time whose day is typed as in a form, `20 nov 08:12`, with the day in full; any other as it is."""
    typed, _blank, clock = text.strip().rpartition(" ")
    years, order = calendar(context.plan), context.date_order
    day = parse_date(typed, today=context.today, calendar=years, order=order, past=True)
    return text if isinstance(day, Wrong) else f"{day.isoformat()} {clock}"


def _now(context: Context, when: When) -> int:
    """Return the last moment of what has happened: now, or the end of the day that counts as today."""
    if when.at.astimezone(context.zone).date() == when.today:
        return int(when.at.timestamp())
    midnight = datetime.datetime.combine(
        when.today + datetime.timedelta(days=1), datetime.time(), context.zone
    )
    return int(midnight.timestamp()) - 1


def _sentence(preview: FactPreview) -> str:
    counts, noun = preview.counts, preview.kind.noun
    if not preview.source.name:
        return f"{'Added' if counts.added else 'Changed'} {noun} by hand"
    told = f"Imported {noun}s: {counts.added} new, {counts.changed} changed"
    return f"{told}, {len(preview.rejected)} rejected" if preview.rejected else told


def changes_of(planner: Planner, preview: FactPreview) -> list[tuple[str, str]]:
    """Return the first changed rows, each with what changes of it: `IM1`, `restored 15:40 → 16:05`."""
    kind, key_of = preview.kind, keys(preview.kind)
    names = list(fields(kind))
    wanted = {key_of(values): values for _number, values in preview.changed}
    if not wanted:
        return []
    with planner.store.fact_rows(preview.name, batches_of(planner.plan, preview.name)) as rows:
        before = {key_of(row): row for row in rows if key_of(row) in wanted}

    def told(values: Sequence[Any], name: str) -> str:
        return fact_text(planner.plan, kind, dict(zip(names, values, strict=True)), name) or "–"

    return [
        (
            str(values[names.index(kind.key[0])]),
            "; ".join(
                f"{name} {told(before[key], name)} → {told(values, name)}"
                for name, was, now in zip(names, before[key], values, strict=True)
                if was != now
            ),
        )
        for key, values in wanted.items()
        if key in before
    ]


def understood(plan: Plan, kind: type[Fact], first: Understood) -> str:
    """Return what the first cell of a column was taken for; empty where it isn't used or was no use."""
    name, value = first.column.field, first.value
    spec = fields(kind).get(name)
    if spec is None or value is None or isinstance(value, Wrong):
        return ""
    text = str(value) if spec.holds is Holds.MONEY else fact_text(plan, kind, {name: value}, name)
    if spec.holds not in {Holds.TIME, Holds.DATE}:
        return text
    # The month in letters: which number is the day is what a person looks for.
    day, _blank, clock = text.partition(" ")
    return f"{full_day(datetime.date.fromisoformat(day))} {clock}".rstrip()

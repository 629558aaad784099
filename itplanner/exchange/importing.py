"""A table read into a plan: one change of all good rows, and the others with the reason why not."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from itplanner.domain.change import BadValue, Change, Edit, Ref
from itplanner.domain.entry import Context
from itplanner.domain.naming import one
from itplanner.domain.plan import Plan
from itplanner.domain.problems import Problem, added_problems
from itplanner.domain.records import KINDS, Batch, Holds, Project, Record, fields, replaced
from itplanner.domain.text import quoted
from itplanner.domain.verbs.records import adding, setting
from itplanner.domain.wrong import Wrong
from itplanner.exchange.amounts import plain_amount, rounded
from itplanner.exchange.datecolumns import checked_format, order_of
from itplanner.exchange.drafts import Draft, drafts
from itplanner.exchange.entries import Entry, Layout, entries
from itplanner.exchange.kinds import columns, key, plural
from itplanner.exchange.mapping import Column, mapped
from itplanner.exchange.preview import Counts, Options, Preview, Rejected
from itplanner.exchange.tables import Sheet

Made = list[tuple[Draft, tuple[Edit, ...]]]
"""Rows with the edits that they come to."""


def preview(
    plan: Plan, kind: type[Record], sheet: Sheet, options: Options, today: datetime.date
) -> Preview | Wrong:
    """Return what importing a table would do; Wrong where it can't be read as one of this kind."""
    found = mapped(kind, sheet.header, options.mapped, left_out=options.left_out)
    if isinstance(found, Wrong):
        return found
    if not any(column.field for column in found):
        names = ", ".join(columns(kind))
        return Wrong(
            f"No column is a field of {one(kind.kind)}. Fields are: {names}. Use --map FIELD=COLUMN."
        )
    finder = _key(kind, found, options)
    if isinstance(finder, Wrong):
        return finder
    formats = _formats(kind, found, sheet, options)
    if isinstance(formats, Wrong):
        return formats
    ambiguous = tuple(column for column in found if formats.get(column.field) == "")
    if ambiguous:
        read = Counts(read=len(sheet.rows))
        return Preview(kind.kind, Change((), ""), read, (), found, ambiguous)
    layout = Layout(kind, found, formats, finder)
    return _preview(sheet, layout, Context(plan, today))


def _preview(sheet: Sheet, layout: Layout, context: Context) -> Preview:
    rows = list(entries(sheet, layout, context))
    rejected = [row for row in rows if isinstance(row, Rejected)]
    good, more = drafts(layout.kind, [row for row in rows if isinstance(row, Entry)], context)
    made, late = _made(good, context)
    made, later = _sound(made, context.plan)
    rejected += [*more, *late, *later]
    added = sum(draft.entry.present is None for draft, _edits in made)
    changed = sum(draft.entry.present is not None and bool(edits) for draft, edits in made)
    counts = Counts(len(sheet.rows), added, changed, len(made) - added - changed)
    edits = [edit for _draft, each in made for edit in each]
    words = f"Imported {plural(layout.kind.kind)}: {added} new, {changed} changed"
    rejected.sort(key=lambda row: row.row)
    notes = (*_notes(sheet, layout, context), *_ahead(edits, context.today))
    return Preview(
        layout.kind.kind, Change.of(edits, words), counts, tuple(rejected), layout.columns, (), notes
    )


def _notes(sheet: Sheet, layout: Layout, context: Context) -> Iterator[str]:
    """Say how many amounts were rounded to what the currency has."""
    for column in layout.columns:
        spec = fields(layout.kind).get(column.field)
        if spec is not None and spec.holds is Holds.MONEY:
            cells = (row.cells[column.place] for row in sheet.rows if column.place < len(row.cells))
            if count := sum(plain_amount(cell, context.currency)[1] for cell in cells):
                yield rounded(count, column.header, context.currency)


def _ahead(edits: Sequence[Edit], today: datetime.date) -> Iterator[str]:
    """Say of how many new projects something is still to come: formulas count it from that day on."""
    names = [spec.name for spec in fields(Project).values() if spec.past]
    rows = (edit.after for edit in edits if edit.kind == Project.kind and edit.adds)
    count = sum(any((getattr(row, name) or today) > today for name in names) for row in rows)
    if count:
        yield f"{count} projects hold days after today. They are kept, and count from those days on."


def _key(kind: type[Record], found: Sequence[Column], options: Options) -> str | Wrong:
    present = {column.field for column in found}
    wanted = key(options.key)
    if not wanted:
        return "code" if "code" in present else ""
    if wanted not in present:
        return Wrong(f"The key {quoted(options.key)} is no column of the file. Use --map {wanted}=COLUMN.")
    if wanted != "code" and wanted not in fields(kind):
        return Wrong(f"A list can't be the key of {one(kind.kind)}. Use code or a field with one value.")
    return wanted


def _formats(
    kind: type[Record], found: Sequence[Column], sheet: Sheet, options: Options
) -> dict[str, str] | Wrong:
    """Return how each date column is written; the empty text where it can be read in two ways."""
    said: dict[str, str] = {}
    for name, text in options.date_formats.items():
        if name and not _has_dates(kind, key(name), found):
            dates = ", ".join(each for each in columns(kind) if _is_date(kind, each))
            hint = f"Its dates are: {dates}." if dates else "It has none."
            return Wrong(f"{quoted(name)} is no date of {one(kind.kind)}. {hint}")
        checked = checked_format(text)
        if isinstance(checked, Wrong):
            return checked
        said[key(name)] = checked
    formats: dict[str, str] = {}
    for column in found:
        if not _is_date(kind, column.field):
            continue
        cells = (row.cells[column.place] for row in sheet.rows if column.place < len(row.cells))
        given = said.get(column.field) or said.get(key(column.header)) or said.get("")
        formats[column.field] = given or order_of(cells) or ""
    return formats


def _has_dates(kind: type[Record], name: str, found: Sequence[Column]) -> bool:
    """Whether a date field is called so, or a column that holds one."""
    headers = (column.field for column in found if key(column.header) == name)
    return any(_is_date(kind, each) for each in (name, *headers))


def _is_date(kind: type[Record], name: str) -> bool:
    spec = fields(kind).get(name)
    return spec is not None and spec.holds is Holds.DATE


def _made(good: Sequence[Draft], context: Context) -> tuple[Made, list[Rejected]]:
    """Return the edits of each row by the same verbs as everywhere, numbered so that they stand together."""
    made: Made = []
    rejected: list[Rejected] = []
    lowest = min((draft.entry.ref.id for draft in good), default=0)
    for draft in good:
        change = _change(draft, context)
        if isinstance(change, Wrong):
            rejected.append(draft.entry.rejected(_blamed(draft, change), change.message))
            continue
        edits = []
        for edit in change:
            if edit.adds and edit.ref != draft.entry.ref:
                lowest -= 1
                edit = replace(edit, id=lowest, after=replaced(edit.after, {"id": lowest}))  # noqa: PLW2901
            edits.append(edit)
        made.append((draft, tuple(edits)))
    return made, rejected


def _change(draft: Draft, context: Context) -> Change | Wrong:
    """Return the change of a row; projects of other programs may end on a day that is still to come."""
    ref = draft.entry.ref
    try:
        if draft.entry.present is None and ref.kind == Batch.kind:
            return Wrong("A batch comes with what is imported, never by itself.")
        today = datetime.date.max if ref.kind == Project.kind else context.today
        if draft.entry.present is None:
            return adding(context.plan, ref.kind, draft.values, today, number=ref.id)
        return setting(context.plan, [ref], draft.values, today)
    except BadValue as error:
        return Wrong(f"{error}.")


def _blamed(draft: Draft, why: Wrong) -> str:
    """Return the field that a refusal speaks of, as well as its sentence tells."""
    named = (spec for name, spec in fields(KINDS[draft.entry.ref.kind]).items() if name in draft.values)
    return next((spec.name for spec in named if why.message.startswith(spec.title)), "status")


def _sound(made: Made, plan: Plan) -> tuple[Made, list[Rejected]]:
    """Leave out the rows that would break an invariant, and those that lead to them, until none is left."""
    rejected: dict[Ref, Rejected] = {}
    while True:
        orphans = _orphans(made, rejected)
        if not orphans:
            change = Change(tuple(edit for _draft, edits in made for edit in edits), "")
            new = added_problems(plan, plan.apply(change), change.touched)
            if not new:
                return made, list(rejected.values())
            orphans = _blamed_rows(new, made)
        rejected |= orphans
        made = [(draft, edits) for draft, edits in made if draft.entry.ref not in rejected]


def _blamed_rows(new: frozenset[Problem], made: Made) -> dict[Ref, Rejected]:
    """Return the rows that problems come from: the record's own row, else that of one it meets."""
    owner = {edit.ref: draft.entry for draft, edits in made for edit in edits}
    blamed: dict[Ref, Rejected] = {}
    for problem in sorted(new, key=lambda each: (each.ref, each.code, each.field)):
        entry = next(owner[ref] for ref in (problem.ref, *problem.others) if ref in owner)
        blamed.setdefault(entry.ref, entry.rejected(problem.field, problem.message))
    return blamed


def _orphans(made: Made, rejected: Mapping[Ref, Rejected]) -> dict[Ref, Rejected]:
    """Return the rows that lead to rows that are rejected."""
    orphans: dict[Ref, Rejected] = {}
    for draft, _edits in made:
        for name, ref in _leads_to(draft):
            if ref in rejected:
                reason = f"Row {rejected[ref].row}, which it names, is rejected."
                orphans.setdefault(draft.entry.ref, draft.entry.rejected(name, reason))
    return orphans


def _leads_to(draft: Draft) -> list[tuple[str, Ref]]:
    kind = draft.entry.ref.kind
    found: list[tuple[str, Ref]] = []
    for name, value in draft.values.items():
        spec = fields(KINDS[draft.entry.ref.kind]).get(name)
        if isinstance(value, dict):
            found += [(name, Ref(kind, target)) for target in value]
        elif spec is not None and spec.link is not None and spec.link.kind == kind and value is not None:
            found.append((name, Ref(kind, value)))
    return found

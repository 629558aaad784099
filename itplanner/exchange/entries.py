"""The rows of a table as entries: their texts by field, and the record that each one is about."""

from collections.abc import Iterator, Mapping
from typing import Any

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context, parse, text_of
from itplanner.domain.lists import list_text
from itplanner.domain.naming import code_of, one
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Holds, Organisation, Reading, Record, fields
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.readings import series_of
from itplanner.domain.wrong import Wrong
from itplanner.exchange.amounts import plain_amount
from itplanner.exchange.datecolumns import iso_date
from itplanner.exchange.kinds import list_fields
from itplanner.exchange.mapping import Column
from itplanner.exchange.preview import Rejected
from itplanner.exchange.tables import Row, Sheet
from itplanner.exchange.words import says_nothing

MEASURED = frozenset(
    {Holds.DATE, Holds.MONEY, Holds.NUMBER, Holds.INTEGER, Holds.PERCENT, Holds.WEIGHT, Holds.YES}
)
"""What is never a word, so that a word can only say that there is nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it says, and of which record; a new one has a placeholder, and the code it had if any."""

    row: Row
    texts: Mapping[str, str]
    ref: Ref
    present: Record | None
    code: int | None = None

    def rejected(self, field: str, reason: str, missing: str = "") -> Rejected:
        """Return the row as rejected for what one of its cells holds; `missing` is the kind that it lacks."""
        return Rejected(self.row.number, field, self.texts.get(field, ""), reason, missing)


@dataclass(frozen=True, slots=True)
class Layout:
    """What reading rows needs to know: the columns, how their dates are written, what finds a record."""

    kind: type[Record]
    columns: tuple[Column, ...]
    date_formats: Mapping[str, str]
    key: str


def entries(sheet: Sheet, layout: Layout, context: Context) -> Iterator[Entry | Rejected]:
    """Give each row as an entry, or as rejected."""
    finder = _Finder(layout, context)
    seen: dict[Ref, int] = {}
    for place, row in enumerate(sheet.rows, start=1):
        texts = _texts(row, layout, context)
        found = texts if isinstance(texts, Rejected) else finder.entry(row, texts, -place)
        if isinstance(found, Rejected):
            yield found
            continue
        known = found.ref if found.code is None else Ref(found.ref.kind, found.code)
        if known in seen:
            yield found.rejected(layout.key, f"Row {seen[known]} is about the same {layout.kind.noun}.")
        else:
            seen[known] = row.number
            yield found


def asked(entry: Entry, plan: Plan) -> dict[str, str]:
    """Return the texts that say something: of a new record those not empty, else those that differ."""
    texts = {name: text for name, text in entry.texts.items() if name != "code"}
    if entry.present is None:
        return {name: text for name, text in texts.items() if text.strip()}
    return {name: text for name, text in texts.items() if text != present_text(plan, entry.present, name)}


def present_text(plan: Plan, record: Record, name: str) -> str:
    """Return what a record's field holds, as a table has it."""
    if name == "code":
        return record.code
    listed = list_fields(type(record)).get(name)
    if listed is not None:
        return list_text(plan, listed, record.id)
    return text_of(fields(type(record))[name], getattr(record, name), plan)


def _texts(row: Row, layout: Layout, context: Context) -> dict[str, str] | Rejected:
    width = layout.columns[-1].place + 1
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra:
        return Rejected(row.number, "", extra[0], "The row has more cells than the first line has names.")
    texts: dict[str, str] = {}
    for column in layout.columns:
        if not column.field or column.place >= len(row.cells):
            continue
        cell = row.cells[column.place]
        text = _text(cell, column.field, layout, context)
        if isinstance(text, Wrong):
            return Rejected(row.number, column.field, cell, text.message)
        texts[column.field] = text
    return _reading(row, texts, context) if layout.kind is Reading else texts


def _text(cell: str, name: str, layout: Layout, context: Context) -> str | Wrong:
    """Return a cell as its field would be typed."""
    spec = fields(layout.kind).get(name)
    if spec is not None and spec.holds in MEASURED and says_nothing(cell):
        return ""
    if spec is not None and spec.holds is Holds.MONEY:
        return plain_amount(cell, context.currency)[0]
    how = layout.date_formats.get(name)
    return cell if how is None else iso_date(cell, how, context.today, calendar(context.plan))


def _reading(row: Row, texts: dict[str, str], context: Context) -> dict[str, str] | Rejected:
    """Return a reading as it would be typed: 99.2% is 99.2 where the series is in percent."""
    found = _series(row, texts, context.plan)
    if isinstance(found, Rejected) or not (value := found.get("value", "").strip()).endswith("%"):
        return found
    numbers = {
        name: parse(fields(Reading)[name], found.get(name, ""), context) for name in ("kpi", "measure")
    }
    series = [context.plan.table(name).get(each) for name, each in numbers.items() if isinstance(each, int)]
    in_percent = any(each is not None and each.unit == "%" for each in series)
    return {**found, "value": value[:-1].rstrip()} if in_percent else found


def _series(row: Row, texts: dict[str, str], plan: Plan) -> dict[str, str] | Rejected:
    """Let a goal stand where a KPI is asked for: its readings are those of its measure."""
    said = texts.get("kpi", "")
    ref = code_of(said)
    if ref is None or ref.kind not in {"goal", "measure"}:
        return texts
    series = series_of(plan, ref)
    if isinstance(series, Wrong):
        return Rejected(row.number, "kpi", said, series.message)
    own = {name: text for name, text in texts.items() if name not in {"kpi", "measure"}}
    return {**own, "kpi" if isinstance(series, KPI) else "measure": series.code}


class _Finder:
    """Finds the present record that a row is about."""

    def __init__(self, layout: Layout, context: Context) -> None:
        self.kind = layout.kind
        self.key = layout.key
        self.context = context
        self._index: dict[Any, list[Record]] = {}
        if self.key and self.key != "code":
            for record in context.plan.table(self.kind.kind):
                self._index.setdefault(_folded(getattr(record, self.key)), []).append(record)

    def entry(self, row: Row, texts: Mapping[str, str], placeholder: int) -> Entry | Rejected:
        """Return the entry of a row, or why its record can't be told."""
        new = Entry(row, texts, Ref(self.kind.kind, placeholder), None)
        if self.key == "code":
            return self._by_code(new)
        found = self._by_key(new) if self.key else self._by_nature(texts)
        if isinstance(found, Rejected):
            return found
        return new if found is None else Entry(row, texts, Ref(found.kind, found.id), found)

    def _by_code(self, new: Entry) -> Entry | Rejected:
        text = new.texts.get("code", "").strip()
        if not text:
            return new
        ref = code_of(text)
        if ref is None or ref.kind != self.kind.kind:
            example = f"{self.kind.prefix}12" if self.kind.prefix else "organisation"
            return new.rejected(
                "code", f"{quoted(text)} is no code of {one(self.kind.kind)}; they look like {example}."
            )
        plan = self.context.plan
        present = plan.organisation if self.kind is Organisation else plan.find(ref)
        if present is None:
            return Entry(new.row, new.texts, new.ref, None, ref.id)
        return Entry(new.row, new.texts, Ref(ref.kind, present.id), present)

    def _by_key(self, new: Entry) -> Record | Rejected | None:
        text = new.texts.get(self.key, "")
        value = parse(fields(self.kind)[self.key], text, self.context)
        if isinstance(value, Wrong):
            return new.rejected(self.key, value.message)
        if not text.strip():
            return None
        found = self._index.get(_folded(value), [])
        if len(found) > 1:
            codes = ", ".join(record.code for record in found[:5])
            return new.rejected(self.key, f"{len(found)} have this {self.key}: {codes}. Use another --key.")
        return found[0] if found else None

    def _by_nature(self, texts: Mapping[str, str]) -> Record | None:
        """Return the reading of the same series and day; nothing else is told by what it is."""
        if self.kind is not Reading:
            return None
        series = "measure" if texts.get("measure", "").strip() else "kpi"
        specs = fields(Reading)
        number = parse(specs[series], texts.get(series, ""), self.context)
        day = parse(specs["date"], texts.get("date", ""), self.context)
        if number is None or isinstance(number, Wrong) or isinstance(day, Wrong):
            return None
        same = self.context.plan[Reading].where(series, number)
        return next((reading for reading in same if reading.date == day), None)


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value

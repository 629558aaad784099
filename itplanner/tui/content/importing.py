"""What an import would do, as the preview shows it: five counts, the columns, what is rejected or changed."""

from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from itplanner.domain.kpis.effects import Effect
from itplanner.domain.kpis.words import basis_text, value_text
from itplanner.domain.text import shown
from itplanner.service.importing import Shown, readable
from itplanner.tui.content.palette import marked
from itplanner.tui.formatting import count
from itplanner.tui.forms.matching import Match, match
from itplanner.tui.glyphs import DONE
from itplanner.tui.roles import Role
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row, Rows

COLUMNS: Sequence[Column] = (
    Column("column", "Column in the file", 16, flexible=True),
    Column("field", "becomes", 10),
    Column("first", "first value", 17, leaves=0),
    Column("read", "", 18, flexible=True),
)
KINDS: Sequence[Column] = (Column("name", "", 20), Column("about", "", 30, flexible=True))
SHEETS: Sequence[Column] = (Column("name", "", 30, flexible=True),)
FIELDS: Sequence[Column] = (Column("name", "", 16), Column("about", "", 30, flexible=True))
NOT_USED = "not used"
REJECTED, CHANGED = "rejected", "changed"
FEW = 2
"""So many KPIs are told one by one."""
MOST = 200
"""So many rejected rows are told one by one."""
ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year-month-day"}


def head_lines(found: Shown, order: str) -> list[tuple[Part, ...]]:
    """Return the counts, how dates were read, and what else is worth knowing."""
    counts, rejected = found.found.counts, len(found.found.rejected)
    told = [
        Part(f"{count(counts.read, 'row')} read", bold=True),
        Part(f"    {counts.added:,} new", Role.OK if counts.added else Role.MUTED),
        Part(f"    {counts.changed:,} changed", Role.WARN if counts.changed else Role.MUTED),
        Part(f"    {counts.unchanged:,} the same", Role.MUTED, leaves=0),
        Part(f"    {rejected:,} rejected", Role.BAD if rejected else Role.MUTED),
    ]
    lines = [tuple(told), *(mixed(note, Role.MUTED) for note in found.found.notes)]
    if found.found.missing:
        lines.append(mixed(found.found.missing, Role.WARN))
    elif found.found.ambiguous:
        names = ", ".join(column.header for column in found.found.ambiguous)
        lines.append(mixed(f"The dates of {names} can be read in two ways: f says which", Role.WARN))
    elif words := dates_line(found, order):
        lines.append(mixed(words, Role.MUTED))
    return [*lines, *_effect_lines(found.effects)]


def _effect_lines(effects: Sequence[Effect]) -> Iterator[tuple[Part, ...]]:
    """Give what becomes of the first KPIs: `After it  K7 October 2026 7.9 h, n 212 (was no data)`."""
    for place, effect in enumerate(effects[:FEW]):
        kpi, point = effect.kpi, effect.after
        was = "no data" if effect.before is None else value_text(kpi, effect.before)
        told = f"{kpi.code} {point.period.label} {value_text(kpi, point.value)}, {basis_text(kpi, point)}"
        also = f", {count(effect.earlier, 'earlier period')} too" if effect.earlier else ""
        head = Part(f"{'' if place else 'After it':10}", Role.MUTED)
        yield (head, *mixed(f"{told} (was {was}){also}"))
    if len(effects) > FEW:
        yield (Part(f"{'':10}and {count(len(effects) - FEW, 'more KPI')}", Role.MUTED),)


def order_read(found: Shown, order: str) -> str:
    """Return the order in which all dates were read; "" where there are none, or several orders."""
    orders = {how for _field, how in getattr(found.found, "orders", ())} or {order} - {""}
    return orders.pop() if len(orders) == 1 else ""


def other_order(found: Shown, order: str) -> str:
    """Return the order to read the dates in next: never the one in which they were read."""
    return "mdy" if order_read(found, order) == "dmy" else "dmy"


def dates_line(found: Shown, order: str) -> str:
    """Return how dates were read: `Dates read as day/month/year (31 of 214 fit both ways)`."""
    how = order_read(found, order)
    if not how:
        return ""
    twofold = getattr(found.found, "twofold", 0)
    also = f" ({twofold:,} of {found.found.counts.read:,} fit both ways)" if twofold else ""
    return f"Dates read as {ORDERS.get(how, how)}{also}"


def preview_rows(found: Shown) -> Rows:
    """Return the columns with their first values, then what is rejected and what is changed."""
    rows = [*_columns(found), *_rejected(found), *_changed(found)]
    return Rows(COLUMNS, tuple(rows))


def below_line(found: Shown, key: Hashable) -> tuple[Part, ...]:
    """Return in full what stands in the row under the cursor: a reason, a change, a column's first value."""
    what, _blank, place = str(key).partition(" ")
    if isinstance(key, int):
        column = found.found.columns[key]
        first = found.firsts.get(column.place, ("", ""))[0]
        return (Part(shown(f"{column.header}: {first}" if first else column.header), Role.MUTED, typed=True),)
    if what == REJECTED and place:
        row = found.found.rejected[int(place)]
        return (Part(shown(f"Row {row.row}: {row.reason}"), Role.MUTED, typed=True),)
    if what == CHANGED and place:
        return mixed(shown(": ".join(found.changes[int(place)])), Role.MUTED)
    return (Part(" "),)


def _columns(found: Shown) -> list[Row]:
    rows = []
    for place, column in enumerate(found.found.columns):
        first, read = found.firsts.get(column.place, ("", ""))
        used = bool(column.field)
        cells = {
            "column": Cell(shown(column.header), typed=True),
            "field": Cell(column.field or NOT_USED, Role.TEXT if used else Role.MUTED),
            "first": Cell(shown(first), Role.TEXT if used else Role.MUTED, typed=True),
        }
        if used and read and read != first.strip():
            cells["read"] = Cell(parts=(Part(f"{DONE} ", Role.OK), Part(shown(read), typed=True)))
        rows.append(Row(place, cells))
    return rows


def _rejected(found: Shown) -> list[Row]:
    rejected = found.found.rejected
    rows = [
        Row(
            f"{REJECTED} {place}",
            {
                "column": Cell(f"Rejected  row {row.row}", Role.BAD),
                "field": Cell(row.field),
                "first": Cell(shown(row.value), typed=True),
                "read": Cell(shown(row.reason), typed=True),
            },
        )
        for place, row in enumerate(rejected[:MOST])
    ]
    if len(rejected) > MOST:
        rows.append(Row("more", {"column": Cell(f"and {len(rejected) - MOST:,} more", Role.BAD)}))
    return rows


def _changed(found: Shown) -> list[Row]:
    rows = [
        Row(
            f"{CHANGED} {place}",
            {
                "column": Cell(parts=(Part("Changed  ", Role.WARN), Part(shown(name), typed=True))),
                "field": Cell(parts=mixed(shown(words)), span=3),
            },
        )
        for place, (name, words) in enumerate(found.changes)
    ]
    rest = found.found.counts.changed - len(found.changes)
    if found.changes and rest > 0:
        rows.append(Row("more-changed", {"column": Cell(f"and {rest:,} more", Role.WARN)}))
    return rows


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple(readable())


def sheet_rows(names: Sequence[str], words: str) -> tuple[Rows, str]:
    """Return the sheets of a workbook in its order, of those that match."""
    found = [(name, hit) for name in names if (hit := match(words, "", name))]
    rows = [Row(name, {"name": Cell(parts=marked(name, hit))}) for name, hit in found]
    return Rows(SHEETS, tuple(rows)), count(len(rows), "sheet")


def kind_rows(words: str) -> tuple[Rows, str]:
    """Return what a file can hold, what matches best first."""
    found = sorted((hit, place) for place, each in enumerate(_kinds()) if (hit := match(words, *each)))
    rows = [_kind_row(*_kinds()[place], hit) for hit, place in found]
    return Rows(KINDS, tuple(rows)), f"{len(rows)} kinds"


def _kind_row(name: str, about: str, hit: Match) -> Row:
    return Row(name, {"name": Cell(name, Role.ACCENT), "about": Cell(parts=marked(about, hit))})


def field_rows(fields: Sequence[tuple[str, str]], words: str) -> tuple[Rows, str]:
    """Return the fields that a column can hold with what they say, none of them among these."""
    said = {**dict(fields), NOT_USED: ""}
    found = [(hit, name) for name in said if (hit := match(words, "", name))]
    found.sort(key=lambda pair: pair[0])
    rows = [
        Row(name, {"name": Cell(parts=marked(name, hit)), "about": Cell(said[name], Role.MUTED)})
        for hit, name in found
    ]
    return Rows(FIELDS, tuple(rows)), count(len(rows), "field")

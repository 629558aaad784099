"""The rows behind a KPI's value, and those that were left out, as a dialog lists them."""

from collections.abc import Hashable, Iterable, Sequence

from rich.cells import cell_len

from itplanner.domain.change import Ref
from itplanner.domain.history import Revision
from itplanner.domain.kpis.formulas.outcome import Counted, Left
from itplanner.domain.kpis.versions import Version
from itplanner.domain.kpis.words import value_text
from itplanner.domain.links import code
from itplanner.domain.records import KPI, Reading
from itplanner.domain.rules.progress import reading_value
from itplanner.domain.telling import became, who
from itplanner.domain.values import dataclass
from itplanner.tui.content.explaining.verdicts import Scale, verdict_parts
from itplanner.tui.content.explaining.wording import Wording, reason_text
from itplanner.tui.formatting import NOTHING, short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.fitting import Align
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row, Rows


@dataclass(frozen=True, slots=True)
class Place:
    """What a row stands for: the record where there is one, and which row it is."""

    number: int
    ref: Ref | None = None


def counted_rows(found: Sequence[Counted], words: Wording, scale: Scale) -> Rows:
    """Return the rows that counted, in their order."""
    name, promised, happened, verdict = words.heads
    promises = scale.of_all(row.promised for row in found)
    events = scale.of_all(row.happened for row in found)
    gaps = scale.of_all(abs(row.gap) for row in found if row.gap is not None)
    lines = [
        (
            promises.text(row.promised) if promised else "",
            events.text(row.happened) if row.happened is not None else _nothing(row),
            verdict_parts(row, words.verdicts, gaps),
        )
        for row in found
    ]
    align: Align = "left" if scale.holds == "day" else "right"
    columns = (
        *_codes(found),
        Column("name", name, 12, flexible=True),
        Column("promised", promised, _widest(promised, (line[0] for line in lines)), align, leaves=0),
        Column("happened", happened, _widest(happened, (line[1] for line in lines)), align, leaves=1),
        Column("verdict", verdict, _widest(verdict, (_text(line[2]) for line in lines))),
    )
    rows = (
        _row(
            Place(number, row.ref),
            code=Cell(_code(row.ref), cut="never"),
            name=Cell(row.name, typed=True) if row.name else Cell(words.unnamed),
            promised=Cell(line[0], typed=isinstance(row.promised, str)),
            happened=Cell(line[1]),
            verdict=Cell(parts=line[2]),
        )
        for number, (row, line) in enumerate(zip(found, lines, strict=True))
    )
    return Rows(columns, tuple(rows))


def _nothing(row: Counted) -> str:
    return "still open" if row.verdict == "open" else NOTHING


def left_rows(found: Sequence[Left], words: Wording, scale: Scale) -> Rows:
    """Return the rows that were left out, each with the reason."""
    reasons = [reason_text(row.reason) for row in found]
    promises = [scale.text(row.promised) for row in found]
    columns = (
        *_codes(found),
        Column("name", words.heads[0], 12, flexible=True),
        Column("promised", words.heads[1], _widest(words.heads[1], promises), leaves=0),
        Column("reason", "Left out", _widest("Left out", reasons)),
    )
    rows = (
        _row(
            Place(number, row.ref),
            code=Cell(_code(row.ref), cut="never"),
            name=Cell(row.name, typed=True),
            promised=Cell(promise),
            reason=Cell(reason, Role.MUTED),
        )
        for number, (row, promise, reason) in enumerate(zip(found, promises, reasons, strict=True))
    )
    return Rows(columns, tuple(rows))


def reading_rows(view: View, kpi: KPI, found: Sequence[Reading]) -> Rows:
    """Return the readings of a period, the last one first: it is the value."""
    newest = tuple(reversed(found))
    typed = [_typed_by(view, row) for row in newest]
    columns = (
        Column("date", "Date", 11),
        Column("value", "Value", 8, "right"),
        Column("who", "By", _widest("By", typed)),
        Column("note", "Note", 8, flexible=True),
    )
    rows = (
        _row(
            Place(number, Ref(row.kind, row.id)),
            muted=number > 0,
            date=Cell(f"{short_day(row.date)} {row.date.year}"),
            value=Cell(value_text(kpi, reading_value(row, kpi.unit)), cut="never"),
            who=Cell(by, Role.INFO, typed=True),
            note=Cell(row.note or NOTHING, typed=True),
        )
        for number, (row, by) in enumerate(zip(newest, typed, strict=True))
    )
    return Rows(columns, tuple(rows))


def _typed_by(view: View, row: Reading) -> str:
    """Who stored it last, where the history says so; else how it came here."""
    known = view.history(Ref(row.kind, row.id))
    return _who(view, known[0].revision) if known else row.source


def version_rows(view: View, found: Sequence[Version]) -> Rows:
    """Return the versions of a definition, the newest first: since when, by whom, what changed."""
    names = [_who(view, each.revision) for each in found]
    columns = (
        Column("number", "", 2, "right"),
        Column("since", "Since", 11),
        Column("who", "By", _widest("By", names), leaves=0),
        Column("what", "What changed", 12, flexible=True),
    )
    rows = (
        _row(
            Place(each.number),
            number=Cell(str(each.number)),
            since=Cell(day_of(each)),
            who=Cell(name, Role.INFO, typed=True),
            what=Cell(parts=mixed(_changed(view, each))),
        )
        for each, name in reversed(list(zip(found, names, strict=True)))
    )
    return Rows(columns, tuple(rows))


def day_of(version: Version) -> str:
    """Return the day from which a definition holds."""
    day = version.revision.at.date()
    return f"{short_day(day)} {day.year}"


def _changed(view: View, version: Version) -> str:
    if not version.edits:
        return "defined"
    return "; ".join(became(edit, view.plan, view.plan) for edit in version.edits)


def _who(view: View, revision: Revision) -> str:
    known = revision.actor.person in view.first_names
    return view.who(revision.actor.person) if known else who(view.plan, revision.actor)


def _row(key: Hashable, *, muted: bool = False, **cells: Cell) -> Row:
    return Row(key, cells, muted=muted)


def _code(ref: Ref | None) -> str:
    return "" if ref is None else code(ref)


def _codes(found: Iterable[Counted | Left]) -> tuple[Column, ...]:
    """The column of codes; facts have none."""
    widest = max((len(_code(row.ref)) for row in found), default=0)
    return (Column("code", "", widest),) if widest else ()


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)


def _widest(head: str, texts: Iterable[str]) -> int:
    return max((cell_len(text) for text in (head, *texts)), default=0)

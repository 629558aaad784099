"""What falls due next, as rows: day, code, what it is, whose."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.dates import MONTHS
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.records import KPI
from itplanner.domain.rules.agenda import Coming, What
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.needs import code_of
from itplanner.tui.formatting import count, short_day
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row


class Due(NamedTuple):
    """The key of a row: a record can come twice, with its due date and a review."""

    ref: Ref
    what: What


def coming_of(view: View) -> Lazily:
    """Return what falls due in the next days, the next first."""
    found = {Due(each.refs[0], each.what): each for each in view.agenda}
    code = max((len(_code(view, each)) for each in found.values()), default=0)
    columns = (
        Column("day", "", 6, "right"),
        Column("code", "", code),
        Column("what", "", 20, flexible=True),
        Column("owner", "", 8, leaves=0),
    )

    def make(key: Hashable) -> Row:
        assert isinstance(key, Due)
        return _row(view, key, found[key])

    return Lazily(columns, list(found), make)


def _row(view: View, key: Due, coming: Coming) -> Row:
    cells = {
        "day": Cell(short_day(coming.day)),
        "code": Cell(_code(view, coming), cut="never"),
        "what": Cell(parts=tuple(_what(view, coming))),
        "owner": Cell(_owner(view, coming), typed=True),
    }
    return Row(key, cells)


def _what(view: View, coming: Coming) -> Iterator[Part]:
    row = view.plan.find(coming.refs[0])
    label = Part("" if row is None else row.label, typed=True)
    match coming.what:
        case "goal":
            yield from (label, Part(" is due"))
        case "step":
            yield from (Part("Step: "), label)
        case "readings":
            yield Part(_readings(view, coming))
        case "review":
            yield from (Part("Review of "), label)
        case "wake":
            yield from (label, Part(" comes back"))


def _readings(view: View, coming: Coming) -> str:
    """`November readings`, `FY2027 Q2 reading`: by the period where all have the same one."""
    kpis = [view.plan[KPI].rows[ref.id] for ref in coming.refs]
    noun = "reading" if len(kpis) == 1 else "readings"
    if len({kpi.cadence for kpi in kpis}) > 1:
        return noun.capitalize()
    if kpis[0].cadence == "monthly":
        return f"{MONTHS[coming.day.month - 1]} {noun}"
    return f"{period_of(coming.day, kpis[0].cadence, view.calendar).label} {noun}"


def _owner(view: View, coming: Coming) -> str:
    if len(coming.owners) == 1:
        return view.who(coming.owners[0])
    return count(len([owner for owner in coming.owners if owner is not None]), "person")


def _code(view: View, coming: Coming) -> str:
    """The record's code; of several KPIs `K1-K8`, or `K1, K3`."""
    if len(coming.refs) == 1:
        return code_of(view, coming.refs[0])
    return ", ".join(_runs([ref.id for ref in coming.refs]))


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Give `K1-K4` for numbers that follow one another, `K7` for one that stands alone."""
    first = last = numbers[0]
    for number in [*numbers[1:], None]:
        if number == last + 1:
            last = number
            continue
        yield f"{KPI.prefix}{first}" + (f"-{KPI.prefix}{last}" if last > first else "")
        if number is not None:
            first = last = number

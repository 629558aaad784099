"""Under a KPI's chart: since when it is off, whether that is a signal, and what it will come to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from itplanner.domain.dates import full_day
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.conclusion import behaviour_sentence, conclusion, short_conclusion
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.verdict import NO_LIMITS, closed_sentence, spell_text
from itplanner.tui.content.computing import brought_by, lacks
from itplanner.tui.content.kpi_analysis import behaves_text
from itplanner.tui.forms.drawing import wrapped
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed

MOVED: Final = 2
"""So many closed periods are told that came to something else since."""


def verdict_lines(view: View, found: Standing, width: int, rows: int = 4) -> list[Sequence[Part]]:
    """Return so many lines of sentences: how it stands, what is to be known of that, and what will be."""
    return [mixed(f" {line}") for line in _lines(view, found, width - 2, rows)]


def _lines(view: View, found: Standing, room: int, rows: int) -> list[str]:
    if found.point is None:
        computed = found.kpi.formula != "entered"
        brings = f"Nothing to compute it from yet: {brought_by(found.kpi)}."
        return [brings if computed else "No readings yet. r records the first."]
    studied = view.study(found.kpi)
    short = wrapped(short_conclusion(view.plan, found, studied, room), room)[0]
    if rows == 1:
        return [short]
    told = _packed(notices(view, found), room)
    start = [stands(found, studied, room)]
    if rows == len(start) + 1:
        return [*(told or start)[:1], short]
    end = _packed(conclusion(view.plan, found, studied), room)
    if len(start) + len(told) + len(end) > rows:
        end = [short]
    whole = _packed((_spelled(found), behaviour_sentence(found.kpi, studied)), room)
    start = whole if len(whole) + len(told) + len(end) <= rows else start
    return [*start, *told[: rows - len(start) - len(end)], *end]


def stands(found: Standing, studied: Study, room: int) -> str:
    """Return since when it is off or green, and whether the last value is a signal, in one line."""
    spell, behaves = _spelled(found), behaviour_sentence(found.kpi, studied)
    since = f"{spell.partition(':')[0].partition(';')[0].removesuffix('.')}."
    brief = behaves_text(found.kpi, studied)
    for said in (f"{spell} {behaves}", f"{spell} {brief}", f"{since} {behaves}", f"{since} {brief}", spell):
        if len(said.strip()) <= room:
            return said.strip()
    return wrapped(since, room)[0]


def _spelled(found: Standing) -> str:
    """Return since when it is off; where limits would say that, how they are set."""
    said = spell_text(found)
    return f"{said.removesuffix('.')}: e sets them." if said == NO_LIMITS else said


def notices(view: View, found: Standing) -> Iterator[str]:
    """Yield what is to be known before a value is taken at its word."""
    if found.declared is not None and found.declared.colour != found.computed:
        until = full_day(found.declared.expires)
        yield f"Shown {found.colour} as declared until {until}; it computes to {found.computed}."
    if found.due is not None:
        missing = period_of(found.due, found.kpi.cadence, view.calendar)
        entered = found.kpi.formula == "entered"
        brings = "r records it" if entered else brought_by(found.kpi)
        yield f"{missing.label} has no {lacks(found.kpi)} yet: {brings}."
    moved = [point for point in found.points if point.moved]
    yield from (closed_sentence(found.kpi, point) for point in reversed(moved[-MOVED:]))


def _packed(sentences: Iterable[str], room: int) -> list[str]:
    """Return sentences in lines, several in one where they fit."""
    lines: list[str] = []
    for sentence in sentences:
        joined = f"{lines[-1]} {sentence}" if lines else sentence
        if lines and len(joined) <= room:
            lines[-1] = joined
        else:
            lines += wrapped(sentence, room)
    return lines

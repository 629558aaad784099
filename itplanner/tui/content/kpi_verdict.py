"""What stands under a KPI's chart: since when it is off, how far from its target, what is declared."""

from collections.abc import Iterator, Sequence
from typing import Final

from itplanner.domain.dates import full_day
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.trend import SMALL
from itplanner.domain.kpis.verdict import closed_sentence, spell_text, target_sentence
from itplanner.domain.kpis.words import basis_text
from itplanner.tui.content.computing import brought_by, lacks
from itplanner.tui.forms.drawing import wrapped
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed

MOVED: Final = 2
"""So many closed periods are told that came to something else since."""


def verdict_lines(view: View, found: Standing, width: int) -> list[Sequence[Part]]:
    """Return the sentences in lines of so many cells, the most telling first, whole where one fits."""
    lines: list[str] = []
    for sentence in sentences(view, found):
        joined = f"{lines[-1]} {sentence}" if lines else sentence
        if lines and len(joined) <= width - 2:
            lines[-1] = joined
        else:
            lines += wrapped(sentence, width - 2)
    return [mixed(f" {line}") for line in lines]


def sentences(view: View, found: Standing) -> Iterator[str]:
    """Yield what is to be said of a KPI as it stands."""
    if found.point is None:
        computed = found.kpi.formula != "entered"
        brings = f"Nothing to compute it from yet: {brought_by(found.kpi)}."
        yield brings if computed else "No readings yet. r records the first."
        return
    yield spell_text(found)
    moved = [point for point in found.points if point.moved]
    yield from (closed_sentence(found.kpi, point) for point in reversed(moved[-MOVED:]))
    if found.declared is not None and found.declared.colour != found.computed:
        until = full_day(found.declared.expires)
        yield f"Shown {found.colour} as declared until {until}; it computes to {found.computed}."
    if found.due is not None:
        missing = period_of(found.due, found.kpi.cadence, view.calendar)
        entered = found.kpi.formula == "entered"
        brings = "r records it" if entered else brought_by(found.kpi)
        yield f"{missing.label} has no {lacks(found.kpi)} yet: {brings}."
    yield target_sentence(view.plan, found)
    if found.point.denominator is not None and found.point.denominator < SMALL:
        yield f"n is small: {basis_text(found.kpi, found.point)}, no trend."

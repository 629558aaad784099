"""What closing a month freezes, and what speaks against it, as lines of a question."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from itplanner.domain.frozen import Frozen
from itplanner.domain.kpis.closing import Closing, speaks_against
from itplanner.domain.kpis.words import value_text
from itplanner.domain.records import KPI
from itplanner.tui.content.kpis import colour_parts
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Drawn, Part, mixed

MOST: Final = 10
"""So many values are told; the rest are counted."""

NAME, VALUE = 28, 10
"""Cells of a KPI's name and of its value."""


def closing_lines(view: View, made: Closing) -> list[Drawn]:
    """Return the values that are frozen, and below them what speaks against it."""
    rows: list[Drawn] = [_value(view, value) for value in made.values[:MOST]]
    if len(made.values) > MOST:
        rows.append(Part(f"and {len(made.values) - MOST} more", Role.MUTED))
    against = list(_against(view, made))
    if against:
        rows += [Part(" "), *against]
    return [*rows, Part(" "), "They stay as they are. What is recorded later is shown beside them."]


def _value(view: View, value: Frozen) -> Drawn:
    kpi = view.plan[KPI].rows[value.kpi]
    name = kpi.name if len(kpi.name) <= NAME else f"{kpi.name[: NAME - 1]}…"
    return (
        Part(f"{kpi.code:<4}", Role.ACCENT),
        Part(f"{name:<{NAME}}", typed=True),
        Part(f"{value_text(kpi, value.value):>{VALUE}}  "),
        *colour_parts(value.colour),
    )


def _against(view: View, made: Closing) -> Iterator[Drawn]:
    """`No reading: K4, K6`: what is missing, and of which KPIs."""
    found = sorted(
        ((said, kpi.code) for kpi, said in speaks_against(view.plan, made.month)), key=itemgetter(0)
    )
    for said, group in groupby(found, key=itemgetter(0)):
        codes = [code for _said, code in group]
        named = ", ".join(codes[:MOST]) + (f" and {len(codes) - MOST} more" if len(codes) > MOST else "")
        yield mixed(f"{said[:1].upper()}{said[1:]}: {named}", Role.WARN)


def closing_title(made: Closing) -> str:
    """Return the question."""
    return f"Close {made.month.label}, {count(len(made.values), 'KPI value')}?"

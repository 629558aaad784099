"""Watermelons as rows: what is shown, what it is inside, whose it is and who says otherwise."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from itplanner.domain.links import code
from itplanner.domain.records import KPI, Goal, Project
from itplanner.domain.rules.watermelons import Watermelon, watermelons
from itplanner.tui import glyphs
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.content.reasons import near_day
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

COLUMNS: Sequence[Column] = (
    Column("marks", "", 3),
    Column("code", "", 4),
    Column("name", "", 16, flexible=True),
    Column("words", "", 32),
    Column("owner", "", 7, leaves=0),
)

NONE: Final = "No watermelons: nothing is shown better than it is"
BELOW: Final = "Declared better than computed, or green with red goals or KPIs."

NAMED: Final = 3
"""So many red parts are named; the rest are counted."""


def watermelon_rows(view: View, words: str) -> tuple[Lazily, str]:
    """Return what looks better than it is and has these words, the worst first."""
    folded = words.casefold().split()
    found = watermelons(view.plan, view.today, view.state, view.standing)
    rows: Mapping[Hashable, Watermelon] = {each.ref: each for each in found if _has(view, each, folded)}
    return Lazily(COLUMNS, list(rows), lambda key: _row(view, rows[key])), count(len(rows), "record")


def _row(view: View, found: Watermelon) -> Row:
    outside, inside = colour_mark(found.outside), colour_mark(found.inside)
    marks = (
        Part(outside.glyph, outside.role),
        Part(glyphs.CHANGED, Role.WARN),
        Part(inside.glyph, inside.role),
    )
    row = view.plan.find(found.ref)
    cells = {
        "marks": Cell(parts=marks),
        "code": Cell(code(found.ref), Role.ACCENT),
        "name": Cell("" if row is None else row.label, typed=True),
        "words": Cell(parts=mixed(_words(view, found))),
        "owner": Cell(_owner(view, found), Role.MUTED, typed=True),
    }
    return Row(found.ref, cells)


def _words(view: View, found: Watermelon) -> str:
    """`green by Ann to 31 Dec: is red`; `green, but red: G11, K8`."""
    declared = found.declared
    if declared is not None:
        until = near_day(view, declared.expires)
        return f"{declared.colour} by {view.who(declared.person)} to {until}: is {found.inside}"
    named = ", ".join(code(ref) for ref in found.parts[:NAMED])
    more = f" and {len(found.parts) - NAMED} more" if len(found.parts) > NAMED else ""
    return f"green, but red: {named}{more}"


def _owner(view: View, found: Watermelon) -> str:
    row = view.plan.find(found.ref)
    if isinstance(row, Project):
        return view.who(row.manager)
    return view.who(row.owner) if isinstance(row, Goal | KPI) else ""


def _has(view: View, found: Watermelon, words: Sequence[str]) -> bool:
    row = view.plan.find(found.ref)
    label = "" if row is None else row.label
    text = f"{code(found.ref)} {label} {_words(view, found)} {_owner(view, found)}".casefold()
    return all(word in text for word in words)

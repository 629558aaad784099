"""Business goals: what the organisation wants, and whether IT's goals serve it."""

from collections.abc import Iterator, Sequence
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.entry import words
from itplanner.domain.records import Alignment, BusinessGoal, Goal
from itplanner.domain.rules.alignment import holds
from itplanner.domain.rules.transitions import OPEN
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_rows import At, line
from itplanner.tui.content.registers.register import BAD, OK, PLAIN, Register, Said, counts, titled, verdict
from itplanner.tui.formatting import brief_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row


def _goals(view: View, row: BusinessGoal) -> list[Goal]:
    """The goals that serve it and are open, by number."""
    links = view.plan[Alignment].where("business_goal", row.id)
    linked = (view.plan[Goal].get(link.goal) for link in links)
    found = [goal for goal in linked if goal is not None and goal.status in OPEN]
    return sorted(found, key=lambda goal: goal.id)


def _verdict(view: View, row: BusinessGoal) -> Cell:
    if not holds(row, view.today):
        return verdict(PLAIN, "")
    return verdict(OK, "served") if _goals(view, row) else verdict(BAD, "none")


def _summary(view: View, rows: Sequence[BusinessGoal]) -> Sequence[Part]:
    holding = [row for row in rows if holds(row, view.today)]
    served = sum(bool(_goals(view, row)) for row in holding)
    return counts((served, "served", None), (len(holding) - served, "served by no goal", None))


def _about(view: View, row: BusinessGoal, _width: int) -> Iterator[Row]:
    said = words(row.perspective) if row.perspective else glyphs.NOTHING
    yield line("Perspect.", (Part(said),), At("field", "perspective"))
    found = _goals(view, row)
    said = "" if found else "none yet"
    head = (Part("Open goals", bold=True), Part(f"  {said}", Role.MUTED))
    yield Row(At("words", "goals"), {"label": Cell(parts=head, span=2)})
    for goal in found:
        parts = (Part(f"{goal.code} ", Role.ACCENT), Part(goal.title, typed=True))
        yield Row(At("goal", ref=Ref(goal.kind, goal.id)), {"label": Cell(parts=parts, span=2)})


BUSINESS_GOALS: Final = Register(
    name="business_goals",
    title="Business goals",
    head="Business goals",
    kind=BusinessGoal,
    columns=(
        titled(24, "Business goal", "title"),
        Said(
            Column("perspective", "Perspective", 11, leaves=1),
            lambda _view, row: Cell(words(row.perspective) if row.perspective else glyphs.NOTHING),
            lambda _view, row: row.perspective or None,
        ),
        Said(
            Column("who", "Owner", 8, leaves=0),
            lambda view, row: Cell(view.who(row.owner), typed=True),
            lambda view, row: view.who(row.owner).casefold(),
        ),
        Said(
            Column("until", "Until", 9, "right", leaves=2),
            lambda _view, row: Cell(brief_day(row.valid_to), cut="never"),
            lambda _view, row: row.valid_to,
        ),
        Said(
            Column("goals", "Goals", 5, "right"),
            lambda view, row: Cell(str(len(_goals(view, row))), cut="never"),
            lambda view, row: -len(_goals(view, row)),
        ),
        Said(Column("verdict", "Verdict", 9), _verdict),
    ),
    summary=_summary,
    first="adds the first one, for example Deliver on time",
    about=_about,
    skip=frozenset({"title", "perspective"}),
    asks="title",
)

"""The plan diet as rows: what speaks against a goal, and how full its owners are."""

from collections.abc import Iterator, Mapping
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.rules.diet import Fat, Lack, diet
from itplanner.domain.rules.load import Load, loads
from itplanner.domain.rules.transitions import OPEN
from itplanner.tui import glyphs
from itplanner.tui.formatting import count, percent, progress_bar
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

BAR: Final = 8
"""Cells of the bar of a load."""

COLUMNS: Final = (
    Column("code", "", 5),
    Column("goal", "Goal", 18, flexible=True),
    Column("owner", "Owner", 7, leaves=0),
    Column("against", "What speaks against it", 36, flexible=True),
)

WORDS: Final[Mapping[Lack, str]] = {
    "ownerless": "no owner",
    "unfunded": "no money",
    "unaligned": "no business goal",
    "stale": "quiet",
}


def diet_rows(view: View) -> tuple[Rows, str]:
    """Return the goals that little speaks for, the worst first, then the load of their owners."""
    found = diet(view.plan, view.today, view.last_changes())
    open_goals = sum(goal.status in OPEN for goal in view.plan[Goal])
    rows = [_goal_row(view, fat) for fat in found] or [_none_row(open_goals)]
    return Rows(COLUMNS, (*rows, *_load_rows(view))), f"{len(found)} of {count(open_goals, 'open goal')}"


def reason_of(view: View, goals: tuple[Ref, ...]) -> str:
    """Return what speaks against goals, as the reason why they end: `No money, no business goal`."""
    known = {fat.goal: fat for fat in diet(view.plan, view.today, view.last_changes())}
    words = (word for ref in goals if ref.id in known for word in _against(known[ref.id]))
    said = ", ".join(dict.fromkeys(words))
    return said[:1].upper() + said[1:]


def _against(fat: Fat) -> Iterator[str]:
    for lack in fat.lacks:
        yield f"{WORDS[lack]} for {fat.quiet} d" if lack == "stale" else WORDS[lack]


def _goal_row(view: View, fat: Fat) -> Row:
    goal = view.plan[Goal].rows[fat.goal]
    cells = {
        "code": Cell(goal.code, Role.ACCENT),
        "goal": Cell(goal.title, typed=True),
        "owner": Cell(view.who(goal.owner), typed=True),
        "against": Cell(" · ".join(_against(fat)), Role.BAD if len(fat.lacks) > 1 else Role.WARN),
    }
    return Row(Ref(goal.kind, goal.id), cells)


def _none_row(open_goals: int) -> Row:
    said = "Nothing speaks against any open goal" if open_goals else "No goal is open"
    words = Cell(said, Role.MUTED, span=4)
    return Row(("head", "none"), {"code": words}, selectable=False)


def _load_rows(view: View) -> Iterator[Row]:
    found = loads(view.plan, view.year)
    if found:
        head = Cell(f"Load {view.calendar.year_label(view.year)}", bold=True, span=4)
        yield Row(("head", "load"), {"code": head}, selectable=False)
    for load in found:
        cells = {
            "code": Cell(parts=(Part(view.who(load.person), typed=True),), span=2),
            "owner": Cell(count(load.goals, "goal")),
            "against": Cell(parts=_load(load)),
        }
        yield Row(Ref("person", load.person), cells, selectable=False)


def _load(load: Load) -> tuple[Part, ...]:
    if load.capacity is None:
        return (Part(f"{load.hours:,.0f} h, capacity not known", Role.MUTED),)
    role = Role.BAD if load.over else Role.ACCENT
    drawn = progress_bar(min(load.share or 0, 1), BAR)
    done = drawn.rstrip(glyphs.WORK_PLANNED)
    of = Part(f" {load.hours:,.0f} h of {load.capacity:,.0f} h, {percent(load.share)}")
    over = (Part(" too much", Role.BAD),) if load.over else ()
    return (Part(done, role), Part(drawn[len(done) :], Role.MUTED), of, *over)

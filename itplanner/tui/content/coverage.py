"""Business goals by areas: how many open goals of an area serve each, and which they are."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.records import BusinessGoal, Goal
from itplanner.domain.rules.alignment import coverage, idle_areas, in_force, scattered, served_by, unaligned
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.rules.progress import counts
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.rules.years import checklist
from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.marks import mark_of
from itplanner.tui.formatting import count, percent
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.fitting import fitted
from itplanner.tui.widgets.parts import Drawn, Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

NO_BUSINESS_GOAL: Final = 0
"""The row of goals that serve none."""

THIS_YEAR: Final = -1
"""The row of the annual goals of the year."""

TITLE, NARROW, WIDE, VERDICT = 22, 9, 14, 14
"""Cells: of a business goal's title at least, of an area's column at least and at most, of the verdict."""


class Spot(NamedTuple):
    """A cell of the grid."""

    business_goal: int
    area: int


class Serving(NamedTuple):
    """The open goals of an area that serve a business goal."""

    primary: Sequence[Goal] = ()
    secondary: Sequence[Goal] = ()


@dataclass(frozen=True)
class Crossing:
    """Who serves what: the cells that aren't empty, and what stands at their sides."""

    view: View
    business_goals: Sequence[int]
    areas: Sequence[int]
    cells: Mapping[Spot, Serving]


def crossing_of(view: View) -> Crossing:
    """Return the business goals that hold today, crossed with the areas at the top."""
    wanted = in_force(view.plan, view.today)
    found: dict[Spot, Serving] = {}
    for each in wanted:
        for goal in served_by(view.plan, each, "primary"):
            _put(view, found, each.id, goal, main=True)
        for goal in served_by(view.plan, each, "secondary"):
            _put(view, found, each.id, goal, main=False)
    for goal in in_cascade(goal for goal in view.plan[Goal] if goal.status in OPEN):
        if unaligned(view.plan, goal, view.today):
            _put(view, found, NO_BUSINESS_GOAL, goal, main=True)
    for goal in checklist(view.plan, view.year):
        if counts(goal):
            _put(view, found, THIS_YEAR, goal, main=True)
    areas = [area.id for area in view.areas if area.parent is None]
    return Crossing(view, [*(each.id for each in wanted), NO_BUSINESS_GOAL, THIS_YEAR], areas, found)


def _put(view: View, found: dict[Spot, Serving], business_goal: int, goal: Goal, *, main: bool) -> None:
    spot = Spot(business_goal, view.tops.get(goal.area, goal.area))
    now = found.get(spot, Serving())
    more = (*(now.primary if main else now.secondary), goal)
    found[spot] = now._replace(primary=more) if main else now._replace(secondary=more)


def crossing_rows(crossing: Crossing, at: Spot, width: int) -> Rows:
    """Return the grid in so many cells, brackets around the cell of the cursor."""
    areas, cells = _shown(crossing.areas, at.area, width)
    columns = [
        Column("mark", "", 1),
        Column("title", "Business goal", TITLE, flexible=True),
        *(Column(str(area), _head(crossing, areas, area, cells), cells) for area in areas),
        Column("verdict", "", VERDICT, leaves=0),
    ]
    rows = (_row(crossing, number, areas, at) for number in crossing.business_goals)
    return Rows(tuple(columns), tuple(rows))


def _shown(areas: Sequence[int], at: int, width: int) -> tuple[Sequence[int], int]:
    """The areas that there is room for, the one of the cursor among them, and the cells of each."""
    room = width - TITLE - 3
    many = min(len(areas), max(room // (NARROW + 1), 1))
    first = min(max(areas.index(at) - many + 1, 0), len(areas) - many) if at in areas else 0
    spare = room - VERDICT - 1
    return areas[first : first + many], min(max(spare // max(many, 1) - 1, NARROW), WIDE)


def _head(crossing: Crossing, beside: Sequence[int], at: int, cells: int) -> str:
    """The name of an area, with an arrow at the edge beyond which there are more."""
    name = next(shown(area.name) for area in crossing.view.areas if area.id == at)
    lead = glyphs.BEFORE if at == beside[0] != crossing.areas[0] else " "
    more = at == beside[-1] != crossing.areas[-1]
    return f"{fitted(f'{lead}{name}', cells - 1)}{glyphs.BEYOND}" if more else f"{lead}{name}"


def _row(crossing: Crossing, number: int, areas: Sequence[int], at: Spot) -> Row:
    glyph, role, word = _verdict(crossing, number)
    business_goal = crossing.view.plan[BusinessGoal].get(number)
    if business_goal is None:
        title = Cell(_named(crossing.view, number))
    else:
        title = Cell(parts=(Part(f"{business_goal.code:<4} "), Part(business_goal.title, typed=True)))
    cells = {
        "mark": Cell(glyph, role),
        "title": title,
        **{str(area): _cell(crossing, Spot(number, area), at) for area in areas},
        "verdict": Cell(word, role),
    }
    return Row(number, cells)


def _cell(crossing: Crossing, spot: Spot, at: Spot) -> Cell:
    found = crossing.cells.get(spot)
    text = glyphs.NOTHING
    if found is not None:
        more = f"+{len(found.secondary)}" if found.secondary else ""
        text = " ".join(filter(None, (str(len(found.primary)), more)))
    begin, end = ("[", "]") if spot == at else (" ", " ")
    role = Role.MUTED if found is None else Role.TEXT
    return Cell(parts=(Part(begin, Role.ACCENT), Part(text, role), Part(end, Role.ACCENT)))


def _verdict(crossing: Crossing, number: int) -> tuple[str, Role, str]:
    view, business_goal = crossing.view, crossing.view.plan[BusinessGoal].get(number)
    found = [crossing.cells.get(Spot(number, area), Serving()) for area in crossing.areas]
    if number == THIS_YEAR:
        idle = sum(area.parent is None for area in idle_areas(view.plan, view.year))
        return (glyphs.AMBER, Role.WARN, f"{count(idle, 'area')} idle") if idle else (" ", Role.MUTED, "")
    if business_goal is None:
        goals = sum(len(each.primary) for each in found)
        return (glyphs.AMBER, Role.WARN, f"{count(goals, 'goal')} loose") if goals else (" ", Role.MUTED, "")
    if not any(each.primary for each in found):
        return glyphs.RED, Role.BAD, "not covered"
    if scattered(view.plan, business_goal, view.year):
        return glyphs.AMBER, Role.WARN, "scattered"
    return glyphs.GREEN, Role.OK, "covered"


def _named(view: View, number: int) -> str:
    """The code of a business goal, or the name of a row that is none."""
    if number > 0:
        return view.plan[BusinessGoal].rows[number].code
    return f"Goals of {view.calendar.year_label(view.year)}" if number == THIS_YEAR else "No business goal"


def crossing_head(crossing: Crossing) -> str:
    """Return what the frame says: how many business goals are covered."""
    found = coverage(crossing.view.plan, crossing.view.today)
    if not found.of:
        return "no business goals yet"
    return f"{found.covered} of {found.of} covered, {percent(found.covered / found.of)}"


def crossing_lines(crossing: Crossing, at: Spot) -> list[Drawn]:
    """Return in two lines what the cell under the cursor holds."""
    view, found = crossing.view, crossing.cells.get(at, Serving())
    area = next((area.name for area in view.areas if area.id == at.area), "")
    business_goal = view.plan[BusinessGoal].get(at.business_goal)
    if not crossing.areas:
        return [" There are no areas yet. In Areas, a adds the first one", ""]
    head = [Part(" "), Part(area, typed=True), Part(f" · {_named(view, at.business_goal)}: ")]
    if business_goal is None:
        head.append(Part(count(len(found.primary), "goal")))
    else:
        numbers = f"{len(found.primary)} first of all, {len(found.secondary)} besides"
        said = numbers if found != Serving() else "no open goal serves it"
        head += [Part(f"{said} · "), Part(business_goal.title, typed=True)]
    named = [Part(" "), *(Part(f"{goal.code} ") for goal in found.primary)]
    if found.secondary:
        named += [Part("besides ", Role.MUTED), *(Part(f"{goal.code} ") for goal in found.secondary)]
    return [head, named]


GOAL_COLUMNS: Final = (
    Column("mark", "", 1),
    Column("code", "", 6),
    Column("goal", "", 24, flexible=True),
    Column("how", "", 10),
)


def serving_rows(view: View, found: Serving, words: str) -> tuple[Rows, str]:
    """Return the goals behind a cell that have all these words."""
    folded = words.casefold().split()
    pairs = [
        *((goal, "primary") for goal in found.primary),
        *((goal, "secondary") for goal in found.secondary),
    ]
    rows = [
        _goal_row(view, goal, how)
        for goal, how in pairs
        if all(word in f"{goal.code} {goal.title}".casefold() for word in folded)
    ]
    return Rows(GOAL_COLUMNS, tuple(rows)), count(len(rows), "goal")


def _goal_row(view: View, goal: Goal, how: str) -> Row:
    mark = mark_of(view, goal)
    cells = {
        "mark": Cell(mark.status, mark.role),
        "code": Cell(goal.code, Role.ACCENT),
        "goal": Cell(goal.title, typed=True),
        "how": Cell(how, Role.MUTED),
    }
    return Row(Ref(goal.kind, goal.id), cells)

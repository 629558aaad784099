"""The areas with their counts, and the cascade of goals from ten years to one, as rows."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import Area, Goal
from itplanner.domain.rules.cascade import ancestors, cascade_order, children_of
from itplanner.domain.rules.progress import progress
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.due import due_text
from itplanner.tui.content.finding import Looked, matches
from itplanner.tui.content.gaps import gap_rows
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import mark_of, worst
from itplanner.tui.content.smart import letters
from itplanner.tui.formatting import count, percent
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

SIDE_COLUMNS: Sequence[Column] = (
    Column("name", "Area", 14, flexible=True),
    Column("active", "Act", 3, "right", gap=0),
    Column("worst", "", 1),
)

TREE_COLUMNS: Sequence[Column] = (
    Column("mark", "", 1),
    Column("goal", " Goal", 30, flexible=True),
    Column("smart", "SMART", 5),
    Column("due", "Due", 6, "right", leaves=1),
    Column("done", "Done", 4, "right"),
    Column("owner", "Owner", 6, leaves=0),
)

ALL = ("area", None)
"""The key of the row that shows all areas."""

WORDS = frozenset({"head", "more"})
"""What the keys of rows begin with that only say something; on them all areas are shown."""


@dataclass(frozen=True, slots=True)
class Shown(Looked):
    """How the areas are looked at: which one is chosen, what is folded, which words must match."""

    chosen: Hashable = ALL
    folded: frozenset[int] = frozenset()


def side_of(view: View) -> Rows:
    """Return the areas with their active goals and worst state, then gaps, then open goals by person."""
    active = [goal for goal in view.plan[Goal] if goal.status == "active" and goal.horizon == 1]
    by_area: dict[int, list[Goal]] = {}
    for goal in active:
        for number in {goal.area, view.tops.get(goal.area, goal.area)}:
            by_area.setdefault(number, []).append(goal)
    rows = [_area_row(view, None, "All areas", active)]
    for area in view.areas:
        name = f"  {area.name}" if area.parent is not None else area.name
        rows.append(_area_row(view, area.id, name, by_area.get(area.id, [])))
    return Rows(SIDE_COLUMNS, (*rows, *gap_rows(view), *_people(view)))


def tree_of(view: View, looked: Shown) -> tuple[Lazily, int]:
    """Return the cascade of the chosen area or person, and how many goals it shows."""
    goals = {goal.id: goal for goal in view.plan[Goal] if _chosen(view, goal, looked)}
    if looked.words:
        goals = {number: goal for number, goal in goals.items() if matches(view, goal, looked.words)}
    children = children_of(goals.values())
    counts: dict[int, int] = {}
    for goal in goals.values():
        top = view.tops.get(goal.area, goal.area)
        counts[top] = counts.get(top, 0) + 1
    depths: dict[int, int] = {}
    keys: list[Ref] = []
    for area in view.areas:
        always = (looked.chosen == ALL and not looked.words) or looked.chosen == ("area", area.id)
        if area.parent is None and (area.id in counts or always):
            keys.append(Ref(Area.kind, area.id))
            roots = [
                goal for goal in children.get(None, ()) if view.tops.get(goal.area, goal.area) == area.id
            ]
            keys += _branch(children, roots, looked.folded, depths, 0)

    code = max((len(goal.code) for goal in goals.values()), default=0)

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        if key.kind == Area.kind:
            head = _head(view.plan[Area].rows[key.id], counts.get(key.id, 0))
            return Row(key, head, selectable=False)
        goal = goals[key.id]
        folded = goal.id in looked.folded
        return _goal_row(view, goal, depths[goal.id], code, children=goal.id in children, folded=folded)

    return Lazily(TREE_COLUMNS, keys, make), len(goals)


def _branch(
    children: Mapping[int | None, Sequence[Goal]],
    branch: Sequence[Goal],
    folded: frozenset[int],
    depths: dict[int, int],
    depth: int,
) -> Iterator[Ref]:
    for goal in branch:
        depths[goal.id] = depth
        yield Ref(goal.kind, goal.id)
        if goal.id not in folded:
            yield from _branch(children, children.get(goal.id, ()), folded, depths, depth + 1)


def title_of(view: View, looked: Shown) -> str:
    """Return what the tree shows, for its head."""
    if isinstance(looked.chosen, tuple) and looked.chosen[0] == "person":
        return f"Goals of {view.who(looked.chosen[1])}"
    if isinstance(looked.chosen, tuple) and looked.chosen[0] == "goal":
        return f"G{looked.chosen[1]} and below"
    area = view.plan[Area].get(looked.chosen[1]) if isinstance(looked.chosen, tuple) else None
    return "All areas" if area is None else area.name


def beside(view: View, goal: Goal) -> list[Goal]:
    """Return the goals that stand beside a goal in the tree, in order."""
    same = view.plan[Goal].where("parent", goal.parent)
    return sorted(
        (each for each in same if each.area == goal.area and each.horizon == goal.horizon), key=cascade_order
    )


def _chosen(view: View, goal: Goal, looked: Shown) -> bool:
    if looked.chosen == ALL or not isinstance(looked.chosen, tuple) or looked.chosen[0] in WORDS:
        return True
    what, number = looked.chosen
    if what == "person":
        return goal.owner == number and view.state(goal).open
    if what == "goal":
        return number == goal.id or number in {each.id for each in ancestors(view.plan, goal)}
    return number in {goal.area, view.tops.get(goal.area, goal.area)}


def _area_row(view: View, number: int | None, name: str, goals: Sequence[Goal]) -> Row:
    active = [goal for goal in goals if goal.status == "active" and goal.horizon == 1]
    mark = worst([mark_of(view, goal) for goal in active])
    cells = {
        "name": Cell(name, typed=number is not None),
        "active": Cell(str(len(active)) if active else glyphs.NOTHING),
        "worst": Cell(mark.status, mark.role) if mark is not None else Cell(glyphs.NOTHING, Role.MUTED),
    }
    return Row(("area", number), cells, selectable=False)


def _people(view: View) -> Iterator[Row]:
    open_goals: dict[int, int] = {}
    for goal in view.plan[Goal]:
        if goal.owner is not None and goal.horizon == 1 and view.state(goal).open:
            open_goals[goal.owner] = open_goals.get(goal.owner, 0) + 1
    if open_goals:
        yield Row(("head", "people"), {"name": Cell("Open goals", bold=True, span=3)}, selectable=False)
    for person, number in sorted(open_goals.items(), key=lambda pair: (-pair[1], view.who(pair[0]))):
        cells = {"name": Cell(view.who(person), typed=True), "active": Cell(str(number))}
        yield Row(("person", person), cells, selectable=False)


def _head(area: Area, goals: int) -> dict[str, Cell]:
    words = Part(f"  {count(goals, 'goal')}" if goals else "  no goals yet", Role.MUTED)
    return {"mark": Cell(parts=(Part(area.name, bold=True, typed=True), words), span=6)}


def _goal_row(view: View, goal: Goal, depth: int, code: int, *, children: bool, folded: bool) -> Row:
    mark = mark_of(view, goal)
    fold = (glyphs.FOLDED if folded else glyphs.UNFOLDED) if children else " "
    lead = Part(f"{' ' * min(depth, 6)}{fold}{goal.code:<{code}} ")
    title = Part(goal.title, bold=goal.horizon == 10, typed=True)
    due = due_text(view, goal)
    cells = {
        "mark": Cell(mark.status, mark.role),
        "goal": Cell(parts=(lead, title)),
        "smart": Cell(parts=letters(view.smart(goal))),
        "due": Cell(due, Role.BAD if mark.glyph == glyphs.LATE else Role.TEXT),
        "done": Cell(percent(progress(view.plan, goal, view.today).share)),
        "owner": Cell(view.who(goal.owner), typed=True),
    }
    return Row(Ref("goal", goal.id), cells, muted=goal.status in {"done", "deferred", "cancelled"})

"""The checklist of a fiscal year as rows: areas, their goals, and the steps of the goals unfolded."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import Any

from itplanner.domain.change import Ref
from itplanner.domain.records import Area, Goal, Step
from itplanner.domain.rules.progress import progress, weighted
from itplanner.domain.rules.state import step_owner
from itplanner.domain.rules.years import checklist
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.due import due_text, short_due
from itplanner.tui.content.finding import Looked, matches
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import Mark, mark_of, step_mark
from itplanner.tui.formatting import count, percent, progress_bar
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

COLUMNS: Sequence[Column] = (
    Column("fold", "", 1),
    Column("mark", "", 1, gap=0),
    Column("code", "", 4),
    Column("goal", "Goal", 34, flexible=True),
    Column("owner", "Owner", 6, leaves=2),
    Column("due", "Due", 6, "right"),
    Column("state", "State", 9),
    Column("bar", "", 6, leaves=1),
    Column("done", "Done", 4, "right"),
)

BAR = 6
"""Cells of the progress bar."""

Sorting = Callable[[View, Goal], Any]

_URGENCY = {glyphs.RED: 0, glyphs.AMBER: 1, glyphs.GREEN: 2}

SORTINGS: dict[str, Sorting] = {
    "order": lambda _view, goal: goal.order,
    "due": lambda _view, goal: (goal.due is None, goal.due, goal.id),
    "owner": lambda view, goal: (view.who(goal.owner).casefold(), goal.id),
    "state": lambda view, goal: (
        _URGENCY.get(mark_of(view, goal).status, 3),
        goal.due is None,
        goal.due,
        goal.id,
    ),
    "done": lambda view, goal: (progress(view.plan, goal, view.today).share, goal.id),
    "title": lambda _view, goal: (goal.title.casefold(), goal.id),
}
"""Ways to sort, in the order in which the key goes through them; the first keeps the areas apart."""


@dataclass(frozen=True, slots=True)
class Shown(Looked):
    """How the list is looked at: which goals are unfolded, filtered and sorted how."""

    sorting: str = "order"
    unfolded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Checklist:
    """The rows of a checklist and what its head says."""

    rows: Lazily
    goals: tuple[Goal, ...]
    """The year's goals, before the filter."""
    shown: tuple[Goal, ...] = field(default=())
    """The goals that match the filter, in the order shown."""
    summary: tuple[Part, ...] = ()


def checklist_of(view: View, shown: Shown) -> Checklist:
    """Return the checklist of the view's year."""
    goals = checklist(view.plan, view.year)
    found = [goal for goal in goals if not shown.words or matches(view, goal, shown.words)]
    found.sort(key=partial(SORTINGS[shown.sorting], view))
    grouped = shown.sorting == "order"
    if grouped:
        order = {area.id: place for place, area in enumerate(view.areas)}
        found.sort(key=lambda goal: order.get(view.tops.get(goal.area, goal.area), len(order)))
    by_area = _by_area(view, found)
    keys = list(_keys(view, found, by_area, shown, grouped=grouped))

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        if key.kind == "goal":
            return _goal_row(view, view.plan[Goal].rows[key.id], unfolded=key.id in shown.unfolded)
        if key.kind == "step":
            return _step_row(view, view.plan[Step].rows[key.id])
        return _area_row(view, key.id, by_area[key.id])

    return Checklist(Lazily(COLUMNS, keys, make), goals, tuple(found), _summary(view, goals))


def _by_area(view: View, goals: Sequence[Goal]) -> dict[int, list[Goal]]:
    found: dict[int, list[Goal]] = {}
    for goal in goals:
        found.setdefault(view.tops.get(goal.area, goal.area), []).append(goal)
    return found


def _keys(
    view: View, goals: Sequence[Goal], by_area: Mapping[int, Sequence[Goal]], shown: Shown, *, grouped: bool
) -> Iterator[Ref]:
    for area, group in by_area.items() if grouped else ((0, goals),):
        if grouped:
            yield Ref(Area.kind, area)
        for goal in group:
            yield Ref(goal.kind, goal.id)
            if goal.id in shown.unfolded:
                yield from (Ref(step.kind, step.id) for step in steps_of(view, goal.id))


def steps_of(view: View, goal: int) -> list[Step]:
    """Return a goal's steps in order."""
    return sorted(view.plan[Step].where("goal", goal), key=lambda step: step.order)


def _area_row(view: View, number: int, goals: Sequence[Goal]) -> Row:
    area = view.plan[Area].get(number)
    share = weighted((progress(view.plan, goal, view.today).share, goal.weight) for goal in goals)
    cells = {
        "fold": Cell(area.name if area is not None else "", bold=True, span=4, typed=True),
        "owner": Cell(count(len(goals), "goal"), Role.MUTED, span=2),
        "done": Cell(percent(share), Role.MUTED),
    }
    return Row(Ref("area", number), cells, selectable=False)


def _goal_row(view: View, goal: Goal, *, unfolded: bool) -> Row:
    mark = mark_of(view, goal)
    share = progress(view.plan, goal, view.today).share
    steps = len(view.plan[Step].by("goal").get(goal.id, ()))
    over = goal.status in {"done", "deferred", "cancelled"}
    fold = (glyphs.UNFOLDED if unfolded else glyphs.FOLDED) if steps else ""
    cells = {
        "fold": Cell(fold, Role.MUTED),
        "mark": Cell(
            mark.glyph, mark.role if mark.glyph == glyphs.LATE else Role.TEXT, bold=mark.role is Role.BAD
        ),
        "code": Cell(goal.code, cut="never"),
        "goal": Cell(goal.title, typed=True),
        "owner": Cell(view.who(goal.owner), typed=True),
        "due": Cell(due_text(view, goal)),
        "state": state_cell(mark),
        "bar": Cell(parts=_bar(share)),
        "done": Cell(percent(share)),
    }
    return Row(Ref("goal", goal.id), cells, muted=over)


def state_cell(mark: Mark) -> Cell:
    """Return the state's word in its role; being on track is no news and stays plain."""
    return Cell(mark.word, mark.role if mark.role in {Role.BAD, Role.WARN, Role.MUTED} else Role.TEXT)


def _bar(share: float) -> tuple[Part, ...]:
    drawn = progress_bar(share, BAR)
    done = drawn.rstrip(glyphs.WORK_PLANNED)
    return (Part(done, Role.ACCENT), Part(drawn[len(done) :], Role.MUTED))


def _step_row(view: View, step: Step) -> Row:
    mark = step_mark(view, step)
    glyph_role = mark.role if step.done or mark.role is Role.BAD else Role.TEXT
    parts = (Part("  "), Part(mark.glyph, glyph_role), Part(" "), Part(step.text, typed=True))
    cells = {
        "code": Cell(parts=parts, span=2),
        "owner": Cell(view.who(step_owner(view.plan, step)), typed=True),
        "due": Cell(glyphs.NOTHING if step.due is None else short_due(view, step.due)),
        "state": Cell(mark.word if not step.done else "", mark.role),
    }
    return Row(Ref("step", step.id), cells, muted=step.done)


def _summary(view: View, goals: Sequence[Goal]) -> tuple[Part, ...]:
    if not goals:
        return (Part("no goals"),)
    steps = [step for goal in goals for step in view.plan[Step].where("goal", goal.id)]
    done = sum(goal.status == "done" for goal in goals)
    ticked = sum(step.done for step in steps)
    return Part(f"{done} of {len(goals)} done"), Part(f" · steps {ticked} of {len(steps)}", leaves=0)

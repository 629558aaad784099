"""The roadmap as rows: groups, and under each its goals as bars over the fiscal years that are looked at."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.rules.cascade import ancestors, descendants
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.touching import needed_by, needs
from itplanner.domain.values import dataclass
from itplanner.timeline.bars import bar_of, drawn, today_alone
from itplanner.timeline.groups import By, Group, groups
from itplanner.timeline.heads import heads
from itplanner.timeline.page import ROOMY, title_cells
from itplanner.timeline.pieces import Meaning, Piece
from itplanner.timeline.scale import MONTHS, Scale
from itplanner.tui import glyphs
from itplanner.tui.content.finding import Looked, matches
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import mark_of
from itplanner.tui.formatting import percent
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column, place
from itplanner.tui.widgets.fitting import fitted
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

SPANS = (3, 5, 10)
"""Years that the key for the span goes through."""

ZOOMS = (1, *SPANS)
"""Years that zooming goes through; one year is shown by months."""

ROLES: Mapping[Meaning, Role] = {
    **dict.fromkeys(Meaning, Role.MUTED),
    Meaning.NOW: Role.ACCENT,
    Meaning.DONE: Role.ACCENT,
    Meaning.OVERRUN: Role.BAD,
    Meaning.HOLE: Role.WARN,
    Meaning.DUE: Role.TEXT,
    Meaning.AHEAD: Role.TEXT,
    Meaning.REACHED: Role.OK,
    Meaning.MISSED: Role.BAD,
    Meaning.RULE: Role.RULE,
}


@dataclass(frozen=True, slots=True)
class Shown(Looked):
    """How the roadmap is looked at."""

    years: int = 0
    """How many; 0 for as many as suit the screen."""
    by: By = "area"
    folded: frozenset[Hashable] = frozenset()

    def span(self, width: int) -> int:
        """How many years are shown in so many columns."""
        return self.years or (SPANS[-1] if width >= ROOMY else SPANS[0])


@dataclass(frozen=True)
class Roadmap:
    """The rows of a roadmap, what stands above them, and what moving a bar means there."""

    rows: Lazily
    groups: Sequence[Group]
    scale: Scale
    heads: tuple[Sequence[Part], Sequence[Part]]

    @property
    def goals(self) -> int:
        """How many goals match, also in folded groups."""
        return sum(len(group.goals) for group in self.groups)

    @property
    def step(self) -> int:
        """By how many months a bar is moved at once."""
        return 1 if self.scale.unit == "month" else MONTHS["quarter"]

    @cached_property
    def by_key(self) -> Mapping[Hashable, Group]:
        """The groups by the keys of their rows."""
        return {group.key: group for group in self.groups}

    @cached_property
    def group_of(self) -> Mapping[int, Hashable]:
        """The group that each goal stands in."""
        return {goal.id: group.key for group in self.groups for goal in group.goals}


def roadmap_of(view: View, looked: Shown, width: int) -> Roadmap:
    """Return the roadmap from the view's year on, for a screen of so many columns."""
    goals = [goal for goal in view.plan[Goal] if not looked.words or matches(view, goal, looked.words)]
    found = groups(view.plan, goals, looked.by)
    columns = _columns(max((len(goal.code) for goal in goals), default=0), width)
    bar = place(columns, width - 1)[-1]
    scale = Scale.within(view.calendar, view.year, looked.span(width), bar.width)
    rows = Lazily(columns, list(_keys(found, looked)), _maker(view, looked, found, scale))
    return Roadmap(rows, found, scale, _heads(view, scale, columns, width))


def relations(view: View, goal: Goal | None) -> Mapping[Hashable, Part]:
    """Return how the goals around a goal are marked: above, below, needed by it, in need of it."""
    if goal is None:
        return {}
    around = (
        (glyphs.NEEDED, needed_by(view.plan, goal)),
        (glyphs.NEEDS, needs(view.plan, goal)),
        (glyphs.DOWN, descendants(view.plan, goal)),
        (glyphs.UP, ancestors(view.plan, goal)),
    )
    return {Ref(Goal.kind, each.id): Part(glyph, Role.ACCENT) for glyph, goals in around for each in goals}


def _columns(code: int, width: int) -> tuple[Column, ...]:
    done = (Column("done", "Done", 4, "right"),) if width >= ROOMY else ()
    return (
        Column("mark", "", 1),
        Column("code", "", max(code, 4), gap=0),
        Column("goal", "Goal", title_cells(width)),
        *done,
        Column("bar", "", 10, flexible=True),
    )


def _keys(found: Sequence[Group], looked: Shown) -> Iterator[Hashable]:
    for group in found:
        yield group.key
        if group.key not in looked.folded:
            yield from (Ref(Goal.kind, goal.id) for goal in group.goals)


def _maker(view: View, looked: Shown, found: Sequence[Group], scale: Scale) -> Callable[[Hashable], Row]:
    by_key = {group.key: group for group in found}

    def make(key: Hashable) -> Row:
        if key in by_key:
            return _group_row(view, by_key[key], scale, folded=key in looked.folded)
        assert isinstance(key, Ref)
        return _goal_row(view, view.plan[Goal].rows[key.id], scale)

    return make


def _group_row(view: View, group: Group, scale: Scale, *, folded: bool) -> Row:
    @cache
    def line(width: int) -> Sequence[Part]:
        return _parts(today_alone(scale, view.today, width))

    name = Part(group.name, bold=True, typed=True)
    parts = (
        (Part(f"{glyphs.FOLDED} "), name, Part(f" · {len(group.goals)}", Role.MUTED)) if folded else (name,)
    )
    cells = {"mark": Cell(parts=parts, span=3), "bar": Cell(draw=line)}
    return Row(group.key, cells, selectable=False)


def _goal_row(view: View, goal: Goal, scale: Scale) -> Row:
    bar, mark = bar_of(view.plan, goal, view.today), mark_of(view, goal)
    role = mark.role if mark.role in {Role.BAD, Role.WARN} else Role.MUTED

    @cache
    def line(width: int) -> Sequence[Part]:
        return _parts(drawn(bar, scale, view.today, width), role)

    cells = {
        "code": Cell(goal.code, cut="never"),
        "goal": Cell(goal.title, typed=True),
        "done": Cell(percent(progress(view.plan, goal, view.today).share)),
        "bar": Cell(draw=line),
    }
    return Row(Ref(Goal.kind, goal.id), cells, muted=not view.state(goal).open)


def _parts(pieces: Sequence[Piece], word: Role = Role.MUTED) -> Sequence[Part]:
    roles = {**ROLES, Meaning.WORD: word}
    return [Part(piece.text, roles[piece.meaning]) for piece in pieces]


def _heads(
    view: View, scale: Scale, columns: Sequence[Column], width: int
) -> tuple[Sequence[Part], Sequence[Part]]:
    """The lines above the rows, their first cells those of the marks."""
    *placed, bar = place(columns, width - 1)
    above, below = heads(scale, view.working_year, view.today, bar.width)
    titles = " " * (1 + bar.left)
    for each in placed:
        title = fitted(each.column.title, each.width, each.column.align)
        titles = titles[: 1 + each.left] + title + titles[1 + each.right :]
    blank = Part(" " * (1 + bar.left))
    return (blank, *_parts(above)), (Part(titles, Role.MUTED), *_parts(below))

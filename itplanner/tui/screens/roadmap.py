"""2 Roadmap: the goals as bars over fiscal years, to move and to stretch."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Size

from itplanner.domain.change import Ref
from itplanner.domain.naming import link_text
from itplanner.domain.records import Goal
from itplanner.domain.verbs.rescheduling import Move
from itplanner.timeline.groups import WAYS
from itplanner.tui import keys
from itplanner.tui.content.frame import WIDE, lines
from itplanner.tui.content.lazily import Marked
from itplanner.tui.content.roadmap import SPANS, ZOOMS, Shown, relations, roadmap_of
from itplanner.tui.content.strip import group_head, group_lines, strip_head, strip_lines
from itplanner.tui.formatting import count
from itplanner.tui.messages import ReschedulingRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.goals import refs_of
from itplanner.tui.screens.holes import HolesPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

TALL = 30
"""From so many rows on, on a wide screen, the strip says four lines of a goal and not two."""


class RoadmapPlace(HolesPlace):
    """The goals over time."""

    NAME = keys.ROADMAP
    BESIDE = False
    HINT = "↑ above it, ↓ below, ⇐ what it needs, ⇒ what needs it."
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(*keys.groups(keys.ROADMAP))

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.looked = Shown()
        self._made = None
        self._marks: Mapping[Hashable, Part] = {}

    def panes(self) -> ComposeResult:
        """The heads over the bars, and below them a strip on the goal under the cursor."""
        with Vertical(id="main"):
            yield PaneHead(id="list-head", focused=True)
            yield StatusLine(id="scale-above")
            yield StatusLine(id="scale-below")
            yield Grid(heads=False, id="list")
            yield Sentences(id="empty")
            with Vertical(id="strip"):
                yield PaneHead(id="strip-head")
                yield Sentences(id="strip-lines")

    def lay_out(self, size: Size) -> None:
        """Say less in the strip where the screen is low or narrow."""
        super().lay_out(size)
        self.set_class(not self._tall, "short")

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars for another width."""
        if self.is_mounted and event.size.width:
            self.redraw()

    @property
    def _tall(self) -> bool:
        return self.app.size.height >= TALL and self.app.size.width >= WIDE

    def redraw(self) -> None:
        """Show the bars from the view's year on."""
        made = self._made = roadmap_of(self.view, self.looked, self.app.size.width)
        self.query_one("#scale-above", StatusLine).show(made.heads[0])
        self.query_one("#scale-below", StatusLine).show(made.heads[1])
        first = len(self.list.source) == 0
        self._mark()
        if first:
            shown = map(made.rows.key, range(len(made.rows)))
            self.list.move_to(next((key for key in shown if _is_goal(key)), None))
        self.show_empty(() if len(made.rows) else self._empty_words())
        self.show_head()
        self._say_below()

    def _mark(self) -> None:
        """Mark the goals around the one under the cursor."""
        if self._made is not None:
            self._marks = relations(self.view, self.goal)
            self.list.show(Marked(self._made.rows, self._marks))

    @on(Grid.Moved, "#list")
    def _follow(self) -> None:
        if relations(self.view, self.goal) != self._marks:
            self._mark()
        self._say_below()

    def _say_below(self) -> None:
        """Say in the strip how the goal under the cursor stands, or what the group is."""
        head, said = self.query_one("#strip-head", PaneHead), self.query_one("#strip-lines", Sentences)
        goal = self.goal
        group = None if self._made is None else self._made.by_key.get(self.list.cursor_key)
        if goal is not None:
            head.show(*strip_head(self.view, goal, tall=self._tall))
            said.show(*strip_lines(self.view, goal, tall=self._tall))
        elif group is not None:
            head.show(*group_head(group))
            said.show(*group_lines(folded=group.key in self.looked.folded))

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        if self.words:
            return lines(f'No goal matches "{self.words}".', ("esc", "clears the filter"))
        if not self.view.areas:
            return lines(
                "There are no areas yet, and a goal belongs to one.",
                ("3", "goes to Areas, where a adds the first"),
            )
        return lines("There are no goals yet.", ("a", "adds the first one, its bar from this year on"))

    def show_head(self) -> None:
        """Say how many years are shown, from which on, and what the goals stand together by."""
        if self._made is None:
            return
        years, year = self._made.scale.years, self.view.calendar.year_label(self._made.scale.year)
        title = [Part("Roadmap", bold=True), Part(f" · {year if years == 1 else count(years, 'year')}")]
        if years > 1 and self._made.scale.year != self.view.working_year:
            title.append(Part(f" from {year}"))
        title.append(Part(f" · by {self.looked.by}"))
        holes = len(self.view.holes)
        summary = Part(count(holes, "hole"), Role.WARN) if holes else Part(count(self._made.goals, "goal"))
        if self.words:
            summary = Part(f"{self._made.goals} of {len(self.view.plan[Goal])} goals match")
        self.entitle(title, [summary])

    def action_reschedule(self, way: int) -> None:
        """Move the chosen goals' bars later or earlier."""
        self._move(way, "moves it in time", end=False)

    def action_stretch(self, way: int) -> None:
        """Let the chosen goals end later or earlier."""
        self._move(way, "moves its end", end=True)

    def _move(self, way: int, then: str, *, end: bool) -> None:
        goals = self.chosen_goals(f"{'{ }' if end else '< >'} {then}")
        if goals and self._made is not None:
            move = Move(refs_of(goals), way * self._made.step, end)
            self.post_message(ReschedulingRequested(move))

    def action_span(self) -> None:
        """Show 3, 5 or 10 years, in turn."""
        now = self.looked.span(self.app.size.width)
        self.show_as(replace(self.looked, years=next((years for years in SPANS if years > now), SPANS[0])))

    def action_zoom(self, way: int) -> None:
        """Show fewer years, or more."""
        place = ZOOMS.index(self.looked.span(self.app.size.width)) + way
        if 0 <= place < len(ZOOMS):
            self.show_as(replace(self.looked, years=ZOOMS[place]))
        else:
            self.say(
                "Months are the finest. - shows more years"
                if place < 0
                else "Ten years are the most. + shows fewer"
            )

    def action_group(self) -> None:
        """Let the goals stand together by the next of area, business goal and owner."""
        following = WAYS[(WAYS.index(self.looked.by) + 1) % len(WAYS)]
        self.show_as(replace(self.looked, by=following))

    def action_fold(self) -> None:
        """Fold the group under the cursor, or the one that the goal stands in."""
        self._fold(folded=True)

    def action_unfold(self) -> None:
        """Unfold the group under the cursor."""
        self._fold(folded=False)

    def _fold(self, *, folded: bool) -> None:
        key = self.list.cursor_key
        if self._made is not None and key is not None:
            goal = self.goal
            group = key if goal is None else self._made.group_of[goal.id]
            self._set_folded(group, folded=folded)
            self.list.move_to(group if folded else key)

    def set_folded(self, goal: int, *, folded: bool) -> None:
        """Fold or unfold the group that a goal stands in."""
        if self._made is not None and goal in self._made.group_of:
            self._set_folded(self._made.group_of[goal], folded=folded)

    def _set_folded(self, group: Hashable, *, folded: bool) -> None:
        now = self.looked.folded | {group} if folded else self.looked.folded - {group}
        self.show_as(replace(self.looked, folded=now))

    def reveal(self, ref: Ref, goal: int) -> None:  # noqa: ARG002 - a step is shown by its goal
        """Put the cursor on a goal, its group unfolded."""
        self.set_folded(goal, folded=False)
        self.list.move_to(Ref(Goal.kind, goal))

    def action_add(self) -> None:
        """Ask for goals beside the one under the cursor, their bars from the first year shown on."""
        if self.view.areas:
            self.add_beside()
        else:
            self.say("A goal belongs to an area, and there is none yet: 3 goes to Areas", Role.WARN)

    def more(self, horizon: int, parent: Goal | None) -> dict[str, str]:
        """Return a bar of the horizon's length from the first year shown on, and the group."""
        calendar, year = self.view.calendar, self.view.year
        start, due = calendar.first_day(year), calendar.last_day(year + horizon - 1)
        if parent is not None and parent.due is not None:
            due = min(due, parent.due)
        dates = {"start": start.isoformat(), "due": due.isoformat()} if start < due else {}
        return {**dates, **self._group_texts()}

    def _group_texts(self) -> dict[str, str]:
        if self._made is None:
            return {}
        key = self._made.group_of.get(self.goal.id) if self.goal is not None else self.list.cursor_key
        if not isinstance(key, Ref) or key.kind == "area":
            return {}
        if key.kind == "person":
            return {"owner": link_text(self.view.plan, key)}
        return {"business_goals": f"BG{key.id}:primary"}


def _is_goal(key: Hashable) -> bool:
    return isinstance(key, Ref) and key.kind == Goal.kind


PLACE = RoadmapPlace

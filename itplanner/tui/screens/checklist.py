"""4 Checklist: the goals of a fiscal year with their steps, to tick, add, order and carry over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.naming import link_text
from itplanner.domain.records import Goal, Record, Step
from itplanner.domain.verbs.goals import carrying, copying
from itplanner.domain.wrong import Wrong
from itplanner.tui import keys
from itplanner.tui.content.checklist import SORTINGS, Checklist, Shown, checklist_of, steps_of
from itplanner.tui.content.frame import lines
from itplanner.tui.formatting import count
from itplanner.tui.requests.goals import CarryRequested, CopyRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.goals import GoalPlace, named, refs_of
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

WHY = "–"
"""Stands for the reason while it is still to be asked for."""


class ChecklistPlace(GoalPlace[Shown]):
    """The annual goals of one fiscal year."""

    NAME = keys.CHECKLIST
    SORTED = tuple(SORTINGS)
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(*keys.groups(keys.CHECKLIST))

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.looked = Shown()
        self._made: Checklist | None = None

    def panes(self) -> ComposeResult:
        """The list under its head."""
        with Vertical(id="main"):
            yield PaneHead(id="list-head", focused=True)
            yield Grid(id="list")
            yield Sentences(id="empty")

    def redraw(self) -> None:
        """Show the checklist of the view's year."""
        self._made = checklist_of(self.view, self.looked)
        self.show_empty(() if len(self._made.rows) else self._empty_words())
        first = len(self.list.source) == 0
        self.list.show(self._made.rows)
        if first and self._made.shown:
            self.list.move_to(Ref("goal", self._made.shown[0].id))
        self.show_head()

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        calendar, year = self.view.calendar, self.view.year
        if self.words:
            return lines(f'No goal matches "{self.words}".', ("esc", "clears the filter"))
        if not self.view.areas:
            return lines(
                "There are no areas yet, and a goal belongs to one.",
                ("3", "goes to Areas, where a adds the first"),
            )
        span = f"{full_day(calendar.first_day(year))} to {full_day(calendar.last_day(year))}"
        copies = f"copies the open goals of {calendar.year_label(year - 1)}, steps unticked"
        goals = self.view.plan[Goal]
        longer = len(goals) if all(goal.horizon > 1 for goal in goals) else 0
        return lines(
            f"{calendar.year_label(year)} has no goals yet.",
            ("a", "adds the first one"),
            *([("x", copies)] if self._copied else ()),
            *([("2", f"shows the {count(longer, 'goal')} of more than a year")] if longer else ()),
            ("[ ]", "goes to the year before, and after"),
            "",
            f"{calendar.year_label(year)} runs from {span}.",
        )

    @property
    def _copied(self) -> bool:
        """Whether the year before has goals that could be copied."""
        return not isinstance(copying(self.view.plan, self.view.year - 1, self.view.year), Wrong)

    def first_keys(self) -> Sequence[tuple[str, str]]:
        """The keys that fill an empty checklist."""
        if not self.view.areas:
            return super().first_keys()
        before = self.view.calendar.year_label(self.view.year - 1)
        return [("a", "add"), *([("x", f"copy from {before}")] if self._copied else ()), ("[ ]", "year")]

    def show_head(self) -> None:
        """Say which year and how it is looked at, and how far its goals are."""
        if self._made is None:
            return
        title = [Part("Checklist", bold=True), Part(f" · {self.view.calendar.year_label(self.view.year)}")]
        summary = self._made.summary
        if self.words:
            summary = (Part(f"{len(self._made.shown)} of {len(self._made.goals)} goals match"),)
        self.entitle(title, summary)

    def peers(self, row: Record) -> list[Record]:
        """Return the steps of the same goal, or the goals of the same area, as they are shown."""
        if isinstance(row, Step):
            return list(steps_of(self.view, row.goal))
        goals = self._made.shown if self._made is not None else ()
        return [goal for goal in goals if isinstance(row, Goal) and goal.area == row.area]

    def set_folded(self, goal: int, *, folded: bool) -> None:
        """Fold or unfold a goal's steps."""
        unfolded = self.looked.unfolded - {goal} if folded else self.looked.unfolded | {goal}
        self.show_as(replace(self.looked, unfolded=unfolded))

    def action_place(self, places: int) -> None:
        """Move it among its own, unless the list is sorted otherwise."""
        if self.looked.sorting != "order" or self.looked.words:
            self.say("Goals are moved when all stand in their order: esc goes back to it", Role.WARN)
        else:
            super().action_place(places)

    def action_tick(self) -> None:
        """Tick a step, close a goal."""
        self.tick()

    def preset(self) -> dict[str, str]:
        """Return area, horizon, year and parent as the cursor has them."""
        area = self._area()
        if area is None:
            return {}
        texts = {"area": area, "horizon": "1", "year": str(self.view.year)}
        row = self.goal
        return texts if row is None or row.parent is None else {**texts, "parent": f"G{row.parent}"}

    def action_add(self) -> None:
        """Ask for goals of this year, in the area of the cursor."""
        texts = self.preset()
        if texts:
            year = self.view.calendar.year_label(self.view.year)
            self.add_goal(f"Goal for {texts['area']}, {year}", texts)
        else:
            self.say("A goal belongs to an area, and there is none yet: 3 goes to Areas", Role.WARN)

    def action_add_under(self) -> None:
        """Ask for steps of the goal."""
        self.add_step()

    def action_end(self) -> None:
        """Defer or cancel goals; in an empty checklist, copy those of the year before."""
        if self._made is not None and not self._made.goals:
            self.post_message(CopyRequested(self.view.year - 1, self.view.year))
        else:
            super().action_end()

    def action_carry(self) -> None:
        """Ask why, then carry the chosen goals over to next year."""
        goals = self.chosen_goals("> carries it over to next year")
        refusal = carrying(self.view.plan, refs_of(goals), None, WHY, self.view.today) if goals else None
        if isinstance(refusal, Wrong):
            self.say(refusal.message, Role.WARN)
        elif goals:
            year = self.view.calendar.year_label(max(goal.year or self.view.year for goal in goals) + 1)
            then = Question(lambda why: self.carry(goals, why))
            hint = f"enter carries {'it' if len(goals) == 1 else 'them'} over, esc gives up"
            self.ask(f"Carry {named(goals)} over to {year}? Say why", hint, then)

    def carry(self, goals: Sequence[Goal], why: str) -> None:
        """Carry goals over, with the reason."""
        self.post_message(CarryRequested(refs_of(goals), why))

    def _area(self) -> str | None:
        current, plan = self.current, self.view.plan
        number = current.id if current is not None and current.kind == "area" else None
        if self.goal is not None:
            number = self.goal.area
        if number is None:
            number = next((area.id for area in self.view.areas), None)
        return None if number is None else link_text(plan, Ref("area", number))


PLACE = ChecklistPlace

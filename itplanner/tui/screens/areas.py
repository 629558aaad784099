"""3 Areas: the areas with their counts, and the cascade of their goals from ten years to one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from itplanner.domain.change import Ref
from itplanner.domain.records import KINDS, Area, Goal
from itplanner.tui import keys
from itplanner.tui.content.areas import ALL, Shown, side_of, title_of, tree_of
from itplanner.tui.content.frame import SLIM, lines
from itplanner.tui.formatting import count
from itplanner.tui.requests.records import SetRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.cascade import HORIZONS, CascadePlace
from itplanner.tui.screens.goals import named, refs_of
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead, SideRule
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences


class AreasPlace(CascadePlace[Shown]):
    """The areas of IT and the goals of each."""

    NAME = keys.AREAS
    NOTHING = "There is nothing to edit here. a adds to it"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(*keys.groups(keys.AREAS))

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.looked = Shown()
        self._goals = 0
        self._beside = False
        """Whether the pane with the areas has the focus, or had it before the inspector or a line."""

    def panes(self) -> ComposeResult:
        """The areas, and the tree beside them."""
        with Vertical(id="areas-pane"):
            yield PaneHead("Areas", id="areas-head")
            yield Grid(id="areas")
        yield SideRule(id="areas-rule")
        with Vertical(id="main"):
            yield PaneHead(id="list-head", focused=True, joined=True)
            yield Grid(id="list")
            yield Sentences(id="empty")

    @property
    def current(self) -> Ref | None:
        """The record under the cursor of the pane that has or had the focus: an area, a person or a goal."""
        if not self._beside:
            return super().current
        key = self.query_one("#areas", Grid).cursor_key
        return Ref(*key) if isinstance(key, tuple) and key != ALL and key[0] in KINDS else None

    @on(events.DescendantFocus)
    def _pane_entered(self) -> None:
        panes = {self.query_one("#areas", Grid): True, self.list: False}
        beside = panes.get(self.focused, self._beside) if isinstance(self.focused, Grid) else self._beside
        if beside is not self._beside:
            self._beside = beside
            self.inspect(self.current or super().current)

    def on_resize(self, event: events.Resize) -> None:
        """Let the tree's head begin with the rule between it and the areas, where that one is shown."""
        self.query_one("#list-head", PaneHead).joined = event.size.width >= SLIM

    def redraw(self) -> None:
        """Show areas and tree."""
        rows, self._goals = tree_of(self.view, self.looked)
        self.query_one("#areas", Grid).show(side_of(self.view))
        first = len(self.list.source) == 0
        self.list.show(rows)
        if first:
            shown = map(rows.key, range(len(rows)))
            self.list.move_to(
                next((key for key in shown if isinstance(key, Ref) and key.kind == "goal"), None)
            )
        self.show_empty(() if len(rows) else self._empty_words())
        self.show_head()

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        if self.words:
            return lines(f'No goal matches "{self.words}".', ("esc", "clears the filter"))
        if self.looked.chosen != ALL:
            return lines("There are no open goals here any more.", ("esc", "shows all areas"))
        return lines("There are no areas yet.", ("a", "adds the first one, for example Infrastructure"))

    def show_head(self) -> None:
        """Say whose goals are shown, and how many."""
        title = [Part(title_of(self.view, self.looked), bold=True, typed=True)]
        summary = count(self._goals, "goal")
        if not self.words:
            title += [Part(" · 10 → 5 → 3 → 1", leaves=1), Part(" years", leaves=0)]
        else:
            summary = f"{self._goals} of {len(self.view.plan[Goal])} goals match"
        self.entitle(title, [Part(summary)])

    @on(Grid.Moved, "#areas")
    def _area_chosen(self, event: Grid.Moved) -> None:
        if event.key is not None and event.key != self.looked.chosen:
            self.show_as(replace(self.looked, chosen=event.key))
        self.inspect(self.current or super().current)

    def action_open(self) -> None:
        """Open the record in the inspector; of all areas there is none, but their goals."""
        if self.focused is self.query_one("#areas", Grid) and self.current is None:
            self.list.focus()
        else:
            super().action_open()

    def set_folded(self, goal: int, *, folded: bool) -> None:
        """Fold or unfold what is under a goal."""
        now = self.looked.folded | {goal} if folded else self.looked.folded - {goal}
        self.show_as(replace(self.looked, folded=now))

    def clear_filter(self) -> bool:
        """Show all areas and goals again."""
        if self.looked.chosen == ALL:
            return super().clear_filter()
        self.show_as(replace(self.looked, words="", chosen=ALL))
        self.query_one("#areas", Grid).move_to(ALL)
        return True

    def reveal(self, ref: Ref, goal: int) -> None:
        """Put the cursor on a goal; of an area, show its goals."""
        if ref.kind == Area.kind:
            self.query_one("#areas", Grid).move_to(("area", ref.id))
        else:
            self.list.focus()
            self._beside = False
        super().reveal(ref, goal)

    def action_add(self) -> None:
        """Ask for goals beside the one under the cursor; with the areas focused, for areas."""
        if self.focused is self.query_one("#areas", Grid) or not self.view.areas:
            self._add("New area", "area", "name", {})
            return
        self.add_beside()

    def action_add_under(self) -> None:
        """Ask for goals of the area, or for shorter ones under the goal, under the cursor."""
        if isinstance(self.row, Area):
            self.add_beside()
        else:
            super().action_add_under()

    def action_horizon(self, way: int) -> None:
        """Give the chosen goals a longer or shorter horizon."""
        goals = self.chosen_goals("L gives it a longer horizon, H a shorter one")
        horizons = {goal.horizon for goal in goals}
        if len(horizons) > 1:
            self.say("Goals of several horizons are selected. Select those of one, then H or L", Role.WARN)
        elif horizons:
            self._give_horizon(goals, HORIZONS.index(horizons.pop()) + way)

    def _give_horizon(self, goals: Sequence[Goal], place: int) -> None:
        if 0 <= place < len(HORIZONS):
            self.post_message(SetRequested(refs_of(goals), {"horizon": str(HORIZONS[place])}))
        else:
            have = "has" if len(goals) == 1 else "have"
            self.say(f"{named(goals)} already {have} the {'shortest' if place < 0 else 'longest'} horizon")


PLACE = AreasPlace

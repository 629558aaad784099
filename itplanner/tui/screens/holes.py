"""Going to the holes in the coverage of long goals, and filling them."""

from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.rules.coverage import Hole, hole_words
from itplanner.tui import forms
from itplanner.tui.content.holes import filling, hole_under, next_hole
from itplanner.tui.content.roadmap import SPANS, Roadmap, Shown
from itplanner.tui.messages import FormRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.cascade import CascadePlace

NO_HOLES = "No holes: every long goal has shorter ones in its next years"


class HolesPlace(CascadePlace[Shown]):
    """A timeline on which years are seen that have no work under a long goal."""

    _made: Roadmap | None

    def action_next_hole(self) -> None:
        """Go to the next goal with a hole, and show its years."""
        if self._made is None or not self.view.holes:
            self.say(NO_HOLES)
            return
        listed = [goal.id for group in self._made.groups for goal in group.goals]
        hole = next_hole(self.view, listed, self._last_above())
        if hole is None:
            self.say("No hole in the goals listed; esc lists all")
            return
        self._show(hole)
        self.reveal(Ref(Goal.kind, hole.goal), hole.goal)
        code, words = self.view.plan[Goal].rows[hole.goal].code, hole_words(self.view.plan, hole)
        self.say(f"{code} has {words}" + (". N adds one" if self.view.writable else ""), Role.WARN)

    def _last_above(self) -> int | None:
        """The goal under the cursor; on a group's row, the last one above it."""
        assert self._made is not None
        if self.goal is not None:
            return self.goal.id
        place = self._made.rows.index_of(self.list.cursor_key)
        above = (self._made.rows.key(index) for index in range((place or 0) - 1, -1, -1))
        return next((key.id for key in above if isinstance(key, Ref) and key.kind == Goal.kind), None)

    def _show(self, hole: Hole) -> None:
        """Show as many years as the hole's need."""
        assert self._made is not None
        scale = self._made.scale
        if hole.last >= scale.year + scale.years:
            spans = (years for years in SPANS if hole.last < scale.year + years)
            self.show_as(replace(self.looked, years=next(spans, SPANS[-1])))

    def action_fill(self) -> None:
        """Open the form of the goal that fills the hole under the cursor."""
        goal = self.goal
        hole = hole_under(self.view, goal)
        if goal is None or hole is None:
            self.say("No hole here; . goes to the next" if self.view.holes else NO_HOLES)
            return
        form = forms.model.new_form(self.view.plan, Goal.kind, filling(self.view, hole), {})
        self.post_message(FormRequested(replace(form, title=f"New goal under {goal.code}", focus="title")))

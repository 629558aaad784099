"""The way from problem to problem: each at the field that mends it, or waived with a reason."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from itplanner.domain.change import Ref
from itplanner.domain.links import code
from itplanner.domain.naming import link_text
from itplanner.domain.records import Goal, Waiver
from itplanner.domain.rules.transitions import OPEN
from itplanner.tui import content, dialogs, forms
from itplanner.tui.going import Going

if TYPE_CHECKING:
    from itplanner.domain.lint.findings import Checked, Finding

UNKNOWN = "The plan is being checked. . goes on in a moment"
NONE = "No problems: nothing that the checks look for is missing"

GONE = "That is no problem any more: the plan was changed meanwhile"


class Mending(Going):
    """The workbench's ways, and the one from problem to problem."""

    _seen_problems: "tuple[Finding, ...]" = ()
    """Those that were gone to; they come again once all were."""
    _seen_letters: frozenset[tuple[Ref, str, str]] = frozenset()
    """The letters that were gone to, each of its goal and as it was; they come again with the problems."""

    def action_problem(self) -> None:
        """Go to the next problem: of the record that is looked at, else the gravest.

        In the inspector of a goal without further problems, the letters come that don't pass.
        """
        found = self.checked
        if found is None:
            self.say(UNKNOWN)
            return
        row = self.place.goal or self.place.row
        here = None if row is None else Ref(row.kind, row.id)
        finding = content.problems.following(found, self._seen_problems, here)
        near = finding is not None and finding.whole == here and finding not in self._seen_problems
        if near or not self._go_to_letter():
            self._go_to(found, finding)

    def _go_to_letter(self) -> bool:
        """Put the cursor on the next letter of the goal that doesn't pass; False where none is left."""
        place, view = self.place, self.view
        goal = place.goal
        if goal is None or place.inspector is None or place.focused is not place.inspector:
            return False
        for letter, judged in content.smart.letters_to_mend(view, goal):
            told = (Ref(goal.kind, goal.id), letter, judged.sentence)
            if told not in self._seen_letters:
                self._seen_letters |= {told}
                place.stand_at(content.smart.letter_at(letter, judged))
                self.say(content.smart.letter_said(view, goal, letter, judged))
                return True
        return False

    def action_problems(self) -> None:
        """Show all that the linter found, to choose from."""
        found = self.checked
        if found is None or not found.findings:
            self.say(UNKNOWN if found is None else NONE)
            return

        def picked(key: Hashable) -> None:
            now = self.checked or found
            if key in now.findings and self.planner.plan.find(key.whole) is not None:
                self._go_to(now, key)
            elif key is not None:
                self.say(GONE)

        find = partial(content.problems.problem_rows, self.view, found)
        below = "At the field, W lets a problem stand until a day" if self.view.writable else ""
        self.push_screen(dialogs.pick.Pick("Problems", find, verb="go to the field", below=below), picked)

    def action_waive(self) -> None:
        """Ask who lets the problem stand that was gone to last, why, and until when."""
        finding, plan, me = self._at_hand, self.planner.plan, self.planner.actor.person
        if finding is None:
            self.say("Go to a problem first: . leads to the next; W lets it stand")
            return
        years, today = self.view.calendar, self.when.today
        until = years.period_end(years.year_of(today), years.quarter_of(today) * 3)
        texts = {"rule": finding.rule, "given_on": today.isoformat(), "expires": until.isoformat()}
        if me is not None:
            texts["person"] = link_text(plan, Ref("person", me))
        form = forms.model.new_form(plan, Waiver.kind, {"record": code(finding.ref)}, texts)
        self.open_form(replace(form, focus="reason"))

    @property
    def _at_hand(self) -> "Finding | None":
        """The problem under the inspector's cursor, else the one that was gone to last, while it is one."""
        place, found = self.place, self.checked
        at = place.inspector.cursor_key if place.inspector is not None else None
        row = place.goal or place.row
        if isinstance(at, content.inspector_rows.At) and at.what == "problem" and row is not None:
            return content.problems.found_at(found, Ref(row.kind, row.id), at)
        last = self._seen_problems[-1:]
        return next((each for each in last if found is not None and each in found.findings), None)

    def _go_to(self, found: "Checked", finding: "Finding | None") -> None:
        """Put the cursor where a problem is mended: in the record's inspector, else in its form."""
        if not set(found.problems) - {*self._seen_problems}:
            self._seen_problems, self._seen_letters = (), frozenset()
        if finding is None:
            self.say(NONE)
            return
        self._seen_problems = (*(each for each in self._seen_problems if each != finding), finding)
        said = content.problems.problem_said(self.view, found, finding)
        if finding.whole.kind in content.problems.SHOWN:
            self.show_record(finding.whole)
            self.call_after_refresh(self._stand_at, finding)
        elif self.view.writable:
            self._mend_elsewhere(finding)
        self.call_after_refresh(self.say, said)

    def _mend_elsewhere(self, finding: "Finding") -> None:
        """Open the form that mends what no goal shows; of a business goal, ask which goal is to serve it."""
        form = dialogs.mending.mending_form(self.view, finding.ref, finding.field)
        if form is not None:
            self.open_form(form)
            return
        goals = [goal for goal in self.planner.plan[Goal] if goal.status in OPEN]

        def chosen(key: Hashable) -> None:
            if isinstance(key, Ref):
                plan = self.planner.plan
                self.open_form(forms.model.form_of(plan, key.kind, (key,), focus="business_goals"))

        title = f"Which goal serves {code(finding.ref)} first of all?"
        self.push_screen(
            dialogs.pick.Pick(title, partial(content.heirs.heir_rows, self.view, goals), verb="link it"),
            chosen,
        )

    def _stand_at(self, finding: "Finding") -> None:
        place, problems = self.place, content.problems.own(self.checked, finding.whole)
        if finding in problems:
            place.stand_at(content.problems.problem_at(finding, problems.index(finding)))

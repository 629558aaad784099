"""What can be done to goals and steps in any place that lists them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.links import code
from itplanner.domain.records import KINDS, Goal, Measure, Record, Step, fields
from itplanner.domain.rules.progress import measure_of
from itplanner.domain.rules.transitions import open_steps
from itplanner.tui import dialogs, forms, keys
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.formatting import count
from itplanner.tui.messages import FormRequested, ImportRequested, StatusRequested
from itplanner.tui.requests.goals import CloseRequested, MoveRequested, TickRequested
from itplanner.tui.requests.records import AddRequested, SetRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.listed import L, ListPlace
from itplanner.tui.widgets.grid import Grid

ENDS = "enter goes on, esc gives up"

NAMED = 4
"""So many goals are named in a question."""


class GoalPlace(ListPlace[L]):
    """A place whose main list shows goals, and perhaps their steps."""

    ADD_HINT: ClassVar[str] = "enter adds, and asks for the next; esc ends"

    def first_keys(self) -> Sequence[tuple[str, str]]:
        """The key of an empty list, or where the areas are without which there are no goals."""
        return super().first_keys() if self.view.areas or self.NAME == keys.AREAS else [("3", "Areas")]

    def peers(self, row: Record) -> list[Record]:
        """Return the records among which a record is moved, in the order shown."""
        raise NotImplementedError

    def set_folded(self, goal: int, *, folded: bool) -> None:
        """Fold or unfold a goal."""
        raise NotImplementedError

    def reveal(self, ref: Ref, goal: int) -> None:
        """Put the cursor on a goal, or on a step of it."""
        if ref.kind == "step":
            self.set_folded(goal, folded=False)
        self.list.move_to(ref)

    def follow(self, goal: Goal) -> None:
        """Put the cursor on a goal that is listed, unless it stands on a step of it or selects rows."""
        if not self.list.selecting and (self.goal is None or self.goal.id != goal.id):
            self.list.move_to(Ref(goal.kind, goal.id))

    def chosen_goals(self, then: str) -> tuple[Goal, ...]:
        """Return the selected goals, else the one under the cursor or whose step is; none is said."""
        if not self.list.selected:
            goals = [self.goal]
        else:
            refs = self.of_one_kind(then)
            if not refs:
                return ()
            goals = [self.view.plan[Goal].get(ref.id) for ref in refs if ref.kind == Goal.kind]
        found = tuple(goal for goal in goals if goal is not None)
        if not found:
            self.say(f"Choose a goal first: {then}")
        return found

    def edit_at(self, at: At) -> None:
        """Open the form at the field, measure or reading of the inspector's row."""
        ref = self._inspected
        if at.what == "measure":
            self.action_measure()
        elif at.what == "reading":
            self.action_record()
        elif at.what == "hangs":
            self.run_worker(self.run_action("app.hangs"))
        elif at.what in {"smart", "problem"} and at.ref is not None:
            self._mend(at.ref, at.name)
        elif at.what == "declaration" and at.ref is not None:
            self.post_message(FormRequested(forms.model.form_of(self.view.plan, at.ref.kind, (at.ref,))))
        elif at.what in {"field", "list"} and ref is not None:
            name = _title_field(ref.kind) if at.name == "title" else at.name
            self.post_message(
                FormRequested(forms.model.form_of(self.view.plan, ref.kind, (ref,), focus=name))
            )
        else:
            self.say("This follows from other values; enter on a field edits it")

    def _mend(self, ref: Ref, name: str) -> None:
        """Open what mends a letter or a problem: the measure, a new step, a form at the field, a new goal."""
        if name == "measure":
            self.action_measure()
        elif name == "steps":
            self.post_message(
                FormRequested(forms.model.new_form(self.view.plan, "step", {"goal": code(ref)}, {}))
            )
        elif (form := dialogs.mending.mending_form(self.view, ref, name)) is not None:
            self.post_message(FormRequested(form))

    def action_measure(self) -> None:
        """Give the goal a measure, or edit the one it has."""
        goal = self.goal
        if goal is None:
            self.say("Choose a goal first: a measure belongs to one")
            return
        measure = measure_of(self.view.plan, goal)
        if measure is None:
            form = forms.model.new_form(self.view.plan, "measure", {"goal": goal.code}, {})
        else:
            form = forms.model.form_of(self.view.plan, "measure", (Ref(Measure.kind, measure.id),))
        self.post_message(FormRequested(replace(form, focus="unit")))

    def action_record(self) -> None:
        """Record a reading of the goal's measure."""
        goal = self.goal
        measure = None if goal is None else measure_of(self.view.plan, goal)
        if goal is None or measure is None:
            self.say("A reading needs a measure: n gives the goal one", Role.WARN)
            return
        texts = {"date": self.view.today.isoformat()}
        target = {"kpi": f"K{measure.kpi}"} if measure.kpi is not None else {"measure": measure.code}
        form = forms.model.new_form(self.view.plan, "reading", target, texts)
        self.post_message(FormRequested(replace(form, focus="value")))

    def action_end(self) -> None:
        """Ask what becomes of the chosen goals."""
        goals = self.chosen_goals("x starts, defers or cancels it")
        if goals:
            self.post_message(StatusRequested(refs_of(goals)))

    def action_place(self, places: int) -> None:
        """Move the record down or up among its own."""
        row = self.row
        if isinstance(row, Goal | Step):
            self.post_message(MoveRequested(Ref(row.kind, row.id), self.peers(row), places))

    def action_fold(self) -> None:
        """Fold the goal; on a step, its goal."""
        goal = self.goal
        if goal is not None:
            self.set_folded(goal.id, folded=True)
            self.list.move_to(Ref(goal.kind, goal.id))

    def action_unfold(self) -> None:
        """Unfold the goal."""
        if self.current is not None and self.current.kind == "goal":
            self.set_folded(self.current.id, folded=False)

    def tick(self) -> None:
        """Tick the chosen steps, or close the chosen goals."""
        refs = self.of_one_kind("space ticks them all")
        steps = [step for ref in refs if ref.kind == Step.kind and (step := self.view.plan[Step].get(ref.id))]
        if steps:
            done = not all(step.done for step in steps)
            self.post_message(TickRequested(refs, done))
        elif refs:
            self._close(self.chosen_goals("space closes it when no step is open"))

    def _close(self, goals: Sequence[Goal]) -> None:
        closing = [goal for goal in goals if goal.status != "done"]
        waiting = [goal for goal in closing if open_steps(self.view.plan, goal)]
        if waiting:
            steps = count(len(open_steps(self.view.plan, waiting[0])), "open step")
            self.say(f"{waiting[0].code} still has {steps}: → unfolds them")
        elif closing:
            self.post_message(CloseRequested(refs_of(closing)))
        elif goals:
            again = Question(lambda why: self._reopen(refs_of(goals), why))
            are = "is" if len(goals) == 1 else "are"
            self.ask(f"{named(goals)} {are} done. Why open again?", ENDS, again)

    def _reopen(self, refs: tuple[Ref, ...], why: str) -> None:
        self.post_message(SetRequested(refs, {"status": "active", "end_reason": why}))

    def add_goal(self, question: str, texts: dict[str, str]) -> None:
        """Ask for titles and add a goal with each."""
        self._add(question, "goal", "title", texts)

    def add_step(self) -> None:
        """Ask for steps of the goal under the cursor, and unfold it."""
        goal = self.goal
        if goal is None:
            self.say("Choose a goal first: a step belongs to one")
            return
        self.set_folded(goal.id, folded=False)
        self._add(f"Step for {goal.code} {goal.title}", "step", "text", {"goal": goal.code})

    def _add(self, question: str, kind: str, name: str, texts: dict[str, str]) -> None:
        def answered(text: str) -> None:
            self.post_message(AddRequested(kind, {**texts, name: text}))

        def typed(text: str) -> None:
            self.keep_draft(kind, texts, name, text)

        self.ask(question, self.ADD_HINT, Question(answered, typed, stays=True))

    def keep_draft(self, kind: str, preset: dict[str, str], name: str, text: str) -> None:
        """Keep what is being typed, so that a dropped line loses nothing."""
        form = forms.model.new_form(self.view.plan, kind, preset, {name: text})
        self.post_message(FormRequested.Typed(form, name, text))

    def preset(self) -> dict[str, str]:
        """Return what a new goal takes from where the cursor stands; empty where there is no area."""
        raise NotImplementedError

    @on(Grid.Pasted, "#list")
    def _pasted(self, event: Grid.Pasted) -> None:
        goal = self.goal
        if self.current is not None and self.current.kind == "step" and goal is not None:
            self.post_message(ImportRequested("step", event.text, {"goal": goal.code}))
        else:
            self.post_message(ImportRequested("goal", event.text, self.preset()))


def refs_of(goals: Sequence[Goal]) -> tuple[Ref, ...]:
    """Return which records some goals are."""
    return tuple(Ref(goal.kind, goal.id) for goal in goals)


def named(goals: Sequence[Goal]) -> str:
    """Return the codes of some goals for a question; after the fourth they are counted."""
    codes = ", ".join(goal.code for goal in goals[:NAMED])
    return codes if len(goals) <= NAMED else f"{codes} and {len(goals) - NAMED} more"


def _title_field(kind: str) -> str:
    return KINDS[kind].names_by or next(iter(fields(KINDS[kind])))

"""What can be done to the records of a register and to their parts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.facts.incident import Incident
from itplanner.domain.naming import link_text
from itplanner.domain.records import (
    KINDS,
    BudgetLine,
    Project,
    ProjectBaseline,
    Record,
    RecoveryTest,
    Requirement,
    fields,
)
from itplanner.domain.rules.projects import baselines_of
from itplanner.domain.rules.transitions import SINCE
from itplanner.tui import dialogs, forms
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.registers import Register, Shown
from itplanner.tui.messages import DeletionRequested, FormRequested, ImportRequested, ShowRequested
from itplanner.tui.requests.records import AddRequested, IncidentRequested, SetRequested, SpreadRequested
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.listed import ListPlace
from itplanner.tui.widgets.grid import Grid

ADDS: Final = "enter adds, and asks for the next; esc ends"
FIRST: Final[Mapping[str, str]] = {"project_baseline": "end", "recovery_test": "type"}
"""In which field the form of a new part begins, where it isn't the first."""

FIXED: Final = frozenset({"project_baseline", "batch"})
"""Kinds of record that say what was done, and are never edited."""


IMPORTS: Final = '"import a file" in : brings them in'
COUNTED: Final = "A month is counted from its incidents: a adds one; an import goes as a whole"


class RegisteringPlace(ListPlace[Shown]):
    """A place that lists the records of a register."""

    @property
    def register(self) -> Register:
        """The one that is shown."""
        raise NotImplementedError

    @property
    def at(self) -> At | None:
        """What is under the cursor of the inspector, where that has the focus."""
        key = self.inspector.cursor_key if self.focused is self.inspector else None
        return key if isinstance(key, At) else None

    def action_add(self) -> None:
        """Ask for names and add a record with each; where more must be said, fill in a form."""
        register, preset = self.register, self.register.preset(self.view)
        if not register.first:
            self.say(f"What stands here was imported. {IMPORTS}")
        elif register.typed:
            self._add_fact(register.typed)
        elif register.asks:
            self._add(f"New {register.kind.noun}", register.kind.kind, register.asks, preset)
        else:
            self.post_message(
                FormRequested(forms.model.new_form(self.view.plan, register.kind.kind, preset, {}))
            )

    def _add_fact(self, names: Sequence[str]) -> None:
        """Ask for facts, each in one line."""

        def answered(text: str) -> None:
            texts = {name: part.strip() for name, part in zip(names, text.split(","), strict=False)}
            self.post_message(IncidentRequested(texts))

        titles = ", ".join(fields(Incident)[name].words for name in names)
        self.ask(f"Incident: {titles}", ADDS, Question(answered, stays=True))

    def _add(self, question: str, kind: str, name: str, preset: Mapping[str, str]) -> None:
        def answered(text: str) -> None:
            self.post_message(AddRequested(kind, {**preset, name: text}))

        def typed(text: str) -> None:
            form = forms.model.new_form(self.view.plan, kind, preset, {name: text})
            self.post_message(FormRequested.Typed(form, name, text))

        self.ask(question, ADDS, Question(answered, typed, stays=True))

    def action_add_under(self) -> None:
        """Add a part of the record; where there are several kinds of part, ask which."""
        parts = self.register.parts
        if self.row is None or not parts:
            self.say("Choose a project, service or budget line first: A adds what is part of it")
        elif len(parts) == 1:
            self.add_part(parts[0])
        else:
            letters = dialogs.parts.letters_of(parts)
            dialog = dialogs.parts.parts_dialog(f"{self.row.code} {self.row.label}", parts)
            self.app.push_screen(dialog, lambda key: self.add_part(letters[key]) if key else None)

    def add_part(self, kind: str) -> None:
        """Add a part of the record under the cursor."""
        row, plan = self.row, self.view.plan
        if row is None:
            return
        preset = {row.kind if row.kind != BudgetLine.kind else "line": row.code}
        if row.kind == BudgetLine.kind:
            line = Ref(row.kind, row.id)

            def spread(text: str) -> None:
                self.post_message(SpreadRequested(line, text))

            hint = "enter spreads it evenly over twelve periods, esc gives up"
            self.ask(f"Plan of {row.code} {row.label} for the year", hint, Question(spread))
        elif kind == Requirement.kind:
            self._add(f"Requirement of {row.code} {row.label}", kind, "text", preset)
        else:
            form = forms.model.new_form(plan, kind, preset, self._texts(row, kind))
            self.post_message(FormRequested(replace(form, focus=FIRST.get(kind))))

    def _texts(self, row: Record, kind: str) -> Mapping[str, str]:
        """What a new part starts with: a baseline's next number, a benefit's year, a test's day."""
        if isinstance(row, Project) and kind == ProjectBaseline.kind:
            found = baselines_of(self.view.plan, row)
            return {"number": str(max((each.number for each in found), default=0) + 1)}
        if kind == RecoveryTest.kind:
            return {"tested_on": self.view.today.isoformat()}
        return {"year": str(self.view.year)} if "year" in fields(KINDS[kind]) else {}

    def action_record(self) -> None:
        """Record what is measured of a record, such as a recovery test."""
        if self.register.records_part and self.row is not None:
            self.add_part(self.register.records_part)
        else:
            self.say("In Services r records a recovery test; a reading is recorded in 5 KPIs")

    def action_tick(self) -> None:
        """Accept a requirement, or take that back."""
        at = self.at
        row = None if at is None or at.ref is None else self.view.plan.find(at.ref)
        if not isinstance(row, Requirement):
            self.say(
                "Stand on a requirement in the inspector: space accepts it"
                if Requirement.kind in self.register.parts
                else "Space accepts a requirement of a project, and ticks a step in 4 Checklist"
            )
            return
        texts = {"accepted": "no" if row.accepted else "yes"}
        texts["accepted_on"] = "" if row.accepted else self.view.today.isoformat()
        if self.view.me is not None:
            named = link_text(self.view.plan, Ref("person", self.view.me))
            texts["accepted_by"] = "" if row.accepted else named
        self.post_message(SetRequested((Ref(row.kind, row.id),), texts))

    def action_course(self) -> None:
        """Ask what becomes of a project, and on which day where that is to be said."""
        row = self.row
        if not isinstance(row, Project):
            self.say("Choose a project first: x plans, starts, holds, finishes or cancels it")
            return
        ref = Ref(row.kind, row.id)

        def answered(letter: str | None) -> None:
            status = dialogs.courses.course_of(letter or "")
            name = SINCE.get(status)
            if name is not None:

                def since(day: str) -> None:
                    self.post_message(SetRequested((ref,), {"status": status, name: day}))

                title = fields(Project)[name].title
                self.ask(
                    f"{row.code} {title.lower()}", "enter goes on, esc gives up", Question(since), "today"
                )
            elif status:
                self.post_message(SetRequested((ref,), {"status": status}))

        self.app.push_screen(dialogs.courses.course_dialog(row), answered)

    def action_edit(self) -> None:
        """Edit the part under the inspector's cursor, else the record or all that are selected."""
        if self.at is not None and self.at.what == "part":
            self.edit_at(self.at)
        elif any(ref.kind in FIXED for ref in self.chosen):
            self._say_fixed(self.chosen[0].kind)
        elif self.register.typed and len(self.list.source):
            self.say(COUNTED)
        else:
            super().action_edit()

    def action_delete(self) -> None:
        """Delete the part under the inspector's cursor, else what is chosen in the list."""
        at = self.at
        if at is not None and at.what == "part" and at.ref is not None:
            if at.ref.kind == ProjectBaseline.kind:
                self._say_fixed(at.ref.kind)
            else:
                self.post_message(DeletionRequested((at.ref,)))
        elif self.register.typed and len(self.list.source):
            self.say(COUNTED)
        else:
            super().action_delete()

    def edit_at(self, at: At) -> None:
        """Open what a row of the inspector stands for."""
        ref = self.current
        if at.what == "hangs":
            self.run_worker(self.run_action("app.hangs"))
        elif at.what == "goal" and at.ref is not None:
            self.post_message(ShowRequested(at.ref))
        elif at.what == "problem" and not at.name and self.register.records_part:
            self.action_record()
        elif at.what == "problem" and at.ref is not None:
            form = dialogs.mending.mending_form(self.view, at.ref, at.name)
            if form is not None:
                self.post_message(FormRequested(form))
        elif at.what in {"part", "declaration"} and at.ref is not None:
            self._open_form(at.ref, at.name)
        elif at.what in {"field", "list"} and ref is not None:
            name = KINDS[ref.kind].names_by if at.name == "title" else at.name
            self._open_form(ref, name)
        else:
            self.say("This follows from other values; enter on a field edits it")

    def _open_form(self, ref: Ref, name: str) -> None:
        if ref.kind in FIXED:
            self._say_fixed(ref.kind)
        else:
            form = forms.model.form_of(self.view.plan, ref.kind, (ref,), focus=name or None)
            self.post_message(FormRequested(form))

    def _say_fixed(self, kind: str) -> None:
        if kind == ProjectBaseline.kind:
            self.say("A baseline stays as it was approved. A adds the next one, u undoes")
        else:
            self.say("An import stays as it was. d takes it and its rows out of every figure")

    @on(Grid.Pasted, "#list")
    def _pasted(self, event: Grid.Pasted) -> None:
        register = self.register
        if register.first and not register.typed:
            preset = register.preset(self.view)
            self.post_message(ImportRequested(register.kind.kind, event.text, preset))
        else:
            self.say(f"Facts come from a file. {IMPORTS}")

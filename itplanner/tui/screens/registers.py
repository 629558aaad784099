"""8 Registers: projects, services, budget lines, people and what else the plan keeps lists of."""

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from itplanner.domain.change import Ref
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
from itplanner.tui import dialogs, keys
from itplanner.tui.content.frame import fitting_entries, lines
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.registers import (
    REGISTERS,
    Listed,
    Register,
    Shown,
    listed_of,
    register_of,
    row_parts,
)
from itplanner.tui.messages import DeletionRequested, FormRequested, ImportRequested, ShowRequested
from itplanner.tui.requests import AddRequested, SetRequested, SpreadRequested
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.listed import ListPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

HEADED: Final = 30
"""From so many rows on the row of registers has a head of its own."""

ADDS: Final = "enter adds, and asks for the next; esc ends"
FIXED: Final = frozenset({"project_baseline", "batch"})
"""Kinds of record that say what was done, and are never edited."""


class RegistersPlace(ListPlace[Shown]):
    """The registers, one at a time."""

    NAME = keys.REGISTERS
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(*keys.groups(keys.REGISTERS))
    FINDS = "Show rows with this in any column"
    NOTHING = "There is nothing to edit here. a adds the first one"
    HINT = "tab goes through the registers; enter opens a record, enter again edits."

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.looked = Shown(register=REGISTERS[0].name)
        self._made: Listed | None = None
        self._stood: dict[str, Hashable] = {}

    def above(self) -> ComposeResult:
        """The row of registers."""
        with Vertical(id="registers-pane"):
            yield PaneHead("Registers", "tab goes through them", id="registers-head")
            yield StatusLine(id="registers")

    def panes(self) -> ComposeResult:
        """The list under its head."""
        with Vertical(id="main"):
            yield PaneHead(id="list-head", focused=True)
            yield Grid(id="list")
            yield Sentences(id="empty")

    @property
    def register(self) -> Register:
        """The one that is shown."""
        return next(each for each in REGISTERS if each.name == self.looked.register)

    @property
    def sortings(self) -> Sequence[str]:
        """Ways to sort the register."""
        return self.register.sortings

    def on_resize(self, event: events.Resize) -> None:
        """Give the row of registers a head where there is room, and as many registers as fit."""
        self.set_class(event.size.height < HEADED, "low")
        self._show_row(event.size.width)

    def redraw(self) -> None:
        """Show the register."""
        self._made = listed_of(self.view, self.register, self.looked)
        self.set_class(self.app.size.height < HEADED, "low")
        self._show_row(self.app.size.width)
        self.show_empty(() if len(self._made.rows) else self._empty_words())
        self.list.show(self._made.rows)
        self.show_head()

    def _show_row(self, width: int) -> None:
        self.query_one("#registers", StatusLine).show(row_parts(self.view, self.register, width))

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        register = self.register
        if self.words:
            return lines(f'Nothing here matches "{self.words}".', ("esc", "clears the filter"))
        year = f" in {self.view.calendar.year_label(self.view.year)}" if register.yearly else ""
        said = f"There are no {register.title.lower()}{year} yet."
        if not register.first:
            return lines(said, "itplanner import brings them in; what was imported is listed here.")
        turns = [("[ ]", "goes to the year before, and after")] if register.yearly else []
        return lines(said, ("a", register.first), *turns)

    def first_keys(self) -> Sequence[tuple[str, str]]:
        """The keys that count in an empty register."""
        return [("tab", "next register"), *(super().first_keys() if self.register.first else ())]

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count in the list, or in the inspector."""
        if not self.has_class("inspecting"):
            return super().footer(width)
        register = self.register
        changing = [("enter", "edit"), *([("A", "add a part")] if register.parts else ())]
        changing += [("space", "accept")] if Requirement.kind in register.parts else []
        pairs = [*(changing if self.view.writable else ()), ("esc", "close"), ("i", "hangs on it")]
        return fitting_entries([*pairs, ("tab", "back to the list"), ("?", "help")], width)

    def show_head(self) -> None:
        """Say which register is shown, and what it comes to."""
        if self._made is None:
            return
        title = [Part(self.register.head, bold=True)]
        if self.register.yearly:
            title.append(Part(f" · {self.view.calendar.year_label(self.view.year)}"))
        summary: Sequence[Part] = self._made.summary
        if self.words:
            summary = (Part(f"{self._made.found} of {self._made.total} match"),)
        self.entitle(title, summary)

    def turn(self, direction: int) -> bool:
        """Show the next register, or the one before; from the inspector go back to the list."""
        if self.focused is self.inspector:
            self.action_back()
        else:
            at = REGISTERS.index(self.register)
            self.show_register(REGISTERS[(at + direction) % len(REGISTERS)])
        return True

    def show_register(self, register: Register) -> None:
        """Show a register with the cursor where it stood."""
        if register is self.register:
            return
        self._stood[self.register.name] = self.list.cursor_key
        self.list.clear_selection()
        self.looked = Shown(register=register.name)
        self.redraw()
        if not self.list.move_to(self._stood.get(register.name)):
            self.list.action_first()
        self.inspect(self.current)

    def reveal(self, ref: Ref, goal: int) -> None:  # noqa: ARG002 - there are no goals to unfold
        """Put the cursor on a record, in its register."""
        register = register_of(ref.kind)
        if register is not None:
            self.show_register(register)
            self.list.move_to(ref)

    def show_new(self, ref: Ref) -> None:
        """Put the cursor on a record that was just added, or in the inspector on its part."""
        super().show_new(ref)
        self.inspect(self.current)
        self.inspector.move_to(At("part", ref=ref))

    @property
    def at(self) -> At | None:
        """What is under the cursor of the inspector, where that has the focus."""
        key = self.inspector.cursor_key if self.focused is self.inspector else None
        return key if isinstance(key, At) else None

    def action_add(self) -> None:
        """Ask for names and add a record with each; where more must be said, fill in a form."""
        register, preset = self.register, self.register.preset(self.view)
        if not register.first:
            self.say("What stands here is imported: itplanner import brings it in")
        elif register.asks:
            self._add(f"New {register.kind.noun}", register.kind.kind, register.asks, preset)
        else:
            self.post_message(FormRequested(dialogs.new_form(self.view.plan, register.kind.kind, preset, {})))

    def _add(self, question: str, kind: str, name: str, preset: Mapping[str, str]) -> None:
        def answered(text: str) -> None:
            self.post_message(AddRequested(kind, {**preset, name: text}))

        def typed(text: str) -> None:
            form = dialogs.new_form(self.view.plan, kind, preset, {name: text})
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
            letters = dialogs.letters_of(parts)
            dialog = dialogs.parts_dialog(f"{self.row.code} {self.row.label}", parts)
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
            self.post_message(FormRequested(dialogs.new_form(plan, kind, preset, self._texts(row, kind))))

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
            self.say("Stand on a requirement in the inspector: space accepts it")
            return
        texts = {"accepted": "no" if row.accepted else "yes"}
        texts["accepted_on"] = "" if row.accepted else self.view.today.isoformat()
        if self.view.me is not None:
            named = link_text(self.view.plan, Ref("person", self.view.me))
            texts["accepted_by"] = "" if row.accepted else named
        self.post_message(SetRequested((Ref(row.kind, row.id),), texts))

    def action_edit(self) -> None:
        """Edit the part under the inspector's cursor, else the record or all that are selected."""
        if self.at is not None and self.at.what == "part":
            self.edit_at(self.at)
        elif any(ref.kind in FIXED for ref in self.chosen):
            self._say_fixed(self.chosen[0].kind)
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
        else:
            super().action_delete()

    def edit_at(self, at: At) -> None:
        """Open what a row of the inspector stands for."""
        ref = self.current
        if at.what == "hangs":
            self.run_worker(self.run_action("app.hangs"))
        elif at.what == "goal" and at.ref is not None:
            self.post_message(ShowRequested(at.ref))
        elif at.what in {"part", "problem"} and at.ref is not None:
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
            form = dialogs.form_of(self.view.plan, ref.kind, (ref,), focus=name or None)
            self.post_message(FormRequested(form))

    def _say_fixed(self, kind: str) -> None:
        if kind == ProjectBaseline.kind:
            self.say("A baseline stays as it was approved. A adds the next one; u takes the last change back")
        else:
            self.say("An import stays as it was. d takes it and its rows out of every figure")

    @on(Grid.Pasted, "#list")
    def _pasted(self, event: Grid.Pasted) -> None:
        register = self.register
        if register.first:
            preset = register.preset(self.view)
            self.post_message(ImportRequested(register.kind.kind, event.text, preset))
        else:
            self.say("Facts come from a file: itplanner import brings them in")


PLACE = RegistersPlace

"""8 Registers: projects, services, budget lines, people and what else the plan keeps lists of."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from itplanner.domain.change import Ref
from itplanner.domain.records import Project, Requirement
from itplanner.tui import keys
from itplanner.tui.content.frame import fitting_entries, footer_parts, lines
from itplanner.tui.content.inspector_rows import COLUMNS, At
from itplanner.tui.content.registers import (
    REGISTERS,
    Listed,
    Register,
    Shown,
    listed_of,
    register_of,
    row_parts,
)
from itplanner.tui.key import Key
from itplanner.tui.screens.registering import IMPORTS, RegisteringPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.ask import Ask
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Rows
from itplanner.tui.widgets.sentences import Sentences

HEADED: Final = 30
"""From so many rows on the row of registers has a head of its own."""


class RegistersPlace(RegisteringPlace):
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
            with Vertical(id="below-pane"):
                yield PaneHead(id="below-head")
                below = Grid(heads=False, shared=True, id="below")
                below.can_focus = False
                yield below

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
        self._show_below()
        self.show_head()

    def _show_below(self) -> None:
        below = self.register.below(self.view) if self.register.below is not None else None
        self.set_class(below is not None and len(self.list.source) > 0, "below")
        if below is not None:
            self.query_one("#below-head", PaneHead).show(below.title, below.summary)
            self.query_one("#below", Grid).show(below.rows)

    def _show_row(self, width: int) -> None:
        self.query_one("#registers", StatusLine).show(row_parts(self.view, self.register, width))

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        register = self.register
        if self.words:
            return lines(f'Nothing here matches "{self.words}".', ("esc", "clears the filter"))
        year = f" in {self.view.calendar.year_label(self.view.year)}" if register.yearly else ""
        said = f"There are no {register.title.lower()}{year} yet."
        if not register.first:
            return lines(said, f"{IMPORTS}; what was imported is listed here.")
        turns = [("[ ]", "goes to the year before, and after")] if register.yearly else []
        return lines(said, ("a", register.first), *turns)

    def first_keys(self) -> Sequence[tuple[str, str]]:
        """The keys that count in an empty register."""
        return [("tab", "next register"), *(super().first_keys() if self.register.first else ())]

    @property
    def _fact(self) -> Any:
        """What the row under the cursor stands for, where that is no record."""
        return None if self._made is None or self.current else self._made.items.get(self.list.cursor_key)

    @property
    def opens(self) -> bool:
        """Whether a record, or what was counted, is under the cursor."""
        return super().opens or self._fact is not None

    def about(self, ref: Ref | None, width: int) -> Rows:
        """Return what the inspector says of a record, or of facts."""
        fact = self._fact
        if fact is None:
            return super().about(ref, width)
        return Rows(COLUMNS, tuple(self.register.about(self.view, fact, width)))

    def about_head(self, ref: Ref | None) -> tuple[str, str]:
        """Return what the inspector's head says."""
        fact = self._fact
        return super().about_head(ref) if fact is None else (fact.code, self.register.title.lower())

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count in the list, or in the inspector."""
        register = self.register
        if not self.has_class("inspecting"):
            return footer_parts(self._counting(), width) if len(self.list.source) else super().footer(width)
        changing = [("enter", "edit"), *([("A", "add a part")] if register.parts else ())]
        changing += [("space", "accept")] if Requirement.kind in register.parts else []
        pairs = [*(changing if self.view.writable else ()), ("esc", "close"), ("i", "hangs on it")]
        return fitting_entries([*pairs, ("tab", "back to the list"), ("?", "help")], width)

    def _counting(self) -> Iterator[Key]:
        """The keys that count in the list of this register: a part is added, measured, or led to its end."""
        register = self.register
        counting = keys.footer(keys.groups(self.NAME), writable=self.view.writable)
        record = next((key for key in counting if key.action == "record"), None)
        for key in counting:
            if key.action == "add_under":
                if register.records_part and record is not None:
                    yield replace(record, short="record a test", wide=False)
                elif register.parts:
                    yield key
            elif key.action not in {"record", "course"} or (
                key.action == "course" and register.kind is Project
            ):
                yield key

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
        """Show the next register, or the one before; from the inspector go back to the list.

        While something is asked the register stays: the answer is for this one.
        """
        if self.query_one(Ask).asking:
            return False
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


PLACE = RegistersPlace

"""A place whose list can be filtered and its rows selected and edited; the head says what is shown of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.naming import link_text
from itplanner.domain.records import KPI, Declaration, Project
from itplanner.domain.rules.declared import in_force
from itplanner.tui import forms
from itplanner.tui.content.finding import Looked
from itplanner.tui.content.frame import fitting_entries
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.messages import DeletionRequested, FormRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.inspected import InspectedPlace
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

L = TypeVar("L", bound=Looked)


class ListPlace(InspectedPlace, Generic[L]):
    """A place whose main list has a head, a filter and a selection."""

    looked: L
    """How the list is looked at."""

    FINDS: ClassVar[str] = "Show goals with this in title, owner, area, state"
    """What a filter asks for."""
    NOTHING: ClassVar[str] = "There is nothing to edit here. a adds a goal"
    SORTED: ClassVar[Sequence[str]] = ("",)
    """By what the list can be sorted, first as it stands unless asked otherwise."""

    @property
    def words(self) -> str:
        """The words that the rows shown must match."""
        return self.looked.words

    @property
    def sortings(self) -> Sequence[str]:
        """Ways to sort the list, first as it stands unless asked otherwise."""
        return self.SORTED

    def show_as(self, looked: L) -> None:
        """Look at the list another way."""
        self.looked = looked
        self.redraw()

    def look(self, words: str) -> None:
        """Show only the rows that match these words, all of them when there are none."""
        self.show_as(replace(self.looked, words=words))

    def clear_filter(self) -> bool:
        """Show all rows again, in their order; False when they were shown so."""
        before, after = self.looked, replace(self.looked, words="", sorting=self.sortings[0])
        self.show_as(after)
        return before != after

    def action_sort(self) -> None:
        """Sort by the next column."""
        ways = self.sortings
        following = ways[(ways.index(self.looked.sorting) + 1) % len(ways)]
        self.show_as(replace(self.looked, sorting=following))

    def show_head(self) -> None:
        """Say above the list what it shows."""
        raise NotImplementedError

    def entitle(self, title: Sequence[Part], summary: Sequence[Part]) -> None:
        """Write the list's head; while rows are selected, how many they are, in the summary's place."""
        sorting, words = self.looked.sorting, self.words
        ways = [Part(f" · by {sorting}")] if sorting != self.sortings[0] else []
        ways += [Part(" · "), Part(f'"{words}"', typed=True)] if words else []
        selected, beyond = len(self.list.selected), self.list.visible_range.beyond
        shown = [Part(f"{selected} selected", bold=True)] if selected else list(summary)
        if selected or self.words:
            shown.append(Part(f" · esc {'selects none' if selected else 'shows all'}", leaves=0))
        if beyond:
            shown.append(Part(f" · {beyond}"))
        self.query_one("#list-head", PaneHead).show([*title, *ways], shown)

    def show_empty(self, words: Sequence[Sequence[Part]]) -> None:
        """Say what helps where the list has no rows; without words the list has all the room."""
        self.query_one("#empty", Sentences).show(*words)
        self.query_one("#main").set_class(bool(words), "empty")
        self.show_footer()

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count here; where the list is empty, those that help."""
        if not self.query_one("#main").has_class("empty"):
            return super().footer(width)
        help_ = [("esc", "shows all")] if self.words else self.first_keys() if self.view.writable else []
        return fitting_entries([*help_, (":", "commands"), ("?", "help")], width)

    def first_keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys that put something into an empty list."""
        return [("a", "add")]

    @on(Grid.Scrolled, "#list")
    @on(Grid.SelectionChanged, "#list")
    def _list_changed(self) -> None:
        self.show_head()

    def of_one_kind(self, then: str) -> tuple[Ref, ...]:
        """Return what is chosen; where goals and steps are mixed, nothing, and say what helps."""
        if len({ref.kind for ref in self.chosen}) > 1:
            self.say(f"Goals and steps are selected together. Select one kind, then {then}", Role.WARN)
            return ()
        return self.chosen

    def action_filter(self) -> None:
        """Filter while typing."""
        question = Question(
            answered=lambda text: self.look(text.strip()),
            typed=lambda text: self.look(text.strip()),
            cancelled=lambda: self.look(""),
            stores=False,
        )
        self.ask(self.FINDS, "enter keeps, esc clears", question, self.words)

    def action_edit(self) -> None:
        """Open the form of the record, or of all that are selected."""
        refs = self.of_one_kind("e edits them all")
        if refs:
            self.post_message(FormRequested(forms.model.form_of(self.view.plan, refs[0].kind, refs)))
        elif not self.chosen:
            self.say(self.NOTHING)

    def action_delete(self) -> None:
        """Delete what is chosen; the app asks first when something hangs on it.

        In the inspector, a declaration under the cursor goes instead.
        """
        at = self.inspector.cursor_key if self.focused is self.inspector else None
        if isinstance(at, At) and at.what == Declaration.kind and at.ref is not None:
            self.post_message(DeletionRequested((at.ref,)))
        elif self.chosen:
            self.post_message(DeletionRequested(self.chosen))

    def action_declare(self) -> None:
        """Declare the colour of the KPI, project or goal, with a reason and until when.

        One's own declaration that is in force is changed; another person's stays, and the newer one counts.
        """
        row = self.row if isinstance(self.row, KPI | Project) else self.goal
        if row is None:
            self.say("Choose a goal, a KPI or a project first: D declares its colour")
            return
        plan, me = self.view.plan, self.view.me
        standing = in_force(plan, Ref(row.kind, row.id), self.view.today)
        if standing is not None and me in {None, standing.person}:
            form = forms.model.form_of(plan, standing.kind, (Ref(standing.kind, standing.id),))
        else:
            texts = {"given_on": self.view.today.isoformat()}
            if me is not None:
                texts["person"] = link_text(plan, Ref("person", me))
            form = forms.model.new_form(plan, Declaration.kind, {"record": row.code}, texts)
        self.post_message(FormRequested(replace(form, focus="colour")))

"""1 Overview: what needs somebody, and how the plan stands."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from itplanner.domain.change import Ref
from itplanner.domain.links import code
from itplanner.domain.records import KPI, Goal
from itplanner.tui import forms, keys
from itplanner.tui.content.coming import Due, coming_of
from itplanner.tui.content.cycle import year_parts
from itplanner.tui.content.frame import WIDE, fitting_entries, footer_parts, lines
from itplanner.tui.content.heat import heat_of
from itplanner.tui.content.kpis import summary_of
from itplanner.tui.content.needs import needs_of
from itplanner.tui.content.novelty import news_of, since_parts
from itplanner.tui.content.remedy import next_parts
from itplanner.tui.content.serving import serving_of
from itplanner.tui.content.tiles import tiles_of
from itplanner.tui.formatting import count
from itplanner.tui.messages import FormRequested
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.paged import PagedPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import RowSource
from itplanner.tui.widgets.sentences import Sentences

EMPTY: Final = (("3", "Areas"), ("4", "Checklist"), ("P", "add a person"), (":", "commands"), ("?", "help"))
"""The footer of an empty plan."""

LOW: Final = 32
"""Below so many rows no blank one stands between two panes."""

WANTED: Final = {
    "late": "due",
    "soon": "due",
    "step_late": "due",
    "step_soon": "due",
    "behind": "due",
    "wake": "wake_on",
    "review": "review_on",
    "ownerless": "owner",
}
"""The field that helps, by why a record needs somebody."""


class OverviewPlace(PagedPlace):
    """What needs somebody, the KPIs, the goals by area, what comes, what was new."""

    NAME = keys.OVERVIEW
    HINT = "Each stands once, by its worst reason: ■ red, ▲ amber."
    PAGES = (("list", "kpis"), ("heat", "coming"), ("serving", "news"))
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(keys.EVERYWHERE, keys.OVERVIEW)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._words = ""
        self._drawn: tuple[View | None, int, str] = (None, 0, "")
        """The view, the width and the words that the panes were drawn for."""

    def body(self) -> ComposeResult:
        """The year, the next thing to do, and the panes in two columns, or page by page."""
        yield PaneHead(id="year")
        yield StatusLine(id="next")
        yield Sentences(id="empty")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield from self.pane("list", heads=False, share=0.4)
                yield from self.pane("heat", share=0.3)
                yield from self.pane("coming", heads=False)
            with Vertical(id="right"):
                yield from self.pane("kpis", share=0.4)
                yield from self.pane("serving", heads=False, share=0.3)
                yield from self.pane("news", heads=False)

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count here; where it is narrow, first the one that leads to the other pages."""
        if self._bare:
            return fitting_entries(EMPTY, width)
        first = [
            replace(key, short="more") for key in keys.KEYS if key.id == "app.next_pane" and width < WIDE
        ]
        usable = keys.footer(keys.groups(self.NAME), writable=self.view.writable)
        own = [replace(key, wide=False) for key in usable if key.place == self.NAME or key.id == "app.round"]
        known = {key.id for key in own}
        return footer_parts([*first, *own, *(key for key in usable if key.id not in known)], width)

    def source(self, name: str) -> RowSource:
        """Return the rows of a pane."""
        width = self.app.size.width
        left, right = (width, width) if width < WIDE else (width * 54 // 100, width * 46 // 100)
        match name:
            case "list":
                return needs_of(self.view, self._words, left)
            case "kpis":
                return tiles_of(self.view, right).rows
            case "heat":
                return heat_of(self.view)
            case "coming":
                return coming_of(self.view)
            case "serving":
                return serving_of(self.view)
            case _:
                return news_of(self.view)

    def redraw(self) -> None:
        """Show the view in all panes, or what fills an empty plan."""
        drawn, bare = (self.view, self.app.size.width, self._words), self._bare
        if drawn == self._drawn:
            return
        self.set_class(bare, "empty")
        self.query_one("#year", PaneHead).show(*year_parts(self.view))
        self.query_one("#next", StatusLine).show("" if bare else next_parts(self.view))
        self.query_one("#empty", Sentences).show(*(_first_words(self.view) if bare else ()))
        for name in chain(*self.PAGES) if self._drawn[1] else ():  # composed with their rows
            self.grid(name).show(self.source(name))
        for name in ("kpis", "serving"):
            self.query_one(f"#{name}-pane").set_class(not len(self.grid(name).source), "absent")
        self._drawn = drawn
        self._show_heads()

    @property
    def _bare(self) -> bool:
        """Whether there is nothing yet that this place could show."""
        return not (len(self.view.plan[Goal]) or len(self.view.plan[KPI]))

    def lay_out(self, size: Size) -> None:
        """Put the panes beside one another, or some of them on a page, with or without rows between them."""
        super().lay_out(size)
        self.set_class(size.height < LOW, "low")

    def fit(self, size: Size) -> None:
        """Fill another size, with panes as wide as they are now."""
        super().fit(size)
        self.redraw()

    @on(Grid.Scrolled)
    @on(Grid.SelectionChanged)
    def _show_heads(self) -> None:
        view = self.view
        needs, dates = len(view.needs), len(view.agenda)
        matching = f"{len(self.list.source)} of {needs} match"
        year = view.calendar.year_label(view.year)
        links = (Part(f"goals in {year}"), Part(", main links", leaves=0))
        self.entitle("list", "Needs you", matching if self._words else "", f"{needs or 'nothing'}")
        self.entitle("kpis", "KPIs", summary_of(view))
        self.entitle("heat", "Goals by area and horizon", Part("worst status, mean progress", leaves=0))
        self.entitle("coming", "Next 30 days", "", count(dates, "date"))
        self.entitle("serving", "Business goals", links)
        self.entitle("news", "Since you were here", since_parts(view))

    def ref_of(self, key: object) -> Ref | None:
        """Return the record that a row's key stands for."""
        return key.ref if isinstance(key, Due) else super().ref_of(key)

    def action_open(self) -> None:
        """Go to the record, in the place where it stands."""
        refs = self._there((self.current,) if self.current is not None else ())
        if refs:
            self.post_message(self.Wanted(refs[0]))

    def action_edit(self) -> None:
        """Open the form of the record, or of all that are selected, at the field that helps."""
        refs = self._there(self.chosen)
        if len({ref.kind for ref in refs}) > 1:
            self.say("Records of several kinds are selected. Select one kind: e edits them all", Role.WARN)
        elif refs:
            wanted = {WANTED.get(need.reason) for need in self.view.needs if need.ref in refs}
            focus = wanted.pop() if len(wanted) == 1 and self.at == "list" else None
            self.post_message(
                FormRequested(forms.model.form_of(self.view.plan, refs[0].kind, refs, focus=focus))
            )

    def _there(self, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """Return those records that are in the plan; where none of them is, say so."""
        there = tuple(ref for ref in refs if self.view.plan.find(ref) is not None)
        if not there:
            self.say(f"{code(refs[0])} is not in the plan any more" if refs else "There is nothing here")
        return there

    @on(Grid.Pasted)
    def _pasted(self) -> None:
        self.say("A table belongs where its rows will stand: 4 for goals, 5 for readings")

    def action_filter(self) -> None:
        """Filter what needs somebody, while typing."""
        question = Question(
            answered=lambda text: self._look(text.strip()),
            typed=lambda text: self._look(text.strip()),
            cancelled=lambda: self._look(""),
            stores=False,
        )
        asked = "Show what needs you with: words, an owner, red or amber"
        self.turn_to("list")
        self.ask(asked, "enter keeps, esc clears", question, self._words)

    def _look(self, words: str) -> None:
        self._words = words
        self.redraw()

    def clear_filter(self) -> bool:
        """Show all rows again, and go back to the first pane; False when all is so."""
        had = bool(self._words) or self.at != "list"
        self.at = "list"
        self._look("")
        self.list.focus()
        return had

    def reveal(self, ref: Ref, goal: int) -> None:
        """Put the cursor on what needs somebody for this record, or for its goal."""
        if not self.list.move_to(ref):
            self.list.move_to(Ref(Goal.kind, goal))


def _first_words(view: View) -> Sequence[Sequence[Part]]:
    """What an empty plan says."""
    first = "a adds goals to them" if view.areas else "a adds the first one, and then goals to it"
    return lines(
        "There is nothing in the plan yet.",
        ("3", f"goes to Areas, where {first}"),
        ("4", f"goes to the Checklist of {view.calendar.year_label(view.year)}"),
        ("P", "adds a person, who can own goals"),
        (":", "finds every command, such as adding a KPI or a business goal"),
    )


PLACE = OverviewPlace

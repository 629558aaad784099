"""The first start: there is no plan yet, and four ways to one."""

import gc
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.domain.entry import Context
from itplanner.domain.plan import Plan
from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.service.drafts import Draft
from itplanner.service.when import now
from itplanner.tui.content.frame import INDENT, fitting_entries, lines
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.forms.model import new_form
from itplanner.tui.jobs import follow_jobs
from itplanner.tui.roles import Role
from itplanner.tui.settings import Settings
from itplanner.tui.themes import THEMES
from itplanner.tui.typeahead import OneByOne
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.fitting import shortened
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.ink import ASCII_CLASS, ink_of
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows
from itplanner.tui.widgets.sentences import Sentences

Way = Literal["starter", "demo", "empty", "import"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to a plan: what it begins with, and what comes next."""

    way: Way
    name: str
    words: str
    after: Sequence[str]


WAYS: Sequence[Offer] = (
    Offer(
        "starter",
        "Starter",
        "5 areas, 8 KPIs, proposed 3- and 5-year goals",
        ("Then: a adds this year's first goals in the Checklist.",),
    ),
    Offer(
        "demo",
        "Demo",
        "Northwind Foods: a year of data to play with",
        ("A private copy. ctrl+s keeps it under a name.",),
    ),
    Offer(
        "empty",
        "Empty",
        "nothing but the fiscal year",
        ("Then: 3 and a add the areas, as each goal belongs to one.",),
    ),
    Offer(
        "import",
        "Import",
        "a file of goals or KPIs (csv, xlsx, ods)",
        (
            "Then it asks for the file. Areas first: goals name them.",
            ": and import brings in the next one.",
        ),
    ),
)

NO_PLAN = "There is no plan yet at"

COLUMNS: Sequence[Column] = (
    Column("key", "", 2, "right"),
    Column("name", "", 8, gap=2),
    Column("words", "", 30, flexible=True, gap=2),
)

ASKED = ("name", "fiscal_start", "currency")
"""What a new plan needs to know of its organisation."""

CURRENCY = "EUR"
"""Stands in the form until another is typed."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The way that was taken, and what was typed of the organisation."""

    way: Way
    settings: Mapping[str, str]


class Welcome(OneByOne[Chosen]):
    """Asks what the new plan begins with; makes nothing itself."""

    CSS_PATH: ClassVar = ["itplanner.tcss", "dialogs/dialogs.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False),
        *(Binding(str(place), f"take({place})", show=False) for place in range(1, len(WAYS) + 1)),
        Binding("q,escape", "quit", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, path: Path, settings: Settings) -> None:
        super().__init__()
        self._path = path
        self._settings = settings
        self._way: Way = "starter"
        self._draft: Draft | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.style
        self.set_class(settings.ascii_only, ASCII_CLASS)

    def compose(self) -> ComposeResult:
        """The four ways, under a head that says what is so."""
        yield PaneHead("Welcome to itplanner", focused=True)
        yield Sentences(id="welcome-words")
        yield Grid(
            Rows(COLUMNS, [_row(*offer) for offer in enumerate(WAYS, start=1)]), heads=False, id="ways"
        )
        yield Sentences(id="welcome-after")
        yield StatusLine(id="footer")

    def on_mount(self) -> None:
        """Stand on the first way, however long somebody thinks about it."""
        self.call_after_refresh(gc.enable)  # until then nothing is collected, so that the start is quick
        follow_jobs(self)
        self.query_one(Grid).focus()
        self._show_after()

    def on_resize(self, event: events.Resize) -> None:
        """Say where the plan will be, and name the keys."""
        width = event.size.width
        room, cut = width - len(f"{INDENT}{NO_PLAN} ."), ink_of(self.query_one(Grid)).cut
        path = shortened(shown(str(self._path)), room, "middle", cut)
        words = lines(f"{NO_PLAN} {path}.", "What shall it begin with?")
        self.query_one("#welcome-words", Sentences).show("", *words)
        pairs = [("enter", "take it"), ("1-4", "take one at once"), ("up down", "move"), ("q", "leave")]
        self.query_one("#footer", StatusLine).show(fitting_entries(pairs, width))

    @on(Grid.Moved)
    def _show_after(self) -> None:
        said = [Part(f"{INDENT}{line}", Role.MUTED) for line in self._offer().after]
        self.query_one("#welcome-after", Sentences).show("", *said)

    def _offer(self) -> Offer:
        key = self.query_one(Grid).cursor_key
        return next(offer for offer in WAYS if offer.way == key)

    def action_take(self, place: int = 0) -> None:
        """Take a way: the demo at once, the others after three questions."""
        self._way = (WAYS[place - 1] if place else self._offer()).way
        if self._way == "demo":
            self.exit(Chosen("demo", {}))
            return
        context = Context(Plan.of([]), now(today=self._settings.today).today)
        form = new_form(context.plan, "organisation", {"currency": CURRENCY}, {})
        form = replace(form, names=ASKED, title="Whose plan is it?")
        self.push_screen(FormDialog(form, context, self._draft))

    @on(FormDialog.Changed)
    @on(FormDialog.Discarded)
    def _kept(self, event: FormDialog.Changed | FormDialog.Discarded) -> None:
        """Keep what was typed for when the form is opened again; there is no plan yet to keep it beside."""
        kept = replace(event.draft, at=now(today=self._settings.today).at)
        self._draft = kept if kept.texts else None

    @on(FormDialog.Submitted)
    def _submitted(self, event: FormDialog.Submitted) -> None:
        self.exit(Chosen(self._way, event.texts))


def _row(place: int, offer: Offer) -> Row:
    cells = {
        "key": Cell(str(place), Role.ACCENT, bold=True),
        "name": Cell(offer.name, bold=True),
        "words": Cell(offer.words),
    }
    return Row(offer.way, cells, selectable=False)

"""The flow of the workbench: the plan on show, requests performed, other people followed."""

import asyncio
from typing import TYPE_CHECKING

from textual import events, work

from itplanner.domain.change import Ref
from itplanner.domain.history import Recorded
from itplanner.domain.rules.years import working_year
from itplanner.domain.telling import who
from itplanner.errors import AnotherHistory, BadInput, Conflict, Newer, PlannerError, Replaced
from itplanner.service.drafts import Draft, Drafts
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.visits import Visiting
from itplanner.service.when import When, now, zone
from itplanner.tui import content, dialogs, requests
from itplanner.tui.content.frame import Said, bar_of
from itplanner.tui.requests.requested import Requested
from itplanner.tui.roles import Role
from itplanner.tui.screens.place import Place
from itplanner.tui.settings import Settings
from itplanner.tui.stylesheet import KeptStylesheet
from itplanner.tui.themes import THEMES
from itplanner.tui.typeahead import OneByOne
from itplanner.tui.view import NOWHERE, View
from itplanner.tui.widgets.ink import ASCII_CLASS

if TYPE_CHECKING:
    from itplanner.domain.lint.findings import Checked
    from itplanner.tui.dialogs.form import FormDialog

LAST_CHANGES = 3
"""So many changes of a record stand in its inspector."""

LONGEST = 2.0
"""Seconds that a key waits for a change to be stored."""

PATIENCE = 1.0
"""Seconds after which a change that isn't stored yet is said to wait."""

LOOK_AGAIN = 1.0
"""Seconds between two looks at what others stored; nothing is sent when there is nothing new."""


class Bench(OneByOne[None]):
    """Owns the plan on show; every change to it goes through here."""

    CSS_PATH = "itplanner.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, planner: Planner, settings: Settings, drafts: Drafts) -> None:
        super().__init__()
        self.planner = planner
        self.settings = settings
        self.drafts = drafts
        self.year: int | None = None
        """The fiscal year that is looked at; None is the working year."""
        self._writing = asyncio.Lock()
        self._view = NOWHERE
        self._stopped: PlannerError | None = None
        """Why nothing can be saved any more, once that is so."""
        self._busy = False
        self._here = 1
        self.checked: Checked | None = None
        self.seen = planner.plan
        """The plan as it was when the open form was opened; what changed since then is asked about."""
        self.mouse = False
        self.visit = Visiting(planner, settings.state / "visits", zone(settings.time_zone), self.when.today)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.style
        self.stylesheet = KeptStylesheet(self.get_css_variables())
        self.set_class(settings.ascii_only, ASCII_CLASS)

    @property
    def when(self) -> When:
        """The moment, and the day that counts as today."""
        return now(self.settings.time_zone, self.settings.today)

    @property
    def view(self) -> View:
        """What the places show now."""
        plan, today = self.planner.plan, self.when.today
        year = working_year(plan, today) if self.year is None else self.year
        me, writable = self.planner.actor.person, self._guard is None
        visit, notes = self.visit, self._notes()
        sources = self.history, visit.last_changes, visit.news, visit.before, lambda: self.checked
        view = View(plan, today, year, me, notes, *sources, writable, self._here)
        if not view.same(self._view):
            self._view = view
        return self._view

    def _notes(self) -> tuple[str, ...]:
        store = self.planner.store
        state = "read only" if store.read_only else "not saved" if self._stopped else "saved"
        state = "saving" if self._busy else state
        return (
            *(("demo",) if self.settings.demo else ()),
            *(("network disk",) if store.network else ()),
            state,
        )

    @property
    def _guard(self) -> PlannerError | None:
        """Why nothing can be saved; None where it can."""
        return self._stopped or self.planner.store.guard

    def history(self, ref: Ref) -> list[Recorded]:
        """Return the last changes of a record, newest first."""
        return self.planner.history(ref, LAST_CHANGES)

    @property
    def place(self) -> Place:
        """The place on show, also while a dialog stands over it."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Place))

    def refresh_view(self) -> None:
        """Show the plan as it is now."""
        self.place.view = self.view
        self.show_bar()

    def show_bar(self) -> None:
        """Show what holds for a while: that nothing can be saved, or not yet."""
        store, stopped = self.planner.store, self._stopped.message if self._stopped else ""
        self.place.bar(*bar_of(stopped, store.damage, read_only=store.read_only, busy=self._busy))

    def say(self, message: str | Said, role: Role = Role.TEXT) -> None:
        """Put a message into the line at the bottom: of a form, else of the place, also under a dialog."""
        text = message if isinstance(message, str) else message.whole
        if isinstance(self.screen, dialogs.form.FormDialog):
            self.screen.say(text)
        elif text:
            self.place.say(message, role)

    async def on_event(self, event: events.Event) -> None:
        """Take the message line back when the next key is pressed."""
        if isinstance(event, events.Key) and isinstance(self.screen, Place):
            self.screen.key_pressed()
        await super().on_event(event)

    @work(group="write")
    async def perform(self, request: Requested, dialog: "FormDialog | None" = None) -> None:
        """Do what was asked for, and say what came of it."""
        try:
            outcome = await self.performed(request)
        except PlannerError as error:
            self._not_done(error, dialog)
        else:
            self._done(request, outcome, dialog)

    async def performed(self, request: Requested) -> Outcome:
        """Do what was asked for, one request after another, off the screen's own thread."""
        async with self._writing:
            waiting = self.set_timer(PATIENCE, self._say_busy)
            try:
                return await asyncio.to_thread(request.perform, self.planner, self.when)
            finally:
                waiting.stop()
                self._say_free()

    async def _stored(self) -> bool:
        """Wait until what was asked for before is stored; not for ever, since no key is taken meanwhile."""
        try:
            async with asyncio.timeout(LONGEST), self._writing:
                return True
        except TimeoutError:
            return False

    def _say_busy(self) -> None:
        self._busy = True
        self.refresh_view()

    def _say_free(self) -> None:
        if self._busy:
            self._busy = False
            self.refresh_view()

    def _done(self, request: Requested, outcome: Outcome, dialog: "FormDialog | None") -> None:
        if dialog is not None:
            self.drafts.discard(dialog.state.draft())
            if dialog.is_current:
                dialog.dismiss(None)
        elif isinstance(request, requests.records.AddRequested):
            self.drafts.discard(Draft(request.kind, (), {}))
        self.place.accepted()
        self.refresh_view()
        added = self.place.first_listed(outcome.added)
        if added is not None:
            self.place.show_new(added)
        self.call_after_refresh(self.say, content.outcomes.said_of(request, outcome))

    def _not_done(self, error: PlannerError, dialog: "FormDialog | None") -> None:
        if isinstance(error, Conflict):
            self._settle(error, dialog)
        elif isinstance(error, BadInput) and dialog is not None:
            dialog.refuse(error.wrong)
        else:
            if dialog is None:
                self.place.declined()
            self.tell(error)

    def guarded(self) -> bool:
        """Whether nothing can be saved; then it is said, before anything is asked or typed."""
        guard = self._guard
        if guard is not None:
            self.tell(guard)
        return guard is not None

    def tell(self, error: PlannerError) -> None:
        """Say what went wrong and what helps; what ends all saving is said in a bar as well."""
        if isinstance(error, Replaced | AnotherHistory | Newer):
            self._stopped = error
            self.refresh_view()
        self.say(f"{error.message} {error.hint}".strip(), Role.BAD)

    def _settle(self, conflict: Conflict, dialog: "FormDialog | None") -> None:
        """Show both values and ask which holds; form and draft stay until the answer is stored."""
        try:
            self.planner.follow()
        except PlannerError as error:
            self.tell(error)
            return
        self.refresh_view()

        def settled(letter: str | None) -> None:
            how = dialogs.conflict.settled_by(letter)
            if how is not None:
                self.perform(requests.plan.SettleRequested(conflict, how), dialog)
            elif dialog is not None:
                dialog.resume(conflict.edit.field or "")

        asked = dialogs.conflict.ConflictDialog(self.view, conflict, self.when.at, editing=dialog is not None)
        self.push_screen(asked, settled)

    def look(self) -> None:
        """Take over what others stored since the last look; say how many are here where that changed."""
        if self._stopped or self._writing.locked():
            return
        here, self._here = self._here, self.planner.store.presence.count()
        if here != self._here:
            self.refresh_view()
        try:
            if not self.planner.store.moved():
                return
            news = self.planner.follow()
        except PlannerError as error:
            self.tell(error)
            return
        if news:
            self.refresh_view()
            self._tell_form()
            revision = news[-1].revision
            self.say(f"{who(self.planner.plan, revision.actor)}: {revision.sentence}", Role.INFO)

    def _tell_form(self) -> None:
        dialog = self.screen
        if isinstance(dialog, dialogs.form.FormDialog) and all(
            self.planner.plan.find(ref) for ref in dialog.state.form.refs
        ):
            dialog.follow(self.view.context)

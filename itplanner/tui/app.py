"""The workbench: what the keys do that count everywhere, over the flow of bench.py."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.binding import Binding, BindingType

from itplanner.domain import verbs
from itplanner.domain.change import Ref
from itplanner.domain.records import Organisation
from itplanner.domain.text import shown
from itplanner.errors import PlannerError
from itplanner.service import preferences, troubles
from itplanner.service.places import path_of
from itplanner.tui import content, forms, keys, requests
from itplanner.tui.bench import LOOK_AGAIN
from itplanner.tui.jobs import follow_jobs
from itplanner.tui.mending import Mending
from itplanner.tui.roles import PALETTES
from itplanner.tui.screens.asking import Question
from itplanner.tui.thin.driver import ThinDriver

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The fiscal years that can be looked at."""

MOUSE_ON = "\x1b[?1000h\x1b[?1006h"
MOUSE_OFF = "\x1b[?1006l\x1b[?1000l"
"""Clicks only: reports of every movement would be traffic on a slow line."""

LATER_SHEETS = [
    Path(__file__).resolve().parent / name for name in ("screens/places.tcss", "dialogs/dialogs.tcss")
]
"""The styles that the first screen does without; they are read once it stands."""


class Workbench(Mending):
    """The planning workbench over one plan."""

    DEFAULT_MODE = keys.OVERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    async def on_event(self, event: events.Event) -> None:
        """Rest when the shell asks for it, and hear the mouse, from the first frame on."""
        if isinstance(event, events.Compose):
            follow_jobs(self)
            self.set_mouse(on=self.settings.mouse)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Look for others' changes, offer drafts."""
        self.set_interval(LOOK_AGAIN, self.look)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Leave the mouse to the terminal, however the session ends."""
        self.set_mouse(on=False)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal as it was, with its mouse, as long as the context lasts."""
        mouse = self.mouse
        self.set_mouse(on=False)
        with super().suspend():
            yield
        self.set_mouse(on=mouse)

    def _begin(self) -> None:
        # What was loaded by now stays: the collector need not look at it again.
        gc.freeze()
        gc.enable()
        # No dialog and no place may be laid out before it is known what it looks like.
        self.stylesheet.read_all(LATER_SHEETS)
        self.stylesheet.reparse()
        self.run_worker(self._warm, thread=True, exit_on_error=False)
        if not self.planner.store.read_only:
            self.offer(self.drafts.all())
        self.planner.store.presence.join()
        self._keep_visit()
        self.show_bar()
        self.check()
        if self.settings.importing:
            self.action_import_file()

    def _warm(self) -> None:
        """Load what the first frame did without: what keys lead to, then what a change is stored by."""
        for package in (content, verbs):
            for name in package.__all__:
                getattr(package, name)
        if not self.planner.store.read_only:
            self.planner.store.warm()
            self.planner.plan.make()

    @on(ThinDriver.TurnedOff)
    def _note_why(self, event: ThinDriver.TurnedOff) -> None:
        troubles.note(self.settings.state, self.when.at, f"The thin line turned itself off: {event.why}")

    async def action_change(self, action: str) -> None:
        """Do what a key does that changes the plan, unless the plan can't be written."""
        if not self.guarded():
            await self.place.run_action(action)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.perform(requests.plan.UndoRequested())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.perform(requests.plan.RedoRequested())

    def action_year(self, years: int) -> None:
        """Look at the year before or after, or at the month in a place that shows months."""
        if self.place.period(years):
            return
        self.year = min(max(self.view.year + years, FIRST_YEAR), LAST_YEAR)
        self.refresh_view()

    def action_this_year(self) -> None:
        """Look at the working year again, or at the present month."""
        if self.place.period(0):
            return
        self.year = None
        self.refresh_view()

    def action_add(self, kind: str) -> None:
        """Fill in a new record of a kind."""
        self.open_form(forms.model.new_form(self.planner.plan, kind, {}, {}))

    def action_organisation(self) -> None:
        """Change whose plan it is, and how it counts money and years."""
        refs = [Ref(each.kind, each.id) for each in self.planner.plan[Organisation]]
        form = forms.model.form_of(self.planner.plan, Organisation.kind, refs) if refs else None
        self.open_form(form or forms.model.new_form(self.planner.plan, Organisation.kind, {}, {}))

    def action_style(self) -> None:
        """Take the next look, and remember it."""
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        path = self.settings.preferences
        preferences.save(path, preferences.load(path).styled(self.theme))
        self.screen.refresh(layout=False)
        self.say(f"Look: {self.theme.replace('-', ' ')}. T takes the next one; it is remembered")

    def action_mouse(self) -> None:
        """Turn the mouse on or off."""
        self.set_mouse(on=not self.mouse)
        self.say("Mouse on. Hold shift to select text" if self.mouse else "Mouse off")

    def set_mouse(self, *, on: bool) -> None:
        """Ask the terminal to report clicks, or not to."""
        if on != self.mouse and self._driver is not None:  # there is no public road to the terminal
            self._driver.write(MOUSE_ON if on else MOUSE_OFF)
        self.mouse = on

    def action_reload(self) -> None:
        """Look for others' changes now."""
        self.look()
        self.refresh_view()
        self.say("Read again. Everything is as stored")

    def action_copy(self) -> None:
        """Copy code and words of the record to the terminal's clipboard."""
        row = self.place.row
        if row is None:
            self.say("Choose a record first: y copies it")
            return
        text = shown(f"{row.code} {row.label}")
        self.copy_to_clipboard(text)
        self.say(f"Copied {len(text)} characters to your terminal's clipboard")

    def action_save_as(self) -> None:
        """Keep a copy of the plan under another name."""

        def answered(text: str) -> None:
            try:
                path = path_of(text)
                self.planner.keep_as(path)
            except PlannerError as error:
                self.tell(error)
                return
            self.say(f"Kept as {path}. Open it with: itplanner {path}")

        self.place.ask(
            "Keep a copy of this plan as", "enter saves, esc gives up", Question(answered), "plan.db"
        )

    def _keep_visit(self) -> None:
        if not self.settings.demo:
            self.visit.keep(self.when.at)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, however that came about; what was seen until now is remembered."""
        self._keep_visit()
        super().exit(result, return_code, message)

    def action_help_quit(self) -> None:
        """Say how to leave, as ctrl+c never does it."""
        self.say("ctrl+c copies in fields; q leaves")

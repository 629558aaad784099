"""The workbench: what the keys do that count everywhere, over the flow of bench.py."""

import gc
from collections.abc import Hashable
from functools import partial
from importlib import import_module
from typing import ClassVar, cast

from rich.console import RenderableType
from textual import on
from textual.binding import Binding, BindingType

from itplanner.domain.change import Ref
from itplanner.domain.records import KPI, Area, Goal, Organisation, Record, Step
from itplanner.domain.text import shown
from itplanner.errors import PlannerError
from itplanner.service import preferences, troubles
from itplanner.service.drafts import Drafts
from itplanner.service.places import path_of
from itplanner.service.planner import Planner
from itplanner.tui import dialogs, keys
from itplanner.tui.bench import LOOK_AGAIN
from itplanner.tui.content.hanging import hanging_rows
from itplanner.tui.content.palette import help_rows, palette_rows
from itplanner.tui.ends import listen_for_ends
from itplanner.tui.key import Key
from itplanner.tui.messages import ShowRequested
from itplanner.tui.requests import RedoRequested, UndoRequested
from itplanner.tui.roles import PALETTES
from itplanner.tui.rounding import Rounding
from itplanner.tui.screens.asking import Question
from itplanner.tui.screens.place import Place
from itplanner.tui.settings import Settings
from itplanner.tui.thin.driver import ThinDriver

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The fiscal years that can be looked at."""

MOUSE_ON = "\x1b[?1000h\x1b[?1006h"
MOUSE_OFF = "\x1b[?1006l\x1b[?1000l"
"""Clicks only: reports of every movement would be traffic on a slow line."""


class Workbench(Rounding):
    """The planning workbench over one plan."""

    DEFAULT_MODE = keys.OVERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, planner: Planner, settings: Settings, drafts: Drafts) -> None:
        super().__init__(planner, settings, drafts)
        for _digit, name, _title in keys.PLACE_NAMES:
            self.add_mode(name, partial(self._built, name))

    def _built(self, name: str) -> Place:
        """Return a place on its first visit; only then is it imported."""
        module = import_module(f"itplanner.tui.screens.{name}")
        return cast("Place", module.PLACE(self.view))

    def on_mount(self) -> None:
        """Listen for the end of the line, look for others' changes, offer drafts."""
        listen_for_ends(self)
        self.set_mouse(on=self.settings.mouse)
        self.set_interval(LOOK_AGAIN, self.look)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Leave the mouse to the terminal, however the session ends."""
        self.set_mouse(on=False)

    def _begin(self) -> None:
        # What was loaded by now stays: the collector need not look at it again.
        gc.freeze()
        gc.enable()
        if not self.planner.store.read_only:
            self.run_worker(self.planner.store.warm, thread=True, exit_on_error=False)
            self.offer(self.drafts.all())
        self.planner.store.presence.join()
        self._keep_visit()
        self.show_bar()

    def action_go(self, place: str) -> None:
        """Show a place, on the goal under the cursor where that place lists it."""
        goal = self.place.goal
        self.switch_mode(place)
        # Once it is mounted, and before the next key: that one may be meant for the goal.
        self.place.call_later(self._arrive, goal)

    def _arrive(self, goal: Goal | None) -> None:
        if self.place.view is not self.view:
            self.place.view = self.view
        self.show_bar()
        if goal is not None:
            self.place.follow(goal)

    def action_palette(self) -> None:
        """Find a command or a record."""
        view, place = self.view, self.place.NAME
        self.push_screen(
            dialogs.Pick("Commands and records", lambda words: palette_rows(view, place, words), verb="go"),
            self._picked,
        )

    def action_help(self) -> None:
        """Show the keys of this place, to look through and to run."""
        place = self.place.NAME
        title = f"Help · {next(title for _digit, name, title in keys.PLACE_NAMES if name == place)}"
        find = partial(help_rows, place)
        self.push_screen(dialogs.Pick(title, find, verb="run it", below=self.place.HINT), self._picked)

    def action_hangs(self) -> None:
        """Show what hangs on the record under the cursor."""
        row = self.place.row
        if row is None:
            self.say("Choose a record first: i shows what hangs on it")
        else:
            self._show_hanging(row)

    def _show_hanging(self, row: Record) -> None:
        find = partial(hanging_rows, self.view, Ref(row.kind, row.id))
        self.push_screen(dialogs.Pick(f"What hangs on {row.code}", find, verb="go there"), self._picked)

    @on(ThinDriver.TurnedOff)
    def _plain(self, event: ThinDriver.TurnedOff) -> None:
        """Draw again what the thin line may have left out; all is as before, but for the bytes."""
        troubles.note(self.settings.state, self.when.at, f"The thin line turned itself off: {event.why}")
        self.screen.refresh()

    @on(Place.Wanted)
    def _wanted(self, event: Place.Wanted) -> None:
        if event.ref.kind == Area.kind:
            self.switch_mode(keys.AREAS)
            self.call_after_refresh(self._stand_on, event.ref, 0)
        else:
            self.show_record(event.ref)

    def _picked(self, key: Hashable) -> None:
        if isinstance(key, Key):
            self.call_later(self.place.run_action, key.bound)
        elif isinstance(key, Ref):
            self.show_record(key)

    @on(ShowRequested)
    def _go(self, request: ShowRequested) -> None:
        self.show_record(request.ref)

    def show_record(self, ref: Ref) -> None:
        """Go to a record: in the list where it stands there, else in its form, or to what hangs on it."""
        row = self.planner.plan.find(ref)
        goal = self.planner.plan[Goal].get(row.goal) if isinstance(row, Step) else row
        if isinstance(goal, Goal):
            if self.place.NAME != keys.ROADMAP:
                self.year = goal.year if goal.horizon == 1 else self.year
                self.switch_mode(keys.CHECKLIST if goal.horizon == 1 else keys.AREAS)
            self.call_after_refresh(self._stand_on, ref, goal.id)
        elif isinstance(row, KPI):
            self.switch_mode(keys.KPIS)
            self.call_after_refresh(self._stand_on, ref, row.id)
        elif row is not None and self.view.writable:
            self.open_form(dialogs.form_of(self.planner.plan, ref.kind, (ref,)))
        elif row is not None:
            self._show_hanging(row)

    def _stand_on(self, ref: Ref, goal: int) -> None:
        self.refresh_view()
        self.place.clear_filter()
        self.place.reveal(ref, goal)

    async def action_change(self, action: str) -> None:
        """Do what a key does that changes the plan, unless the plan can't be written."""
        if not self.guarded():
            await self.place.run_action(action)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.perform(UndoRequested())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.perform(RedoRequested())

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
        self.open_form(dialogs.new_form(self.planner.plan, kind, {}, {}))

    def action_organisation(self) -> None:
        """Change whose plan it is, and how it counts money and years."""
        refs = [Ref(each.kind, each.id) for each in self.planner.plan[Organisation]]
        form = dialogs.form_of(self.planner.plan, Organisation.kind, refs) if refs else None
        self.open_form(form or dialogs.new_form(self.planner.plan, Organisation.kind, {}, {}))

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

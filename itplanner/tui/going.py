"""Where keys lead: to places and records, to commands and keys by their words, to what hangs on a record."""

from collections.abc import Hashable
from functools import partial
from importlib import import_module
from typing import Final, cast

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.records import KPI, Area, Goal, Record, Step
from itplanner.service.drafts import Drafts
from itplanner.service.planner import Planner
from itplanner.tui import content, dialogs, forms, keys
from itplanner.tui.explaining import Explaining
from itplanner.tui.key import Key
from itplanner.tui.messages import ShowRequested
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.screens.place import Place
from itplanner.tui.settings import Settings

PLACES: Final = frozenset(name for _digit, name, _title in PLACE_NAMES)


class Going(Explaining):
    """The flow, its questions, its round, diet and explanations, and the ways from place to place."""

    def __init__(self, planner: Planner, settings: Settings, drafts: Drafts) -> None:
        super().__init__(planner, settings, drafts)
        for _digit, name, _title in PLACE_NAMES:
            self.add_mode(name, partial(self._built, name))

    def _built(self, name: str) -> Place:
        """Return a place on its first visit; only then is it imported."""
        module = import_module(f"itplanner.tui.screens.{name}")
        return cast("Place", module.PLACE(self.view))

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
            dialogs.pick.Pick(
                "Commands and records",
                lambda words: content.palette.palette_rows(view, place, words),
                verb="go",
            ),
            self._picked,
        )

    def action_help(self) -> None:
        """Show the keys of this place, to look through and to run."""
        place = self.place.NAME
        title = f"Help · {next(title for _digit, name, title in PLACE_NAMES if name == place)}"
        find = partial(content.palette.help_rows, place)
        self.push_screen(dialogs.pick.Pick(title, find, verb="run it", below=self.place.HINT), self._picked)

    def action_hangs(self) -> None:
        """Show what hangs on the record under the cursor."""
        row = self.place.row
        if row is None:
            self.say("Choose a record first: i shows what hangs on it")
        else:
            self._show_hanging(row)

    def _show_hanging(self, row: Record) -> None:
        dialog = dialogs.hanging.HangingDialog(self.view, Ref(row.kind, row.id), row.code)
        self.push_screen(dialog, self._picked)

    def action_watermelons(self) -> None:
        """Show what looks better than it is."""
        find = partial(content.watermelons.watermelon_rows, self.view)
        if not len(find("")[0]):
            self.say(content.watermelons.NONE)
            return
        below = content.watermelons.BELOW
        self.push_screen(dialogs.pick.Pick("Watermelons", find, verb="go there", below=below), self._picked)

    def action_coverage(self) -> None:
        """Show how many goals of each area serve each business goal."""
        self.push_screen(dialogs.coverage.CoverageDialog(self.view), self._picked)

    @on(Place.Wanted)
    def _wanted(self, event: Place.Wanted) -> None:
        if event.ref.kind == Area.kind:
            self.switch_mode(keys.AREAS)
            self.call_after_refresh(self._stand_on, event.ref, 0)
        else:
            self.show_record(event.ref)

    def _picked(self, key: Hashable) -> None:
        if isinstance(key, Key) and key.place in PLACES - {self.place.NAME}:
            self.action_go(key.place)
            self.call_after_refresh(self.say, f"Here {key.shown} does it: {key.words}")
        elif isinstance(key, Key):
            self.call_later(self.place.run_action, key.bound)
        elif isinstance(key, Ref):
            self.show_record(key)

    @on(ShowRequested)
    def _go(self, request: ShowRequested) -> None:
        self.show_record(request.ref)

    def show_record(self, ref: Ref) -> None:
        """Go to a record: in the list where it stands there, else in its form, or to what hangs on it."""
        from itplanner.tui.content.registers import register_of  # noqa: PLC0415 - the first frame shows none

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
        elif row is not None and register_of(row.kind) is not None:
            self.switch_mode(keys.REGISTERS)
            self.call_after_refresh(self._stand_on, ref, row.id)
        elif row is not None and self.view.writable:
            self.open_form(forms.model.form_of(self.planner.plan, ref.kind, (ref,)))
        elif row is not None:
            self._show_hanging(row)

    def _stand_on(self, ref: Ref, goal: int) -> None:
        self.refresh_view()
        self.place.clear_filter()
        self.place.reveal(ref, goal)

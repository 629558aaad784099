"""What can be done to the readings of a KPI: record one, edit it, delete it, paste a table of them."""

from dataclasses import replace
from datetime import date

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import Period, period_of
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.naming import link_text
from itplanner.domain.records import KPI, LimitPhase, Reading
from itplanner.tui import dialogs, forms
from itplanner.tui.content.computing import brought_by
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.kpi_numbers import COMPUTED, MISSING
from itplanner.tui.messages import (
    DeletionRequested,
    ExplainRequested,
    FormRequested,
    ImportRequested,
    ShowRequested,
)
from itplanner.tui.screens.listed import L, ListPlace
from itplanner.tui.widgets.grid import Grid

FIRST = "Choose a KPI first: a adds one"


class ReadingPlace(ListPlace[L]):
    """A place whose main list shows KPIs, and other grids the readings of the one under the cursor."""

    @property
    def found(self) -> Standing | None:
        """How the KPI under the cursor stands."""
        row = self.row
        return self.seen.standing(row) if isinstance(row, KPI) else None

    def on_mount(self) -> None:
        """Give the readings their heads."""
        self.inspector.heads = True

    def show_new(self, ref: Ref) -> None:
        """Put the cursor on a KPI that was just added, or on a reading in the lists of readings."""
        super().show_new(ref)
        for grid in (self.inspector, *self.query("#numbers").results(Grid)):
            grid.move_to(At("reading", ref=ref))

    def action_record(self) -> None:
        """Record a reading: of the period under the cursor, else of the one that is due, else of today."""
        found, at = self.found, self.at
        if found is None:
            self.say(FIRST)
            return
        if at is not None and at.what == MISSING:
            self._record(found.kpi, at.name)
        elif found.kpi.formula != "entered" and found.due is None:
            self.say(f"{found.kpi.code} is computed: = shows how, e changes it, r fills gaps")
        else:
            self._record(found.kpi, (found.due or self.view.today).isoformat())

    def _record(self, kpi: KPI, day: str) -> None:
        form = forms.model.new_form(self.view.plan, "reading", {"kpi": kpi.code}, {"date": day})
        self.post_message(FormRequested(replace(form, focus="value")))

    def action_explain(self) -> None:
        """Explain the value of the period under the cursor, else the one that the list shows."""
        found, period = self.found, self.period_at
        if found is None:
            self.say(FIRST)
        elif period is None:
            self.say(f"{found.kpi.code} has no value yet: {brought_by(found.kpi)}")
        else:
            self.post_message(ExplainRequested(found.kpi, period))

    def action_new_level(self) -> None:
        """Let the natural limits begin anew with the period under the cursor, for a reason."""
        found, period = self.found, self.period_at
        if found is None or period is None:
            self.say(FIRST if found is None else f"{found.kpi.code} has no value yet, so no level either")
            return
        texts = {"start": period.first.isoformat()}
        if self.view.me is not None:
            texts["person"] = link_text(self.view.plan, Ref("person", self.view.me))
        form = forms.model.new_form(self.view.plan, LimitPhase.kind, {"kpi": found.kpi.code}, texts)
        self.post_message(FormRequested(replace(form, focus="reason")))

    @property
    def period_at(self) -> Period | None:
        """The period of the reading or number under the cursor, else of the last value."""
        found, at = self.found, self.at
        if found is None:
            return None
        if at is not None and at.what in {"reading", MISSING, COMPUTED}:
            row = self.seen.plan[Reading].get(at.ref.id) if at.ref is not None else None
            day = row.date if row is not None else date.fromisoformat(at.name)
            return period_of(day, found.kpi.cadence, self.seen.calendar)
        return None if found.point is None else found.point.period

    @property
    def at(self) -> At | None:
        """What is under the cursor of the readings or numbers, where they have the focus."""
        key = self.focused.cursor_key if isinstance(self.focused, Grid) else None
        return key if isinstance(key, At) else None

    def action_open(self) -> None:
        """Give the readings the focus; there and among the numbers, edit what is under the cursor."""
        at = self.at
        if at is None:
            super().action_open()
        else:
            self.edit_at(at)

    def action_edit(self) -> None:
        """Edit the reading under the cursor, else the KPI or all that are selected."""
        at = self.at
        if at is not None and at.what in {"reading", MISSING, "declaration"}:
            self.edit_at(at)
        else:
            super().action_edit()

    def action_delete(self) -> None:
        """Delete the reading or declaration under the cursor, else what is chosen in the list."""
        at = self.at
        if at is not None and at.ref is not None and at.what in {"reading", "declaration"}:
            self.post_message(DeletionRequested((at.ref,)))
        elif at is None:
            super().action_delete()
        else:
            self.say("Nothing to delete here. tab goes back to the list, where d deletes the KPI")

    def edit_at(self, at: At) -> None:
        """Open what a row of the readings stands for."""
        ref = self.current
        if at.what == MISSING and self.found is not None:
            self._record(self.found.kpi, at.name)
        elif at.what in {"reading", "declaration"} and at.ref is not None:
            focus = "value" if at.what == "reading" else "colour"
            self.post_message(
                FormRequested(forms.model.form_of(self.view.plan, at.ref.kind, (at.ref,), focus=focus))
            )
        elif at.what == "problem" and at.ref is not None:
            form = dialogs.mending.mending_form(self.view, at.ref, at.name)
            if form is not None:
                self.post_message(FormRequested(form))
        elif at.what == COMPUTED:
            self.action_explain()
        elif at.what == "goal" and at.ref is not None:
            self.post_message(ShowRequested(at.ref))
        elif at.what == "declare":
            self.action_declare()
        elif at.what == "hangs":
            self.run_worker(self.run_action("app.hangs"))
        elif at.what == "field" and ref is not None:
            self.post_message(
                FormRequested(forms.model.form_of(self.view.plan, ref.kind, (ref,), focus=at.name))
            )
        else:
            self.say("This follows from the readings and limits; enter on one of them edits it")

    @on(Grid.Pasted)
    def _pasted(self, event: Grid.Pasted) -> None:
        found = self.found
        if found is None:
            self.say("Nothing to paste a reading on: choose a KPI first")
        else:
            self.post_message(ImportRequested("reading", event.text, {"kpi": found.kpi.code}))

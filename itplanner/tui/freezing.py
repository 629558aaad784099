"""Closing a month in the workbench: asked before, and restated with a reason where values changed since."""

import datetime

from textual import on

from itplanner.domain.kpis.months import months_closed, next_to_close
from itplanner.domain.kpis.periods import last_ended, period_of
from itplanner.tui import dialogs, requests
from itplanner.tui.importing import Importing
from itplanner.tui.messages import ClosingRequested
from itplanner.tui.screens.asking import Question

ENDS = "enter freezes it anew, esc gives up"


class Freezing(Importing):
    """The dialogues, and those about closed months."""

    def action_close_month(self) -> None:
        """Close the next month in order, else look at the last one again."""
        plan, today = self.planner.plan, self.when.today
        month = next_to_close(plan, today) or last_ended(today, "monthly", self.view.calendar)
        self._close_month(month.first)

    @on(ClosingRequested)
    def _close_asked(self, request: ClosingRequested) -> None:
        self._close_month(request.day)

    def _close_month(self, day: datetime.date) -> None:
        from itplanner.domain.kpis import closing as rules  # noqa: PLC0415 - once a month

        plan = self.planner.plan
        made = rules.closing(plan, day, self.when.today)
        if isinstance(made, rules.Closing):
            question = dialogs.closing.closing_dialog(self.view, made)
            close = requests.plan.CloseMonthRequested(day)
            self.push_screen(question, lambda key: self.request(close) if key == "y" else None)
            return
        month = period_of(day, "monthly", self.view.calendar)
        changed = rules.restatements(plan, month)
        if not changed:
            closed = month in months_closed(plan)
            still = f"{month.label} is closed already, and its values are still the same"
            self.say(still if closed else made.message)
            return
        again = Question(lambda why: self.request(requests.plan.CloseMonthRequested(day, why)))
        named = ", ".join(rules.changed_text(plan, *each) for each in changed)
        self.place.ask(f"Restate {month.label}: {named}. Why?", ENDS, again)

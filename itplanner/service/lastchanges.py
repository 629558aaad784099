"""When goals were last changed, asked of the history once for each state of the plan, and ahead of need."""

import datetime
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock, Thread

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.errors import PlannerError
from itplanner.store.store import Store


class LastChanges:
    """By goal the day on which it or a part of it was last changed. It may be asked by any thread."""

    def __init__(self, store: Store) -> None:
        self._store, self._lock = store, Lock()
        self._tip: str | None = None
        self._days: Mapping[int, datetime.date] = {}

    def days(self, plan: Plan) -> Mapping[int, datetime.date]:
        """Return the days for a plan as it is now; raises PlanError."""
        with self._lock:
            if plan.tip != self._tip:
                self._days, self._tip = self._store.last_touched(Goal.kind), plan.tip
            return self._days

    def ask(self, plan: Plan) -> None:
        """Ask in a thread of its own: SQLite needs no turn of the interpreter, which imports meanwhile."""
        Thread(target=self._try, args=(plan,), name="last changes", daemon=True).start()

    def _try(self, plan: Plan) -> None:
        with suppress(PlannerError):  # who wants to know them is told
            self.days(plan)

"""What the linter finds in the plan on show: looked for after each change, off the screen's own thread."""

import asyncio
import datetime
from typing import TYPE_CHECKING

from textual import work

from itplanner.domain.plan import Plan
from itplanner.tui.bench import Bench

if TYPE_CHECKING:
    from itplanner.domain.lint.findings import Checked


class Checking(Bench):
    """The flow, and the problems of the plan."""

    _checked_for: tuple[Plan, datetime.date] | None = None
    _checking = False

    def refresh_view(self) -> None:
        """Show the plan as it is now, and look for its problems."""
        super().refresh_view()
        self.check()

    def check(self) -> None:
        """Look for the problems of the plan on show, unless they are known or being looked for."""
        if not self._checking and self._checked_for != (self.planner.plan, self.when.today):
            self._checking = True
            self._check()

    @work(group="check")
    async def _check(self) -> None:
        while self._checked_for != (asked := (self.planner.plan, self.when.today)):
            self.checked = await asyncio.to_thread(_found, *asked)
            self._checked_for = asked
        self._checking = False
        if self.place.is_mounted:  # else it shows it once it is
            self.place.show_checked()


def _found(plan: Plan, today: datetime.date) -> "Checked":
    from itplanner.domain.lint.findings import checked  # noqa: PLC0415 - the first screen doesn't wait for it
    from itplanner.service.packs import pack  # noqa: PLC0415 - the same

    found = checked(plan, today, pack())
    assert found.at is not None  # made here, in the thread
    return found

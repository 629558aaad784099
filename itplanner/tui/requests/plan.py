"""What a person asks to be done to the plan as a whole: months closed, imports kept, changes taken back."""

import datetime
from typing import TYPE_CHECKING

from itplanner.domain.values import dataclass
from itplanner.domain.verbs.settling import How
from itplanner.errors import Conflict
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.tui.requests.requested import Requested

if TYPE_CHECKING:
    from itplanner.service.importing import Found


@dataclass
class CloseMonthRequested(Requested):
    """A month is to be closed, or one that is closed restated with a reason."""

    day: datetime.date
    reason: str | None = None

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Freeze its values."""
        from itplanner.service.closing import close_month  # noqa: PLC0415 - once a month

        return close_month(planner, self.day, when, self.reason)


@dataclass
class KeepRequested(Requested):
    """What an import's preview showed is to be stored."""

    found: "Found"

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Store it."""
        from itplanner.service.importing import keep  # noqa: PLC0415 - with the first import

        return keep(planner, self.found, when)


@dataclass
class SettleRequested(Requested):
    """In a conflict one value is to hold; the rest of the change is stored either way."""

    conflict: Conflict
    how: How

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Store the change with the value that was chosen."""
        return planner.settle(self.conflict, when, self.how)


@dataclass
class UndoRequested(Requested):
    """The last change is to be taken back."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Undo it."""
        return planner.undo(when)


@dataclass
class RedoRequested(Requested):
    """What was taken back is to be done again."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Redo it."""
        return planner.redo(when)

"""What a person asks to be done to goals and their steps, each by a verb of the planner."""

from dataclasses import field

from itplanner.domain.change import Ref
from itplanner.domain.records import Record
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.rescheduling import Move
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.tui.requests.requested import Requested


@dataclass
class TickRequested(Requested):
    """Steps were ticked or unticked."""

    steps: tuple[Ref, ...]
    done: bool

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Tick them."""
        return planner.tick(self.steps, self.done, when)


@dataclass
class CloseRequested(Requested):
    """Goals are to be closed."""

    goals: tuple[Ref, ...]
    reason: str = ""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Close them, as one change."""
        return planner.close(self.goals, when, self.reason)


@dataclass
class EndRequested(Requested):
    """Goals are to be deferred or cancelled, or taken up again."""

    goals: tuple[Ref, ...]
    status: str
    reason: str
    until: str = ""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """End them, with the reason, or until a day."""
        return planner.end(self.goals, self.status, self.reason, when, until=self.until)


@dataclass
class MergeRequested(Requested):
    """Goals are to go up in another one."""

    goals: tuple[Ref, ...]
    heir: Ref

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Merge them, as one change."""
        return planner.merge(self.goals, self.heir, when)


@dataclass
class CarryRequested(Requested):
    """Goals are to be carried over to the next year."""

    goals: tuple[Ref, ...]
    reason: str

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Carry them over, as one change."""
        return planner.carry_over(self.goals, None, self.reason, when)


@dataclass
class CopyRequested(Requested):
    """The open goals of one year are to stand in another, too."""

    year: int
    new_year: int

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Copy them."""
        return planner.copy_year(self.year, self.new_year, when)


@dataclass
class MoveRequested(Requested):
    """A record is to stand some places further down or up."""

    ref: Ref
    siblings: list[Record] = field(default_factory=list)
    places: int = 1

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Move it."""
        return planner.move(self.ref, self.siblings, self.places, when)


@dataclass
class RescheduleRequested(Requested):
    """Goals are to lie later or earlier."""

    move: Move

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Move them in time, as one change."""
        return planner.reschedule(self.move, when)

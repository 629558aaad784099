"""What a person asks to be done to the plan: what all such requests have in common."""

from textual.message import Message

from itplanner.domain.values import dataclass
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When


@dataclass
class Requested(Message):
    """Something to be done to the plan; the app performs it, off the screen's own thread."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Do it with the planner's verb."""
        raise NotImplementedError

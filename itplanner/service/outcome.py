"""What a verb led to."""

from itplanner.domain.change import Ref
from itplanner.domain.history import Recorded
from itplanner.domain.plan import Plan
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb led to."""

    plan: Plan
    recorded: Recorded | None
    """The stored change; None when everything was already so."""
    sentence: str

    @property
    def added(self) -> tuple[Ref, ...]:
        """The records that were added, with their numbers."""
        edits = self.recorded.change.edits if self.recorded is not None else ()
        return tuple(edit.ref for edit in edits if edit.adds)

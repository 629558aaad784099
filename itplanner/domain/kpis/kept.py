"""What was worked out of a plan, kept for as long as the tables that it rests on are the same."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from itplanner.domain.plan import Plan
from itplanner.domain.records import Record
from itplanner.domain.values import dataclass

T = TypeVar("T")

KEPT = 4
"""Of so many plans: the one on show, the one before a change, one as of a day."""


@dataclass(frozen=True, eq=False, slots=True)
class Resting:
    """A plan, equal to another one where what a result rests on is the same."""

    plan: Plan
    same: tuple[object, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Resting) and self.same == other.same

    def __hash__(self) -> int:
        return hash(self.same)


def resting_on(*kinds: type[Record]) -> Callable[[Callable[[Plan], T]], Callable[[Plan], T]]:
    """Keep what a function makes of a plan by the tables of some kinds, and by what facts came to."""

    def decorated(make: Callable[[Plan], T]) -> Callable[[Plan], T]:
        @lru_cache(KEPT)
        def made(basis: Resting) -> T:
            return make(basis.plan)

        def found(plan: Plan) -> T:
            # A basis keeps its plan, and with it the tallies, so that their identity is theirs alone.
            return made(Resting(plan, (id(plan.tallies), *(plan.table(kind.kind) for kind in kinds))))

        return found

    return decorated

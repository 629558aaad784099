"""How groups of goals are doing: worst colour, mean progress, how many (DOMAIN section 4)."""

from collections.abc import Callable, Iterable, Mapping

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.progress import counts, weighted
from itplanner.domain.rules.state import State, goal_colour
from itplanner.domain.rules.status import Colour, worst
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """What some goals come to; a status is the worst one, never an average."""

    colour: Colour
    share: float
    """Mean progress, by weight."""
    goals: int


def health(
    goals: Iterable[Goal], state: Callable[[Goal], State], share: Callable[[Goal], float]
) -> Health | None:
    """Return how goals are doing, cancelled and deferred ones left out; None where none is left."""
    found = [goal for goal in goals if counts(goal)]
    mean = weighted((share(goal), goal.weight) for goal in found)
    return (
        None if mean is None else Health(worst(goal_colour(state(goal)) for goal in found), mean, len(found))
    )


def by_area_and_horizon(plan: Plan, year: int, tops: Mapping[int, int]) -> dict[tuple[int, int], list[Goal]]:
    """Return goals by the area they belong to in the end and by horizon; of the annual ones, a year's."""
    found: dict[tuple[int, int], list[Goal]] = {}
    for goal in plan[Goal]:
        if goal.horizon != 1 or goal.year == year:
            found.setdefault((tops.get(goal.area, goal.area), goal.horizon), []).append(goal)
    return found

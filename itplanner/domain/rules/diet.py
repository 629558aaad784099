"""The plan diet: open goals that little speaks for, those with the most against them first."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.alignment import unaligned
from itplanner.domain.rules.cascade import cascade_order
from itplanner.domain.rules.quiet import Days, quiet_days
from itplanner.domain.rules.state import ownerless, unfunded
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.rules.waived import waivers
from itplanner.domain.values import dataclass

Lack = Literal["ownerless", "unfunded", "unaligned", "stale"]

LACKS: Final[tuple[Lack, ...]] = get_args(Lack)
"""What can speak against a goal, in the order in which it is named."""

RULES: Final[Mapping[Lack, str]] = {"ownerless": "G001", "unfunded": "B001", "unaligned": "G010"}
"""By which rule a person may let it stand (GLOSSARY 3, waiver)."""


@dataclass(frozen=True, slots=True)
class Fat:
    """A goal that something speaks against."""

    goal: int
    lacks: tuple[Lack, ...]
    quiet: int | None = None
    """For how many days nothing has moved on it, where that is too long."""


def diet(plan: Plan, today: datetime.date, changed: Days) -> list[Fat]:
    """Return the open goals that lack something that isn't waived, those that lack the most first.

    `changed` says by goal on which day it was last changed, its parts included.
    """
    found: list[Fat] = []
    for goal in sorted((each for each in plan[Goal] if each.status in OPEN), key=cascade_order):
        quiet = quiet_days(plan, goal, today, changed)
        waived = waivers(plan, Ref(goal.kind, goal.id), today)
        lacks = tuple(lack for lack in _lacks(plan, goal, today, quiet) if RULES.get(lack) not in waived)
        if lacks:
            found.append(Fat(goal.id, lacks, quiet))
    return sorted(found, key=lambda fat: -len(fat.lacks))


def _lacks(plan: Plan, goal: Goal, today: datetime.date, quiet: int | None) -> Iterator[Lack]:
    if ownerless(plan, goal, today):
        yield "ownerless"
    if unfunded(goal):
        yield "unfunded"
    if unaligned(plan, goal, today):
        yield "unaligned"
    if quiet is not None:
        yield "stale"

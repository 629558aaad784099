"""Words that don't hold, in a goal's title or statement (G003, G005 to G009); by a language pack."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Goal
from itplanner.domain.rules.progress import aimed
from itplanner.domain.smart.actions import action
from itplanner.domain.smart.hits import HINTS, Hit, hits_of
from itplanner.domain.smart.pack import Pack

READ: Final = 30_000
"""So many texts are known once they were read: after an edit only what was written anew is read."""

TEXTS: Final = ("title", "statement")
"""The fields whose words are read."""


@rule(
    "G003",
    "warning",
    "goals",
    title="Date in words that move with the day they are read on",
    fix=HINTS["G003"],
    why="Next year every reader of the plan takes “next year” for another one.",
    silenced_by=("G002",),
)
def moving_date(study: Study) -> Iterator[Fault]:
    """Find goals without a due date whose words name one that isn't anchored."""
    return _faults(study, "G003", lambda goal: goal.due is None, "due")


@rule(
    "G005",
    "warning",
    "goals",
    title="Goal whose main verb says no outcome",
    fix=HINTS["G005"],
    why="One can improve for ever. A verb that can be finished says what will be true in the end.",
)
def vague_verb(study: Study) -> Iterator[Fault]:
    """Find goals whose main verb can't be finished."""
    return _faults(study, "G005")


@rule(
    "G006",
    "warning",
    "goals",
    title="Word that can't be checked",
    fix=HINTS["G006"],
    why="Two people will not agree on whether it is adequate, modern or easy; on a number they will.",
)
def weasel(study: Study) -> Iterator[Fault]:
    """Find goals with words that can't be checked, outside their purpose."""
    return _faults(study, "G006")


@rule(
    "G007",
    "warning",
    "goals",
    title="Absolute that nobody can keep",
    fix=HINTS["G007"],
    why="Always, everywhere and 100 % are missed on the first bad day; then the goal says nothing any more.",
)
def absolute(study: Study) -> Iterator[Fault]:
    """Find goals that promise an absolute, where no measure states a level."""
    return _faults(study, "G007", lambda goal: not aimed(study.plan, goal))


@rule(
    "G008",
    "warning",
    "goals",
    title="Several goals in one",
    fix=HINTS["G008"],
    why="Half of it done, it is neither open nor closed; and the halves may need different owners and dates.",
)
def several(study: Study) -> Iterator[Fault]:
    """Find goals that name several deeds."""
    return _faults(study, "G008")


@rule(
    "G009",
    "warning",
    "goals",
    title="All of them, without how many there are",
    fix=HINTS["G009"],
    why="How far it is can only be said when it is known how many there are in all.",
)
def uncounted(study: Study) -> Iterator[Fault]:
    """Find goals that speak of all, where neither their total number nor a measure says how many."""

    def unknown(goal: Goal) -> bool:
        return goal.population is None and not aimed(study.plan, goal)

    return _faults(study, "G009", unknown, "population")


def _faults(
    study: Study, code: str, judged: Callable[[Goal], bool] = lambda _goal: True, field: str = ""
) -> Iterator[Fault]:
    """Yield a fault for each goal with such words; `field` mends them, else the one they stand in."""
    for goal in study.goals:
        found = [(name, hit) for name, hit in _hits_of(study, goal) if hit.rule == code]
        if not found or not judged(goal):
            continue
        name, first = found[0]
        others = len({hit.sentence for _name, hit in found}) - 1
        more = f", and {others} more" if others else ""
        yield Fault(Ref(goal.kind, goal.id), field or name, f"{first.sentence}{more}")


def _hits_of(study: Study, goal: Goal) -> Iterator[tuple[str, Hit]]:
    for name in TEXTS:
        for hit in _read(getattr(goal, name), study.pack):
            yield name, hit


@lru_cache(READ)
def _read(text: str, pack: Pack) -> tuple[Hit, ...]:
    return hits_of(text, action(text, pack), pack) if text else ()

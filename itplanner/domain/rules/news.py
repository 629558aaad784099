"""What others changed: one row a record, the newest first; what was taken back is no news."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor, Revision, Touched
from itplanner.domain.links import whole_of
from itplanner.domain.plan import Plan
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """The last thing that somebody else did to a record."""

    ref: Ref
    """The record; of a part, such as a step or a reading, what it belongs to."""
    revision: Revision
    touched: Ref
    """What was changed: the record itself, or the part."""


def news(plan: Plan, changes: Sequence[Touched], me: Actor) -> tuple[News, ...]:
    """Return what others changed, from their changes oldest first; a change of many records is one row."""
    return tuple(_newest(plan, [each for each in standing(changes) if not me.is_same(each.revision.actor)]))


def standing(changes: Sequence[Touched]) -> list[Touched]:
    """Return the changes that still count: not the undone ones and their undoing, but what was done again."""
    known = {each.revision.number: each for each in changes}
    counting = dict.fromkeys(known, True)
    for number, each in known.items():
        undone = each.revision.undoes
        if undone in known:
            # Undone where it counted, done again where it didn't; the undoing itself is never news.
            original = _original(known, undone)
            counting[original] = not counting[original]
            counting[number] = False
    return [each for number, each in known.items() if counting[number]]


def _original(known: dict[int, Touched], number: int) -> int:
    """The change at the bottom of a chain of undoing and doing again."""
    below = known[number].revision.undoes
    return number if below is None or below not in known else _original(known, below)


def _newest(plan: Plan, changes: Sequence[Touched]) -> Iterator[News]:
    seen: set[Ref] = set()
    for each in reversed(changes):
        wholes = {whole_of(plan, ref): ref for ref in reversed(each.refs)}
        ref = next((whole for whole in reversed(wholes) if whole not in seen), None)
        seen |= wholes.keys()
        if ref is not None:
            yield News(ref, each.revision, wholes[ref])

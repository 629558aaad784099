"""Which incidents count for the time to repair, and how many hours their priority allows."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from itplanner.domain.facts.incident import Incident
from itplanner.domain.records import fields

Row = Sequence[Any]
"""The values of an incident in the order of its fields."""

_PLACES = {name: place for place, name in enumerate(fields(Incident))}

needed: Callable[[Row], tuple[str, str, int, int | None, bool, str]] = itemgetter(
    *(_PLACES[name] for name in ("priority", "type", "detected", "restored", "reopened", "state"))
)
"""What counting looks at: priority, type, detected, restored, reopened, state."""

_NUMBERED = re.compile(r"p?(\d+)\b")


@lru_cache(4096)
def reason(type_: str, state: str) -> str | None:
    """Return why a row doesn't count, by the desk's words for its type and state; None where it does."""
    if type_.strip().casefold() not in {"", "incident"}:
        return "other_type"
    said = state.casefold()
    if "cancel" in said:
        return "cancelled"
    return "duplicate" if "duplicate" in said else None


def maxima(text: str) -> Callable[[str], float | None]:
    """Return how many hours a priority allows, from `1:4, 2:8` or one number for all.

    `P1` and `1 - Critical` are priority 1 where nothing is said of them in full.
    """
    if not text:
        return lambda _priority: None
    if ":" not in text:
        return lambda _priority: float(text)
    pairs = (part.strip().rpartition(":") for part in text.split(","))
    hours = {name.casefold(): float(value) for name, _, value in pairs}
    by_number = {found[1]: value for name, value in hours.items() if (found := _NUMBERED.fullmatch(name))}

    @cache
    def allowed(priority: str) -> float | None:
        name = priority.strip().casefold()
        found = _NUMBERED.match(name)
        return hours.get(name, by_number.get(found[1]) if found else None)

    return allowed

"""Time zones as this host knows them; the rules take any name."""

import zoneinfo
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

FIELD = "time_zone"


@cache
def zones() -> tuple[str, ...]:
    """Return the names of all zones that the host knows."""
    return tuple(sorted(zoneinfo.available_timezones()))


def wrong_zone(texts: Mapping[str, Any]) -> Wrong | None:
    """Return why the time zone among an organisation's values by field can't be; None where nothing is wrong.

    A host without any list of zones takes every name.
    """
    name = str(texts.get(FIELD, "")).strip()
    if not name or _is_known(name):
        return None
    known = zoneinfo.available_timezones()
    if not known:
        return None
    cities = [zone for zone in sorted(known) if zone.rpartition("/")[2].casefold() == name.casefold()]
    near = cities or get_close_matches(name, known, n=1, cutoff=0.7)
    hint = f"Did you mean {near[0]}?" if near else "Try Europe/Berlin, America/New_York or UTC."
    return Wrong(f"{quoted(name)} is no time zone. {hint}")


def _is_known(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True

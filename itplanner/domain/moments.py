"""Moments, kept as whole seconds since 1970 in UTC and shown in the organisation's time zone."""

import re
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

_WRITTEN = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\s*(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)


def zone(name: str) -> tzinfo:
    """Return a time zone by its name; UTC where this host doesn't know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def parse_moment(text: str, where: tzinfo) -> int | Wrong:
    """Return the moment of `2026-10-01 08:12`, with seconds or an offset if need be; local unless it has one.

    An hour that the clocks skip counts as if they hadn't gone forward; of one they repeat it is the first.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return Wrong(f"{quoted(text)} is no time. Try 2026-10-01 08:12.")
    day, clock, offset = found.groups()
    hours, rest = clock.split(":", 1)
    try:
        moment = datetime.fromisoformat(f"{day}T{hours:0>2}:{rest}{_offset(offset)}")
    except ValueError:
        return Wrong(f"There is no such time as {quoted(text)}.")
    return int((moment if moment.tzinfo else moment.replace(tzinfo=where)).timestamp())


def _offset(text: str | None) -> str:
    if not text:
        return ""
    return "+00:00" if text in "zZ" else f"{text[:3]}:{text[-2:]}"


def moment_text(moment: int, where: tzinfo) -> str:
    """Return a moment as it is typed, local: `2026-10-01 08:12`, with seconds where it has some."""
    local = datetime.fromtimestamp(moment, where)
    return f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def iso_moment(moment: int) -> str:
    """Return a moment as JSON has it: `2026-10-01T06:12:00Z`."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ}"


def day_of(moment: int, where: tzinfo) -> date:
    """Return the calendar day of a moment."""
    return datetime.fromtimestamp(moment, where).date()

"""Makes the demo's incidents, data/demo-incidents.csv: `python docs/incidents.py`.

Each month comes to the figures of the monthly report, to the last minute; how the incidents lie within it is
drawn by lot, always the same: long ones are few, most are mended in working hours, the urgent ones first.
"""

import csv
import math
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TextIO
from zoneinfo import ZoneInfo

TARGET = Path(__file__).parent.parent / "data" / "demo-incidents.csv"
HERE = ZoneInfo("Europe/Berlin")
SINCE = datetime(2025, 6, 30, 6, tzinfo=HERE)
"""The day the new tool went live."""
HEADER = ("number", "service", "priority", "detected", "restored", "state")

MONTHS = {
    "2025-07": (217, 2104.9, 193),
    "2025-08": (196, 1764.0, 177),
    "2025-09": (221, 2143.7, 197),
    "2025-10": (236, 2383.6, 207),
    "2025-11": (226, 2101.8, 201),
    "2025-12": (205, 2029.5, 181),
    "2026-01": (233, 2260.1, 207),
    "2026-02": (229, 2267.1, 202),
    "2026-03": (219, 2014.8, 197),
    "2026-04": (222, 2131.2, 198),
    "2026-05": (214, 1904.6, 195),
    "2026-06": (208, 1788.8, 191),
    "2026-07": (199, 1631.8, 184),
    "2026-08": (205, 1722.0, 189),
    "2026-09": (201, 1547.7, 189),
    "2026-10": (212, 1674.8, 198),
}
"""How many were restored, in how many hours together, how many of them within the maximum."""
NO_INCIDENTS = 43
"""Rows that were no incident: duplicates and what users took back; none in the last month."""

MINUTES = {"1": 240, "2": 480, "3": 1440, "4": 2400}
"""The longest time that is allowed, by priority."""
SHARES = {"1": 3, "2": 12, "3": 50, "4": 35}
MEDIANS = {"1": 90, "2": 170, "3": 330, "4": 560}
OFTEN_LATE = {"1": 4, "2": 4, "3": 2, "4": 1}
"""How readily the maximum is missed."""
SERVICES = {
    "PC": 24, "Print": 15, "Network": 9, "Login": 11, "Mail": 8, "ERP": 9, "Orders": 6, "Warehouse": 6,
    "Phones": 5, "Files": 4, "Payroll": 1, "Shop": 2,
}  # fmt: skip


class Row(NamedTuple):
    """One incident, its times in the company's time zone."""

    service: str
    priority: str
    detected: datetime
    restored: datetime
    state: str = ""


def rows(lot: random.Random) -> list[Row]:
    """Return all incidents, by the moment they were noticed."""
    found = [row for month in MONTHS for row in _month(month, lot)]
    found += [_no_incident(list(MONTHS)[place % (len(MONTHS) - 1)], lot) for place in range(NO_INCIDENTS)]
    return sorted(found, key=lambda row: (row.detected, row.restored))


def _month(month: str, lot: random.Random) -> Iterator[Row]:
    count, hours, within = MONTHS[month]
    priorities = lot.choices(list(SHARES), list(SHARES.values()), k=count)
    late = _late(priorities, count - within, lot)
    minutes = _minutes(priorities, late, round(hours * 60), lot)
    for priority, length in zip(priorities, minutes, strict=True):
        service = lot.choices(list(SERVICES), list(SERVICES.values()))[0]
        yield Row(service, priority, *_times(month, length, lot))


def _late(priorities: list[str], count: int, lot: random.Random) -> set[int]:
    """Return the places of those that take longer than is allowed."""
    keys = {place: lot.random() ** (1 / OFTEN_LATE[each]) for place, each in enumerate(priorities)}
    return set(sorted(keys, key=keys.__getitem__, reverse=True)[:count])


def _minutes(priorities: list[str], late: set[int], total: int, lot: random.Random) -> list[int]:
    """Return how long each takes: log-normal, stretched until they come to the month's total."""
    drawn = [MEDIANS[each] * math.exp(lot.gauss(0, 0.75)) for each in priorities]
    over = [MINUTES[each] * (1.04 + lot.expovariate(3)) for each in priorities]

    def lengths(factor: float) -> list[int]:
        return [
            round(over[place]) if place in late else max(4, min(MINUTES[each], round(drawn[place] * factor)))
            for place, each in enumerate(priorities)
        ]

    low, high = 0.01, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(lengths(middle)) <= total else (low, middle)
    found = lengths(low)
    rest = total - sum(found)
    for place, each in enumerate(priorities):
        if rest and place not in late and 60 < found[place] < MINUTES[each]:
            found[place], rest = found[place] + 1, rest - 1
    assert rest == 0
    return found


def _times(month: str, length: int, lot: random.Random) -> tuple[datetime, datetime]:
    """Return when it was noticed and restored: on a working day in working hours where that can be."""
    best: tuple[float, datetime, datetime] | None = None
    for _ in range(30):
        restored = _moment(month, lot)
        detected = (restored.astimezone(UTC) - timedelta(minutes=length)).astimezone(HERE)
        cost = _unlikely(detected) + _unlikely(restored) + lot.random() * 0.3
        if detected >= SINCE and (best is None or cost < best[0]):
            best = cost, detected, restored
    assert best is not None
    return best[1], best[2]


def _moment(month: str, lot: random.Random) -> datetime:
    first = datetime.fromisoformat(f"{month}-01").replace(tzinfo=HERE)
    after = (first + timedelta(days=32)).replace(day=1)
    # The first day stays free: each month is whole in the export of the next morning.
    day = lot.randrange(1, (after.date() - first.date()).days)
    return first.replace(day=day + 1, hour=lot.choices(range(24), _HOURS)[0], minute=lot.randrange(60))


_HOURS = [1, 1, 1, 0, 1, 2, 6, 14, 22, 26, 26, 24, 16, 22, 24, 24, 22, 16, 8, 4, 3, 2, 2, 1]
"""How much is going on in each hour of the day."""


def _unlikely(moment: datetime) -> float:
    weekend = 0.8 if moment.weekday() >= 5 else 0.0
    return weekend + (0.0 if 6 <= moment.hour < 19 else 1.0)


def _no_incident(month: str, lot: random.Random) -> Row:
    priority = lot.choices(list(SHARES), list(SHARES.values()))[0]
    service = lot.choices(list(SERVICES), list(SERVICES.values()))[0]
    times = _times(month, lot.randrange(5, 90), lot)
    return Row(service, priority, *times, lot.choice(("duplicate", "duplicate", "cancelled")))


def write(target: TextIO) -> None:
    """Write the table, as the desk's tool would export it."""
    table = csv.writer(target, lineterminator="\n")
    table.writerow(HEADER)
    for place, row in enumerate(rows(random.Random(20261023)), start=1):  # noqa: S311 - no secret
        times = (f"{moment:%Y-%m-%d %H:%M}" for moment in (row.detected, row.restored))
        table.writerow((f"IM{100940 + place}", row.service, row.priority, *times, row.state))


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        write(target)
    sys.stdout.write(f"{TARGET} is new.\n")

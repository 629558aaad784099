"""Signals: points of a series that its natural limits don't explain (DOMAIN 2.1)."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from itplanner.domain.kpis.analysis.manner import RuleSet
from itplanner.domain.kpis.analysis.xmr import Limits
from itplanner.domain.values import dataclass

Rule = Literal["R1", "R2", "R3", "R4", "R5"]
Side = Literal["above", "below"]

RUN: Final[dict[RuleSet, int]] = {"wheeler": 8, "nhs": 7}
"""So many points in a row on one side of the mean are a signal (R2)."""

TREND: Final = 7
"""So many points, each higher or each lower than the one before, are a signal (R5)."""

ROUNDING: Final = 1e-9
"""Values that differ by less are the same: a mean has no exact last digit."""

_SIDES: Final[tuple[tuple[Side, int], ...]] = (("above", 1), ("below", -1))


@dataclass(frozen=True, slots=True)
class Signal:
    """What a rule found."""

    rule: Rule
    side: Side
    """Of the mean; for R5 `above` is rising."""
    points: tuple[int, ...]
    """The places of its points in the series, in order."""


def signals(
    values: Sequence[float | None], limits: Limits, rules: RuleSet = "wheeler", first: int = 0
) -> tuple[Signal, ...]:
    """Return the signals of a series, by rule and then by place; `first` is the place of its first value.

    A point on the mean ends a run, one on a limit is inside, and a period without a value ends whatever
    it stands in. Signals of one rule that share points are one.

    - R1: beyond a limit.
    - R2: 8 in a row on one side of the mean (nhs: 7).
    - R3: 2 of 3 beyond 2 sigma on the same side (nhs: and the third on that side of the mean).
    - R4: 4 of 5 beyond 1 sigma on the same side (wheeler only).
    - R5: 7 in a row rising or falling (nhs only).
    """
    zones = [_zone(value, limits) for value in values]
    found = [*_beyond(zones), *_runs(zones, RUN[rules])]
    if rules == "wheeler":
        found += [*_most(zones, "R3", 2, 3, 3), *_most(zones, "R4", 4, 5, 2)]
    else:
        found += [*_most(zones, "R3", 2, 3, 3, together=True), *_trends(values)]
    return tuple(Signal(rule, side, tuple(first + each for each in points)) for rule, side, points in found)


_Found = tuple[Rule, Side, Sequence[int]]
_Zones = Sequence[int | None]


def _zone(value: float | None, limits: Limits) -> int | None:
    """0 on the mean; else 1, or past 1 sigma 2, past 2 sigma 3, past the limit 4; negative below it."""
    if value is None:
        return None
    off, same = value - limits.centre, ROUNDING * (abs(limits.centre) + limits.spread)
    size = abs(off) - same
    if size <= 0:
        return 0
    reach = limits.upper - limits.centre
    zone = 1 + (size > limits.sigma) + (size > 2 * limits.sigma) + (size > reach)
    return zone if off > 0 else -zone


def _beyond(zones: _Zones) -> Iterator[_Found]:
    for place, zone in enumerate(zones):
        if zone is not None and abs(zone) == 4:
            yield "R1", "above" if zone > 0 else "below", (place,)


def _runs(zones: _Zones, length: int) -> Iterator[_Found]:
    """Runs on one side of the mean."""
    for sign, group in groupby(enumerate(zones), key=lambda each: _sign(each[1])):
        points = [place for place, _zone in group]
        if sign and len(points) >= length:
            yield "R2", "above" if sign > 0 else "below", points


def _sign(zone: int | None) -> int:
    return 0 if not zone else 1 if zone > 0 else -1


def _most(
    zones: _Zones, rule: Rule, least: int, of: int, zone: int, *, together: bool = False
) -> Iterator[_Found]:
    """So many of so many in a row that lie in a zone or further out; `together`: all on one side."""
    for side, sign in _SIDES:
        points: list[int] = []
        for start in range(len(zones) - of + 1):
            window = [None if each is None else each * sign for each in zones[start : start + of]]
            if None in window or (together and min(each or 0 for each in window) < 1):
                continue
            hits = [start + place for place, each in enumerate(window) if each is not None and each >= zone]
            if len(hits) < least:
                continue
            if points and hits[0] > points[-1]:
                yield rule, side, points
                points = []
            points = [*points, *(each for each in hits if each not in points)]
        if points:
            yield rule, side, points


def _trends(values: Sequence[float | None]) -> Iterator[_Found]:
    """Runs of points that all rise or all fall."""
    for side, sign in _SIDES:
        run: list[int] = []
        for place, value in enumerate(values):
            before = values[place - 1] if run else None
            if value is not None and before is not None and (value - before) * sign > 0:
                run.append(place)
                continue
            if len(run) >= TREND:
                yield "R5", side, run
            run = [] if value is None else [place]
        if len(run) >= TREND:
            yield "R5", side, run

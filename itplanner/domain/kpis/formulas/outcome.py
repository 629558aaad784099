"""What a formula comes to in a window: the value, the fraction behind it, and every row that made it."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.rules.ratios import ratio

Held = datetime.date | int | float | str | None
"""What was promised or what happened: a day, an amount in minor units, a number of things, hours."""

Holds = Literal["day", "money", "count", "hours", "number"]
"""How the promises and events of an outcome's rows are read."""

Side = Literal["", "due", "completed", "original"]
"""Another way of counting projects: those due, finished ones only, by the dates approved first."""


class Asked(NamedTuple):
    """What is asked of a formula: a window, both days included, and which rows of it."""

    first: datetime.date
    last: datetime.date
    side: Side = ""
    only: frozenset[int] | None = None
    """The records that count, by number; None is all of them."""
    brief: bool = False
    """Whether the value is enough, without the other ways of counting."""

    def wants(self, number: int) -> bool:
        """Whether a record is among those that are asked for."""
        return self.only is None or number in self.only


class Counted(NamedTuple):
    """A row behind a value."""

    ref: Ref | None
    """The record, or None for a fact, or for what is on no record."""
    name: str
    promised: Held
    happened: Held
    verdict: str
    """A word of the formula: `late`, `open`, `on_time`, `over`, `missed`, `never`."""
    good: bool
    """Whether it stands in the numerator, where that counts rows."""
    gap: float | None = None
    """How far off: days or hours late, the amount over; less than 0 is the good side of the promise."""
    at_first: Held = None
    """What was promised first, where that is something else."""
    flags: tuple[str, ...] = ()
    """What else is to be known: `provisional`, `underspend`, `reopened`."""


class Left(NamedTuple):
    """A row that was left out, and why."""

    ref: Ref | None
    name: str
    reason: str
    promised: Held = None
    amount: float | None = None
    """What goes with the reason: the sunk cost of a cancelled project, the days a decision is pending."""


class Behind(NamedTuple):
    """The facts behind a value: those that count, and those that don't."""

    counted: tuple[Counted, ...] = ()
    left: tuple[Left, ...] = ()


class Variant(NamedTuple):
    """The same window counted in another way."""

    key: str
    """`original`, `completed`, `due`, `grace`, `tested`, `planned`; the first three can be asked for."""
    label: str
    numerator: float
    denominator: float
    value: float | None


class Outcome(NamedTuple):
    """What a formula came to. Without a denominator there is no value: neither 0 nor 100 %."""

    first: datetime.date
    last: datetime.date
    numerator: float | None
    denominator: float | None
    value: float | None
    """In the KPI's unit."""
    counted: tuple[Counted, ...] = ()
    """The rows behind it, worst first; of facts they are read from the store when they are asked for."""
    left: tuple[Left, ...] = ()
    """The rows that were left out."""
    excluded: Mapping[str, int] = MappingProxyType({})
    """How many were left out, by reason."""
    variants: tuple[Variant, ...] = ()
    figures: Mapping[str, float | None] = MappingProxyType({})
    """Further figures by name, as the formula's file tells them."""
    holds: Holds = "number"
    share: float | None = None
    """What the limits judge where it isn't the value: the percentage within the maximum."""
    failed: bool = False
    """Whether it is red whatever the value: a service of tier 1 missed its recovery time."""

    @property
    def n(self) -> int:
        """How many rows were counted."""
        count = self.figures.get("count")
        return len(self.counted) if count is None else int(count)


def reasons(left: Iterable[Left]) -> Mapping[str, int]:
    """Return how many rows were left out, by reason, the most frequent first."""
    return MappingProxyType(dict(Counter(each.reason for each in left).most_common()))


def share_of(
    asked: Asked,
    unit: str,
    counted: Iterable[Counted],
    left: Iterable[Left],
    *,
    holds: Holds,
    variants: tuple[Variant, ...] = (),
    figures: Mapping[str, float | None] | None = None,
    failed: bool = False,
) -> Outcome:
    """Return the outcome of a formula whose value is the share of rows that are good."""
    rows, rest = tuple(counted), tuple(left)
    good = sum(row.good for row in rows)
    return Outcome(
        asked.first,
        asked.last,
        good,
        len(rows),
        ratio(good, len(rows), unit),
        rows,
        rest,
        reasons(rest),
        variants,
        MappingProxyType(dict(figures or {})),
        holds,
        failed=failed,
    )


def variant_of(key: str, label: str, rows: Iterable[Counted], unit: str) -> Variant:
    """Return what rows come to that were counted in another way."""
    marks = [row.good for row in rows]
    return Variant(key, label, sum(marks), len(marks), ratio(sum(marks), len(marks), unit))

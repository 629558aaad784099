"""What was frozen of KPIs when a month was closed: values that stay, whatever is recorded later."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a KPI came to in a period when that was closed."""

    kpi: int
    first: datetime.date
    last: datetime.date
    value: float | None
    numerator: float | None
    denominator: float | None
    colour: Colour
    target: float | None
    definition: str
    """The version of the definition by which it was computed."""
    excluded: tuple[tuple[str, int], ...] = ()
    """How many rows were left out, by reason."""


Months = Mapping[str, tuple[Frozen, ...]]
"""The values of closed months by the hash of the content that holds them."""

NO_MONTHS: Months = MappingProxyType({})

"""Computed figures of a KPI as they are read: rounded as its values are, spans with one unit."""

from typing import Final

from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.analysis.xmr import Limits
from itplanner.domain.kpis.words import value_text
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI

FINEST: Final = 2
"""Decimals at most where the KPI doesn't say how many."""


def figure(kpi: KPI, studied: Study, value: float) -> str:
    """Return a mean, a limit or a forecast with its unit, in no more decimals than the values have."""
    if kpi.decimals is None:
        value = round(value, max((_decimals(point.value) for point in studied.points), default=0))
    return value_text(kpi, value)


def _decimals(value: float | None) -> int:
    return 0 if value is None else min(FINEST, len(number_text(round(value, 6)).partition(".")[2]))


def span(kpi: KPI, studied: Study, low: float, high: float, between: str = " to ") -> str:
    """Return two figures with the unit behind the second: `7.3 to 9.2 h`, `70-75%`, `1:50 to 1:90`."""
    first = figure(kpi, studied, low).removesuffix("%").removesuffix(f" {kpi.unit}")
    return f"{first}{between}{figure(kpi, studied, high)}"


def limits_text(kpi: KPI, studied: Study, limits: Limits) -> str:
    """Return natural limits, cut at what can't be: `7.3 to 9.2 h`."""
    return span(kpi, studied, *studied.drawn(limits))


def chance_text(chance: float) -> str:
    """Return a probability in whole percent, never quite impossible or certain."""
    if chance < 0.01:
        return "under 1%"
    return "over 99%" if chance > 0.99 else f"{chance:.0%}"

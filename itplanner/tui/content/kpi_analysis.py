"""What a KPI's study says, a row each: its signal, natural limits, forecast, until when action helps.

Each row stands whether there is something to say or not, so that the rows below it stay in their places.
"""

from collections.abc import Iterator
from typing import Final

from itplanner.domain.dates import MONTHS
from itplanner.domain.kpis.analysis.backtest import Backtest
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.analysis.xmr import FEWEST
from itplanner.domain.kpis.conclusion import behaviour_sentence
from itplanner.domain.kpis.figures import chance_text, figure, limits_text, span
from itplanner.domain.kpis.periods import NOUNS, Period
from itplanner.domain.records import KPI
from itplanner.tui.content.inspector_rows import At, line
from itplanner.tui.formatting import NOTHING
from itplanner.tui.widgets.parts import mixed
from itplanner.tui.widgets.rows import Row

NAIVE: Final = {"last": "last value", "year": "a year ago"}
"""What a forecast is measured against."""

_SENSES: Final = {"good": "better", "bad": "worse", "neither": "another level", "routine": "none"}


def analysis_rows(kpi: KPI, studied: Study) -> Iterator[Row]:
    """Yield the rows."""
    for label, text in analysis(kpi, studied):
        yield line(label, mixed(text), At("words", label))


def analysis(kpi: KPI, studied: Study) -> Iterator[tuple[str, str]]:
    """Yield labels and what stands beside them."""
    yield "Signal", _signal(kpi, studied)
    yield "Natural", _natural(kpi, studied)
    yield "Forecast", _forecast(kpi, studied)
    ahead = studied.forecast
    chance = None if ahead is None else ahead.chance
    yield "Chance", NOTHING if chance is None else f"{chance_text(chance)} to meet the target"
    yield "Backtest", _tested(studied.backtests)
    yield "Act by", _acting(kpi, studied)


def _signal(kpi: KPI, studied: Study) -> str:
    """`better since Aug 2025`, `none, routine`, `n is small: 3 of 4`."""
    verdict = studied.behaviour
    if verdict is None:
        return behaviour_sentence(kpi, studied).removesuffix(", no trend.") or NOTHING
    if verdict.signal is None:
        return "none, routine"
    return f"{_SENSES[verdict.sense]} since {short_period(studied.points[verdict.signal.points[0]].period)}"


def behaves_text(kpi: KPI, studied: Study) -> str:
    """Return in few words whether the last value is a signal: `A signal for the better since May 2026`."""
    verdict, limits = studied.behaviour, studied.limits
    if verdict is None or limits is None or studied.small:
        return behaviour_sentence(kpi, studied)
    if verdict.signal is None:
        within = "" if studied.misleads else f": within {limits_text(kpi, studied, limits)}"
        return f"Routine{within}."
    level = " of a higher level" if verdict.signal.side == "above" else " of a lower level"
    way = {"good": " for the better", "bad": " for the worse"}.get(verdict.sense, level)
    return f"A signal{way} since {studied.points[verdict.signal.points[0]].period.label}."


def _natural(kpi: KPI, studied: Study) -> str:
    """`7.3 to 9.2 h since May 2026`, `7.3 to 9.2 h, provisional`."""
    if studied.misleads:
        return "none, the year repeats"
    if studied.limits is None:
        counted = studied.plain.stretches[-1].counted if studied.plain.stretches else 0
        return f"{counted} of {FEWEST} {NOUNS[kpi.cadence]}"
    part, limits = studied.plain.stretches[-1], limits_text(kpi, studied, studied.limits)
    if not studied.limits.locked:
        return f"{limits}, provisional"
    return f"{limits} since {short_period(studied.points[part.start].period)}" if part.start else limits


def _forecast(kpi: KPI, studied: Study) -> str:
    """`7.0 to 9.5 h by Jun 2027`."""
    ahead = studied.forecast
    if ahead is None:
        return "none yet" if studied.used.level.voids is not None else NOTHING
    low, high = ahead.low, ahead.high
    text = figure(kpi, studied, ahead.value) if low is None or high is None else span(kpi, studied, low, high)
    return f"{text} by {short_period(ahead.period)}"


def _tested(tests: tuple[Backtest, ...]) -> str:
    """How much less it erred than the naive forecast that came closest, or more."""
    if not tests:
        return NOTHING
    worst = max(tests, key=lambda each: (each.scaled is None, each.scaled or 0.0))
    if worst.worse or worst.scaled is None:
        return f"worse than {NAIVE[worst.naive]}"
    return f"{1 - worst.scaled:.0%} better than {NAIVE[worst.naive]}"


def _acting(kpi: KPI, studied: Study) -> str:
    """Until when something must change, or that it is too late."""
    found = studied.no_return
    if found is None or found.state == "reached":
        return NOTHING
    if found.by is not None:
        return f"{short_period(found.by)}; then it is late"
    return f"late: takes {found.needed} {NOUNS[kpi.cadence]}" if found.state == "passed" else "unknown pace"


def short_period(period: Period) -> str:
    """`Oct 2026`, `FY2027 Q1`: a period in few cells."""
    month = MONTHS[period.first.month - 1]
    return f"{month[:3]} {period.first.year}" if period.label.startswith(month) else period.label

"""What a KPI's study says, row by row: behaviour, natural limits, forecast, until when action helps."""

from collections.abc import Iterator
from typing import Final

from itplanner.domain.dates import MONTHS
from itplanner.domain.kpis.backtest import Backtest
from itplanner.domain.kpis.conclusion import behaviour_sentence, limits_sentence, season_sentence
from itplanner.domain.kpis.figures import chance_text, figure, limits_text, span
from itplanner.domain.kpis.outlook import forecast_sentence
from itplanner.domain.kpis.periods import Period
from itplanner.domain.kpis.study import Study
from itplanner.domain.kpis.verdict import NOUNS
from itplanner.domain.records import KPI
from itplanner.tui.content.inspector_rows import LABEL, At, labelled, wrapped
from itplanner.tui.widgets.rows import Row

NAIVE: Final = {"last": "the last value", "year": "the value of a year ago"}
"""What a forecast is measured against."""


def analysis_rows(kpi: KPI, studied: Study, width: int) -> Iterator[Row]:
    """Yield the rows; what can't be told has its reason."""
    for label, text in analysis(kpi, studied):
        yield from labelled(label, wrapped(text, width - LABEL - 3), At("words", label))


def analysis(kpi: KPI, studied: Study) -> Iterator[tuple[str, str]]:
    """Yield labels and what stands beside them."""
    if behaves := behaves_text(kpi, studied):
        yield "Behaviour", behaves.partition(":")[0].removesuffix(".")
    if studied.misleads:
        yield "Season", season_sentence(kpi, studied).removesuffix(".")
    elif natural := _natural(kpi, studied):
        yield "Natural", natural
    yield "Forecast", _forecast(kpi, studied)
    if studied.backtests:
        yield "Backtest", _tested(studied.backtests)
    if acts := _acting(studied, kpi):
        yield "Act by", acts


def behaves_text(kpi: KPI, studied: Study) -> str:
    """Return in few words whether the last value is a signal: `A signal for the better since May 2026`."""
    verdict, limits = studied.behaviour, studied.limits
    if verdict is None or limits is None or studied.small:
        return behaviour_sentence(kpi, studied)
    if verdict.signal is None:
        within = "" if studied.misleads else f": within {limits_text(kpi, studied, limits)}"
        return f"Routine{within}."
    way = {"good": " for the better", "bad": " for the worse"}.get(verdict.sense, "")
    return f"A signal{way} since {studied.points[verdict.signal.points[0]].period.label}."


def _natural(kpi: KPI, studied: Study) -> str:
    """`7.3 to 9.2 h since May 2026, provisional: 6 of 12 months`."""
    if studied.limits is None:
        return limits_sentence(kpi, studied).removesuffix(".").removeprefix("No natural limits").lstrip(": ")
    part = studied.plain.stretches[-1]
    since = f" since {short_period(studied.points[part.start].period)}" if part.start else ""
    provisional = f", provisional: {part.counted} {NOUNS[kpi.cadence]}" if not studied.limits.locked else ""
    return f"{limits_text(kpi, studied, studied.limits)}{since}{provisional}"


def _forecast(kpi: KPI, studied: Study) -> str:
    """`8.3 h for Jun 2027, 7.0 to 9.5 h; target met: 1%`."""
    ahead = studied.forecast
    if ahead is None:
        return forecast_sentence(kpi, studied).removesuffix(".") or "none: too few values"
    text = f"{figure(kpi, studied, ahead.value)} for {short_period(ahead.period)}"
    if ahead.low is not None and ahead.high is not None:
        text += f", {span(kpi, studied, ahead.low, ahead.high)}"
    return text if ahead.chance is None else f"{text}; target met: {chance_text(ahead.chance)}"


def _tested(tests: tuple[Backtest, ...]) -> str:
    """How much less it erred than the naive forecast that came closest, or more."""
    worst = max(tests, key=lambda each: (each.scaled is None, each.scaled or 0.0))
    naive = NAIVE[worst.naive]
    if worst.scaled is None:
        return f"worse than {naive}"
    share = abs(1 - worst.scaled)
    if worst.worse:
        return f"worse than {naive}: {worst.scaled:.1f} times its error"
    return f"better than {naive} by {share:.0%}" if share >= 0.005 else f"as good as {naive}"


def _acting(studied: Study, kpi: KPI) -> str:
    """Until when something must change, or that it is too late."""
    found = studied.no_return
    if found is None or found.state == "reached":
        return ""
    if found.by is not None:
        return f"{short_period(found.by)}; later is too late"
    if found.state == "unknown":
        return "it has never got better for long"
    noun = NOUNS[kpi.cadence]
    return f"too late: it takes {found.needed} {noun} at its best pace"


def short_period(period: Period) -> str:
    """`Oct 2026`, `FY2027 Q1`: a period in few cells."""
    month = MONTHS[period.first.month - 1]
    return f"{month[:3]} {period.first.year}" if period.label.startswith(month) else period.label

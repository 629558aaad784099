"""Where a KPI will be, in sentences: the year's end, whether that is enough, until when action helps."""

from typing import Final

from itplanner.domain.dates import full_day
from itplanner.domain.kpis.analysis.capability import Capability
from itplanner.domain.kpis.analysis.forecast import Forecast
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.figures import chance_text, figure, limits_text, span
from itplanner.domain.kpis.periods import NOUNS
from itplanner.domain.kpis.words import NOTHING, target_text, value_text
from itplanner.domain.records import KPI

_WORDS: Final[dict[Capability, str]] = {
    "always": "Enough",
    "never": "Not enough",
    "hit_or_miss": "Hit or miss",
}


def outlook(kpi: KPI, studied: Study) -> str:
    """Return what the year will end at and how the target lies to the natural limits.

    Limits of a level that a signal has ended say nothing about the one since: then the chance does.
    """
    found, ahead = studied.capability, studied.forecast
    if found is None or (ahead is not None and ahead.level.voids is not None):
        return forecast_sentence(kpi, studied)
    reach = _reach(kpi, studied, found)
    if ahead is None:
        return f"{_WORDS[found]}: {reach}. {forecast_sentence(kpi, studied)}".strip()
    then = {"never": " It needs a new cause.", "hit_or_miss": _chance(kpi, studied, "it"), "always": ""}
    return f"{_WORDS[found]}: at this level {_end(kpi, studied, ahead)}; {reach}.{then[found]}"


def short_outlook(kpi: KPI, studied: Study) -> str:
    """Return the same in few cells: `Not enough: June ends 7.0-9.5 h, target 6.0 h`."""
    found, ahead = studied.capability, studied.forecast
    if ahead is None and found is None:
        return forecast_sentence(kpi, studied)
    said = [] if ahead is None else [f"{_short_period(kpi, ahead)} ends {_range(kpi, studied, ahead, '-')}"]
    if _target(kpi) != NOTHING:
        said.append(_target(kpi) if kpi.direction == "within" else f"target {_target(kpi)}")
    text = f"{', '.join(said)}."
    stale = ahead is not None and ahead.level.voids is not None
    return text if found is None or stale else f"{_WORDS[found]}: {text}"


def _short_period(kpi: KPI, ahead: Forecast) -> str:
    return ahead.period.label.split(" ")[0] if kpi.cadence == "monthly" else ahead.period.label


def forecast_sentence(kpi: KPI, studied: Study) -> str:
    """Return what the year will end at, or why that can't be told."""
    if studied.forecast is not None:
        chance = _chance(kpi, studied, f"the {_target(kpi)} target")
        return f"At this level {_end(kpi, studied, studied.forecast)}.{chance}"
    voids = studied.used.level.voids
    if voids is None:
        return ""
    last = studied.points[voids.points[-1]].period.label
    return f"No forecast yet: {last} is a signal, and no {_one(kpi)} has followed it."


def _end(kpi: KPI, studied: Study, ahead: Forecast) -> str:
    """`June 2027 ends between 7.0 and 9.5 h`, `FY2027 ends near 1,254`."""
    years = studied.manner.years
    year = years.year_label(years.year_of(ahead.period.last))
    label = year if studied.manner.adds_up else ahead.period.label
    between = "" if ahead.low is None else "between "
    return f"{label} ends {between}{_range(kpi, studied, ahead, ' and ')}"


def _range(kpi: KPI, studied: Study, ahead: Forecast, between: str) -> str:
    if ahead.low is None or ahead.high is None:
        return f"near {figure(kpi, studied, ahead.value)}"
    return span(kpi, studied, ahead.low, ahead.high, between)


def _target(kpi: KPI) -> str:
    return f"band {target_text(kpi, None)}" if kpi.direction == "within" else value_text(kpi, kpi.target)


def _reach(kpi: KPI, studied: Study, found: Capability) -> str:
    """How the target lies to the natural limits."""
    assert studied.limits is not None
    limits = f"the natural limits ({limits_text(kpi, studied, studied.limits)})"
    target = f"the {_target(kpi)}" if kpi.direction == "within" else f"the {_target(kpi)} target"
    if found == "always":
        return f"{limits} never miss {target}"
    if found == "hit_or_miss" and kpi.direction == "within":
        return f"{target} holds only part of {limits}"
    return f"{target} is {'outside' if found == 'never' else 'inside'} {limits}"


def _chance(kpi: KPI, studied: Study, wanted: str) -> str:
    ahead, aim = studied.forecast, studied.manner.aim
    if ahead is None or ahead.chance is None:
        return ""
    if kpi.direction == "within":
        return f" The chance to lie in {target_text(kpi, None)} is {chance_text(ahead.chance)}."
    if aim is not None and aim != kpi.target:
        wanted = f"the {figure(kpi, studied, aim)} of its path"
    return f" The chance to meet {wanted} is {chance_text(ahead.chance)}."


def no_return_sentence(kpi: KPI, studied: Study) -> str:
    """Return until when action helps; nothing where the target is reached or has no date to come."""
    found = studied.no_return
    if found is None or found.state == "reached" or kpi.target_on is None:
        return ""
    wanted = target_text(kpi, None) if kpi.direction == "within" else value_text(kpi, kpi.target)
    if found.by is not None:
        return f"To reach {wanted} by {found.due.label} something must change by {found.by.label}."
    never = f"As it is now, {wanted} will not be reached by {full_day(kpi.target_on)}"
    if found.state == "unknown":
        return f"{never}: it has never got better for 6 {NOUNS[kpi.cadence]} in a row."
    noun = _one(kpi) if found.needed == 1 else NOUNS[kpi.cadence]
    return f"{never}: at its best pace so far it takes {found.needed} {noun}."


def backtest_sentence(kpi: KPI, studied: Study) -> str:
    """Return whether the forecast has been better than naive ones; the worst case counts."""
    if not studied.backtests:
        return ""
    worst = max(studied.backtests, key=lambda each: (each.scaled is None, each.scaled or 0.0))
    naive = {"last": f"the last {_one(kpi)}'s value", "year": "the value of a year ago"}[worst.naive]
    scaled = "" if worst.scaled is None else f"MASE {worst.scaled:.2f}, "
    tried = f"({scaled}{worst.tried} {NOUNS[kpi.cadence]})"
    if worst.worse:
        return f"The forecast has been worse than naive: {naive} erred less {tried}."
    return f"The forecast has been at least as good as {naive} {tried}."


def _one(kpi: KPI) -> str:
    return NOUNS[kpi.cadence].removesuffix("s")

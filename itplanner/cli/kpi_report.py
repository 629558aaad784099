"""A KPI, or a goal's measure, as `kpi show` tells it: its periods, and what its course says."""

import datetime
from collections.abc import Mapping
from typing import Any

from itplanner.cli.kpi_values import CADENCES, Values
from itplanner.cli.session import Work
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.analysis.studying import study_of
from itplanner.domain.kpis.conclusion import conclusion, remarks
from itplanner.domain.kpis.course import colour_of, course
from itplanner.domain.kpis.formulas.outcome import Outcome, Side
from itplanner.domain.kpis.path import expected
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.standing import standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Measure
from itplanner.domain.rules.periods import By, PeriodValue, by_period, label_of
from itplanner.domain.rules.progress import kpi_readings, readings_of
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a series: by which periods, from when to when, which rows."""

    by: By
    first: datetime.date
    last: datetime.date
    side: Side
    where: tuple[str, ...]


def reported(work: Work, series: KPI | Measure, asking: Asking) -> dict[str, Any]:
    """Return the report, in the shape that `--format json` prints."""
    plan = work.plan
    named = series if isinstance(series, KPI) else plan[Goal].get(series.goal)
    assert named is not None
    frozen = _frozen(work, series, asking) if isinstance(series, KPI) else {}
    periods = sorted(_periods(work, series, asking), key=lambda pair: pair[0])
    return {
        "code": named.code,
        "name": named.label,
        "unit": series.unit,
        "direction": series.direction,
        "periods": [each | frozen.get(each["period"], {}) for _day, each in periods],
        **(_said(plan, series, work.when.today) if isinstance(series, KPI) else _NOTHING_SAID),
    }


_NOTHING_SAID: Mapping[str, Any] = {"limits": None, "signals": [], "forecast": None}


def _frozen(work: Work, kpi: KPI, asking: Asking) -> dict[str, dict[str, Any]]:
    """What closed periods were frozen with: that is their value; and what they would be now, if another."""
    if asking.side or asking.where or CADENCES.get(asking.by) != kpi.cadence:
        return {}
    years = calendar(work.plan)
    return {
        label_of(point.period.last, asking.by, years): {
            "value": point.value,
            "numerator": point.numerator,
            "denominator": point.denominator,
            "target": point.frozen.target,
            "status": colour_of(kpi, point),
            "excluded": dict(point.frozen.excluded),
            "frozen": point.frozen.value,
            "restated": point.fresh.value if point.moved else None,
        }
        for point in course(work.plan, kpi, work.when.today)
        if point.frozen is not None
    }


def _periods(work: Work, series: KPI | Measure, asking: Asking) -> list[tuple[datetime.date, dict[str, Any]]]:
    """The periods with their last days: what was entered, and where nothing was what is computed."""
    plan, years = work.plan, calendar(work.plan)
    own = kpi_readings(plan, series.id) if isinstance(series, KPI) else readings_of(plan, series)
    kept = (reading for reading in own if asking.first <= reading.date <= asking.last)
    adds_up = isinstance(series, KPI) and series.adds_up
    read = by_period(kept, asking.by, years, series.unit, adds_up=adds_up)
    entered = {each.label: each for each in read}
    if not isinstance(series, KPI) or series.formula == "entered":
        return [(each.on, _entered(plan, series, each, asking.by)) for each in entered.values()]
    origins = {
        label_of(point.period.last, asking.by, years): point.origin
        for point in course(plan, series, work.when.today)
        if point.value is not None and asking.first <= point.period.last <= asking.last
    }
    if asking.side or asking.where:
        entered, origins = {}, {}
    values = Values(work, series, asking.by, asking.first, asking.last, asking.side, asking.where)
    found = values.outcomes()
    typed = {
        label: each
        for label, each in entered.items()
        if label not in found or origins.get(label) == "entered"
    }
    computed = found.keys() - typed.keys()
    return [
        *((each.on, _entered(plan, series, each, asking.by)) for each in typed.values()),
        *((found[label].last, _computed(plan, series, label, found[label])) for label in computed),
    ]


def _entered(plan: Plan, series: KPI | Measure, period: PeriodValue, by: By) -> dict[str, Any]:
    cadence = CADENCES.get(by)
    end = period.on if cadence is None else period_of(period.on, cadence, calendar(plan)).last
    read = Outcome(end, end, period.numerator, period.denominator, period.value)
    return {
        "period": period.label,
        "value": period.value,
        "numerator": period.numerator,
        "denominator": period.denominator,
        "excluded": {},
        "n": period.readings,
        "median": None,
        "p90": None,
        "max": None,
        "within": None,
        "target": expected(plan, series, end),
        "status": colour_of(series, read) if isinstance(series, KPI) else "grey",
    }


def _computed(plan: Plan, kpi: KPI, label: str, found: Outcome) -> dict[str, Any]:
    figures = found.figures
    return {
        "period": label,
        "value": found.value,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "excluded": dict(found.excluded),
        "n": found.n,
        "median": figures.get("median"),
        "p90": figures.get("p90"),
        "max": figures.get("max"),
        "within": ratio(figures.get("within"), figures.get("judged"), "%"),
        "target": expected(plan, kpi, found.last),
        "status": colour_of(kpi, found),
    }


def _said(plan: Plan, kpi: KPI, today: datetime.date) -> dict[str, Any]:
    """What its course says: natural limits now, signals, the year's end."""
    found = study_of(plan, kpi, course(plan, kpi, today), today)
    limits = found.limits
    lower, upper = (None, None) if limits is None else found.drawn(limits)
    return {
        "limits": None if limits is None else {"mean": limits.centre, "lower": lower, "upper": upper},
        "signals": _signals(found),
        "forecast": _forecast(found),
    }


def sentences(work: Work, series: KPI | Measure) -> list[str]:
    """Return what a KPI's own course says; of a measure, or before the first value, nothing."""
    if not isinstance(series, KPI):
        return []
    stands = standing(work.plan, series, work.when.today)
    found = study_of(work.plan, series, stands.points, work.when.today)
    said = [*conclusion(work.plan, stands, found), *remarks(series, found)]
    return list(dict.fromkeys(said)) if stands.point is not None else []


def _signals(found: Study) -> list[dict[str, Any]]:
    return [
        {
            "rule": each.rule,
            "side": each.side,
            "periods": [found.points[place].period.label for place in each.points],
        }
        for each in found.used.signals
    ]


def _forecast(found: Study) -> dict[str, Any] | None:
    ahead = found.forecast
    if ahead is None:
        return None
    return {
        "period": ahead.period.label,
        "value": ahead.value,
        "low": ahead.low,
        "high": ahead.high,
        "chance": ahead.chance,
    }

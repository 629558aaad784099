"""What a KPI comes to, in sentences: since when it is off, and how far its value lies from the target."""

from typing import Final

from itplanner.domain.kpis.analysis.manner import UPWARDS
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.off import Spell, spell
from itplanner.domain.kpis.path import path_of
from itplanner.domain.kpis.periods import NOUNS
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.words import SHORT, level_text, limit_text, plain, target_text, value_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI

NO_LIMITS: Final = "No limits are set, so it has no colour."


def spell_text(found: Standing) -> str:
    """Return since when a KPI is off: `Off since May 2026: below 80% in 6 of the last 12 months`."""
    kpi, point = found.kpi, found.point
    if point is None:
        return "There is no reading yet."
    if found.stale:
        return f"Not updated since {point.period.label}, so it has no colour."
    said = spell(kpi, found.points)
    if said is None:
        return NO_LIMITS
    if said.green:
        before = f"; off {_lately(said, kpi)}" if said.off else ""
        return f"{'Always green' if said.ever else 'Green'} since {said.since.label}{before}."
    off = "Never green" if said.ever else "Off"
    return f"{off} since {said.since.label}: {_side(kpi)} {_lately(said, kpi)}."


def _lately(said: Spell, kpi: KPI) -> str:
    periods = f"{said.of} {NOUNS[kpi.cadence]}{' with a value' if said.gaps else ''}"
    if said.off == said.of:
        return f"in each of the last {periods}" if said.of > 1 else "then"
    return f"in {said.off} of the last {periods}"


def _side(kpi: KPI) -> str:
    """On which side of the green limits a value lies that is off."""
    if kpi.green_min is not None and kpi.green_max is not None:
        return f"outside {target_text(kpi, None)}" if kpi.direction == "within" else "outside its limits"
    below = kpi.green_min is not None
    return f"{'below' if below else 'above'} {limit_text(kpi, kpi.green_min if below else kpi.green_max)}"


def target_sentence(plan: Plan, found: Standing) -> str:
    """Return how a value stands to its target: `Better: 7.9 h is 0.4 h under the path (8.3 h)`."""
    kpi, value, target = found.kpi, found.value, found.target
    if value is None:
        return ""
    if kpi.direction == "within":
        return _band_sentence(kpi, value)
    if target is None:
        return f"{value_text(kpi, value)}; no target is set."
    noun, verdict = _judged(plan, found, value, target)
    if value == target:
        return f"{verdict}: {value_text(kpi, value)}."
    side = "over" if value > target else "under"
    gap = gap_text(kpi, abs(value - target))
    return f"{verdict}: {value_text(kpi, value)} is {gap} {side} the {noun} ({level_text(kpi, target)})."


def short_target(plan: Plan, found: Standing) -> str:
    """Return the same in few cells: `Better than the path (8.3 h)`, `Missed: 72.7%, target 80%`."""
    kpi, value, target = found.kpi, found.value, found.target
    if value is None or target is None or kpi.direction == "within":
        return target_sentence(plan, found)
    noun, verdict = _judged(plan, found, value, target)
    if value == target:
        return f"{verdict} ({level_text(kpi, target)})."
    if noun == "path":
        return f"{verdict} than the path ({level_text(kpi, target)})."
    return f"{verdict}: {value_text(kpi, value)}, {noun} {level_text(kpi, target)}."


def _judged(plan: Plan, found: Standing, value: float, target: float) -> tuple[str, str]:
    """What the value is measured by, and how it stands to that."""
    kpi = found.kpi
    moving = path_of(plan, kpi) is not None
    noun = "path" if moving else "target"
    if value == target:
        return noun, f"On the {noun}"
    good = (value > target) == (kpi.direction in UPWARDS)
    return noun, ("Better" if good else "Worse") if moving else "Met" if good else "Missed"


def _band_sentence(kpi: KPI, value: float) -> str:
    low, high = kpi.green_min, kpi.green_max
    if low is None and high is None:
        return f"{value_text(kpi, value)}; no band is set."
    band = target_text(kpi, None)
    if low is not None and value < low:
        return f"Outside {band}: {value_text(kpi, value)} is {gap_text(kpi, low - value)} under."
    if high is not None and value > high:
        return f"Outside {band}: {value_text(kpi, value)} is {gap_text(kpi, value - high)} over."
    return f"Inside {band}: {value_text(kpi, value)}."


def closed_sentence(kpi: KPI, point: Point) -> str:
    """Return how a closed period's value differs from what it is now: `Closed as 7.9 h, now 8.1 h: …`."""
    then, now = point.frozen, point.fresh
    if then is None or not point.moved:
        return ""
    said = (
        f"{point.period.label} was closed as {value_text(kpi, then.value)}, now {value_text(kpi, now.value)}"
    )
    before, after = (round(each.denominator or 0) for each in (then, now))
    if kpi.formula == "mttr" and after > before:
        came = "1 incident" if after - before == 1 else f"{after - before:,} incidents"
        return f"{said}: {came} came later."
    return f"{said}: {before:,} counted then, {after:,} now." if before != after else f"{said}."


def gap_text(kpi: KPI, gap: float) -> str:
    """A difference with its unit; one too small for the KPI's decimals is never said to be none."""
    text = plain(kpi, gap)
    if kpi.decimals is not None and not float(text.replace(",", "")):
        text = f"less than {plain(kpi, 10.0**-kpi.decimals)}"
    if kpi.unit == "%":
        return f"{text} {'point' if text == '1' else 'points'}"
    return f"{text} {kpi.unit}" if kpi.unit in SHORT else text

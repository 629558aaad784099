"""What else a formula tells beside its value: the longest repair, the return over time, what is committed."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.words import value_text
from itplanner.domain.money import in_words
from itplanner.domain.records import KPI
from itplanner.tui.formatting import count, number


def also(kpi: KPI, found: Outcome, currency: str) -> str:
    """Return the further figures of an outcome as one sentence; nothing where there are none."""
    told = _ALSO.get(kpi.formula)
    return "" if told is None else ", ".join(told(kpi, found, currency))


def _money(found: Outcome, name: str, currency: str) -> str:
    value = found.figures.get(name)
    return in_words(int(value), currency) if value else ""


def _some(found: Outcome, name: str) -> int:
    return int(found.figures.get(name) or 0)


def _sunk(_kpi: KPI, found: Outcome, currency: str) -> Iterator[str]:
    if sunk := _money(found, "sunk_cost", currency):
        yield f"{sunk} spent on cancelled ones"


def _budget(kpi: KPI, found: Outcome, currency: str) -> Iterator[str]:
    if provisional := _some(found, "provisional"):
        yield f"{provisional} provisional, costs not closed yet"
    if under := _some(found, "underspend"):
        yield f"{under} more than 10% under"
    yield from _sunk(kpi, found, currency)


def _spec(_kpi: KPI, found: Outcome, _currency: str) -> Iterator[str]:
    if waiting := _some(found, "pending_long"):
        yield f"{waiting} not decided for more than 30 days"


def _return(_kpi: KPI, found: Outcome, currency: str) -> Iterator[str]:
    figures = found.figures
    if (npv := figures.get("npv")) is not None:
        yield f"present value {in_words(round(npv), currency)} at {number(figures.get('hurdle'))}%"
    if (payback := figures.get("payback")) is not None:
        yield f"paid back in {payback:.1f} years"
    if (coverage := figures.get("coverage")) is not None:
        yield f"{coverage:.1f}% of all cost covered"
    if soft := _money(found, "soft", currency):
        yield f"soft benefits of {soft} not counted"
    if unconfirmed := _money(found, "unconfirmed", currency):
        yield f"{unconfirmed} realised, not confirmed"


def _spend(_kpi: KPI, found: Outcome, currency: str) -> Iterator[str]:
    variance = int(found.figures.get("variance") or 0)
    if variance:
        yield f"{in_words(abs(variance), currency)} {'under' if variance > 0 else 'over'}"
    for name, words in (("year_plan", "year"), ("forecast", "forecast"), ("committed", "committed")):
        if text := _money(found, name, currency):
            yield f"{words} {text}"
    if loose := _money(found, "unassigned", currency):
        yield f"{loose} on no line"


def _support(_kpi: KPI, found: Outcome, _currency: str) -> Iterator[str]:
    if (per_thousand := found.figures.get("per_1000")) is not None:
        yield f"{per_thousand:.1f} posts per 1,000 users"


def _repair(kpi: KPI, found: Outcome, _currency: str) -> Iterator[str]:
    figures = found.figures
    for name, words in (("median", "median"), ("p90", "90% within"), ("max", "longest")):
        if (value := figures.get(name)) is not None:
            yield f"{words} {value_text(kpi, value)}"
    if again := _some(found, "reopened"):
        yield f"{again} reopened"
    if waiting := _some(found, "unresolved"):
        yield f"{waiting} still open, oldest {value_text(kpi, figures.get('oldest'))}, not in the mean"


def _recovery(_kpi: KPI, found: Outcome, _currency: str) -> Iterator[str]:
    yield f"{_some(found, 'tested')} of {found.n} tested"
    if never := _some(found, "never"):
        yield f"{never} never"
    if stale := _some(found, "stale"):
        yield f"{stale} too long ago"
    if missed := _some(found, "tier_1_missed"):
        yield f"{count(missed, 'service')} of tier 1 missed: red whatever the share"


_ALSO: Final[Mapping[str, Callable[[KPI, Outcome, str], Iterator[str]]]] = MappingProxyType(
    {
        "projects_on_time": _sunk,
        "projects_on_budget": _budget,
        "projects_on_spec": _spec,
        "roi": _return,
        "spend_vs_plan": _spend,
        "support_ratio": _support,
        "mttr": _repair,
        "recovery_attainment": _recovery,
    }
)

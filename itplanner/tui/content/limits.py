"""The limits that make a KPI's colour, in words."""

from itplanner.domain.kpis.words import limit_text
from itplanner.domain.records import KPI


def limit_words(kpi: KPI) -> list[str]:
    """Return `green from 80%` and `amber from 60%`, `green 95% to 105%`; nothing where none are set."""
    said = (("green", kpi.green_min, kpi.green_max), ("amber", kpi.amber_min, kpi.amber_max))
    return [text for each in said if (text := _limit(kpi, *each))]


def _limit(kpi: KPI, word: str, low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return f"{word} {limit_text(kpi, low)} to {limit_text(kpi, high)}"
    return f"{word} from {limit_text(kpi, low)}" if high is None else f"{word} to {limit_text(kpi, high)}"

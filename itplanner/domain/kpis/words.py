"""A KPI's values as they are read: `72.7%`, `7.9 h`, `1:80`, `min 80%`, `8 of 11`."""

from typing import Final

from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.formulas.support_ratio import RATIO
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Measure

NOTHING: Final = "–"

SHORT: Final = frozenset({"h", "d", "min"})
"""Units that stand behind a value in a table."""

_BOUNDS: Final = {"at_least": "min ", "increase": "min ", "at_most": "max ", "decrease": "max "}


def plain(series: KPI | Measure, value: float | None, *, grouped: bool = True) -> str:
    """Return a value without its unit, in as many decimals as the KPI says, else as it is."""
    if value is None:
        return NOTHING
    decimals = series.decimals if isinstance(series, KPI) else None
    if decimals is None:
        text = number_text(round(value, 6))
        return text if "e" in text or not grouped else in_groups(text)
    return f"{value:z,.{decimals}f}" if grouped else f"{value:z.{decimals}f}"


def in_groups(text: str) -> str:
    """Return a number's text with commas between thousands: `1,674.8`."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole not in {"-0", "-"} else text


def value_text(series: KPI | Measure, value: float | None) -> str:
    """Return a value with its unit where that is short: `72.7%`, `7.9 h`, `1:80`, `1,234`."""
    return NOTHING if value is None else _with_unit(series, plain(series, value))


def level_text(series: KPI | Measure, level: float | None) -> str:
    """Return a target or a limit, without decimals that are 0: `80%`, `8.3 h`."""
    return NOTHING if level is None else _with_unit(series, _short(plain(series, level)))


def limit_text(kpi: KPI, limit: float | None) -> str:
    """Return a limit of a KPI's colour; that of a time to repair is on the share within the maximum."""
    if limit is not None and judges_share(kpi):
        return f"{_short(plain(kpi, limit))}% in time"
    return level_text(kpi, limit)


def judges_share(kpi: KPI) -> bool:
    """Whether the limits judge the percentage within the maximum, and not the value."""
    return kpi.formula == "mttr" and bool(kpi.maximum)


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def _with_unit(series: KPI | Measure, text: str) -> str:
    if series.unit == "%":
        return f"{text}%"
    if series.unit == RATIO:
        return f"1:{text}"
    return f"{text} {series.unit}" if series.unit in SHORT else text


def target_text(series: KPI | Measure, target: float | None) -> str:
    """Return a target as it bounds the value: `min 80%`, `max 8.3`, `95-105%`, `1:50-90`."""
    if series.direction == "within":
        return _band(series)
    if target is None:
        return NOTHING
    text = level_text(series, target).removesuffix(f" {series.unit}")
    return f"{_BOUNDS[series.direction]}{text}"


def _band(series: KPI | Measure) -> str:
    if not isinstance(series, KPI) or (series.green_min is None and series.green_max is None):
        return NOTHING
    low, high = (_bare(limit) for limit in (series.green_min, series.green_max))
    sign = "%" if series.unit == "%" else ""
    start = "1:" if series.unit == RATIO else ""
    if not low or not high:
        return f"{'min' if low else 'max'} {start}{low or high}{sign}"
    return f"{start}{low}-{high}{sign}"


def _bare(limit: float | None) -> str:
    return "" if limit is None else number_text(limit)


def basis_text(kpi: KPI, point: Point | None) -> str:
    """Return what a value rests on: `8 of 11`, `640 to 8`, `n 212`; a dash where that isn't known."""
    if point is None or not point.denominator:
        return NOTHING
    below = number_text(round(point.denominator, 6))
    if point.numerator is None or kpi.unit not in {"%", RATIO}:
        return f"n {below}"
    above = number_text(round(point.numerator, 6))
    return f"{above} of {below}" if kpi.unit == "%" else f"{above} to {below}"

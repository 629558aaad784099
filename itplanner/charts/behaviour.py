"""How values behave: limits by phase, the points that are signals, and what is forecast."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from itplanner.charts.canvas import Expectation, Series
from itplanner.charts.drawing import GLYPHS, Meaning
from itplanner.charts.months import position
from itplanner.charts.names import Note
from itplanner.charts.scale import drawable
from itplanner.domain.values import dataclass

UP, DOWN = "▲", "▼"
"""A signal above and below the mean of its phase."""
_ABOVE = (1, 2, 3, 4)
"""Rows above the upper limit that may say what is new."""
_JUST_AFTER = 0.5
"""Months."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The natural limits of a phase and their mean, from its first day to its last."""

    first: date
    last: date
    lower: float
    mean: float
    upper: float
    trial: bool = False
    """Whether they rest on too few points to be kept."""
    name: str = ""
    """What is said where the phase begins: `new level since May`."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is forecast for a day: a value, and between which two it will probably lie, if that is known."""

    on: date
    low: float | None
    middle: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Signal:
    """A day whose value is no routine one; no value of a day that isn't drawn."""

    on: date
    better: bool | None
    """None where it is neither better nor worse."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is drawn around the course of values; by itself nothing."""

    limits: tuple[Limits, ...] = ()
    """From the first phase to the last."""
    forecast: tuple[Expected, ...] = ()
    signals: tuple[Signal, ...] = ()
    probably: str = "forecast"
    """What the key calls the forecast: `forecast, 95%`."""


ROUTINE: Final = Behaviour()
_MEANINGS: Final = {True: Meaning.BETTER, False: Meaning.WORSE, None: Meaning.SIGNAL}


def phases(behaviour: Behaviour, first: float, last: float) -> Iterator[Series]:
    """The lines of the limits and means, as far as they lie between two months."""
    for limits, begin, end in _shown(behaviour, first, last):
        for meaning, value in (
            (Meaning.LIMIT, limits.upper),
            (Meaning.MEAN, limits.mean),
            (Meaning.LIMIT, limits.lower),
        ):
            if drawable(value) is not None:
                yield Series(None, meaning, ((begin, value), (end, value)))


def notes(behaviour: Behaviour, first: float, last: float) -> Iterator[Note]:
    """What is written along the limits, the latest phase first."""
    shown = _shown(behaviour, first, last)[::-1]
    for limits, begin, end in shown:
        for name, value, out in (("upper ", limits.upper, 1), ("lower ", limits.lower, -1)):
            if drawable(value) is not None:
                trial = ((name, value, ", trial"), ("", value, ", trial"))
                texts = trial if limits.trial else ((name, value, ""),)
                yield Note(begin, end, texts, Meaning.LIMIT, ((value, out), (value, -out)))
    for (new, begin, end), (old, _, _) in pairwise(shown):
        places = ((old.mean, 0), *((new.upper, above) for above in _ABOVE), (new.lower, -1), (new.lower, -2))
        there = tuple(place for place in places if drawable(place[0]) is not None)
        yield Note(begin, end, ((new.name, None, ""),), Meaning.LABEL, there)


def signals(behaviour: Behaviour, actual: Series) -> Iterator[Series]:
    """The points of a line that are signals, by which side of their mean they lie on."""
    found = {position(signal.on): signal for signal in behaviour.signals}
    for month, value in actual.points:
        signal = found.get(month)
        if signal is not None and value is not None:
            mean = next(
                (each.mean for each in behaviour.limits if each.first <= signal.on <= each.last), value
            )
            yield Series(None, _MEANINGS[signal.better], ((month, value),), DOWN if value < mean else UP)


def expectation(behaviour: Behaviour, after: float | None) -> Expectation:
    """The forecast in the order of its days, flat before the first; it begins just after the last value."""
    points = []
    for each in sorted(behaviour.forecast, key=lambda each: each.on):
        middle, low, high = map(drawable, (each.middle, each.low, each.high))
        if middle is not None:
            around = (middle, middle) if low is None or high is None else (min(low, high), max(low, high))
            points.append((position(each.on), around[0], middle, around[1]))
    if points and after is not None and after < points[0][0]:
        points.insert(0, (min((after + points[0][0]) / 2, after + _JUST_AFTER), *points[0][1:]))
    return tuple(points)


def key_of(behaviour: Behaviour, actual: Iterable[Series]) -> Iterator[tuple[str, str, Meaning]]:
    """The glyphs of a behaviour, and what they stand for."""
    found = {(each.glyph, each.meaning) for line in actual for each in signals(behaviour, line)}
    yield from ((glyph, meaning.value, meaning) for glyph, meaning in sorted(found, key=str))
    if behaviour.limits:
        yield GLYPHS[Meaning.LIMIT], "natural limits", Meaning.LIMIT
    expected = expectation(behaviour, None)
    if expected:
        meaning = Meaning.BAND if any(low < high for _, low, _, high in expected) else Meaning.FORECAST
        yield GLYPHS[meaning], behaviour.probably, meaning


def _shown(behaviour: Behaviour, first: float, last: float) -> list[tuple[Limits, float, float]]:
    """The phases between two months, and where each of them begins and ends there."""
    placed = [
        (each, max(position(each.first), first), min(position(each.last), last)) for each in behaviour.limits
    ]
    return [(each, begin, end) for each, begin, end in placed if begin <= end]

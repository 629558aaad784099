"""The axis of values: round numbers, each exactly on a row."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from math import ceil, floor, log10

from itplanner.domain.numbers import number_text
from itplanner.domain.values import dataclass

DOTS = 4
"""How many dots of a braille character stand above one another."""

_BASES = (1, 2, 2.5, 5)
_FRACTION_DEARER = 1.2
"""2.5 makes labels with a decimal more: it must save a good part of the height."""
_FLAT = 1e-9
"""A span of less than this share of the values is none: floats can't tell it from noise."""
_WRITTEN_OUT = (-4, 9)
"""Powers of ten whose multiples are written without one, from and to."""
_LEAST_ROWS = 3
"""For labels: with two steps from the lowest to the highest there is one for every span."""
_LARGEST, _SMALLEST = 1e300, 1e-280


def drawable(value: float | None) -> float | None:
    """The value if it can be drawn: a finite number, small enough to calculate with."""
    return value if value is not None and abs(value) <= _LARGEST else None


@dataclass(frozen=True, slots=True)
class Step:
    """The distance of two labels: 1, 2, 2.5 or 5 times a power of ten."""

    base: float
    exponent: int

    @property
    def size(self) -> float:
        """The distance as a number."""
        return float(f"{self.base}e{self.exponent}")

    @property
    def decimals(self) -> int:
        """How many decimals tell neighbours apart."""
        return max((self.base == 2.5) - self.exponent, 0)

    def labels(self, multiples: range) -> list[str]:
        """The multiples of the step as text: `0`, `2.5`, `1,000`; where it is large `5k`, `1.5m`, `5e12`."""
        if not _WRITTEN_OUT[0] <= self.exponent < _WRITTEN_OUT[1]:
            return [self._exponential(each) for each in multiples]
        millions = self.exponent == 5 and any(abs(each) * self.size >= 1e6 for each in multiples)
        unit, sign = (6, "m") if self.exponent > 5 or millions else (3, "k") if self.exponent > 2 else (0, "")
        places = max((self.base == 2.5) - self.exponent + unit, 0)
        texts = (f"{each * self.base * 10.0 ** (self.exponent - unit):z,.{places}f}" for each in multiples)
        return [f"{text}{sign}" if each else "0" for each, text in zip(multiples, texts, strict=True)]

    def _exponential(self, multiple: int) -> str:
        """A multiple with its power of ten, as many digits as tell it from its neighbours."""
        if not multiple:
            return "0"
        value = multiple * self.size
        digits = max(floor(log10(abs(value)) + _FLAT) - self.exponent + (self.base == 2.5), 0)
        mantissa, _, power = f"{value:.{digits}e}".partition("e")
        return f"{mantissa}e{int(power)}"


def number(value: float, step: Step, decimals: int | None) -> str:
    """A value as it is written beside such an axis: `7.9`, with so many decimals if they are given."""
    if not _WRITTEN_OUT[0] <= step.exponent < _WRITTEN_OUT[1]:
        return f"{value:.3g}"
    if decimals is not None:
        return f"{value:z,.{decimals}f}"
    return f"{Decimal(number_text(round(value, step.decimals + 1))):,f}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Which row a value is drawn in."""

    rows: int
    lowest: float
    """The value in the middle of the lowest row."""
    per_row: float
    step: Step
    multiples: range
    """Of the step: the labels, from the lowest one."""
    rows_apart: int
    """From one label to the next."""

    def dot(self, value: float) -> int:
        """The dot that stands for a value, counted from the lowest row's lowest of four."""
        place = min(max((value - self.lowest) / self.per_row, -1.0), self.rows)
        return min(max(floor(place * DOTS + DOTS / 2), 0), self.rows * DOTS - 1)

    def row(self, value: float) -> int:
        """The row of a value, counted from the uppermost."""
        return self.rows - 1 - self.dot(value) // DOTS

    def ticks(self) -> list[tuple[int, str]]:
        """The rows of the labels, from the lowest, and their texts."""
        labels = self.step.labels(self.multiples)
        return [(self.rows - 1 - place * self.rows_apart, label) for place, label in enumerate(labels)]


def steps(least: float, decimals: int | None = None) -> Iterator[Step]:
    """Yield the round steps from about `least` on, none finer than so many decimals."""
    for exponent in count(floor(log10(least))):
        for step in (Step(base, exponent) for base in _BASES):
            if decimals is None or step.decimals <= decimals:
                yield step


def spread(low: float, high: float) -> tuple[float, float]:
    """The two ends of an axis apart from one another: a tenth around a single value, one around zero."""
    largest = max(abs(low), abs(high))
    if high - low > max(largest * _FLAT, _SMALLEST):
        return low, high
    around = largest / 10 if largest > _SMALLEST * 10 else 1.0
    return low - around, high + around


def fitted(low: float, high: float, rows: int, decimals: int | None = None) -> Scale:
    """The scale that shows `low` to `high` largest, labels no finer than so many decimals, each on a row."""
    low, high = spread(low, high)
    if rows < _LEAST_ROWS:
        per_row = (high - low) / max(rows, 1)
        return Scale(max(rows, 1), low + per_row / 2, per_row, Step(1, 0), range(0), 1)
    closest = ceil(rows / 10)
    apart = range(closest, min(closest * 2, (rows - 1) // 2) + 1)
    return min((_fitted(low, high, rows, each, decimals) for each in apart), key=_cost)


def _cost(scale: Scale) -> float:
    return scale.per_row * (_FRACTION_DEARER if scale.step.base == 2.5 else 1)


def _fitted(low: float, high: float, rows: int, apart: int, decimals: int | None) -> Scale:
    """The scale with labels so many rows apart."""
    intervals = (rows - 1) / apart
    choices = ((step, floor(round(low / step.size, 9))) for step in steps((high - low) / intervals, decimals))
    step, first = next(each for each in choices if each[1] + intervals + _FLAT >= high / each[0].size)
    centred = first - int((first + intervals - high / step.size) / 2)
    first = max(centred, 0) if low >= 0 else centred
    multiples = range(first, first + int(intervals) + 1)
    return Scale(rows, first * step.size, step.size / apart, step, multiples, apart)

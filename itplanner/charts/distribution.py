"""How often values occur, in classes of round numbers."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, product
from math import floor

from rich.cells import cell_len

from itplanner.charts.drawing import GLYPHS, Drawing, Meaning, Paper, Rows, nothing
from itplanner.charts.scale import Step, drawable, number, spread, steps
from itplanner.domain.values import dataclass

_LEAST_BAR = 8
"""Columns that the longest bar has, or words leave."""
_THICKEST = 2
"""Rows of a bar."""
_SAME = 1e-9
"""Of a step is no difference."""
_LEAST_WORDS = 6
"""Cells of what is said beside a bar are worth writing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value that is pointed out: `◇ 8.3 target`."""

    name: str
    meaning: Meaning
    value: float


@dataclass(frozen=True, slots=True)
class _Class:
    """A class as it is drawn: its name, how many values it holds, and what is said beside its bar."""

    name: str
    count: int
    beside: tuple[tuple[Meaning, str], ...]

    @property
    def cells(self) -> int:
        """How many cells stand after the bar."""
        return len(str(self.count)) + 1 + sum(cell_len(text) + 4 for _, text in self.beside)


def distribution(
    values: Sequence[float | None], paper: Paper, *, marks: Sequence[Mark] = (), decimals: int | None = None
) -> Rows:
    """Bars with their counts, the highest values on top, and marks beside them.

    What can't be drawn is left out; classes are no finer than the decimals of the unit.
    """
    there = [value for value in map(drawable, values) if value is not None]
    if not there:
        return nothing(paper)
    pointed_out = [mark for mark in marks if drawable(mark.value) is not None]
    most = max(min(paper.rows, 3 + len(there).bit_length()), 2)
    step, multiples = _step([*there, *(mark.value for mark in pointed_out)], most, decimals)
    counts = Counter(_multiple(value, step) for value in there)
    beside: dict[int, list[tuple[Meaning, str]]] = {multiple: [] for multiple in multiples}
    for mark in pointed_out:
        text = f"{number(mark.value, step, decimals)} {mark.name}"
        beside[_multiple(mark.value, step)].append((mark.meaning, text))
    names = _names(step, multiples, there)
    classes = [
        _Class(name, counts[each], tuple(beside[each])) for name, each in zip(names, multiples, strict=True)
    ]
    return _drawn(classes[::-1], paper)


def _step(values: Sequence[float], most: int, decimals: int | None) -> tuple[Step, range]:
    """The step of the finest classes of which at most so many hold all values, and where they begin."""
    low, high = min(values), max(values)
    apart = spread(low, high)
    choices = (
        (step, range(_multiple(low, step), _multiple(high, step) + 1))
        for step in steps((apart[1] - apart[0]) / most, decimals)
    )
    return next(choice for choice in choices if len(choice[1]) <= most)


def _multiple(value: float, step: Step) -> int:
    """Which multiple of the step a value's class begins with."""
    return floor(round(value / step.size, 9))


def _names(step: Step, multiples: range, values: Sequence[float]) -> list[str]:
    """`8.0 to 9.0`, from the lowest class; `8` where each holds one value only, as counts do."""
    edges = step.labels(range(multiples.start, multiples.stop + 1))
    widest = max(map(len, edges))
    padded = [edge.rjust(widest) for edge in edges]
    if all(abs(value / step.size - _multiple(value, step)) < _SAME for value in values):
        return padded[:-1]
    return [f"{low} to {high}" for low, high in pairwise(padded)]


def _drawn(classes: Sequence[_Class], paper: Paper) -> Rows:
    """A bar for each class, as high and as long as there is room."""
    drawing = Drawing(paper)
    left = len(classes[0].name) + 3
    left = left if paper.columns - left >= _LEAST_BAR else 0
    longest = max(paper.columns - left - max(each.cells for each in classes), _LEAST_BAR)
    most = max(each.count for each in classes)
    high = max(paper.rows // len(classes), 1)
    for place, each in enumerate(classes):
        rows = range(place * high, place * high + min(max(high - 1, 1), _THICKEST))
        length = longest // most * each.count or round(longest / most * each.count) or min(each.count, 1)
        for row, column in product(rows, range(length)):
            drawing.put(left + column, row, "█", Meaning.ACTUAL)
        _write(drawing, each, rows[(len(rows) - 1) // 2], left, left + length)
    if left:
        for row in range(high * len(classes)):
            drawing.put(left - 1, row, "│", Meaning.AXIS)
    return drawing.rows()


def _write(drawing: Drawing, each: _Class, row: int, left: int, end: int) -> None:
    """The words before and after a bar."""
    if left:
        drawing.write(1, row, each.name, Meaning.LABEL)
    end += 1
    if each.count:
        end += drawing.write(end, row, str(each.count), Meaning.LABEL) + 2
    for meaning, text in each.beside:
        width = drawing.write(end + 2, row, text, meaning, least=_LEAST_WORDS)
        if width:
            drawing.put(end, row, GLYPHS[meaning], meaning)
        end += width + 4

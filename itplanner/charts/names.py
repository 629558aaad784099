"""Words among lines: beside the end of one, or along it; the less important give way."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import ceil

from rich.cells import cell_len

from itplanner.charts.canvas import Canvas, Expectation, Months, Series
from itplanner.charts.drawing import Meaning
from itplanner.charts.scale import Step, number
from itplanner.domain.values import dataclass

_NAMED_FROM = 40
"""Columns are enough to name the lines beside them."""
_LINES_SHARE = 0.65
"""Of the columns is the least that names leave to the lines."""
_LEAST_NAME = 6
"""Cells of a name are worth writing."""
_IMPORTANCE = {
    Meaning.ACTUAL: 0,
    Meaning.FORECAST: 1,
    Meaning.TARGET: 2,
    Meaning.LAST_YEAR: 4,
    Meaning.EARLIER: 5,
}
"""Whose names are written first."""
_GIVING_WAY = (1, -1)
"""Rows above its end that the target's name may stand in, if what is forecast ends there too."""
_OTHERS = 3
"""How important the names of other lines are, and the notes."""


@dataclass(frozen=True, slots=True)
class Name:
    """What is written beside a line, which ends in a month at a value, or so many rows above."""

    month: float
    value: float
    text: str
    meaning: Meaning
    above: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Note:
    """What is written between two months."""

    first: float
    last: float
    texts: tuple[tuple[str, float | None, str], ...]
    """Words around a number if there is one; the first is the best."""
    meaning: Meaning
    places: tuple[tuple[float, int], ...]
    """Values in whose row it may stand, or so many rows above them; the best first."""


def names_of(lines: Iterable[Series], expected: Expectation, step: Step, decimals: int | None) -> list[Name]:
    """The names of lines and of what is expected, the most important first."""

    def named(end: tuple[float, float], name: str, meaning: Meaning, *above: int) -> Name:
        return Name(*end, f"{number(end[1], step, decimals)} {name}", meaning, (0, *above))

    found = [
        named(
            end,
            line.name,
            line.meaning,
            *(_GIVING_WAY if expected and line.meaning is Meaning.TARGET else ()),
        )
        for line in lines
        if line.name is not None and (end := line.end) is not None
    ]
    for month, low, middle, high in expected[-1:]:
        found.append(named((month, middle), "forecast", Meaning.FORECAST))
        if low < high:
            found.append(named((month, high), "high", Meaning.FORECAST, 1))
            found.append(named((month, low), "low", Meaning.FORECAST, -1))
    return sorted(found, key=lambda name: _importance(name.meaning))


def _importance(meaning: Meaning) -> int:
    return _IMPORTANCE.get(meaning, _OTHERS)


def columns_beside(columns: int, months: Months, names: Sequence[Name]) -> int:
    """How many columns the lines take, so that their names find room after their ends."""
    if columns < _NAMED_FROM:
        return columns
    shares = [max(months.share(months.beside(name.month)), 0.1) for name in names]
    room = [(columns - cell_len(name.text) - 2) / share for name, share in zip(names, shares, strict=True)]
    return min(max(int(min(room, default=columns)), ceil(columns * _LINES_SHARE)), columns)


def write_names(canvas: Canvas, names: Sequence[Name], notes: Iterable[Note], decimals: int | None) -> None:
    """Write what finds room: the notes after the names of what they are about."""
    before = [name for name in names if _importance(name.meaning) <= _OTHERS]
    for name in before:
        _write_name(canvas, name)
    for note in notes:
        _write_note(canvas, note, decimals)
    for name in names[len(before) :]:
        _write_name(canvas, name)


def _write_name(canvas: Canvas, name: Name) -> None:
    """A name in the row of the end of its line, if nothing lies between them."""
    end, row = canvas.column(name.month), canvas.frame.scale.row(name.value)
    column = canvas.column(canvas.months.beside(name.month)) + 2
    for above in name.above:
        if _inside(canvas, row - above) and canvas.frame.write(
            column, row - above, name.text, name.meaning, least=_LEAST_NAME, clear=column - end - 1
        ):
            return


def _write_note(canvas: Canvas, note: Note, decimals: int | None) -> None:
    """A note, whole, where the first of its places has room for it."""
    scale = canvas.frame.scale
    first, last = canvas.column(note.first) + 1, canvas.column(note.last)
    texts = [
        before + ("" if value is None else number(value, scale.step, decimals)) + after
        for before, value, after in note.texts
    ]
    for text, (beside, above) in product(texts, note.places):
        row = scale.row(beside) - above
        for column in range(first, max(last - cell_len(text), first + 1) + 1):
            if _inside(canvas, row) and canvas.frame.write_whole(column, row, text, note.meaning):
                return


def _inside(canvas: Canvas, row: int) -> bool:
    """Whether a row is one of values."""
    return 0 <= row < canvas.frame.scale.rows

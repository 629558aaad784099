"""The two lines above a timeline: bands, fiscal years, quarters and months, with the mark of today."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from itplanner.domain.dates import MONTHS as NAMES
from itplanner.timeline.pieces import BAND, Canvas, Meaning, Piece
from itplanner.timeline.scale import Scale

EDGES = (0, 1, 3, 5, 10)
"""Where one band ends and the next begins, in years from the working year's first day."""

BANDS = (("1",), ("3 years", "3"), ("5 years", "5"), ("10 years", "10"))
"""What the bands are called, longest words first."""


class Label(NamedTuple):
    """What stands over a stretch of the scale, in the words that there is room for."""

    cell: int
    end: int
    words: Sequence[str]


def heads(
    scale: Scale, working_year: int, today: date, width: int
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Return both lines: over years the bands, over quarters their years, over months their quarters."""
    above, below = Canvas(width), Canvas(width)
    if scale.unit == "year":
        labels = list(_bands(scale, working_year))
        for label in labels:
            above.put(label.cell, Meaning.RULE, BAND + "─" * (label.end - label.cell - 1))
        labels = [label._replace(cell=label.cell + 1) for label in labels]
    else:
        labels = list(_quarters(scale) if scale.unit == "month" else _years(scale, apart=False))
    now = scale.cell(today) if 0 <= scale.cell(today) < scale.cells else -1
    for label in labels:
        _write(above, label, now)
    if now >= 0:
        above.put(now, Meaning.NOW)
    for label in _spaced(list(_units(scale))):
        _write(below, label, -1)
    return above.pieces(), below.pieces()


def _write(canvas: Canvas, label: Label, now: int) -> None:
    """Write the longest words that fit beside the mark of today, else behind it."""
    for cell in (label.cell, now + 1):
        for words in label.words:
            end = cell + len(words)
            if label.cell <= cell and end <= label.end and not cell <= now < end:
                canvas.put(cell, Meaning.LABEL, words)
                return


def _spaced(labels: list[Label]) -> Iterator[Label]:
    """Every label where all have room and a blank behind; else every second, and so on."""
    per = labels[0].end - labels[0].cell
    step = max(len(words) for label in labels for words in label.words) // per + 1
    for first in range(0, len(labels), step):
        last = labels[min(first + step, len(labels)) - 1]
        yield labels[first]._replace(end=last.end)


def _bands(scale: Scale, working_year: int) -> Iterator[Label]:
    edges = [scale.cell(scale.calendar.first_day(working_year + years)) for years in EDGES]
    for (begin, end), words in zip(pairwise(edges), BANDS, strict=True):
        first, last = max(begin, 0), min(end, scale.cells)
        if first < last:
            yield Label(first, last, words)


def _units(scale: Scale) -> Iterator[Label]:
    if scale.unit == "year":
        yield from _years(scale, apart=True)
        return
    for cell, _year, period in scale.starts(scale.unit):
        month = NAMES[(scale.calendar.start_month + period - 2) % 12]
        words = f"Q{(period + 2) // 3}" if scale.unit == "quarter" else month[:3]
        yield Label(cell, cell + scale.per, (words,))


def _years(scale: Scale, *, apart: bool) -> Iterator[Label]:
    cells = scale.cells // scale.years
    for cell, year, _period in scale.starts("year"):
        short = f"FY{year % 100:02}"
        yield Label(cell, cell + cells, (short,) if apart else (scale.calendar.year_label(year), short))


def _quarters(scale: Scale) -> Iterator[Label]:
    for cell, year, period in scale.starts("quarter"):
        name = f"Q{(period + 2) // 3}"
        whole = f"{scale.calendar.year_label(year)} {name}"
        yield Label(cell, cell + 3 * scale.per, (name,) if cell else (whole, name))

"""The cells of a column of facts, read as the values that are stored."""

from collections.abc import Callable
from typing import Any

from itplanner.domain.entry import Context, parse_freely
from itplanner.domain.numbers import parse_number, parse_yes
from itplanner.domain.records import FieldSpec, Holds
from itplanner.domain.records.base import LONGEST_TEXT
from itplanner.domain.text import entered_line
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.times import Dates, Days, Moments
from itplanner.exchange.formulas import unguarded
from itplanner.exchange.words import NOTHING

Reader = Callable[[str], Any]
"""Returns the value of a cell that says something, or Wrong."""

REMEMBERED = 10_000
"""So many different cells of a column are remembered."""


def reader(spec: FieldSpec, days: Days, context: Context) -> Reader:
    """Return what reads the cells of a column of a field."""
    match spec.holds:
        case Holds.TIME:
            return Moments(days, context.zone)
        case Holds.DATE:
            return Dates(days)
        case Holds.LINE | Holds.MONEY:  # an amount is read once its row's currency is known
            return _line
        case Holds.YES:
            return lambda text: _yes(text, days, context)
        case _:
            return lambda text: parse_freely(spec, text, context)


def cleaned(cell: str) -> str:
    """Return a cell as text of one line; empty where it only says that there is nothing."""
    text = cell.strip() if cell.isascii() and cell.isprintable() else entered_line(cell)
    if text[:1] == "'":
        text = unguarded(text)
    return "" if len(text) <= _LONGEST_WORD and text.casefold() in NOTHING else text


_LONGEST_WORD = max(map(len, NOTHING))


def _line(text: str) -> str | Wrong:
    return text if len(text) <= LONGEST_TEXT else Wrong("The text is too long.")


def _yes(text: str, days: Days, context: Context) -> int | Wrong:
    """Read yes or no; a number above 0, or the time at which it happened, is a yes."""
    said = parse_yes(text)
    if not isinstance(said, Wrong):
        return int(said)
    number = parse_number(text)
    if not isinstance(number, Wrong):
        return int(number > 0)
    return said if isinstance(Moments(days, context.zone)(text), Wrong) else 1

"""The sheets of a workbook of Excel."""

import datetime
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from itplanner.exchange.workbooks.cells import LAST_ROW, Rows, hours, moment, number, percentage, yes

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What of a number's format is shown as it stands."""


def sheets(path: Path) -> Mapping[str, Rows]:
    """Return the sheets by name; formulas as the values that they had when the file was saved."""
    with _opened(path) as book:
        return {
            sheet.title: Rows(partial(_rows, path, sheet.title), hidden=sheet.sheet_state != "visible")
            for sheet in book.worksheets
        }


def _rows(path: Path, name: str) -> Iterator[Sequence[str]]:
    with _opened(path) as book:
        sheet: Any = book[name]
        sheet.reset_dimensions()  # not every program writes how large a sheet is, nor writes it rightly
        for row in sheet.iter_rows(max_row=LAST_ROW):
            yield [_text(cell) for cell in row]


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """Lend a workbook; what its library leaves out of it, such as a picture, is of no concern here."""
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _text(cell: Any) -> str:
    """Return a cell's value as it would be typed."""
    match value := cell.value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return yes(value)
        case int() | float():
            return percentage(value) if _in_percent(cell.number_format) else number(value)
        case datetime.datetime():
            return moment(value)
        case datetime.timedelta():
            return hours(value)
        case _:  # a time of day
            return str(value)


@cache
def _in_percent(shown_as: str) -> bool:
    return "%" in _LITERAL.sub("", shown_as)

"""A table as a workbook of Excel: numbers and dates as such, and nothing that it would run."""

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet as _Sheet

from itplanner.domain.numbers import parse_number
from itplanner.domain.records import Holds
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.exchange.workbooks.cells import number

LONGEST = 32_767
"""Characters that a cell holds."""
FIRST = "1900-03-01"
"""The first day that every spreadsheet counts alike."""
WIDEST = 60
"""Characters that are shown of a column."""
_NUMBERS = frozenset({Holds.INTEGER, Holds.NUMBER, Holds.MONEY, Holds.WEIGHT, Holds.YEAR})


def workbook(
    title: str, names: Sequence[str], holds: Sequence[Holds], rows: Sequence[Sequence[str]]
) -> bytes | Wrong:
    """Return a sheet with a first line of names; `holds` says of each column what its texts are."""
    long = (
        (row[0], name) for row in rows for name, text in zip(names, row, strict=True) if len(text) > LONGEST
    )
    for code, name in long:
        return Wrong(f"{quoted(name)} of {quoted(code)} is longer than a cell of a workbook can be.")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(names):
        longest = max(len(name), *(len(row[place]) for row in rows), 0)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(longest, WIDEST) + 2
    sheet.append([_bold(sheet, name) for name in names])
    for row in rows:
        sheet.append([_cell(sheet, text, what) for text, what in zip(row, holds, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _bold(sheet: _Sheet, name: str) -> Cell:
    cell = _made(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: _Sheet, text: str, holds: Holds) -> Cell | None:
    """Return a text as the value that it is, where a workbook can hold that exactly."""
    if not text:
        return None
    if holds in _NUMBERS and _is_exact(text):
        return _made(sheet, float(text), _decimals(text))
    if holds is Holds.PERCENT and _is_exact(text):
        return _made(sheet, float(text) / 100, f"{_decimals(text)}%")
    if holds in {Holds.DATE, Holds.TIME} and text >= FIRST:
        how = "yyyy-mm-dd hh:mm" if " " in text else "yyyy-mm-dd"
        return _made(sheet, datetime.datetime.fromisoformat(text), how)
    cell = _made(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", text))
    cell.data_type = "s"  # else what begins like a formula were one
    return cell


def _made(sheet: _Sheet, value: str | float | datetime.datetime, how: str = "General") -> Cell:
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = how
    return cell


def _is_exact(text: str) -> bool:
    """Whether a number comes back as it is from the digits that a spreadsheet keeps."""
    value = parse_number(text)
    return not isinstance(value, Wrong) and Decimal(number(value)) == Decimal(text)


def _decimals(text: str) -> str:
    """Return a format with as many decimals as a number has."""
    return f"0.{'0' * len(text.partition('.')[2])}".rstrip(".")

"""Workbooks to be read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook


def saved(path: Path, tables: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Save a workbook of Excel; a pair is a value and the format in which it is shown."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for place, each in enumerate(row, start=1):
                value, how = each if isinstance(each, tuple) else (each, None)
                cell = sheet.cell(number, place, value)
                cell.number_format = how or cell.number_format
    book.save(path)
    return path

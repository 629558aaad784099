"""The sheets of a workbook of OpenDocument, as LibreOffice saves it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from itplanner.exchange.workbooks.cells import LAST_COLUMN, LAST_ROW, Rows, number, percentage, yes

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"


def sheets(path: Path) -> Mapping[str, Rows]:
    """Return the sheets by name; formulas as the values that they had when the file was saved."""
    names = [name for name, row in _walked(path) if row is None]
    return {name: Rows(partial(_rows, path, name)) for name in names}


def _rows(path: Path, name: str) -> Iterator[Sequence[str]]:
    left = LAST_ROW
    for each, row in _walked(path):
        if each == name and row is not None:
            cells = _cells(row)
            for _again in range(min(_repeated(row, "rows"), left)):
                yield cells
            left = max(0, left - _repeated(row, "rows"))


def _walked(path: Path) -> Iterator[tuple[str, Element | None]]:
    """Give each sheet by its name, and after it each of its rows."""
    name = ""
    with ZipFile(path) as packed, packed.open("content.xml") as content:
        # Entities that grow without end are refused by expat itself, and none is fetched from elsewhere.
        for event, element in iterparse(content, events=("start", "end")):  # noqa: S314
            if event == "start" and element.tag == f"{_TABLE}table":
                name = element.get(f"{_TABLE}name", "")
                yield name, None
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                yield name, element
                element.clear()


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    empty = 0  # rows end in thousands of them
    for cell in row:
        text = _text(cell) if cell.tag == _CELL else ""
        if text:
            cells += [""] * min(empty, LAST_COLUMN - len(cells))
            cells += [text] * min(_repeated(cell, "columns"), LAST_COLUMN - len(cells))
            empty = 0
        elif cell.tag in {_CELL, _COVERED}:
            empty += _repeated(cell, "columns")
    return cells


def _repeated(element: Element, what: str) -> int:
    """Return for how many rows or columns an element stands."""
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", 1)))


def _text(cell: Element) -> str:
    """Return a cell's value as it would be typed."""
    value = cell.get(f"{_OFFICE}value", "")
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "currency":
            return number(float(value))
        case "percentage":
            return percentage(float(value))
        case "date":
            day, _t, time = cell.get(f"{_OFFICE}date-value", "").partition("T")
            return f"{day} {time.partition('.')[0]}" if time.strip("0:.") else day
        case "boolean":
            return yes(cell.get(f"{_OFFICE}boolean-value") == "true")
        case _:
            return "\n".join("".join(map(_words, line.iter())) for line in cell.findall(f"{_TEXT}p"))


def _words(part: Element) -> str:
    """Return what a part of a line says, with what follows it there."""
    blanks = " " * int(part.get(f"{_TEXT}c", 1)) if part.tag == f"{_TEXT}s" else ""
    after = "" if part.tag == f"{_TEXT}p" else part.tail or ""
    return f"{blanks}{part.text or ''}{after}"

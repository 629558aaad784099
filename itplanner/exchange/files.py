"""Tables in files: text of any delimiter, or a sheet of a workbook."""

import io
from dataclasses import replace
from pathlib import Path

from itplanner.domain.text import shown
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.source import Source, source_of
from itplanner.exchange.tables import Sheet, decoded, read_table
from itplanner.exchange.workbooks.sheets import is_workbook, sheet_text


def table_in(path: Path, encoding: str = "", sheet: str = "") -> Sheet | Wrong:
    """Return the table in a file, whole; raises OSError."""
    if is_workbook(path):
        text = sheet_text(path, sheet)
        return text if isinstance(text, Wrong) else read_table(text, ",")
    return _no_sheet(path, sheet) or table_of(path.read_bytes(), encoding, _delimiter(path))


def table_of(data: bytes, encoding: str = "", delimiter: str = "") -> Sheet | Wrong:
    """Return the table that bytes are."""
    text = decoded(data, encoding)
    if isinstance(text, Wrong):
        return text
    found = read_table(text[0], delimiter)
    return found if isinstance(found, Wrong) else replace(found, encoding=text[1])


def source_in(path: Path, encoding: str = "", sheet: str = "") -> Source | Wrong:
    """Return the table in a file, to be read row by row; raises OSError."""
    if is_workbook(path):
        text = sheet_text(path, sheet)
        if isinstance(text, Wrong):
            return text
        data = text.encode()
        return source_of(path.name, lambda: io.BytesIO(data), "utf-8", ",")
    return _no_sheet(path, sheet) or source_of(path.name, lambda: path.open("rb"), encoding, _delimiter(path))


def _no_sheet(path: Path, sheet: str) -> Wrong | None:
    return Wrong(f"{shown(path.name)} is no workbook and has no sheets.") if sheet else None


def _delimiter(path: Path) -> str:
    return "\t" if path.suffix.casefold() == ".tsv" else ""

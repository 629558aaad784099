"""One sheet of a workbook, as the text of a table."""

import csv
import io
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from os import fstat
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from itplanner.domain.text import quoted, shown
from itplanner.domain.wrong import Wrong
from itplanner.exchange.formulas import guarded
from itplanner.exchange.workbooks.cells import Rows

ENDINGS = frozenset({".xlsx", ".xlsm", ".ods"})
DAMAGED = (
    BadZipFile,
    ParseError,
    zlib.error,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading raises where a workbook is damaged, or isn't one: under a password it is no zip file."""
LARGEST = 1 << 30
"""Bytes that a workbook may have once unpacked."""


def is_workbook(path: Path) -> bool:
    """Whether a file's name says that it is a workbook."""
    return path.suffix.casefold() in ENDINGS


def sheet_text(path: Path, name: str = "") -> str | Wrong:
    """Return a sheet as the text of a table, its rows numbered as there; raises OSError.

    Without a name it is the only one that holds anything and isn't hidden.
    """
    return _read(path, name, _saved(path))


@lru_cache(maxsize=1)
def _read(path: Path, name: str, _when: tuple[int, int]) -> str | Wrong:
    """Read a workbook as it was saved last; a preview asks for it several times."""
    sheets = _sheets(path)
    if isinstance(sheets, Wrong):
        return sheets
    try:
        found = _named(path, sheets, name) if name else _only(path, _filled(sheets))
        return found if isinstance(found, Wrong) else _text(sheets[found])
    except DAMAGED as error:
        return _unreadable(path, error)


def filled_sheets(path: Path) -> list[str] | Wrong:
    """Return the names of the sheets that hold anything and aren't hidden; raises OSError."""
    _saved(path)
    sheets = _sheets(path)
    try:
        return sheets if isinstance(sheets, Wrong) else _filled(sheets)
    except DAMAGED as error:
        return _unreadable(path, error)


def _saved(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved anew; raises OSError where it isn't to be read at all."""
    with path.open("rb") as file:
        now = fstat(file.fileno())
    return now.st_mtime_ns, now.st_size


def _sheets(path: Path) -> Mapping[str, Rows] | Wrong:
    if path.suffix.casefold() == ".ods":
        from itplanner.exchange.workbooks.ods import sheets  # noqa: PLC0415 - who has the one rarely has both
    else:
        from itplanner.exchange.workbooks.xlsx import sheets  # noqa: PLC0415 - a library of its own
    try:
        with ZipFile(path) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST:
                return Wrong(f"{shown(path.name)} is over {LARGEST >> 30} GB once unpacked. Save it as csv.")
        return sheets(path)
    except DAMAGED as error:
        return _unreadable(path, error)


def _filled(sheets: Mapping[str, Rows]) -> list[str]:
    return [name for name, rows in sheets.items() if not rows.hidden and any(any(row) for row in rows())]


def _named(path: Path, sheets: Mapping[str, Rows], name: str) -> str | Wrong:
    found = next((each for each in sheets if each.casefold() == name.strip().casefold()), None)
    return found or Wrong(f"{shown(path.name)} has no sheet {quoted(name)}, but {_list(sheets)}.")


def _only(path: Path, filled: list[str]) -> str | Wrong:
    if len(filled) > 1:
        return Wrong(f"{shown(path.name)} has {len(filled)} sheets: {_list(filled)}. --sheet says which.")
    return filled[0] if filled else Wrong(f"{shown(path.name)} is empty: none of its sheets holds anything.")


def _unreadable(path: Path, error: Exception) -> Wrong:
    return Wrong(
        f"{shown(path.name)} can't be read as a workbook ({shown(str(error)) or type(error).__name__}). "
        "Save it anew as xlsx without a password, or as csv."
    )


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def _text(rows: Rows) -> str:
    text, empty = io.StringIO(newline=""), 0  # a sheet may end in a million empty rows
    writer = csv.writer(text)
    for row in rows():
        if any(row):
            text.write("\r\n" * empty)
            writer.writerow(map(guarded, row))  # as whatever reads the table takes that off again
            empty = 0
        else:
            empty += 1
    return text.getvalue()

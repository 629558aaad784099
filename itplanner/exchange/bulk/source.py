"""A table in a file of any length: read as often as asked for, a row at a time."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.exchange.tables import LONGEST_CELL, delimiter_of, encoding_of

BinaryFile = io.BufferedReader | io.BytesIO
START = 65_536
"""Bytes in which the first line stands."""
CHUNK = 1 << 20
LONGEST_LINE = 10_000_000
"""Characters; ten thousand columns have room in it."""
STEP = 1000
"""Rows after which it is told how many bytes were read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose first line names the columns."""

    name: str
    open: Callable[[], BinaryFile]
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    first: int
    """The number of the line that names the columns."""
    sha256: str
    size: int
    """In bytes."""

    def rows(self, tick: Callable[[int], None] | None = None) -> Iterator[tuple[int, list[str]]]:
        """Give each row that isn't empty with its number; `tick` is told how many bytes were read.

        Raises csv.Error.
        """
        due = STEP
        with self.open() as raw, _table(raw, self.encoding, self.delimiter) as lines:
            for number, line in enumerate(islice(lines, self.first, None), start=self.first + 1):
                if number >= due:
                    due = number + STEP
                    if tick is not None:
                        tick(raw.tell())
                if line and (line[0].strip() or any(map(str.strip, line))):
                    yield number, line


def source_of(
    name: str, opened: Callable[[], BinaryFile], encoding: str = "", delimiter: str = ""
) -> Source | Wrong:
    """Return a table that can be opened, with what its first line says; Wrong where it can't be read."""
    with opened() as raw:
        sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
        size = raw.tell()
        found = encoding_of(lambda: _chunks(raw), encoding)
        if isinstance(found, Wrong):
            return found
        raw.seek(0)
        start = raw.read(START).decode(found, errors="ignore")
        delimiter = delimiter or delimiter_of(start)
        raw.seek(0)
        try:
            with _table(raw, found, delimiter) as lines:
                for number, line in enumerate(lines, start=1):
                    if any(map(str.strip, line)):
                        header = tuple(cell.strip() for cell in line)
                        return Source(name, opened, found, delimiter, header, number, sha256, size)
        except csv.Error as error:
            return unreadable(error)
    return Wrong("The file is empty. Its first line names the columns, for example number,detected,restored.")


def unreadable(error: csv.Error) -> Wrong:
    """Return why a file is no table."""
    return Wrong(f"The file can't be read as a table: {error}.")


def _chunks(raw: BinaryFile) -> Iterator[bytes]:
    raw.seek(0)
    while chunk := raw.read(CHUNK):
        yield chunk


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Give the lines of a text; none is read that no row can be, so that memory is bounded."""
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error(f"a line is longer than {LONGEST_LINE:,} characters")
        yield line


@contextmanager
def _table(raw: BinaryFile, encoding: str, delimiter: str) -> Iterator[Iterator[list[str]]]:
    """Lend the rows of an open file."""
    limit = csv.field_size_limit(LONGEST_CELL)
    text = io.TextIOWrapper(raw, encoding=encoding, newline="")
    try:
        yield csv.reader(_lines(text), delimiter=delimiter, strict=True)
    finally:
        csv.field_size_limit(limit)
        text.detach()

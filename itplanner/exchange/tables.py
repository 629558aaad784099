"""Tables in text files: bytes to text, text to rows."""

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Iterable

from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.exchange.formulas import unguarded

DELIMITERS = ("\t", ";", ",", "|")
LONGEST_CELL = 200_000
"""Characters; a field holds half of it at most, so that a quote left open is noticed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns and its rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    """What its text was read in, where that had to be told from its bytes."""


def decoded(data: bytes, encoding: str = "") -> tuple[str, str] | Wrong:
    """Return text and the encoding it was read in."""
    name = encoding_of(lambda: [data], encoding)
    return name if isinstance(name, Wrong) else (data.decode(name), name)


def encoding_of(chunks: Callable[[], Iterable[bytes]], encoding: str = "") -> str | Wrong:
    """Return the encoding that bytes are in: the one named, that of its mark, UTF-8, else cp1252."""
    start = next(iter(chunks()), b"")
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), "")
    for name in (encoding,) if encoding else (marked,) if marked else ("utf-8", "cp1252"):
        if not _is_encoding(name):
            return Wrong(f"There is no encoding {shown(name)}. Try utf-8, cp1252, iso-8859-1 or utf-16.")
        misfit = _misfit(chunks(), name)
        if not misfit:
            return name
        wrong = Wrong(
            f"The file isn't {name}: byte {misfit} doesn't fit. Name its encoding, for example cp1252."
        )
    return wrong


def _is_encoding(name: str) -> bool:
    """Whether it is the name of an encoding of text; Python has codecs of other things too."""
    try:
        b"a".decode(name)
    except UnicodeDecodeError:  # such as utf-16, of which this is half a letter
        return True
    except (LookupError, ValueError):
        return False
    return True


def _misfit(chunks: Iterable[bytes], name: str) -> int:
    """Return which byte is the first that an encoding doesn't have, counted from 1; 0 where all fit."""
    decoder = codecs.getincrementaldecoder(name)()
    read = 0
    for chunk in itertools.chain(chunks, (b"",)):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeError as error:
            return read - waiting + getattr(error, "start", 0) + 1
        read += len(chunk)
    return 0


def read_table(text: str, delimiter: str = "") -> Sheet | Wrong:
    """Return a table whose first line names the columns; the delimiter is the one that line uses most."""
    delimiter = delimiter or delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        lines = [tuple(unguarded(cell) for cell in line) for line in reader]
    except csv.Error as error:
        return Wrong(f"Line {reader.line_num} can't be read as a table: {error}.")
    finally:
        csv.field_size_limit(limit)
    filled = [Row(number, line) for number, line in enumerate(lines, start=1) if any(map(str.strip, line))]
    if not filled:
        return Wrong("The file is empty. Its first line names the columns, for example title,area,horizon.")
    return Sheet(tuple(cell.strip() for cell in filled[0].cells), tuple(filled[1:]))


def delimiter_of(text: str) -> str:
    """Return the delimiter that the first line uses most."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    counts = {each: len(next(csv.reader([first], delimiter=each), [])) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: counts[each]) if max(counts.values()) > 1 else ","

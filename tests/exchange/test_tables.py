"""Reading tables: encodings, delimiters, rows."""

import pytest

from itplanner.domain.wrong import Wrong
from itplanner.exchange.tables import Row, Sheet, decoded, read_table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    text = decoded("title\nKöln – Zürich\n".encode(encoding))
    assert not isinstance(text, Wrong)
    assert text[0] == "title\nKöln – Zürich\n"


def test_a_named_encoding_holds_and_an_unknown_one_is_told() -> None:
    assert decoded("é".encode("cp850"), "cp850") == ("é", "cp850")
    why = "The file isn't utf-8: byte 1 doesn't fit. Name its encoding, for example cp1252."
    assert decoded(b"\xff", "utf-8") == Wrong(why)
    assert isinstance(decoded(b"x", "klingon"), Wrong)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_the_first_line_uses_most(delimiter: str) -> None:
    sheet = read_table(f'title{delimiter}"a,b;c"{delimiter}due\r\nx{delimiter}y{delimiter}z\r\n')
    assert sheet == Sheet(("title", "a,b;c", "due"), (Row(2, ("x", "y", "z")),))


def test_one_column_is_a_table_too() -> None:
    assert read_table("title\nReplace links\n") == Sheet(("title",), (Row(2, ("Replace links",)),))


def test_blank_lines_are_left_out_but_counted_as_a_spreadsheet_does() -> None:
    sheet = read_table("title,due\n\na,\n,\nb,\n")
    assert isinstance(sheet, Sheet)
    assert [row.number for row in sheet.rows] == [3, 5]


def test_cells_may_hold_line_breaks_and_quotes() -> None:
    sheet = read_table('title,note\n"say ""yes""","one\ntwo"\n')
    assert isinstance(sheet, Sheet)
    assert sheet.rows == (Row(2, ('say "yes"', "one\ntwo")),)


def test_what_is_no_table_is_told() -> None:
    empty, broken = read_table("\n \n"), read_table('title,note\n"never closed,\n')
    assert isinstance(empty, Wrong)
    assert "empty" in empty.message
    assert isinstance(broken, Wrong)
    assert "can't be read as a table" in broken.message


@pytest.mark.parametrize(
    "name", ["base64", "rot13", "zlib", "hex", "undefined", "utf\0-8", "no such\x1b[31m"]
)
def test_what_is_no_encoding_of_text_is_told(name: str) -> None:
    found = decoded(b"title", name)
    assert isinstance(found, Wrong)
    assert found.message.startswith("There is no encoding ")
    assert found.message.isprintable()


def test_a_file_without_the_mark_that_its_encoding_needs_is_told() -> None:
    assert isinstance(decoded(b"title\n", "utf-16"), Wrong)

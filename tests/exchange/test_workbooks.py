"""Workbooks of Excel and of OpenDocument: what a cell holds is read as a person would have typed it."""

import csv
import datetime
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook

from itplanner.domain.wrong import Wrong
from itplanner.exchange.files import source_in, table_in
from itplanner.exchange.tables import Row, Sheet
from itplanner.exchange.workbooks import sheets
from itplanner.exchange.workbooks.cells import LAST_ROW
from itplanner.exchange.workbooks.sheets import filled_sheets, sheet_text
from tests.builders import SEEDS
from tests.workbooks import saved

DAY = datetime.date(2026, 10, 1)
AT = datetime.datetime(2026, 10, 1, 8, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no time zone

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet>{}
</o:spreadsheet></o:body></o:document-content>"""


def ods(path: Path, *rows: str) -> Path:
    """Save a workbook of OpenDocument with one sheet of rows."""
    return packed(path, {"content.xml": ODS.format(f'<t:table t:name="Data">{"".join(rows)}</t:table>')})


def packed(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return path


def changed(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """Save a workbook with one of its parts changed."""
    with ZipFile(path) as file:
        parts = {each: file.read(each) for each in file.namelist()}
    return packed(path, {**parts, name: change(parts[name].decode())})


def rows_of(path: Path, name: str = "") -> list[list[str]]:
    """Return the rows of a sheet, without what is empty at their ends."""
    text = sheet_text(path, name)
    assert isinstance(text, str)
    return [
        row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)] for row in csv_rows(text)
    ]


def csv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize(
    ("value", "how", "said"),
    [
        ("Title", None, "Title"),
        ('a "b", c\nd', None, 'a "b", c\nd'),
        (5, None, "5"),
        (5.0, None, "5"),
        (0.1 + 0.2, None, "0.3"),
        (-1234567.5, "#,##0.00", "-1234567.5"),
        (0.6, "0%", "60%"),
        (0.07, "0.00%", "7%"),
        (0.605, '0.0%;[Red]"-"0.0%', "60.5%"),
        (1, "0%", "100%"),
        (60, '0" %"', "60"),
        (60, r"0\%", "60"),
        (True, None, "yes"),
        (False, None, "no"),
        (DAY, None, "2026-10-01"),
        (AT, None, "2026-10-01 08:12:30"),
        (AT.replace(hour=0, minute=0, second=0), "dd.mm.yyyy hh:mm", "2026-10-01"),
        (AT.replace(second=0), None, "2026-10-01 08:12"),
        (AT.replace(microsecond=600_000), None, "2026-10-01 08:12:31"),
        (datetime.time(7, 5), None, "07:05:00"),
        (datetime.timedelta(hours=30, minutes=5), None, "30:05:00"),
        ("=1+1", None, ""),  # saved without the value that a spreadsheet would have worked out
        ("#N/A", None, "#N/A"),
    ],
)
def test_a_cell_is_what_a_person_would_type(
    tmp_path: Path, value: object, how: str | None, said: str
) -> None:
    found = rows_of(saved(tmp_path / "a.xlsx", {"Data": [["head"], [(value, how), "end"]]}))
    assert found == [["head"], [said, "end"]]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            'o:value-type="string"><x:p>Two<x:s x:c="2"/><x:span>words</x:span>.</x:p><x:p>Lines</x:p>',
            "Two  words.\nLines",
        ),
        ('o:value-type="string"><o:annotation><x:p>A comment</x:p></o:annotation><x:p>Title</x:p>', "Title"),
        ('o:value-type="float" o:value="0.30000000000000004"><x:p>0.3</x:p>', "0.3"),
        ('o:value-type="currency" o:value="1234.5"><x:p>€ 1,234.50</x:p>', "1234.5"),
        ('o:value-type="percentage" o:value="0.605"><x:p>60.5%</x:p>', "60.5%"),
        ('o:value-type="date" o:date-value="2026-10-01"><x:p>1 Oct</x:p>', "2026-10-01"),
        ('o:value-type="date" o:date-value="2026-10-01T08:12:30.5"><x:p>1 Oct</x:p>', "2026-10-01 08:12:30"),
        ('o:value-type="date" o:date-value="2026-10-01T00:00:00"><x:p>1 Oct</x:p>', "2026-10-01"),
        ('o:value-type="boolean" o:boolean-value="true"><x:p>TRUE</x:p>', "yes"),
        ('o:value-type="boolean" o:boolean-value="false"><x:p>FALSE</x:p>', "no"),
        ('o:value-type="time" o:time-value="PT30H05M00S"><x:p>30:05:00</x:p>', "30:05:00"),
    ],
)
def test_a_cell_of_opendocument_likewise(tmp_path: Path, cell: str, said: str) -> None:
    path = ods(tmp_path / "a.ods", f"<t:table-row><t:table-cell {cell}</t:table-cell></t:table-row>")
    assert csv_rows(str(sheet_text(path))) == [[said]]


def test_rows_keep_the_numbers_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Data": [[], ["title", "area"], [], ["A", None, " "], []]})
    assert table_in(path) == Sheet(("title", "area"), (Row(4, ("A", "", " ")),))
    source = source_in(path)
    assert not isinstance(source, Wrong)
    assert (source.name, source.first, list(source.rows())) == ("a.xlsx", 2, [(4, ["A", "", " "])])


def test_what_is_repeated_stands_as_often_and_emptiness_costs_nothing(tmp_path: Path) -> None:
    empty = f'<t:table-row t:number-rows-repeated="{LAST_ROW}"><t:table-cell/></t:table-row>'
    row = (
        '<t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-repeated="2"/>'
        '<t:table-cell t:number-columns-repeated="2" o:value-type="float" o:value="5"/>'
        "<t:covered-table-cell><x:p>hidden</x:p></t:covered-table-cell>"
        '<t:table-cell t:number-columns-repeated="16379"/></t:table-row>'
    )
    assert csv_rows(str(sheet_text(ods(tmp_path / "a.ods", row, row, empty)))) == [["", "", "5", "5"]] * 4


def test_no_more_rows_and_columns_than_there_can_be(tmp_path: Path) -> None:
    far = saved(tmp_path / "a.xlsx", {"Data": [["a"], ["b"]]})
    changed(
        far,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace('"A2"', '"A2000000000"').replace('r="2"', 'r="2000000000"'),
    )
    assert csv_rows(str(sheet_text(far))) == [["a"]]
    cell = '<t:table-cell t:number-columns-repeated="2000000000" o:value-type="float" o:value="5"/>'
    wide = ods(tmp_path / "a.ods", f"<t:table-row>{cell}</t:table-row>")
    assert [len(row) for row in csv_rows(str(sheet_text(wide)))] == [16_384]


def test_the_size_that_a_program_wrote_is_not_believed(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Data": [["title", "area"], ["A", "B"]]})
    changed(path, "xl/worksheets/sheet1.xml", lambda text: text.replace('ref="A1:B2"', 'ref="A1"'))
    assert rows_of(path) == [["title", "area"], ["A", "B"]]


def test_the_only_sheet_that_holds_something_is_taken_else_one_has_to_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.worksheets[0].title = "Cover"
    for title in ("Goals", "Lists"):
        book.create_sheet(title).append([title])
    book["Lists"].sheet_state = "hidden"
    book.save(path)
    assert filled_sheets(path) == ["Goals"]
    assert rows_of(path) == [["Goals"]]
    assert rows_of(path, "lists ") == [["Lists"]]
    book["Lists"].sheet_state = "visible"
    book.save(path)
    assert sheet_text(path) == Wrong('a.xlsx has 2 sheets: "Goals", "Lists". --sheet says which.')
    assert sheet_text(path, "KPIs") == Wrong('a.xlsx has no sheet "KPIs", but "Cover", "Goals", "Lists".')
    empty = saved(tmp_path / "empty.xlsx", {"Data": []})
    assert sheet_text(empty) == Wrong("empty.xlsx is empty: none of its sheets holds anything.")


def test_only_a_workbook_has_sheets(tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("title\n", encoding="utf-8")
    for read in (table_in, source_in):
        assert read(path, "", "Goals") == Wrong("goals.csv is no workbook and has no sheets.")


def test_a_workbook_that_was_saved_again_is_read_again(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Data": [["before"]]})
    assert rows_of(path) == [["before"]]
    saved(path, {"Data": [["it is after"]]})
    assert rows_of(path) == [["it is after"]]


LAUGHS = '<!DOCTYPE d [<!ENTITY a "{}">{}]>'.format(
    "ha" * 50,
    "".join(
        f'<!ENTITY {each} "{f"&{before};" * 50}">' for before, each in zip("abcde", "bcdef", strict=True)
    ),
)


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.xlsx", "xl/workbook.xml"), ("a.xlsx", "xl/worksheets/sheet1.xml"), ("a.ods", "content.xml")],
)
def test_an_entity_that_grows_without_end_is_refused(tmp_path: Path, name: str, part: str) -> None:
    path = tmp_path / name
    if name == "a.ods":
        ods(path, "<t:table-row><t:table-cell><x:p>A</x:p></t:table-cell></t:table-row>")
    else:
        saved(path, {"Data": [["A"]]})
    with ZipFile(path) as file:
        root = file.read(part).decode().partition("?>")[2] or file.read(part).decode()
    changed(path, part, lambda _text: LAUGHS + root.replace(">A<", ">&f;<").replace("Data", "&f;"))
    found = sheet_text(path)
    assert isinstance(found, Wrong)
    assert "can't be read as a workbook" in found.message


def test_a_workbook_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "a.xlsx", {"Data": [["A"]]})
    monkeypatch.setattr(sheets, "LARGEST", 1000)
    found = sheet_text(path)
    assert isinstance(found, Wrong)
    assert "once unpacked. Save it as csv." in found.message


def test_who_may_not_read_a_file_hears_it_from_the_system(tmp_path: Path) -> None:
    for read in (sheet_text, filled_sheets):
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "nowhere.xlsx")


def test_a_file_of_that_name_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.xlsx"
    path.write_bytes(b"title,area\n")
    assert sheet_text(path) == Wrong(
        "a\ufffd[31m.xlsx can't be read as a workbook (File is not a zip file). "
        "Save it anew as xlsx without a password, or as csv."
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS)
def test_whatever_is_damaged_in_a_workbook_it_is_read_or_told(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    path = tmp_path / random.choice(("a.xlsx", "a.ods"))
    if path.suffix == ".ods":
        ods(path, '<t:table-row><t:table-cell o:value-type="percentage" o:value="0.6"/></t:table-row>')
    else:
        saved(path, {"Data": [["title", DAY], ["A", (0.6, "0%")]]})
    with ZipFile(path) as file:
        parts = {name: bytearray(file.read(name)) for name in file.namelist()}
    whole = bytearray(path.read_bytes())
    inside = random.random() < 0.6
    target = random.choice(list(parts.values())) if inside else whole
    for _time in range(random.randint(1, 6)):
        at = random.randrange(len(target))
        target[at : at + random.randint(0, 9)] = random.choice(
            (b"", b"9", b"<", bytes([random.randrange(256)]))
        )
    if inside:
        packed(path, {name: bytes(part) for name, part in parts.items()})
    else:
        path.write_bytes(whole)
    assert isinstance(sheet_text(path), str | Wrong)

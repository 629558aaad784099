"""What the preview of an import shows, without a screen."""

import datetime
from dataclasses import replace
from io import BytesIO
from typing import Any

from itplanner.domain.change import Change
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.effects import Effect
from itplanner.domain.kpis.periods import period_of
from itplanner.exchange.bulk.preview import FactPreview
from itplanner.exchange.bulk.source import Source
from itplanner.service.importing import Column, Counts, Preview, Rejected, Shown
from itplanner.tui.content.importing import (
    MOST,
    below_line,
    field_rows,
    head_lines,
    kind_rows,
    other_order,
    preview_rows,
)
from itplanner.tui.roles import Role
from itplanner.tui.widgets.rows import Row
from tests.builders import kpi

COLUMNS = (Column(0, "Number\x1b", "number"), Column(1, "When", ""))


def shown(rejected: int = 0, **more: Any) -> Shown:
    rows = tuple(Rejected(row, "number", "x\x07", "Number is missing.") for row in range(rejected))
    beside = {name: more.pop(name) for name in ("firsts", "changes", "effects") if name in more}
    preview = Preview("incident", Change((), ""), Counts(1214, 1209, 1, 2), rows, COLUMNS, **more)
    return Shown(preview, **beside)


def text(row: Row) -> list[str]:
    return ["".join(part.text for part in cell.pieces) for cell in row.cells.values()]


def lines(found: Shown, order: str = "") -> list[str]:
    return ["".join(part.text for part in line) for line in head_lines(found, order)]


def test_the_five_counts_come_first_and_what_is_none_is_muted() -> None:
    (line,) = head_lines(shown(), "")
    assert "".join(part.text for part in line).split("    ") == [
        "1,214 rows read",
        "1,209 new",
        "1 changed",
        "2 the same",
        "0 rejected",
    ]
    assert [part.role for part in line] == [Role.TEXT, Role.OK, Role.WARN, Role.MUTED, Role.MUTED]
    assert head_lines(shown(rejected=2), "")[0][-1].role is Role.BAD


def test_what_has_to_be_said_or_is_worth_knowing_follows() -> None:
    assert lines(shown(notes=("3 are open",), missing="No column is number"))[1:] == [
        "3 are open",
        "No column is number",
    ]
    assert lines(shown(ambiguous=COLUMNS[1:]))[1] == "The dates of When can be read in two ways: f says which"
    assert lines(shown(), "dmy")[1] == "Dates read as day/month/year"


def test_what_becomes_of_the_kpis_is_said_of_the_first_ones() -> None:
    october = period_of(datetime.date(2026, 10, 5), "monthly", FiscalCalendar(7))
    point = Point(october, 7.91, 1677.0, 212.0)
    effects = [
        Effect(kpi(7, unit="h", decimals=1), point, None, 0),
        Effect(kpi(8, unit="%"), replace(point, value=50.0, numerator=106.0), 75.0, 2),
        Effect(kpi(9), point, 1.0, 0),
    ]
    assert lines(shown(effects=effects))[1:] == [
        "After it  K7 October 2026 7.9 h, n 212 (was no data)",
        "          K8 October 2026 50%, 106 of 212 (was 75%), 2 earlier periods too",
        "          and 1 more KPI",
    ]
    assert lines(shown(effects=effects[:2]))[-1].endswith("too")


def test_another_order_of_dates_is_never_the_one_they_were_read_in() -> None:
    assert other_order(shown(), "") == "dmy"
    assert other_order(shown(), "dmy") == "mdy"
    assert other_order(shown(), "mdy") == "dmy"
    source = Source("a.csv", BytesIO, "utf-8", ",", ("Number", "When"), 1, "", 0)
    for read, other in (("dmy", "mdy"), ("mdy", "dmy"), ("ymd", "dmy")):
        found = FactPreview("incidents", source, Counts(), (), COLUMNS, orders=(("detected", read),))
        assert other_order(Shown(found), "") == other


def test_columns_stand_with_their_first_value_and_what_it_was_taken_for() -> None:
    rows = preview_rows(shown(firsts={0: ("IM\x1b1 ", "IM1"), 1: ("3", "")})).rows
    assert text(rows[0]) == ["Number\ufffd", "number", "IM\ufffd1 ", "✓ IM1"]
    assert text(rows[1]) == ["When", "not used", "3"]


def test_rejected_and_changed_rows_are_told_one_by_one_up_to_a_number() -> None:
    found = preview_rows(shown(rejected=MOST + 3, changes=[("IM1", "restored – → 15:40")])).rows
    assert text(found[2]) == ["Rejected  row 0", "number", "x\ufffd", "Number is missing."]
    assert text(found[2 + MOST]) == ["and 3 more"]
    line = below_line(shown(rejected=2), "rejected 1")
    assert "".join(part.text for part in line) == "Row 1: Number is missing."
    assert text(found[-1]) == ["Changed  IM1", "restored – → 15:40"]


def test_kinds_and_fields_are_found_by_their_words() -> None:
    rows, said = kind_rows("")
    assert (rows.rows[0].key, said) == ("incidents", f"{len(rows.rows)} kinds")
    assert kind_rows("spend")[0].rows[0].key == "spend"
    assert [row.key for row in field_rows([("number", ""), ("detected", "When")], "dete")[0].rows] == [
        "detected"
    ]
    assert field_rows([("number", "")], "")[0].rows[-1].key == "not used"


def test_a_field_says_what_it_holds_and_one_is_one() -> None:
    rows, said = field_rows([("number", "Its number in the desk's tool"), ("state", "")], "numb")
    assert said == "1 field"
    assert (
        "".join(part.text for part in rows.rows[0].cells["about"].pieces) == "Its number in the desk's tool"
    )

"""Facts read from files row by row: what is new, what changed, and what is left out with its reason."""

import io
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from itplanner.domain.entry import Context
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.facts.spend import Spend
from itplanner.domain.plan import Plan
from itplanner.domain.records import Area, BudgetLine, Organisation, Project, fields
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.preview import FactPreview
from itplanner.exchange.bulk.reading import Marks, mark, marks, read_facts
from itplanner.exchange.bulk.source import Source, source_of
from itplanner.exchange.bulk.spool import Spool
from itplanner.exchange.preview import Options

TODAY = date(2026, 11, 23)
NOW = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp())
ACME = Organisation(id=1, name="Acme", currency="EUR", year=2027, time_zone="Europe/Berlin")
PLAN = Plan.of(
    [
        ACME,
        Area(id=1, name="Network"),
        Project(id=2, name="Mail", source_id="Q7"),
        BudgetLine(id=3, title="Links", year=2027, area=1),
    ]
)


def source(text: str | bytes) -> Source:
    data = text.encode() if isinstance(text, str) else text
    found = source_of("x.csv", lambda: io.BytesIO(data))
    assert isinstance(found, Source), found
    return found


def attempt(
    text: str | bytes, name: str = "incidents", present: Marks | None = None, **options: Any
) -> FactPreview | Wrong:
    return read_facts(
        name, source(text), Options(**options), Context(PLAN, TODAY), NOW, lambda: present or {}
    )


def previewed(
    text: str | bytes, name: str = "incidents", present: Marks | None = None, **options: Any
) -> FactPreview:
    found = attempt(text, name, present, **options)
    assert isinstance(found, FactPreview), found
    return found


def kept(found: FactPreview) -> list[dict[str, Any]]:
    return [dict(zip(fields(FACTS[found.name]), row[1:], strict=True)) for row in found.rows]


def refused(text: str, name: str = "incidents", **options: Any) -> str:
    found = attempt(text, name, **options)
    assert isinstance(found, Wrong)
    return found.message


def reasons(found: FactPreview) -> list[tuple[int, str, str, str]]:
    return [(row.row, row.field, row.value, row.reason) for row in found.rejected]


def counts(found: FactPreview) -> tuple[int, ...]:
    each = found.counts
    return (each.read, each.added, each.changed, each.unchanged, len(found.rejected))


def test_local_times_are_those_of_the_plans_zone_however_a_column_mixes_them() -> None:
    text = (
        "number,detected,restored\n"
        "A,2016-05-25 17:00:00,2016-05-25T16:00:00Z\n"
        "B,15/02/2016 5:00:00 PM,24/10/2016\n"
        "C,25-Oct-2026 01:30,25/10/2026 03:30\n"
    )
    found = previewed(text)
    assert counts(found) == (3, 3, 0, 0, 0)
    hours = [(row["restored"] - row["detected"]) / 3600 for row in kept(found)]
    assert hours == [
        1.0,
        24 * 251 + 6,
        3.0,
    ]
    assert kept(found)[1]["detected"] == datetime(2016, 2, 15, 16, tzinfo=UTC).timestamp()
    assert dict(found.orders) == {"detected": "dmy", "restored": "dmy"}


def test_an_ambiguous_column_is_not_read_until_it_is_said() -> None:
    text = "number,detected,restored\nA,05/02/2026 10:00,\nB,06/03/2026 10:00,13/03/2026 10:00\n"
    found = previewed(text)
    assert [column.field for column in found.ambiguous] == ["detected"]
    assert (counts(found)[1:], list(found.rows)) == ((0, 0, 0, 0), [])
    told = previewed(text, date_formats={"detected": "dmy"})
    assert [row["detected"] for row in kept(told)] == [
        datetime(2026, 2, 5, 9, tzinfo=UTC).timestamp(),
        datetime(2026, 3, 6, 9, tzinfo=UTC).timestamp(),
    ]


def test_cells_that_contradict_each_other_decide_nothing_however_far_apart() -> None:
    rows = "".join(f"N{each},2026-01-02 10:00\n" for each in range(50))
    text = f"number,detected\nA,13/02/2026 10:00\n{rows}B,02/13/2026 10:00\n"
    assert [column.field for column in previewed(text).ambiguous] == ["detected"]
    (row,) = previewed(text, date_formats={"": "dmy"}).rejected
    assert (row.row, row.reason) == (53, "No such day, read as day/month/year.")


def test_a_pattern_is_read_with_its_time() -> None:
    found = previewed("number,detected\nA,20260901 0715\n", date_formats={"detected": "%Y%m%d %H%M"})
    assert kept(found)[0]["detected"] == datetime(2026, 9, 1, 5, 15, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        (",2026-01-01,", "number", "Number is missing."),
        ("NA,2026-01-01,", "number", '"NA" says nothing.'),
        ("A,,", "detected", "Detected is missing."),
        ("A,null,", "detected", '"null" says nothing.'),
        ("A,31/09/2026 10:15,", "detected", "No such day, read as day/month/year."),
        ("A,2026-01-01 25:00,", "detected", "No such time of day."),
        ("A,2026-01-02 10:00,2026-01-02 09:59", "restored", "Before detected, 2026-01-02 10:00."),
        ("A,2026-12-01 10:00,", "detected", "Later than now, 2026-11-23 13:00."),
        ("A,2026-11-01 10:00,2027-01-01", "restored", "Later than now, 2026-11-23 13:00."),
        ('A,"3,87,16,91,111",', "detected", '"3,87,16,91,111" is no date. Try 2026-10-01 or 01/10/2026.'),
        ("A,2026-01-01,2026-01-02,more", "", "The row has more cells than the first line."),
    ],
)
def test_a_damaged_row_is_told_with_its_cell_and_the_others_are_kept(
    row: str, field: str, reason: str
) -> None:
    found = previewed(f"number,detected,restored\nB,13/01/2026 08:00,\n{row}\n")
    ((number, name, _value, said),) = reasons(found)
    assert (number, name, said) == (3, field, reason)
    assert counts(found) == (2, 1, 0, 0, 1)


def test_what_was_restored_at_once_took_no_time() -> None:
    found = previewed("number,detected,restored\nA,2026-01-02 10:00,2026-01-02 10:00\n")
    assert (len(found.rows), found.rejected) == (1, ())


def test_words_that_say_nothing_leave_optional_fields_empty_and_open_incidents_are_told() -> None:
    found = previewed("number,detected,restored,priority,type\nA,2026-01-01,NULL,NA,-\nB,2026-01-01,,3,n/a\n")
    assert [(row["restored"], row["priority"], row["type"]) for row in kept(found)] == [
        (None, "", ""),
        (None, "3", ""),
    ]
    assert found.notes == ("2 are not restored yet; they are kept and counted as such.",)


def test_reopened_is_yes_for_a_word_a_count_or_a_time() -> None:
    rows = "A,2026-01-01,yes\nB,2026-01-01,0\nC,2026-01-01,2\nD,2026-01-01,13/01/2026 10:00\nE,2026-01-01,\n"
    found = previewed(f"number,detected,reopened\n{rows}F,2026-01-01,perhaps\n")
    assert [row["reopened"] for row in kept(found)] == [1, 0, 1, 1, 0]
    assert reasons(found)[0][1] == "reopened"


def test_hostile_text_is_cleaned() -> None:
    found = previewed("number,detected,service\n\x1b[31mA,2026-01-01,\u202email\n'=B,2026-01-01,x\n")
    assert [(row["number"], row["service"]) for row in kept(found)] == [
        ("\ufffd[31mA", "\ufffdmail"),
        ("=B", "x"),
    ]


def test_of_rows_with_one_key_the_same_is_unchanged_and_another_is_rejected() -> None:
    found = previewed("number,detected,state\nA,2026-01-01,x\nA,2026-01-01,x\nA,2026-01-01,y\n")
    assert counts(found) == (3, 1, 0, 1, 1)
    assert reasons(found) == [
        (4, "number", "A", "Row 2 has it too and says otherwise; --key number takes the last row of each.")
    ]


LOG = (
    "number,detected,restored,state,when\n"
    "A,2026-01-05 08:00,,open,2026-01-05 08:00\n"
    "B,2026-01-06 08:00,,open,2026-01-06 08:00\n"
    "A,2026-01-05 09:00,2026-01-05 12:00,closed,2026-01-05 12:00\n"
    "A,2026-01-05 08:30,,work,2026-01-05 09:00\n"
)


def test_a_log_is_reduced_to_the_last_row_of_each_key_detected_staying_as_it_was_first() -> None:
    in_order = previewed(LOG, key="number")
    assert [(row["number"], row["state"]) for row in kept(in_order)] == [("B", "open"), ("A", "work")]
    by_time = previewed(LOG, key="number", mapped={"updated": "when"})
    assert [(row["number"], row["state"]) for row in kept(by_time)] == [("B", "open"), ("A", "closed")]
    (closed,) = (row for row in kept(by_time) if row["number"] == "A")
    assert closed["restored"] - closed["detected"] == 4 * 3600
    assert by_time.notes[0] == "4 rows are about 2 incidents; the last of each counts."
    assert counts(by_time) == (4, 2, 0, 0, 0)


def test_what_is_stored_already_is_unchanged_and_only_what_differs_is_stored_again() -> None:
    first = previewed("number,detected,restored\nA,2026-01-01 10:00,\nB,2026-01-02 10:00,\n")
    stored = marks(Incident, [row[1:] for row in first.rows])
    again = previewed(
        "number,detected,restored\nA,2026-01-01 10:00,\nB,2026-01-02 10:00,2026-01-03\nC,2026-01-04,\n",
        present=stored,
    )
    assert counts(again) == (3, 1, 1, 1, 0)
    assert [row["number"] for row in kept(again)] == ["B", "C"]
    assert [number for number, _values in again.changed] == [3]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"mapped": {"number": "ID"}}, 'The file has no column "ID". It has: Number, When.'),
        ({}, 'No column is "detected". Use --map detected=COLUMN. The file has: Number, When.'),
        ({"mapped": {"detected": "When", "prio": "When"}}, 'An incident has no field "prio". Did you mean'),
        (
            {"mapped": {"detected": "When"}, "date_formats": {"number": "dmy"}},
            '"number" is no date of incidents.',
        ),
        ({"mapped": {"detected": "When"}, "date_formats": {"": "soon"}}, '"soon" is no date format.'),
        ({"mapped": {"detected": "When"}, "key": "state"}, "Use --key number."),
    ],
)
def test_what_was_said_of_the_columns_is_checked(options: Mapping[str, Any], said: str) -> None:
    assert said in refused("Number,When\nA,2026-01-01\n", **options)


def test_a_file_in_another_encoding_with_a_mark_or_without_lines_is_read_or_told() -> None:
    assert (
        kept(previewed("number;detected;service\nA;2026-01-01;Köln\n".encode("cp1252")))[0]["service"]
        == "Köln"
    )
    assert kept(previewed("\ufeffnumber,detected\nA,2026-01-01\n"))[0]["number"] == "A"
    assert isinstance(source_of("x", lambda: io.BytesIO(b"\n \n")), Wrong)
    assert "can't be read as a table" in refused('number,detected\n"A,2026-01-01\n')


def test_bookings_are_read_in_their_currency_and_credits_are_negative() -> None:
    text = (
        "date,amount,currency,document,area,project,budget_line\n"
        '13/01/2026,"1,200.50",,D1,Network,Q7,B3\n'
        "14/01/2026,(300.00),,D2,,Mail,Links\n"
        "14/01/2026,12.345678,,D3,,P2,\n"
        "15/01/2026,500,JPY,D4,,,\n"
        "15/01/2026,500.5,Mars,D5,,,\n"
        "15/01/2026,10,,D6,Moon,,\n"
        "15/01/2026,much,,D7,,,\n"
    )
    found = previewed(text, "spend")
    rows = [(row["date"], row["amount"], row["currency"], row["type"], row["project"]) for row in kept(found)]
    assert rows == [
        ("2026-01-13", 120050, "EUR", "invoice", 2),
        ("2026-01-14", -30000, "EUR", "credit", 2),
        ("2026-01-14", 1235, "EUR", "invoice", 2),
        ("2026-01-15", 500, "JPY", "invoice", None),
    ]
    assert (kept(found)[0]["area"], kept(found)[1]["budget_line"]) == (1, 3)
    assert [(row.row, row.field) for row in found.rejected] == [(6, "currency"), (7, "area"), (8, "amount")]
    assert found.notes == (
        "1 amount had more decimals than their currency; rounded to those it has, half to even.",
        "1 booking is in JPY; sums leave it out.",
    )


def test_decimals_that_a_currency_lacks_are_rounded_half_to_even() -> None:
    amounts = ("0.125,EUR", "0.135,EUR", "-0.125,EUR", "2.5,JPY", "3.5,JPY", "0.0005,KWD", "0.0015,KWD")
    found = previewed("amount,currency,date\n" + "".join(f"{each},2026-10-01\n" for each in amounts), "spend")
    assert [row["amount"] for row in kept(found)] == [12, 14, -12, 2, 4, 0, 2]


def test_bookings_without_a_document_are_each_one_of_their_own() -> None:
    found = previewed("date,amount\n2026-01-01,5\n2026-01-01,5\n", "spend")
    assert (counts(found), found.keyless) == ((2, 2, 0, 0, 0), 2)


def test_only_equal_values_have_the_same_mark() -> None:
    rows = [("D1", -1), ("D1", -2), ("D1", 1), ("D1", None), ("D2", -1), ("D1", 0)]
    assert len({mark(row) for row in rows}) == len(rows)
    assert mark(["D1", -2]) == mark(("D1", -2))


def test_rows_that_wait_come_back_as_they_were_whether_few_or_many() -> None:
    for count in (0, 1, 1000, 33_500):
        spool = Spool()
        wanted = [[each, f"é{random.random()}", None, 0.5] for each in range(count)]
        for row in wanted:
            spool.put(row)
        assert (len(spool), list(spool), list(spool)) == (count, wanted, wanted)


@pytest.mark.parametrize("how", ["", "dmy", "%d.%m.%Y"])
@pytest.mark.parametrize("day", ["31.12.9999", "31.12.2201", "31.12.1899", "31.12.0001"])
def test_years_that_no_plan_has_are_told_however_dates_are_written(day: str, how: str) -> None:
    formats = {"": how} if how else {}
    found = previewed(f"date,amount,service_to\n15.10.2026,5,{day}\n", "spend", date_formats=formats)
    assert (len(found.rows), len(found.rejected)) == (0, 1)
    assert found.rejected[0].reason.endswith("is outside the years 1900 to 2200.")
    at = previewed(f"number,detected\nA,{day}\n", date_formats={"": how or "dmy"})
    assert (len(at.rows), len(at.rejected)) == (0, 1)


def test_a_line_without_end_is_not_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itplanner.exchange.bulk.source.LONGEST_LINE", 100)
    found = attempt("number,detected\nA,2026-10-01\n" + "B" * 1000)
    assert found == Wrong("The file can't be read as a table: a line is longer than 100 characters.")


def test_reading_is_told_about_and_can_be_stopped() -> None:
    text = "number,detected\n" + "".join(f"N{each},2026-01-01 10:00\n" for each in range(5000))
    seen: list[int] = []
    read_facts("incidents", source(text), Options(), Context(PLAN, TODAY), NOW, dict, seen.append)
    assert seen == sorted(seen)
    assert len(seen) >= 4

    def stop(_read: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_facts("incidents", source(text), Options(), Context(PLAN, TODAY), NOW, dict, stop)
    assert fields(Spend)["amount"].required

"""Files as the workbench reads them: what has to be said first, what is changed, what is written back."""

import datetime
import os
from pathlib import Path

import pytest

from itplanner.domain.history import Actor
from itplanner.domain.records import Batch
from itplanner.errors import PlannerError
from itplanner.service.importing import Reading, Shown, keep, readable, write_rejected
from itplanner.service.planner import Planner
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.store.store import Store

WHEN = When(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC), datetime.date(2026, 11, 23))


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    path = tmp_path / "plan.db"
    create(path, "empty", Actor("ann"), WHEN, settings={"name": "Acme"})
    return Planner(Store.open(path), Actor("ann"))


def shown(
    planner: Planner, path: Path, text: str, kind: str = "incidents", reading: Reading | None = None
) -> Shown:
    path.write_text(text, encoding="utf-8")
    return (reading or Reading(kind, path)).read(planner, WHEN, lambda _read, _size: None)


def test_columns_are_shown_before_they_can_be_read(planner: Planner, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    found = shown(planner, file, "ID,When,Priority\nA,2026-10-01,3\n")
    assert found.found.missing == 'No column is "number" or "detected" yet: m says which'
    assert [column.field for column in found.found.columns] == ["", "", "priority"]
    assert found.firsts[1] == ("2026-10-01", "")
    number, when, _priority = found.found.columns
    reading = Reading("incidents", file).with_field(number, "number").with_field(when, "detected")
    found = reading.read(planner, WHEN, lambda _read, _size: None)
    assert (found.found.missing, found.found.counts.added) == ("", 1)
    assert found.firsts[1] == ("2026-10-01", "1 Oct 2026 00:00")
    left = reading.with_field(found.found.columns[2], "").read(planner, WHEN, lambda _read, _size: None)
    assert left.found.columns[2].field == ""


def test_columns_are_shown_of_a_file_whose_rows_break_off(planner: Planner, tmp_path: Path) -> None:
    found = shown(planner, tmp_path / "a.csv", 'ID,When\nA,2026-10-01\n"B"x,2026-10-01\n')
    assert found.found.missing == 'No column is "number" or "detected" yet: m says which'
    assert found.firsts[0] == ("A", "")


def test_two_who_bring_in_a_file_at_once_bring_it_in_once(planner: Planner, tmp_path: Path) -> None:
    other = Planner(planner.store, Actor("bob"))
    text = "date,amount,text\n2026-10-01,5,Post\n"
    ours, theirs = (shown(each, tmp_path / "a.csv", text, "spend").found for each in (planner, other))
    keep(planner, ours, WHEN)
    with pytest.raises(PlannerError, match=r"a\.csv was imported before: it is BA1"):
        keep(other, theirs, WHEN)
    assert len(other.plan[Batch]) == 1


def test_what_can_be_read_only_once_is_no_file_of_facts(planner: Planner, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(PlannerError, match="is no file that can be read twice"):
            Reading("incidents", path).read(planner, WHEN, lambda _read, _size: None)
    with pytest.raises(PlannerError, match="Is a directory"):
        Reading("incidents", tmp_path).read(planner, WHEN, lambda _read, _size: None)


def test_what_changes_of_a_row_is_told(planner: Planner, tmp_path: Path) -> None:
    first = shown(
        planner, tmp_path / "a.csv", "number,detected,restored\nA,2026-10-01 10:00,2026-10-01 11:00\n"
    )
    assert keep(planner, first.found, WHEN).added
    text = "number,detected,restored,state\nA,2026-10-01 10:00,2026-10-01 12:30,Closed\n"
    again = shown(planner, tmp_path / "b.csv", text)
    assert again.changes == [("A", "restored 2026-10-01 11:00 → 2026-10-01 12:30; state – → Closed")]
    same = shown(
        planner, tmp_path / "a.csv", "number,detected,restored\nA,2026-10-01 10:00,2026-10-01 11:00\n"
    )
    assert (same.found.good, same.found.missing) == (0, "")
    assert keep(planner, same.found, WHEN).recorded is None


def test_a_file_that_was_imported_before_says_so_and_cant_be_saved(planner: Planner, tmp_path: Path) -> None:
    old, new = "number,detected\nA,2026-10-01 10:00\n", "number,detected\nA,2026-10-01 11:00\n"
    for name, text in (("a.csv", old), ("b.csv", new)):
        keep(planner, shown(planner, tmp_path / name, text).found, WHEN)
    again = shown(planner, tmp_path / "a.csv", old)
    assert again.found.missing == "a.csv was imported before: it is BA1. Nothing was imported."
    assert again.found.good == 0
    assert len(planner.plan[Batch]) == 2


def test_rejected_rows_are_written_beside_the_file(planner: Planner, tmp_path: Path) -> None:
    found = shown(planner, tmp_path / "a.csv", "number,detected\n=A,soon\n")
    target = write_rejected(found.found, tmp_path / "a.csv")
    assert target.name == "a-rejected.csv"
    assert target.read_text(encoding="utf-8").splitlines()[1].startswith("2,detected,soon,")
    with pytest.raises(PlannerError, match="can't be written"):
        write_rejected(found.found, tmp_path / "none" / "a.csv")


def test_records_are_read_by_the_same_road(planner: Planner, tmp_path: Path) -> None:
    found = shown(planner, tmp_path / "p.csv", "who\nZoe\n", "people")
    assert found.found.missing.startswith("No column is a field of a person.")
    reading = Reading("people", tmp_path / "p.csv").with_field(found.found.columns[0], "name")
    found = reading.read(planner, WHEN, lambda _read, _size: None)
    keep(planner, found.found, WHEN)
    again = shown(planner, tmp_path / "p.csv", "code,name\nPE1,Zora\n", "people")
    assert [name for name, _words in again.changes] == ["PE1"]
    assert {"incidents", "spend", "projects", "people"} <= {name for name, _about in readable()}
    with pytest.raises(PlannerError, match="can't be read"):
        Reading("people", tmp_path / "none.csv").read(planner, WHEN, lambda _read, _size: None)

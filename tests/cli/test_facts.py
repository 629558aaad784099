"""Facts on the command line: a file of incidents becomes one batch, and comes out again."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest

from itplanner.cli import bulk
from itplanner.domain.records import Batch
from itplanner.service import bulk as service
from itplanner.store.store import Store
from tests.cli.conftest import Run
from tests.workbooks import saved

ABC = Path(__file__).parents[1] / "exchange" / "abc_tech_incidents.csv"
MAPPED = ("--map", "number=Incident_ID", "--map", "detected=Open_Time", "--map", "restored=Resolved_Time")
Import = Callable[..., dict[str, object]]


@pytest.fixture
def imported(run: Run) -> Import:
    def _imported(path: Path, *options: str) -> dict[str, object]:
        found = run("import", "incidents", str(path), *options, "--format", "json")
        assert found.code == 0, found.err
        told: dict[str, object] = json.loads(found.out)
        return told

    return _imported


def rows(plan: Path, *columns: str) -> list[tuple[object, ...]]:
    with Store.open(plan) as store:
        batches = [batch.id for batch in store.load()[Batch]]
        with store.fact_rows("incidents", batches, *columns) as found:
            return [tuple(row) for row in found]


def hours(plan: Path, type_: str = "") -> list[float]:
    """Return the hours to repair of the restored incidents of a type."""
    found = rows(plan, "detected", "restored", "type")
    return [
        (int(str(restored)) - int(str(detected))) / 3600
        for detected, restored, kind in found
        if restored is not None and (not type_ or kind == type_)
    ]


def test_a_log_in_a_workbook_is_the_same_log(tmp_path: Path, plan: Path, imported: Import) -> None:
    lines = list(csv.reader(io.StringIO(ABC.read_text(encoding="utf-8"))))
    moments = {lines[0].index(name) for name in ("Open_Time", "Resolved_Time")}
    rows_ = [
        [_moment(cell) if place in moments else cell for place, cell in enumerate(line)] for line in lines[1:]
    ]
    path = saved(tmp_path / "log.xlsx", {"Log": [lines[0], *rows_]})
    assert imported(path, *MAPPED)["added"] == 40
    assert round(mean(hours(plan)), 4) == 9148.4216
    assert imported(ABC, *MAPPED, "--dry-run")["unchanged"] == 40


def _moment(cell: str) -> object:
    return datetime.strptime(cell, "%d/%m/%Y %H:%M") if cell.count(":") == 1 else cell  # noqa: DTZ007 - local


def test_real_incidents_come_in_and_their_times_are_right(run: Run, plan: Path, imported: Import) -> None:
    assert "3 are not restored yet" in run("import", "incidents", str(ABC), *MAPPED, "--dry-run").err
    told = imported(ABC, *MAPPED)
    assert told == {"read": 40, "added": 40, "changed": 0, "unchanged": 0, "rejected": []}
    assert (len(hours(plan)), round(mean(hours(plan)), 4), round(median(hours(plan)), 4)) == (
        37,
        9148.4216,
        9095.4167,
    )
    assert {row[0] for row in rows(plan, "priority")} == {"", "3", "4"}
    told = imported(ABC, *MAPPED, "--map", "type=Category", "--map", "reopened=Reopen_Time")
    assert (told["added"], told["changed"]) == (0, 40)
    repaired = hours(plan, "incident")
    assert (len(repaired), round(mean(repaired), 4), round(median(repaired), 4)) == (34, 9137.3010, 9104.8083)
    assert sum(int(str(row[0])) for row in rows(plan, "reopened")) == 8


def test_undoing_takes_the_batch_away_and_redoing_is_importing_again(
    run: Run, plan: Path, imported: Import
) -> None:
    imported(ABC, *MAPPED)
    assert len(rows(plan, "number")) == 40
    assert run("undo").err == "Undone: Imported incidents: 40 new, 0 changed\n"
    assert rows(plan, "number") == []
    assert imported(ABC, *MAPPED)["added"] == 40
    assert len(rows(plan, "number")) == 40


def test_the_same_file_changes_nothing_and_is_refused_where_it_would(
    run: Run, plan: Path, tmp_path: Path, imported: Import
) -> None:
    imported(ABC, *MAPPED)
    history = run("history").out
    assert imported(ABC, *MAPPED)["unchanged"] == 40
    assert run("history").out == history
    newer = tmp_path / "newer.csv"
    newer.write_text(
        "number,detected,restored\nIM0000004,2012-02-05 13:32,2013-11-04 14:00\n", encoding="utf-8"
    )
    assert imported(newer)["changed"] == 1
    again = run("import", "incidents", str(ABC), *MAPPED)
    assert (again.code, again.out) == (2, "")
    assert "abc_tech_incidents.csv was imported before: it is BA1. Nothing was imported." in again.err
    assert len(rows(plan, "number")) == 40


def test_damaged_rows_are_told_one_by_one_and_the_others_come_in(
    plan: Path, tmp_path: Path, imported: Import
) -> None:
    lines = ABC.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("05/02/2012 13:32", "31/02/2012 13:32")
    lines[2] = lines[2].replace("IM0000005", "NA")
    lines[3] = lines[3].replace("13/01/2014 15:12", "13/01/2012 15:12")
    damaged = tmp_path / "damaged.csv"
    damaged.write_text("\n".join(lines), encoding="utf-8")
    told = imported(damaged, *MAPPED)
    assert (told["read"], told["added"]) == (40, 37)
    assert told["rejected"] == [
        {
            "row": 2,
            "field": "detected",
            "value": "31/02/2012 13:32",
            "reason": "No such day, read as day/month/year.",
        },
        {"row": 3, "field": "number", "value": "NA", "reason": '"NA" says nothing.'},
        {
            "row": 4,
            "field": "restored",
            "value": "13/01/2012 15:12",
            "reason": "Before detected, 2012-03-29 12:36.",
        },
    ]
    assert len(rows(plan, "number")) == 37


def test_an_ambiguous_column_is_refused_with_the_option_to_give(
    run: Run, tmp_path: Path, imported: Import
) -> None:
    file = tmp_path / "few.csv"
    file.write_text("number,detected\nA,05/02/2026 10:00\n", encoding="utf-8")
    refused = run("import", "incidents", str(file))
    assert (refused.code, refused.out) == (2, "")
    assert "--date-format detected=dmy" in refused.err
    assert imported(file, "--date-format", "detected=mdy")["added"] == 1


def test_stopping_leaves_nothing_half_done(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object) -> None:
        raise KeyboardInterrupt

    before = run("history").out
    monkeypatch.setattr(bulk, "stored", stopped)
    found = run("import", "incidents", str(ABC), *MAPPED)
    assert (found.code, found.out) == (130, "")
    assert found.err.endswith("Nothing was imported.\n")
    assert run("history").out == before
    assert sqlite3.connect(plan).execute("SELECT count(*) FROM incident").fetchone() == (0,)


def test_who_stops_it_too_late_is_told_so(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = service.stored

    def late(*args: Any) -> None:
        stored(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "stored", late)
    found = run("import", "incidents", str(ABC), *MAPPED)
    assert (found.code, found.out) == (130, "")
    assert found.err.endswith("It was imported by then. `itplanner undo` takes it back.\n")
    assert len(rows(plan, "number")) == 40


def test_a_dry_run_stores_nothing(run: Run, plan: Path, imported: Import) -> None:
    assert imported(ABC, *MAPPED, "--dry-run")["added"] == 40
    assert rows(plan, "number") == []
    assert run("import", "incidents", "nowhere.csv").code == 2


def test_facts_are_listed_by_condition_and_day_and_so_are_batches(run: Run, imported: Import) -> None:
    imported(ABC, *MAPPED)
    asked = ("--where", "restored=", "--columns", "number,priority,batch", "--format", "csv")
    found = run("list", "incidents", *asked)
    assert found.out == "number,priority,batch\nIM0000022,4,BA1\nIM0000053,3,BA1\nIM0000061,3,BA1\n"
    assert len(json.loads(run("list", "incidents", "--format", "json").out)) == 40
    assert run("list", "incidents", "--as-of", "13").err.startswith("There are no incidents yet.")
    listed = run("list", "batches", "--columns", "code,facts,added")
    assert listed.out == "code  facts      added\nBA1   incidents  40\n"
    wrong = run("list", "incidents", "--where", "colour=red")
    assert (wrong.code, wrong.out) == (2, "")
    assert 'There is no column "colour".' in wrong.err


def test_an_incident_is_added_by_hand_and_told_where_it_cant_be(run: Run, plan: Path) -> None:
    words = ("number=X1", "detected=2026-10-01 08:00")
    assert run("add", "incident", *words) == (0, "BA1\n", "Added incident by hand\n")
    assert run("add", "incidents", *words, "restored=2026-10-01 09:30").out == "BA2\n"
    assert [(end, batch) for end, batch in rows(plan, "restored", "batch")] == [(1790847000, 2)]
    for wrong, said in (
        (["number=X2"], "Detected is missing."),
        (["number=X2", "detected=soon"], '"soon" is no date.'),
        (["number=X2", "detected=2026-12-01"], "Later than now"),
        (["number=X2", "detected=2026-10-01", "prio=3"], "Did you mean priority?"),
    ):
        assert said in run("add", "incident", *wrong).err
    assert "Spend is imported" in run("add", "spend", "amount=3").err
    assert "A batch comes with what is imported." in run("add", "batch", "facts=spend").err
    for said in ("facts=spend", "added=2", "mapping=number", "file=other.csv"):
        assert "BA1 says what was imported, and stays as it is." in run("set", "BA1", said).err
    assert run("set", "BA1", "note=From the desk").code == 0


def test_what_is_exported_is_what_is_imported(run: Run, plan: Path, tmp_path: Path, imported: Import) -> None:
    imported(ABC, *MAPPED, "--map", "reopened=Reopen_Time")
    file = tmp_path / "out.csv"
    assert run("export", "incidents", str(file)).err == f"40 incidents written to {file}.\n"
    assert imported(file)["unchanged"] == 40
    assert run("export", "incidents", str(tmp_path / "out.xlsx")).code == 0
    assert imported(tmp_path / "out.xlsx")["unchanged"] == 40
    assert run("export", "incidents", str(tmp_path / "out.json")).code == 0
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 40


def test_the_doctor_says_how_many_rows_belong_to_no_batch(run: Run, imported: Import) -> None:
    imported(ABC, *MAPPED)
    assert "40 rows, 0 of no batch (about 0 bytes)" in run("doctor").out
    run("undo")
    assert "40 rows, 40 of no batch (about 1,968 bytes)" in run("doctor").out


def test_spend_finds_what_it_was_spent_on(run: Run, tmp_path: Path) -> None:
    run("add", "budget-line", "title=Links", "year=2027", "area=Network")
    file = tmp_path / "ledger.csv"
    file.write_text(
        'date,amount,document,budget_line,currency\n13/10/2026,"1,234.50",D1,Links,\n14/10/2026,"(234.50)",D2,B1,\n'
        "15/10/2026,5,D3,Moon,\n16/10/2026,7,D4,,USD\n",
        encoding="utf-8",
    )
    found = run("import", "spend", str(file))
    assert found.out == "4 rows read: 3 added, 0 changed, 0 unchanged, 1 rejected\n"
    assert "1 booking is in USD; sums leave it out." in found.err
    listed = run("list", "spend", "--columns", "date,amount,type,budget_line", "--format", "csv").out
    assert listed.splitlines()[1:3] == ["2026-10-13,1234.50,invoice,B1", "2026-10-14,-234.50,credit,B1"]
    without = tmp_path / "without.csv"
    without.write_text("date,amount\n2026-10-01,5\n2026-10-01,5\n", encoding="utf-8")
    assert run("import", "spend", str(without)).out.startswith("2 rows read: 2 added")
    twice = run("import", "spend", str(without), "--map", "amount=amount")
    assert (twice.code, "was imported before: it is BA2" in twice.err) == (2, True)

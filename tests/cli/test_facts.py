"""Facts on the command line: a file of incidents becomes one batch, and comes out again."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

import pytest

from itplanner.cli import bulk
from itplanner.domain.records import Batch
from itplanner.store.store import Store
from tests.cli.conftest import Run

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


def test_real_incidents_come_in_and_their_times_are_right(run: Run, plan: Path, imported: Import) -> None:
    assert "3 not restored yet" in run("import", "incidents", str(ABC), *MAPPED, "--dry-run").err
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
            "reason": 'There is no such day as "31/02/2012", read as day/month/year.',
        },
        {"row": 3, "field": "number", "value": "NA", "reason": '"NA" says nothing.'},
        {
            "row": 4,
            "field": "restored",
            "value": "13/01/2012 15:12",
            "reason": "It is before detected, 2012-03-29 12:36.",
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


def test_a_dry_run_stores_nothing(run: Run, plan: Path, imported: Import) -> None:
    assert imported(ABC, *MAPPED, "--dry-run")["added"] == 40
    assert rows(plan, "number") == []
    assert run("import", "incidents", "nowhere.csv").code == 2

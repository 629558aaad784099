"""Commands that write: new, add, set, done, kpi record, import, undo."""

import datetime
import json
from pathlib import Path

import pytest

from itplanner.domain.records import Goal, Organisation
from itplanner.store.store import Store
from tests.cli.conftest import Run
from tests.workbooks import saved


def test_add_prints_the_code_and_set_says_what_it_did(run: Run) -> None:
    assert run("add", "goal", "title=Phones", "area=Network", "horizon=1") == (
        0,
        "G3\n",
        'Added goal "Phones"\n',
    )
    assert run("set", "G3", "tags+=voice", "due=2026-12-31") == (
        0,
        "",
        "G3 tags – → voice; due – → 31 Dec 2026\n",
    )
    assert run("set", "G3", "due=2026-12-31") == (0, "", "That is so already.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "goal", "title=x"], "Error: A goal needs: area, horizon."),
        (["set", "G1", "colour=red"], 'There is no field "colour"'),
        (["set", "G99", "note=x"], "There is no goal G99 in the plan."),
        (["set", "G012", "note=x"], "looks like the code of a check"),
        (["set", "G1", "parent=G2"], "can't stand under"),
        (["set", "G1", "due=31 jun"], "doesn't exist"),
        (["done", "G2"], "can't be closed yet: 1 step is open"),
        (["kpi", "record", "K1", "many"], "is no number"),
        (["kpi", "record", "K1", "5", "--on", "2026-11-24"], "after today"),
        (["undo"], "Nothing of yours"),
        (["set", "organisation", "time_zone=../../etc/passwd"], "is no time zone. Try Europe/Berlin"),
        (["add", "organisation", "name=x", "currency=EUR", "year=2027", "time-zone=Mars"], "is no time zone"),
        (["set", "G1", "effort_hours=-4"], 'Effort: "-4" is not possible; it has to be at least 0 h.'),
        (["set", "G2", "business_goals=BG1,BG1:secondary"], "stands twice"),
    ],
)
def test_what_is_refused_is_told_and_stores_nothing(run: Run, words: list[str], said: str) -> None:
    before = run("history").out
    found = run(*words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert run("history").out == before


def test_steps_are_ticked_and_then_the_goal_is_closed(run: Run) -> None:
    assert run("done", "ST1") == (0, "", "Step done: Order the lines\n")
    assert run("done", "G2") == (0, "", "G2 closed: Replace 9 copper links\n")
    assert "done" in run("list", "goals", "--columns", "status").out


def test_readings_are_recorded_also_below_zero_and_as_ratios(run: Run) -> None:
    assert (
        run("kpi", "record", "K1", "-5", "--note", "a credit").err
        == "K1 Projects on time on 23 Nov 2026: -5 %\n"
    )
    assert run("kpi", "record", "K1", "9/12", "--on", "2026-10-31").code == 0
    found = json.loads(run("list", "readings", "--where", "date=2026-10-31", "--format", "json").out)
    assert (found[0]["numerator"], found[0]["denominator"], found[0]["source"]) == (9, 12, "typed")


def test_undo_takes_back_ones_last_change_or_a_named_one(run: Run) -> None:
    run("set", "G1", "note=x")
    run("set", "G2", "note=y")
    assert run("undo") == (0, "", "Undone: G2 note y → –\n")
    assert run("undo", "14").err == "Undone: G1 note x → –\n"
    assert run("undo", "999").code == 2


def test_the_person_that_is_named_is_kept_with_the_change(run: Run) -> None:
    run("set", "G1", "note=x", "--as", "Ana Ruiz")
    (newest,) = json.loads(run("history", "--limit", "1", "--format", "json").out)
    assert (newest["person"], newest["assurance"]) == ("Ana Ruiz", "claimed")


def test_a_new_plan_has_what_was_asked_for(run: Run, tmp_path: Path) -> None:
    words = ["--organisation", "Acme", "--currency", "CHF", "--fiscal-start", "4", "--year", "2028"]
    made = run("new", "own.db", *words)
    assert (made.code, made.out) == (0, "own.db\n")
    with Store.open(tmp_path / "own.db") as store:
        plan = store.load()
    (acme,) = plan[Organisation]
    assert (acme.name, acme.currency, acme.fiscal_start, acme.year) == ("Acme", "CHF", 4, 2028)
    assert len(plan[Goal]) > 10
    assert (tmp_path / "own.db").stat().st_mode & 0o777 == 0o600


def test_a_new_plan_never_replaces_a_file(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    found = run("new", str(plan), "--from", "empty")
    assert (found.code, found.out) == (2, "")
    assert "There is already a file" in found.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--currency", "Euro"], "is no currency"),
        (["--fiscal-start", "13"], "is no month"),
        (["--from", "demo", "--currency", "EUR"], "an organisation of its own"),
        (["--from", "thin air"], "'thin air' is not one of"),
    ],
)
def test_a_new_plan_that_cannot_be_leaves_no_file(
    run: Run, tmp_path: Path, words: list[str], said: str
) -> None:
    found = run("new", "own.db", *words)
    assert found.code == 2
    assert said in found.err
    assert not (tmp_path / "own.db").exists()


GOALS = "title;area;horizon;due\nFibre;Network;1;2026-12-31\nPhones;Sound;1;\n"


def test_an_import_is_one_change_and_tells_each_row_that_it_leaves_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text(GOALS)
    said = run("import", "goals", "goals.csv")
    assert said.code == 0
    assert said.out == "2 rows read: 1 added, 0 changed, 0 unchanged, 1 rejected\n"
    assert said.err == (
        'Row 3, area "Sound": No area "Sound". Use a code like AR1. '
        "Or add it first: itplanner add area name=Sound\n"
        "hint: `itplanner import areas FILE` adds many at once.\n"
    )
    assert run("undo").err == "Undone: Imported goals: 1 new, 0 changed\n"


def test_a_dry_run_counts_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text(GOALS)
    before = run("list", "goals").out
    said = run("import", "goals", "goals.csv", "--dry-run", "--format", "json")
    assert json.loads(said.out) == {
        "read": 2,
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "rejected": [
            {
                "row": 3,
                "field": "area",
                "value": "Sound",
                "reason": 'No area "Sound". Use a code like AR1. '
                "Or add it first: itplanner add area name=Sound",
            }
        ],
    }
    assert "dry run" in said.err
    assert run("list", "goals").out == before


def test_an_ambiguous_date_column_is_refused_with_the_option_that_helps(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.tsv").write_text("kpi\tRead on\tvalue\nK1\t03/04/2026\t5\n")
    refused = run("import", "readings", "r.tsv", "--map", "date=Read on")
    assert (refused.code, refused.out) == (2, "")
    assert '"Read on"' in refused.err
    assert "--date-format date=dmy" in refused.err
    assert run("import", "readings", "r.tsv", "--map", "date=Read on", "--date-format", "date=mdy").code == 0
    assert "2026-03-04" in run("list", "readings").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.csv"], "none.csv can't be read: No such file"),
        (["goals.csv", "--map", "title"], "is no FIELD=COLUMN"),
        (["goals.csv", "--map", "titel=title"], "Did you mean title?"),
        (["goals.csv", "--key", "reference"], "is no column of the file"),
        (["goals.csv", "--encoding", "klingon"], "There is no encoding klingon"),
        (["goals.csv", "--date-format", "european"], "is no date format"),
        (["goals.csv", "--date-format", "due=%Q"], 'Error: "%Q" is no date format.'),
        (
            ["goals.csv", "--date-format", "foo=dmy"],
            'Error: "foo" is no date of a goal. Its dates are: start',
        ),
        (["goals.csv", "--date-format", "title=dmy"], '"title" is no date of a goal'),
    ],
)
def test_an_import_that_cannot_be_is_told(run: Run, tmp_path: Path, words: list[str], said: str) -> None:
    (tmp_path / "goals.csv").write_text(GOALS)
    found = run("import", "goals", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_areas_are_imported_into_an_empty_plan_and_then_the_goals_that_name_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITPLANNER_PLAN", "empty.db")
    run("new", "empty.db", "--from", "empty")
    (tmp_path / "areas.csv").write_text("name,parent\nOps,\nNight shift,Ops\n")
    (tmp_path / "goals.csv").write_text("title,area,horizon\nFibre,Night shift,1\n")
    refused = run("import", "goals", "goals.csv")
    assert refused.code == 2
    assert refused.err == (
        'Row 2, area "Night shift": No area "Night shift": the plan has none yet. '
        "Add it first: itplanner add area 'name=Night shift'\n"
        "hint: `itplanner import areas FILE` adds many at once.\n"
    )
    assert run("import", "areas", "areas.csv").out.startswith("2 rows read: 2 added")
    assert run("import", "goals", "goals.csv").out.startswith("1 row read: 1 added")
    assert "Night shift" in run("list", "goals").out


def test_an_import_tells_in_its_help_what_the_exit_code_says_of_rejected_rows(run: Run) -> None:
    said = " ".join(run("import", "--help").out.split())
    assert "the exit code is 0 when at least one row could be used, 2 when none could" in said


def test_an_unknown_time_zone_is_not_imported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("code,time_zone\norganisation,Mars/Phobos\n")
    found = run("import", "organisation", "o.csv")
    assert (found.code, found.out) == (2, "")
    assert '"Mars/Phobos" is no time zone' in found.err
    (tmp_path / "o.csv").write_text("code,time_zone\norganisation,Europe/Berlin\n")
    assert run("import", "organisation", "o.csv").code == 0


def test_a_sheet_of_a_workbook_is_imported_as_any_table_is(run: Run, tmp_path: Path) -> None:
    readings: list[list[object]] = [
        ["kpi", "date", "value"],
        ["K1", datetime.date(2026, 9, 30), (0.912, "0.0%")],
        ["K1", "soon", 5],
    ]
    goals: list[list[object]] = [["title", "area", "horizon"], ["Fibre", "Network", 1]]
    saved(tmp_path / "plan.xlsx", {"Readings": readings, "Goals": goals})
    assert (
        'plan.xlsx has 2 sheets: "Readings", "Goals". --sheet says which.'
        in run("import", "goals", "plan.xlsx").err
    )
    found = run("import", "kpi-readings", "plan.xlsx", "--sheet", "readings")
    assert (found.code, found.out) == (0, "2 rows read: 1 added, 0 changed, 0 unchanged, 1 rejected\n")
    assert "Row 3, date" in found.err
    assert "2026-09-30,91.2" in run("list", "readings", "--format", "csv").out
    found = run("import", "goals", "plan.xlsx", "--sheet", "Goals", "--dry-run")
    assert found.out.startswith("1 row read: 1 added")
    assert "no workbook and has no sheets" in run("import", "goals", "goals.csv", "--sheet", "Goals").err


def test_a_currency_that_would_change_what_amounts_mean_is_refused(run: Run) -> None:
    run("set", "G1", "need=12k")
    found = run("set", "organisation", "currency=JPY")
    assert (found.code, found.out) == (2, "")
    assert "as in G1 need: empty them first" in found.err
    assert run("set", "organisation", "currency=USD").code == 0
    run("set", "G1", "need=")
    assert run("set", "organisation", "currency=JPY").code == 0


def test_a_file_with_no_good_row_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text("title,area,horizon\nPhones,Sound,1\n")
    assert run("import", "goals", "goals.csv").code == 2


def test_columns_and_encodings_that_were_not_understood_are_mentioned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_bytes("name,Farbe\nBüro,rot\n".encode("cp1252"))
    said = run("import", "areas", "areas.csv")
    assert said.code == 0
    assert (
        said.err
        == "The file isn't UTF-8; it was read as cp1252. --encoding says otherwise.\nNot used: Farbe.\n"
    )
    assert "Büro" in run("list", "areas").out


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_exported_comes_back_unchanged(run: Run, ending: str) -> None:
    for kind in ("goals", "steps", "people", "readings", "kpis", "measures", "areas"):
        run("export", kind, f"{kind}.{ending}")
        found = json.loads(run("import", kind, f"{kind}.{ending}", "--format", "json").out)
        assert found["read"] == found["unchanged"] > 0


def test_a_colour_is_declared_and_shown_at_what_it_is_about(run: Run) -> None:
    words = [
        "declaration",
        "record=g2",
        "colour=red",
        "person=ana ruiz",
        "given_on=2026-11-02",
        "expires=eom",
    ]
    assert run("add", *words) == (0, "DL1\n", "Added declaration: G2 Replace 9 copper links\n")
    assert run("list", "declarations").out.splitlines() == [
        "code  record  colour  person    reason  given_on    expires",
        "DL1   G2      red     Ana Ruiz          2026-11-02  2026-11-30",
    ]
    assert run("list", "Declaration", "--where", "record=G2", "--columns", "code").out == "code\nDL1\n"
    assert "declarations    DL1\n" in run("show", "G2").out
    assert json.loads(run("show", "K1", "--format", "json").out)["declarations"] == []
    assert json.loads(run("show", "DL1", "--format", "json").out)["record"] == "G2"
    said = run("set", "DL1", "record=K1", "colour=amber", "reason=Late").err
    assert said == (
        "G2 declared: record G2 Replace 9 copper links → K1 Projects on time; red → amber; reason – → Late\n"
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("record=AR1", "AR1 is an area; a goal, a KPI or a project has a code like G1, K1 or P1."),
        ("record=G9", "There is no goal G9 in the plan."),
        ("given_on=2026-11-24", "Declared on 24 Nov 2026 is after today (23 Nov 2026)."),
        ("expires=2026-11-01", "Declared on (2 Nov 2026) is after Holds until (1 Nov 2026)."),
        ("colour=grey", '"grey" is none of: green, amber, red.'),
        (
            "colour=green",
            "A declared green needs a reason and a date until which it holds: G2 computes to red.",
        ),
    ],
)
def test_what_cannot_be_declared_is_told(run: Run, changed: str, said: str) -> None:
    values = {"record": "G2", "colour": "red", "person": "PE1", "given_on": "2026-11-02", "expires": "eom"}
    name, _, value = changed.partition("=")
    words = [f"{each}={text}" for each, text in (values | {name: value}).items()]
    found = run("add", "declaration", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_a_finding_is_waived_listed_and_told(run: Run, tmp_path: Path) -> None:
    words = ["rule=g010", "record=g2", "person=ana ruiz", "reason=Asked the board", "expires=eom"]
    assert run("add", "waiver", *words) == (0, "W1\n", 'Added waiver "G010 of G2"\n')
    assert run("list", "waivers").out.splitlines() == [
        "code  rule  record  person    reason           given_on    expires",
        "W1    G010  G2      Ana Ruiz  Asked the board  2026-11-23  2026-11-30",
    ]
    assert "waivers         W1\n" in run("show", "G2").out
    assert run("set", "W1", "expires=2026-12-31").err == (
        "G010 of G2 waived: holds until 30 Nov 2026 → 31 Dec 2026\n"
    )
    assert run("export", "waivers", "w.csv").code == 0
    assert "0 added, 0 changed, 1 unchanged" in run("import", "waivers", "w.csv").out


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("rule=G12", '"G12" is not possible; it takes the code of a check, for example G010.'),
        ("record=R1", "R1 is a reading; a goal, "),
        ("reason=", "Reason can't be empty. Why it may stay so."),
        ("given_on=2026-11-24", "Waived on 24 Nov 2026 is after today (23 Nov 2026)."),
        ("expires=2026-11-01", "Waived on (2 Nov 2026) is after Holds until (1 Nov 2026)."),
    ],
)
def test_what_cannot_be_waived_is_told(run: Run, changed: str, said: str) -> None:
    values = {"rule": "G010", "record": "G2", "person": "PE1", "reason": "x", "given_on": "2026-11-02"}
    name, _, value = changed.partition("=")
    words = [f"{each}={text}" for each, text in (values | {"expires": "eom"} | {name: value}).items()]
    found = run("add", "waiver", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_declarations_and_paths_are_exported_and_imported_as_they_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        "record,colour,person,reason,given_on,expires\n"
        "K1,amber,Ana Ruiz,Two are not counted,2026-11-02,2026-12-31\n"
        "G1,red,Ana Ruiz,,2026-11-02,2026-12-31\n"
        "ST1,red,Ana Ruiz,,2026-11-02,2026-12-31\n"
    )
    said = run("import", "declarations", "d.csv")
    assert "2 added" in said.out
    assert "ST1 is a step; a goal, a KPI or a project has a code like G1, K1 or P1." in said.err
    points = "points=2027-06-30:80, 2026-12-31:60"
    assert run("set", "K1", "path=points", points).err == (
        "K1 target path linear → points; path points – → 31 Dec 2026 60 · 30 Jun 2027 80\n"
    )
    for kind, columns in (("declarations", "record,colour"), ("kpis", "path,points")):
        assert run("export", kind, "x.csv").code == 0
        assert columns in (tmp_path / "x.csv").read_text().splitlines()[0]
        assert "0 added, 0 changed" in run("import", kind, "x.csv").out
    (kpi,) = json.loads(run("list", "kpis", "--format", "json").out)
    assert kpi["points"][0] == {"date": "2026-12-31", "value": 60}

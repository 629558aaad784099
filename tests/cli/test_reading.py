"""Commands that read: list, show, kpi, history, diff, export."""

import csv
import io
import json
from pathlib import Path

import pytest

from itplanner.domain.records import KINDS
from itplanner.exchange.kinds import plural
from itplanner.service.actor import account
from tests.cli.conftest import Run


def test_a_list_is_a_table_with_one_line_a_record(run: Run) -> None:
    said = run("list", "goals", "--columns", "code,title,owner,state")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "code  title                   owner     state\n"
        "G1    One network                       on_track\n"
        "G2    Replace 9 copper links  Ana Ruiz  late\n"
    )


def test_json_has_every_field_beside_the_code_and_what_is_computed(run: Run) -> None:
    (goal,) = json.loads(run("list", "goal", "--where", "horizon=1", "--format", "json").out)
    assert goal["code"] == "G2"
    assert goal["area"] == "Network"
    assert goal["parent"] == "G1"
    assert goal["due"] == "2026-10-31"
    assert goal["year"] == 2027
    assert goal["weight"] == 1
    assert goal["business_goals"] == ["BG1:primary"]
    assert (goal["progress"], goal["state"]) == (0, "late")


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        (["area=Network"], ["G1", "G2"]),
        (["area=network", "horizon=3"], ["G1"]),
        (["owner=ana ruiz"], ["G2"]),
        (["owner="], ["G1"]),
        (["parent=G1"], ["G2"]),
        (["business-goals=BG1"], ["G2"]),
        (["business_goals="], ["G1"]),
        (["state=on track"], ["G1"]),
        (["due=31 oct 2026"], ["G2"]),
        (["title=one NETWORK"], ["G1"]),
        (["code=g2"], ["G2"]),
        (["tags=lan"], []),
    ],
)
def test_conditions_are_read_as_fields_are(run: Run, where: list[str], codes: list[str]) -> None:
    options = [word for each in where for word in ("--where", each)]
    found = json.loads(run("list", "goals", *options, "--format", "json").out)
    assert [goal["code"] for goal in found] == codes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--where", "colour=red"], "is no FIELD=VALUE of goals"),
        (["--where", "area=Sound"], 'No area "Sound"'),
        (["--columns", "code,colour"], 'There is no column "colour"'),
        (["--as-of", "soonish"], "is no date"),
        (["--as-of", "2030-01-01"], "is after today"),
        (["--as-of", "999"], "There is no change 999 yet."),
    ],
)
def test_what_is_unknown_is_told(run: Run, words: list[str], said: str) -> None:
    found = run("list", "goals", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


@pytest.mark.parametrize("kind", [*map(plural, KINDS), "changes"])
def test_every_kind_is_listed_in_every_format(run: Run, kind: str) -> None:
    table, rows, lines = (run("list", kind, "--format", style) for style in ("table", "json", "csv"))
    assert table.code == rows.code == lines.code == 0
    count = len(json.loads(rows.out))
    assert len(list(csv.DictReader(io.StringIO(lines.out)))) == count == len(table.out.splitlines()) - 1


def test_nothing_found_is_said_on_stderr(run: Run) -> None:
    assert (
        run("list", "departments").err
        == "There are no departments yet. `itplanner add department` adds one.\n"
    )
    assert run("list", "goals", "--where", "tags=lan").err == "No goals match.\n"


def test_the_past_is_shown_by_day_and_by_revision(run: Run) -> None:
    run("set", "G1", "title=Two networks")
    assert "One network" in run("list", "goals", "--as-of", "2026-10-01").out
    assert "One network" in run("show", "G1", "--as-of", "13").out
    assert run("list", "goals", "--as-of", "1").out.count("\n") == 1


def test_a_record_is_shown_with_its_parts(run: Run) -> None:
    said = run("show", "g2")
    assert said.out.startswith("G2              Replace 9 copper links\n")
    assert "steps           ST1\n" in said.out
    found = json.loads(run("show", "G2", "--format", "json").out)
    assert (found["steps"], found["measures"], found["title"]) == (["ST1"], ["M1"], "Replace 9 copper links")
    assert json.loads(run("show", "organisation", "--format", "json").out)["name"] == "Acme"


def test_hostile_text_reaches_no_terminal_raw(run: Run, tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("name\n[b]\x1b]0;x\x07\u202eevil\n", encoding="utf-8")
    assert run("import", "areas", "areas.csv").code == 0
    for said in (run("list", "areas"), run("show", "AR3"), run("list", "areas", "--format", "json")):
        assert "[b]" in said.out
        assert not {"\x1b", "\x07", "\u202e"} & set(said.out)


def test_kpis_are_listed_with_their_last_value_and_colour(run: Run) -> None:
    assert run("kpi", "list").out.splitlines()[1].split("  ")[0] == "K1"
    (found,) = json.loads(run("kpi", "list", "--format", "json").out)
    assert (found["date"], found["value"], found["target"]) == ("2026-08-31", pytest.approx(83.3333), 80)
    assert (found["expected"], found["declared"], found["trend"]) == (80, None, None)
    assert found["status"] == "grey", "a value of August says nothing in late November"
    (found,) = json.loads(run("kpi", "list", "--today", "2026-09-15", "--format", "json").out)
    assert found["status"] == "green"


def test_a_quarterly_kpi_is_listed_with_the_value_that_its_colour_is_of(run: Run) -> None:
    run("add", "kpi", "name=Spec", "unit=%", "direction=at_least", "cadence=quarterly", "green_min=95")
    run("kpi", "record", "K2", "1/2", "--on", "2026-10-31")
    run("kpi", "record", "K2", "8/8", "--on", "2026-11-20")
    _first, found = json.loads(run("kpi", "list", "--format", "json").out)
    (period,) = json.loads(run("kpi", "show", "K2", "--format", "json").out)["periods"]
    assert (found["value"], found["date"], found["status"]) == (90, "2026-11-20", "amber")
    assert (period["value"], period["status"]) == (90, "amber")


def test_a_kpi_says_in_words_where_it_goes_and_what_was_declared(run: Run) -> None:
    run("add", "kpi", "name=On budget", "unit=%", "direction=at_least", "green_min=80", "amber_min=60")
    for month, value in enumerate((60, 61, 60, 62, 75, 76, 75, 77), start=3):
        run("kpi", "record", "K2", str(value), "--on", f"2026-{month:02}-15")
    said = ["record=K2", "colour=green", "expires=2026-12-31", "--as", "Ana Ruiz"]
    assert run("add", "declarations", *said, "reason=Two plants were counted twice").code == 0
    _first, found = json.loads(run("kpi", "list", "--format", "json").out)
    assert (found["status"], found["declared"], found["trend"]) == ("amber", "green", "better")
    assert " amber   green     better" in run("kpi", "list").out


def test_the_target_of_a_period_is_what_its_path_says_at_the_end(run: Run) -> None:
    run(
        *("add", "kpi", "name=Time to repair", "unit=h", "direction=decrease", "start_value=10"),
        *("start_on=2026-06-30", "target=6", "target_on=2026-12-31"),
    )
    run("kpi", "record", "K2", "8", "--on", "2026-09-30")
    shown = {
        by: json.loads(run("kpi", "show", "K2", "--by", by, "--format", "json").out)["periods"][0]["target"]
        for by in ("month", "quarter", "year")
    }
    assert shown["month"] == shown["quarter"] == pytest.approx(8)
    assert shown["year"] == 6


def test_a_kpi_by_period_has_exactly_the_agreed_shape(run: Run) -> None:
    found = json.loads(run("kpi", "show", "K1", "--by", "quarter", "--format", "json").out)
    assert found == {
        "code": "K1",
        "name": "Projects on time",
        "unit": "%",
        "direction": "at_least",
        "periods": [
            {
                "period": "FY2027 Q1",
                "value": 75,
                "numerator": 6,
                "denominator": 8,
                "excluded": {},
                "n": 2,
                "median": None,
                "p90": None,
                "max": None,
                "within": None,
                "target": 80,
                "status": "amber",
            }
        ],
        "limits": None,
        "signals": [],
        "forecast": {
            "period": "June 2027",
            "value": pytest.approx(200 / 3),
            "low": None,
            "high": None,
            "chance": None,
        },
    }


def test_periods_are_bounded_by_days(run: Run) -> None:
    found = json.loads(
        run("kpi", "show", "K1", "--from", "2026-08-01", "--to", "eom", "--format", "json").out
    )
    assert [period["period"] for period in found["periods"]] == ["2026-08"]
    assert run("kpi", "show", "K1", "--by", "month").out.splitlines()[2].split() == [
        "2026-07",
        "50",
        "1",
        "2",
        "80",
        "red",
    ]


def test_a_goal_with_a_measure_is_shown_as_a_series(run: Run) -> None:
    assert run("kpi", "record", "G2", "7", "--on", "2026-10-01").code == 0
    found = json.loads(run("kpi", "show", "G2", "--format", "json").out)
    assert (found["code"], found["name"], found["unit"]) == ("G2", "Replace 9 copper links", "links")
    assert [(each["value"], each["status"]) for each in found["periods"]] == [(7, "grey")]
    assert "G1 has no measure" in run("kpi", "show", "G1").err
    assert len(run("kpi", "show", "G2").out.splitlines()) == 3


def test_what_the_course_of_a_kpi_says_stands_below_its_periods(run: Run) -> None:
    said = run("kpi", "show", "K1").out.partition("\n\n")[2].splitlines()
    assert said == [
        "Met: 83.333333% is 3.333333 points over the target (80%).",
        "No natural limits yet: 2 of 6 months.",
    ]


def test_history_tells_the_newest_first(run: Run) -> None:
    run("set", "G1", "note=x")
    (newest,) = json.loads(run("history", "--limit", "1", "--format", "json").out)
    assert newest["sentence"] == "G1 note – → x"
    assert newest["channel"] == "command"
    assert newest["edits"] == [{"code": "G1", "kind": "goal", "field": "note", "before": "", "after": "x"}]
    text = run("history").out.splitlines()
    assert text[0].split() == ["number", "at", "who", "from", "what"]
    assert text[1].split()[0] == str(newest["number"])
    assert text[-1].split()[:2] == ["1", "2026-10-01"]


def test_more_changes_than_there_are_is_all_of_them(run: Run) -> None:
    assert run("history", "--limit", "9" * 23) == run("history")


def test_who_only_claims_to_be_somebody_is_marked_wherever_it_is_shown(run: Run) -> None:
    run("set", "G1", "note=x", "--as", "Ana Ruiz")
    claimed = "Ana Ruiz (claimed)"
    assert claimed in run("history").out.splitlines()[1]
    assert claimed in run("list", "changes").out.splitlines()[1]
    assert f", {claimed}\n" in run("show", "G1").out
    found = json.loads(run("show", "G1", "--format", "json").out)
    assert found["changed_by"] == claimed
    assert (found["created_by"], found["created"]) == ("ann", "2026-10-01T09:00:00.000000Z")


def test_a_list_of_changes_shows_the_person_and_the_account(run: Run) -> None:
    run("set", "G1", "note=x", "--as", "Ana Ruiz")
    newest, older, *_rest = csv.DictReader(io.StringIO(run("list", "changes", "--format", "csv").out))
    assert list(newest) == ["number", "at", "who", "actor", "channel", "sentence"]
    assert newest["who"] == "Ana Ruiz (claimed)"
    assert newest["actor"] == account("command").login
    assert (older["who"], older["actor"]) == ("ann", "ann")


def test_a_record_of_the_past_is_shown_with_who_had_changed_it_by_then(run: Run) -> None:
    run("set", "G2", "note=x", "--as", "Ana Ruiz")
    assert "(claimed)" not in run("show", "G2", "--as-of", "13").out
    assert "changed" in run("show", "G2", "--as-of", "13").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--variant", "completed"], "are entered, so they have no variants"),
        (["--variant", "original", "--by", "year"], "have no variants"),
        (["--where", "area=Network"], "are entered, so there are no rows behind them to filter"),
    ],
)
@pytest.mark.parametrize("code", ["K1", "G2"])
def test_entered_values_have_neither_variants_nor_rows(
    run: Run, code: str, options: list[str], said: str
) -> None:
    found = run("kpi", "show", code, *options)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_two_days_are_compared_in_words(run: Run) -> None:
    run("set", "G1", "note=x", "need=5000")
    run("add", "area", "name=Support")
    said = run("diff", "2026-10-02")
    assert said.out == "Added AR3 Support\nG1 need – → EUR 5,000\nG1 note – → x\n"
    found = json.loads(run("diff", "13", "14", "--format", "json").out)
    assert (found["from"], found["to"], len(found["changes"])) == (13, 14, 2)
    assert found["changes"][0] == {
        "code": "G1",
        "kind": "goal",
        "field": "need",
        "before": None,
        "after": "5000.00",
    }
    assert run("diff", "13", "13") == (0, "", "Nothing changed between the two.\n")


def test_exports_are_csv_or_json_by_their_ending(run: Run, tmp_path: Path) -> None:
    assert run("export", "goals", "goals.csv") == (0, "", "2 goals written to goals.csv.\n")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "goals.csv").read_text(encoding="utf-8"))))
    assert [row["code"] for row in rows] == ["G1", "G2"]
    run("export", "goals", "goals.json")
    assert [row["code"] for row in json.loads((tmp_path / "goals.json").read_text(encoding="utf-8"))] == [
        "G1",
        "G2",
    ]
    assert "neither .csv nor .json" in run("export", "goals", "goals.doc").err
    assert "can't be written" in run("export", "goals", "no/such/goals.csv").err

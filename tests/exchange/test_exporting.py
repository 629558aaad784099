"""What is written reads back as it was."""

import datetime
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, BusinessGoal, Goal, Organisation, Record, values_of
from itplanner.domain.rules.years import checklist_year
from itplanner.domain.wrong import Wrong
from itplanner.exchange.exporting import csv_of, json_records, record_json, workbook_of
from itplanner.exchange.files import table_in
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Sheet, read_table
from tests.builders import TODAY, goal, plan_of, plans, valid_plans

GOALS = frozenset({"goal", "alignment", "support", "dependency", "step", "measure", "goal_kpi", "reading"})


def read_back(plan: Plan, into: Plan, kind: type[Record]) -> Preview:
    return previewed(into, kind, read_table(csv_of(plan, kind)))


def previewed(into: Plan, kind: type[Record], sheet: Sheet | Wrong) -> Preview:
    assert isinstance(sheet, Sheet)
    found = preview(into, kind, sheet, Options(), TODAY)
    assert isinstance(found, Preview)
    return found


@settings(deadline=None)
@given(plans())
def test_exporting_and_importing_again_changes_nothing(plan: Plan) -> None:
    for kind in KINDS.values():
        if kind is Organisation and len(plan[Organisation]) > 1:
            continue  # a plan has one: its code is a word
        found = read_back(plan, plan, kind)
        assert len(found.change) == 0
        assert found.rejected == ()
        assert found.counts.unchanged == len(plan.table(kind.kind))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), kind=st.sampled_from([kind for kind in KINDS.values() if kind is not Organisation]))
def test_a_workbook_comes_back_as_it_was_but_for_signs_that_none_can_hold(
    plan: Plan, kind: type[Record], tmp_path: Path
) -> None:
    content, path = workbook_of(plan, kind), tmp_path / "out.xlsx"
    assert isinstance(content, bytes)
    path.write_bytes(content)
    found = previewed(plan, kind, table_in(path))
    lost = ILLEGAL_CHARACTERS_RE.search(csv_of(plan, kind)) is not None
    assert lost or (len(found.change), found.rejected) == (0, ())


def cells_of(kind: type[Record], *records: Record) -> list[dict[str, Any]]:
    """Return the cells of a workbook of records, row by row, by the names of their columns."""
    content = workbook_of(plan_of(*records), kind)
    assert isinstance(content, bytes)
    names, *rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()
    return [{str(name.value): cell for name, cell in zip(names, row, strict=True)} for row in rows]


def test_in_a_workbook_numbers_days_and_shares_are_such_and_a_text_is_never_a_formula() -> None:
    text, due = "=HYPERLINK(1)", datetime.date(2027, 6, 30)
    (row,) = cells_of(Goal, goal(1, title=text, note="#N/A", need=1_200_050, due=due, weight=15_000))
    assert [(row[name].value, row[name].data_type) for name in ("title", "note")] == [
        (text, "s"),
        ("#N/A", "s"),
    ]
    assert (row["need"].value, row["need"].number_format) == (12_000.5, "0.00")
    assert (row["due"].value, row["due"].number_format) == (datetime.datetime(2027, 6, 30), "yyyy-mm-dd")  # noqa: DTZ001 - it has none
    assert (row["weight"].value, row["parent"].value) == (1.5, None)
    (row,) = cells_of(
        Organisation, Organisation(id=1, name="Acme", currency="EUR", year=2027, hurdle_rate=1250)
    )
    assert (row["hurdle_rate"].value, row["hurdle_rate"].number_format) == (0.125, "0.0%")


def test_a_text_longer_than_a_cell_is_told_and_not_cut() -> None:
    assert workbook_of(plan_of(goal(1, note="x" * 32_768)), Goal) == Wrong(
        '"note" of "G1" is longer than a cell of a workbook can be.'
    )


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_stays_a_text() -> None:
    (row,) = cells_of(Goal, goal(1, need=2**61))
    assert (row["need"].value, row["need"].data_type) == ("23058430092136939.52", "s")


def without_goals(plan: Plan) -> Plan:
    return replace(plan, tables={kind: table for kind, table in plan.tables.items() if kind not in GOALS})


def told(plan: Plan) -> list[dict[str, Any]]:
    """Return the goals by number with their order as numbers, so that other codes are no difference."""
    order = {each.id: place for place, each in enumerate(sorted(plan[Goal], key=lambda one: abs(one.id)))}
    rows = []
    for each in sorted(plan[Goal], key=lambda one: abs(one.id)):
        row = {name: value for name, value in values_of(each).items() if name not in {"id", "rank", "year"}}
        for name in ("parent", "carried_from", "merged_into"):
            row[name] = order.get(row[name])
        row["year"] = each.year or (checklist_year(plan, each.due, TODAY) if each.horizon == 1 else None)
        row["aligned"] = sorted(
            (a.business_goal, a.strength) for a in plan.table("alignment").where("goal", each.id)
        )
        for kind, end in (("support", "supported"), ("dependency", "needs")):
            row[kind] = sorted(order[getattr(a, end)] for a in plan.table(kind).where("goal", each.id))
        rows.append(row)
    return rows


@settings(deadline=None)
@given(valid_plans())
def test_goals_come_over_into_a_plan_without_them_as_they_were(plan: Plan) -> None:
    fresh = without_goals(plan)
    found = read_back(plan, fresh, Goal)
    assert found.rejected == ()
    assert told(fresh.apply(found.change)) == told(plan)


def test_json_has_the_fields_beside_the_code_with_links_as_they_are_typed() -> None:
    plan = plan_of(
        goal(1, horizon=3),
        goal(2, parent=1, need=1_200_000, weight=15_000, tags=("lan", "wan")),
        BusinessGoal(id=1, title="Grow"),
    )
    row = record_json(plan, plan[Goal].rows[2])
    assert list(row)[:2] == ["code", "title"]
    assert (row["area"], row["parent"], row["need"], row["weight"]) == ("Network", "G1", "12000.00", 1.5)
    assert (row["tags"], row["supports"], row["due"]) == (["lan", "wan"], [], None)
    assert "rank" not in row
    assert "id" not in row


def test_json_escapes_what_a_terminal_would_obey() -> None:
    plan = plan_of(goal(1, title="a\x1b[2Jb\x9bc\u202ed", note="é\nf"))
    text = json_records(plan, Goal)
    assert "\\u001b[2Jb\\u009bc\\u202ed" in text
    assert "é\\nf" in text
    assert json.loads(text)[0]["title"] == "a\x1b[2Jb\x9bc\u202ed"


def test_a_formula_in_a_title_is_kept_from_the_spreadsheet() -> None:
    plan = plan_of(goal(1, title="=HYPERLINK(1)", note="-5"))
    line = csv_of(plan, Goal).splitlines()[1]
    assert line.startswith("G1,'=HYPERLINK(1),")
    assert ",-5," in line

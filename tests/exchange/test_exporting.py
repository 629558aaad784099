"""What is written reads back as it was."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, BusinessGoal, Goal, Organisation, Record, values_of
from itplanner.domain.rules.years import checklist_year
from itplanner.exchange.exporting import csv_of, json_records, record_json
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Sheet, read_table
from tests.builders import TODAY, goal, plan_of, plans, valid_plans

GOALS = frozenset({"goal", "alignment", "support", "dependency", "step", "measure", "goal_kpi", "reading"})


def read_back(plan: Plan, into: Plan, kind: type[Record]) -> Preview:
    sheet = read_table(csv_of(plan, kind))
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

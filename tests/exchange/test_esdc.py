"""Real goals that nobody here wrote, imported, edited, exported and imported again."""

import datetime
from pathlib import Path

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.plan import Plan
from itplanner.domain.records import Area, Goal, Organisation, replaced
from itplanner.exchange.exporting import csv_of
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Sheet, read_table
from tests.builders import TODAY

ESDC = Path(__file__).with_name("esdc_goals.csv").read_text(encoding="utf-8")
AREAS = (
    "Business applications",
    "Data and analytics",
    "Servers and cloud",
    "Working together",
    "Recovery",
    "Help desk",
    "Policies and projects",
    "People and skills",
)
STARTER = Plan.of(
    [
        Organisation(id=1, name="ESDC", currency="CAD", fiscal_start=4, year=2027),
        *(Area(id=number, name=name) for number, name in enumerate(AREAS, start=1)),
    ]
)


def imported(text: str, plan: Plan) -> tuple[Plan, Preview]:
    sheet = read_table(text)
    assert isinstance(sheet, Sheet)
    found = preview(plan, Goal, sheet, Options(), TODAY)
    assert isinstance(found, Preview)
    return numbered(plan, found.change), found


def numbered(plan: Plan, change: Change) -> Plan:
    """Return the plan with a change of new goals, numbered from 1 as a store does it."""
    new = sorted((edit.after for edit in change if edit.adds), key=lambda goal: -goal.id)
    codes = {goal.id: place for place, goal in enumerate(new, start=1)}
    rows = [replaced(goal, {"id": codes[goal.id], "parent": codes.get(goal.parent)}) for goal in new]
    return plan.apply(Change(tuple(added(row) for row in rows), ""))


def edited(plan: Plan) -> Plan:
    """Return the plan with some of its goals worked on."""

    def edit(number: int, field: str, after: object) -> Edit:
        return Edit("goal", number, field, getattr(plan.find(Ref("goal", number)), field), after)

    return plan.apply(
        Change.of(
            [
                edit(10, "parent", 3),
                edit(10, "due", datetime.date(2027, 3, 31)),
                edit(13, "parent", 12),
                edit(11, "note", '=not a formula, "quoted"\nand a second line – naïve'),
                edit(11, "tags", ("changes", "quality")),
                edit(1, "weight", 15_000),
                edit(2, "need", 1_234_567),
            ],
            "Worked on",
        )
    )


def test_all_fifteen_goals_come_into_their_areas() -> None:
    plan, found = imported(ESDC, STARTER)
    assert (found.counts.read, found.counts.added, found.rejected) == (15, 15, ())
    help_desk = next(area for area in plan[Area] if area.name == "Help desk")
    assert len(plan[Goal].where("area", help_desk.id)) == 4
    assert [goal.year for goal in plan[Goal] if goal.horizon == 1] == [2027] * 5
    assert sum(goal.source == "Goals" for goal in plan[Goal]) == 8


def test_edited_goals_exported_and_imported_into_a_fresh_plan_are_equal() -> None:
    worked_on = edited(imported(ESDC, STARTER)[0])
    written = csv_of(worked_on, Goal)
    fresh, found = imported(written, STARTER)
    assert found.rejected == ()
    assert fresh[Goal].rows == {
        goal.id: replaced(goal, {"rank": fresh[Goal].rows[goal.id].rank}) for goal in worked_on[Goal]
    }
    assert csv_of(fresh, Goal) == written


def test_the_export_imported_where_it_came_from_changes_nothing() -> None:
    plan = edited(imported(ESDC, STARTER)[0])
    sheet = read_table(csv_of(plan, Goal))
    assert isinstance(sheet, Sheet)
    found = preview(plan, Goal, sheet, Options(), TODAY)
    assert isinstance(found, Preview)
    assert (found.counts.unchanged, len(found.change)) == (15, 0)

"""Tables read into a plan."""

import datetime
from typing import Any

from itplanner.domain.plan import Plan
from itplanner.domain.problems import problems
from itplanner.domain.records import KPI, Area, Batch, BusinessGoal, Goal, Person, Reading, Record, Step
from itplanner.domain.wrong import Wrong
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options, Preview, Rejected
from itplanner.exchange.tables import Sheet, read_table
from tests.builders import ACME, NETWORK, TODAY, goal, kpi, measure, plan_of, reading, step


def previewed(plan: Plan, kind: type[Record], text: str, **options: Any) -> Preview:
    sheet = read_table(text)
    assert isinstance(sheet, Sheet)
    found = preview(plan, kind, sheet, Options(**options), TODAY)
    assert isinstance(found, Preview), found
    return found


def imported(plan: Plan, kind: type[Record], text: str, **options: Any) -> Plan:
    found = previewed(plan, kind, text, **options)
    assert found.rejected == ()
    return plan.apply(found.change)


def refused(plan: Plan, kind: type[Record], text: str, **options: Any) -> str:
    sheet = read_table(text)
    assert isinstance(sheet, Sheet)
    wrong = preview(plan, kind, sheet, Options(**options), TODAY)
    assert isinstance(wrong, Wrong)
    return wrong.message


def test_good_rows_are_one_change_and_bad_ones_are_told_with_their_reason() -> None:
    text = "title,area,horizon,due\nFibre,network,1,2027-03-31\nPhones,Sound,1,\nDesks,Network,1,soonish\n"
    found = previewed(plan_of(), Goal, text)
    assert found.report() == {
        "read": 3,
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
            },
            {
                "row": 4,
                "field": "due",
                "value": "soonish",
                "reason": '"soonish" is no date. Try 30 sep, fri, +3m, eom, end q3, fy28 q2',
            },
        ],
    }
    assert found.change.sentence == "Imported goals: 1 new, 0 changed"
    assert len(found.change) == 1


def test_a_new_goal_takes_its_year_its_place_and_its_defaults_as_if_it_were_typed() -> None:
    plan = imported(plan_of(goal(1)), Goal, "title,area,horizon,due\nA,Network,1,2027-08-01\nB,Network,3,\n")
    first, second = plan[Goal].rows[-1], plan[Goal].rows[-2]
    assert (first.year, first.status) == (2028, "proposed")
    assert first.order < second.order


def test_a_required_field_that_is_missing_is_named() -> None:
    (row,) = previewed(plan_of(), Goal, "title,area\nFibre,Network\n").rejected
    assert (row.field, row.value) == ("horizon", "")
    assert row.reason.startswith("Horizon is missing. Planned for")


def test_a_code_finds_its_record_and_only_what_differs_is_changed() -> None:
    plan = plan_of(goal(1, title="Fibre", note="old"), goal(2, title="Phones"))
    found = previewed(plan, Goal, "code,title,note\nG1,Fibre,new\nG2,Phones,\n")
    (edit,) = found.change
    assert (edit.ref, edit.field, edit.before, edit.after) == (("goal", 1), "note", "old", "new")
    assert (found.counts.changed, found.counts.unchanged) == (1, 1)


def test_an_empty_cell_empties_the_field_of_a_present_record() -> None:
    plan = imported(plan_of(goal(1, need=100)), Goal, "code,need\nG1,\n")
    assert plan[Goal].rows[1].need is None


def test_a_short_row_leaves_alone_what_it_does_not_say() -> None:
    plan = plan_of(goal(1, note="kept"))
    assert previewed(plan, Goal, "code,title,note\nG1,New\n").counts.changed == 1
    assert imported(plan, Goal, "code,title,note\nG1,New\n")[Goal].rows[1].note == "kept"


def test_a_key_finds_records_by_one_of_their_values() -> None:
    plan = plan_of(goal(7, title="Fibre"))
    text = "title,area,horizon,note\nFIBRE,Network,1,found\nPhones,Network,1,\n"
    found = previewed(plan, Goal, text, key="title")
    assert (found.counts.added, found.counts.changed) == (1, 1)
    assert plan.apply(found.change)[Goal].rows[7].note == "found"
    assert previewed(plan, Goal, text).counts.added == 2


def test_a_key_that_several_records_have_is_told() -> None:
    plan = plan_of(goal(1, reference="a"), goal(2, reference="a"))
    (row,) = previewed(plan, Goal, "reference,note\na,x\n", key="reference").rejected
    assert "2 have this reference: G1, G2" in row.reason


def test_the_second_row_about_a_record_is_rejected() -> None:
    found = previewed(plan_of(goal(1)), Goal, "code,note\nG1,a\nG1,b\n")
    assert found.rejected == (Rejected(3, "code", "G1", "Row 2 is about the same goal."),)
    assert found.counts.changed == 1


def test_rows_may_lead_to_each_other_by_code_and_title() -> None:
    text = (
        "code,title,area,horizon,parent,depends_on\n"
        "G40,Leaf,Network,1,G50,\nG50,Trunk,Network,3,Root,G40\n,Root,Network,5,,\n"
    )
    plan = imported(plan_of(goal(1)), Goal, text)
    leaf, trunk, root = (plan[Goal].rows[number] for number in (-1, -2, -3))
    assert (leaf.parent, trunk.parent, root.parent) == (trunk.id, root.id, None)
    (needs,) = plan.table("dependency")
    assert (needs.goal, needs.needs) == (trunk.id, leaf.id)
    assert problems(plan) == frozenset()


def test_a_row_that_breaks_an_invariant_is_rejected_and_so_is_what_hangs_on_it() -> None:
    text = (
        "code,title,area,horizon,parent\n"
        "G5,Ten,Network,10,G1\nG6,Under it,Network,3,G5\nG7,Under that,Network,1,G6\nG8,Fine,Network,1,G1\n"
    )
    plan = plan_of(goal(1, horizon=3))
    found = previewed(plan, Goal, text)
    assert [(row.row, row.field) for row in found.rejected] == [(2, "parent"), (3, "parent"), (4, "parent")]
    assert found.rejected[1].reason == "Row 2, which it names, is rejected."
    assert found.counts.added == 1
    assert problems(plan.apply(found.change)) == frozenset()


def test_a_batch_is_never_imported_by_itself() -> None:
    (row,) = previewed(plan_of(), Batch, "facts,read\nincidents,5\n").rejected
    assert row.reason == "A batch comes with what is imported, never by itself."


def test_two_rows_for_what_there_may_be_only_one_of_leave_the_first() -> None:
    found = previewed(plan_of(), Area, "name\nSecurity\nsecurity\nNETWORK\n")
    assert [row.row for row in found.rejected] == [3, 4]
    assert found.counts.added == 1


def test_lists_are_read_and_only_differences_are_changed() -> None:
    plan = plan_of(goal(1), BusinessGoal(id=1, title="Grow"), BusinessGoal(id=2, title="Save"), kpi(1))
    first = imported(plan, Goal, 'code,business_goals,kpis\nG1,"BG1,BG2:secondary",K1\n')
    assert [(each.business_goal, each.strength) for each in first.table("alignment")] == [
        (1, "primary"),
        (2, "secondary"),
    ]
    assert len(first.table("goal_kpi")) == 1


def test_a_forbidden_status_is_refused_as_everywhere() -> None:
    plan = plan_of(goal(1), step(1))
    (row,) = previewed(plan, Goal, "code,status\nG1,done\n").rejected
    assert (row.row, row.field, row.value) == (2, "status", "done")


def test_an_unknown_code_of_another_kind_is_rejected() -> None:
    (row,) = previewed(plan_of(goal(1)), Step, "code,text,goal\nG1,x,G1\n").rejected
    assert row == Rejected(2, "code", "G1", '"G1" is no code of a step; they look like ST12.')


def test_more_cells_than_columns_are_rejected() -> None:
    (row,) = previewed(plan_of(), Area, "name\nSecurity,oops\n").rejected
    assert (row.row, row.value) == (2, "oops")


def test_columns_that_are_no_field_are_named() -> None:
    assert previewed(plan_of(), Area, "name,Colour\nSecurity,red\n").unused == ("Colour",)


def test_a_date_format_is_for_a_date_field_or_its_column() -> None:
    text = "title,area,horizon,By when\nFibre,Network,1,03/04/2027\n"
    for name in ("due", "By when", "BY-WHEN", "start", ""):
        previewed(plan_of(), Goal, text, mapped={"due": "By when"}, date_formats={name: "dmy"})
    for name in ("foo", "title", "dew"):
        wrong = refused(plan_of(), Goal, text, mapped={"due": "By when"}, date_formats={name: "dmy"})
        assert wrong == f'"{name}" is no date of a goal. Its dates are: start, due, wake_on, review_on.'
    assert refused(plan_of(), Area, "name\nx\n", date_formats={"name": "dmy"}).endswith("It has none.")


def test_what_a_row_names_and_the_plan_lacks_is_told_with_the_command_that_adds_it() -> None:
    text = (
        "title,area,horizon,owner,parent\n"
        "A,$(reboot) x,1,,\nB,Network,1,Ben,\nC,Network,1,PE9,\nD,Network,1,,Zzz\n"
    )
    first, second, code, goal_title = previewed(plan_of(goal(1)), Goal, text).rejected
    assert first.reason.endswith("Or add it first: itplanner add area 'name=$(reboot) x'")
    assert (
        second.reason == 'No person "Ben": the plan has none yet. Add it first: itplanner add person name=Ben'
    )
    assert (first.missing, second.missing, code.missing, goal_title.missing) == ("area", "person", "", "")
    assert code.reason == "There is no person PE9 in the plan."


def test_an_ambiguous_date_column_imports_nothing_until_its_format_is_said() -> None:
    plan, text = plan_of(kpi(1)), "kpi,When,value\nK1,03/04/2026,5\nK1,05/06/2026,6\n"
    found = previewed(plan, Reading, text, mapped={"date": "When"})
    assert [column.header for column in found.ambiguous] == ["When"]
    assert len(found.change) == 0
    for formats in ({"": "dmy"}, {"date": "dmy"}, {"When": "%d/%m/%Y"}):
        said = imported(plan, Reading, text, mapped={"date": "When"}, date_formats=formats)
        assert said[Reading].rows[-1].date == datetime.date(2026, 4, 3)


def test_a_reading_of_the_same_day_is_the_same_reading() -> None:
    plan = plan_of(kpi(1), reading(3, kpi=1, value=4))
    found = previewed(plan, Reading, "kpi,date,value\nK1,2026-10-31,4\nKPI 1,2026-09-30,5\n")
    assert (found.counts.added, found.counts.unchanged) == (1, 1)
    assert plan.apply(found.change)[Reading].rows[-2].source == "imported"
    changed = imported(plan, Reading, "kpi,date,value\nK1,2026-10-31,6\n")
    assert [(each.value, each.source) for each in changed[Reading]] == [(6, "typed")]


def test_readings_may_name_a_goal_with_a_measure() -> None:
    plan = plan_of(goal(1), goal(2), goal(3), kpi(1), measure(1), measure(2, goal=2, kpi=1))
    found = previewed(plan, Reading, "kpi,date,value\nG1,2026-10-31,4\nG2,2026-10-31,5\nG3,2026-10-31,6\n")
    new = plan.apply(found.change)[Reading].rows
    assert (new[-1].measure, new[-2].kpi) == (1, 1)
    assert [(row.row, row.field) for row in found.rejected] == [(4, "kpi")]


def test_a_reading_ahead_of_today_is_rejected() -> None:
    (row,) = previewed(plan_of(kpi(1)), Reading, "kpi,date,value\nK1,2026-11-24,4\n").rejected
    assert row.field == "date"
    assert "after today" in row.reason


def test_people_are_found_by_name_and_never_invented() -> None:
    plan = plan_of(Person(id=1, name="Ana Ruiz"))
    found = previewed(plan, Goal, "title,area,horizon,owner\nA,Network,1,ana ruiz\nB,Network,1,Ben\n")
    assert plan.apply(found.change)[Goal].rows[-1].owner == 1
    assert [row.field for row in found.rejected] == ["owner"]
    assert len(plan.apply(found.change)[Person]) == 1


def test_a_table_without_any_field_or_with_an_unknown_key_is_refused() -> None:
    assert "No column is a field of a KPI" in refused(plan_of(), KPI, "a,b\n1,2\n")
    assert "No column is a field of an area" in refused(plan_of(), Area, "a,b\n1,2\n")
    assert "is no column of the file" in refused(plan_of(), Area, "name\nx\n", key="reference")
    assert "no date format" in refused(plan_of(), Area, "name\nx\n", date_formats={"": "european"})


def test_many_new_siblings_stand_in_the_order_of_their_rows() -> None:
    rows = "".join(f"Goal {number},Network,1\n" for number in range(500))
    plan = imported(plan_of(), Goal, f"title,area,horizon\n{rows}")
    in_order = sorted(plan[Goal], key=lambda each: each.order)
    assert [each.title for each in in_order] == [f"Goal {number}" for number in range(500)]


def test_an_old_problem_of_the_plan_does_not_keep_rows_out() -> None:
    plan = Plan.of([ACME, NETWORK, goal(1, parent=1), goal(2)])
    assert previewed(plan, Goal, "code,note\nG1,x\n").counts.changed == 1

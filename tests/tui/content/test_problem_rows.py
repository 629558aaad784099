"""The problems of a plan in frame, list and inspector, and in which order they are gone to."""

from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.lint.findings import Checked, Finding, checked
from itplanner.domain.plan import Plan
from itplanner.domain.records import BusinessGoal, Person
from itplanner.service.packs import pack
from itplanner.tui.content.frame import who_parts
from itplanner.tui.content.inspector import inspected
from itplanner.tui.content.problems import following, own, problem_at, problem_rows, problem_said
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from tests.builders import TODAY, goal, measure, plan_of, waiver

G1, G2 = Ref("goal", 1), Ref("goal", 2)
PLAN = plan_of(
    goal(1, owner=1, acceptance="All there"),
    goal(2, due=TODAY),
    measure(3, goal=2, target=None),
    Person(id=1, name="Ann"),
    BusinessGoal(id=1, title="Grow"),
    waiver(rule="G010"),
)


def seen(plan: Plan = PLAN) -> tuple[View, Checked]:
    """Return a view of a checked plan, and what was found."""
    found = checked(plan, TODAY, pack())
    return View(plan, TODAY, 2027, checked=lambda: found), found


def first_row(view: View) -> tuple[str, list[Role]]:
    """Return what the right end of the frame's first row says, and the roles of its words on problems."""
    right = who_parts(view, 120)[1]
    return "".join(part.text for part in right), [part.role for part in right if "problem" in part.text]


def test_the_frame_counts_errors_and_warnings_once_they_are_known() -> None:
    view, found = seen()
    assert found.of("info") == 1
    assert first_row(replace(view, notes=("demo", "saved"))) == (
        "FY2027 · demo · 5 problems · saved ",
        [Role.BAD],
    )
    assert first_row(replace(seen(plan_of())[0], notes=("saved",))) == (
        "FY2027 · no problems · saved ",
        [Role.OK],
    )
    assert first_row(View(PLAN, TODAY, 2027, notes=("saved",))) == ("FY2027 · saved ", [])


def test_all_are_listed_with_what_is_waived_counted() -> None:
    view, found = seen()
    rows, said = problem_rows(view, found, "")
    assert len(rows) == len(found.findings)
    assert [row.cells["rule"].text for row in rows.rows] == ["G001", "G002", "G004", "G010", "G015", "G014"]
    assert [row.cells["code"].text for row in rows.rows] == ["G2", "G1", "G2", "G2", "BG1", "AR1"]
    assert said == "4 errors, 1 warning, 1 note, 1 waived"


def test_the_list_is_searched_in_all_its_words() -> None:
    view, found = seen()
    for words, rules in (("owner", ["G001"]), ("g1 date", ["G002"]), ("g2 g004", ["G004"]), ("zzz", [])):
        rows, _said = problem_rows(view, found, words)
        assert [
            finding.rule for finding in found.findings if finding in {row.key for row in rows.rows}
        ] == rules


def test_the_inspector_tells_a_records_own_problems_and_those_of_its_measure() -> None:
    view, found = seen()
    rows = {row.key: row for row in inspected(view, G2).rows}
    told = [
        "".join(part.text for part in rows[problem_at(each, place)].cells["value"].pieces)
        for place, each in enumerate(own(found, G2))
    ]
    assert told == ["■ It has no owner (G001)", "■ G2 is measured without a", "■ It serves no business"]
    assert problem_at(own(found, G2)[1], 1).ref == Ref("measure", 3)


def test_the_next_problem_is_of_the_record_looked_at_then_the_gravest_not_seen() -> None:
    _view, found = seen()
    way: list[Finding] = []
    for _step in range(6):
        way += filter(None, [following(found, way, G2)])
    assert [(each.rule, each.whole.id) for each in way] == [
        ("G001", 2),
        ("G004", 2),
        ("G010", 2),
        ("G002", 1),
        ("G015", 1),
        ("G001", 2),
    ]
    assert following(found, (), G1) == way[3]
    assert following(seen(plan_of())[1], (), G1) is None


def test_the_message_says_which_of_how_many_and_what_helps() -> None:
    view, found = seen()
    problems = own(found, G2)
    assert problem_said(view, found, problems[1]).whole == (
        "G2 2 of 3: G2 is measured without a target. enter mends it"
    )
    (uncovered,) = own(found, Ref("business_goal", 1))
    assert problem_said(view, found, uncovered).whole == (
        "BG1: No goal serves it as primary. Link a goal to it as primary"
    )
    assert problem_said(replace(view, writable=False), found, problems[0]).whole == (
        "G2 1 of 3: It has no owner. Name one person"
    )

"""A removal names exactly what goes, what is cut and what stands in the way."""

from random import Random

from hypothesis import given

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.problems import added_problems
from itplanner.domain.records import (
    KINDS,
    Alignment,
    Benefit,
    BusinessGoal,
    Goal,
    Person,
    Project,
    ProjectBaseline,
    Requirement,
    Step,
    Support,
)
from itplanner.domain.removal import hangs_on, removal
from itplanner.domain.verbs.handover import handing_over
from tests.builders import (
    DAYS,
    SEEDS,
    TODAY,
    contents,
    declaration,
    goal,
    kpi,
    measure,
    plan_of,
    random_valid_plan,
    reading,
    step,
)

PLAN = plan_of(
    Person(id=1, name="Ann"),
    BusinessGoal(id=1, title="Grow"),
    goal(1, horizon=3, owner=1),
    goal(2, parent=1, carried_from=1),
    Alignment(id=1, goal=1, business_goal=1),
    Support(id=1, goal=2, supported=1),
    step(1, goal=1, due=DAYS[0]),
    step(2, goal=2),
    measure(1, goal=1),
    kpi(1),
    reading(1, measure=1, value=1),
    reading(2, kpi=1, value=1),
)


def test_the_parts_of_a_goal_go_with_it_and_theirs_too() -> None:
    made = removal(PLAN, Ref("goal", 1))
    assert set(made.parts) == {
        Ref("alignment", 1),
        Ref("support", 1),
        Ref("step", 1),
        Ref("measure", 1),
        Ref("reading", 1),
    }


def test_the_links_of_others_are_cut() -> None:
    made = removal(PLAN, Ref("goal", 1))
    assert set(made.cut) == {
        Edit("goal", 2, "parent", 1, None),
        Edit("goal", 2, "carried_from", 1, None),
    }
    assert made.held_by == ()


def test_the_change_is_exactly_what_the_removal_names() -> None:
    made = removal(PLAN, Ref("goal", 1))
    whole = {edit.ref for edit in made.change if edit.field is None}
    assert whole == {Ref("goal", 1), *made.parts}
    assert {edit for edit in made.change if edit.field is not None} == set(made.cut)
    assert made.change.sentence == "Deleted G1 Goal 1"


def test_undo_of_a_removal_brings_everything_back_under_its_number() -> None:
    made = removal(PLAN, Ref("goal", 1))
    gone = PLAN.apply(made.change)
    assert gone[Goal].get(1) is None
    assert gone[Step].get(2) is not None
    assert contents(gone.apply(made.change.inverse("Undone"))) == contents(PLAN)


def test_a_required_link_that_is_no_part_stands_in_the_way() -> None:
    made = removal(PLAN, Ref("area", 1))
    assert made.held_by == (Ref("goal", 1), Ref("goal", 2))
    assert added_problems(PLAN, PLAN.apply(made.change), made.change.touched)


def test_what_goes_together_does_not_stand_in_its_own_way() -> None:
    made = removal(PLAN, Ref("area", 1), Ref("goal", 1), Ref("goal", 2))
    assert made.held_by == ()
    assert made.cut == ()
    assert not added_problems(PLAN, PLAN.apply(made.change), made.change.touched)


def test_a_part_that_is_named_too_goes_once() -> None:
    made = removal(PLAN, Ref("step", 1), Ref("goal", 1))
    assert Ref("step", 1) not in made.parts
    assert [edit.ref for edit in made.change if edit.removes].count(Ref("step", 1)) == 1


def test_several_records_are_named_three_at_most() -> None:
    refs = [Ref("goal", 1), Ref("goal", 2), Ref("step", 1), Ref("step", 2)]
    assert removal(PLAN, *refs).change.sentence == "Deleted G1 Goal 1, G2 Goal 2, ST1 Step 1 …"


def test_removing_nothing_is_an_empty_change() -> None:
    assert len(removal(PLAN, Ref("goal", 99)).change) == 0


def test_a_kpi_goes_with_its_readings_and_lets_measures_go() -> None:
    plan = plan_of(goal(1), kpi(1), measure(1, kpi=1), reading(1, kpi=1, value=1))
    made = removal(plan, Ref("kpi", 1))
    assert made.parts == (Ref("reading", 1),)
    assert made.cut == (Edit("measure", 1, "kpi", 1, None),)


def test_what_was_declared_of_a_record_goes_with_it_and_comes_back() -> None:
    plan = plan_of(
        Person(id=1, name="Ann"), goal(1), kpi(1), declaration(1), declaration(2), declaration(3, record="K1")
    )
    assert hangs_on(plan, Ref("goal", 1)) == (Ref("declaration", 1), Ref("declaration", 2))
    made = removal(plan, Ref("goal", 1))
    assert made.parts == (Ref("declaration", 1), Ref("declaration", 2))
    gone = plan.apply(made.change)
    assert [row.code for row in gone.table("declaration")] == ["DL3"]
    assert contents(gone.apply(made.change.inverse("Undone"))) == contents(plan)


def test_who_declared_something_is_kept() -> None:
    plan = plan_of(Person(id=1, name="Ann"), goal(1), declaration(1))
    assert removal(plan, Ref("person", 1)).held_by == (Ref("declaration", 1),)


def test_who_approved_accepted_or_confirmed_something_is_kept() -> None:
    ben = Person(id=1, name="Ben")
    signed = [
        Project(id=1, name="Mail", accepted_by=1),
        ProjectBaseline(id=1, project=1, number=1, end=TODAY, approved_by=1),
        Requirement(id=1, project=1, text="Fast", accepted_by=1),
        Benefit(id=1, project=1, type="revenue", year=2027, amount=1, confirmed_by=1),
    ]
    plan = plan_of(ben, *signed)
    found = removal(plan, Ref("person", 1))
    assert {ref.kind for ref in found.held_by} == {row.kind for row in signed}
    assert added_problems(plan, plan.apply(found.change), found.change.touched)
    heir = plan.apply(Change.of([added(Person(id=2, name="Ana"))], "Added"))
    assert handing_over(heir, [Ref("person", 1)], Ref("person", 2)).moved == ()


def test_what_hangs_on_a_record_is_named_once() -> None:
    assert hangs_on(PLAN, Ref("goal", 1)) == (
        Ref("alignment", 1),
        Ref("goal", 2),
        Ref("measure", 1),
        Ref("step", 1),
        Ref("support", 1),
    )
    assert hangs_on(PLAN, Ref("step", 1)) == ()


@given(SEEDS)
def test_a_removal_that_nothing_holds_adds_no_problem_and_can_be_undone(seed: int) -> None:
    plan = random_valid_plan(Random(seed), 60)
    for kind in KINDS:
        for number in plan.table(kind).rows:
            made = removal(plan, Ref(kind, number))
            gone = plan.apply(made.change)
            assert bool(made.held_by) is bool(added_problems(plan, gone, made.change.touched))
            assert contents(gone.apply(made.change.inverse("Undone"))) == contents(plan)

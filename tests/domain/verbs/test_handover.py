"""What hangs on a record goes over to another one as one change; what can't is named."""

from random import Random

import pytest
from hypothesis import given

from itplanner.domain.change import Edit, Ref
from itplanner.domain.invariants.references import dangling
from itplanner.domain.problems import added_problems
from itplanner.domain.records import (
    KINDS,
    Alignment,
    Area,
    BusinessGoal,
    Declaration,
    Department,
    Goal,
    Measure,
    Person,
    Reading,
    Role,
    Step,
    Support,
)
from itplanner.domain.removal import hangs_on, links
from itplanner.domain.verbs.handover import handing_over, heirs
from tests.builders import (
    DAYS,
    NETWORK,
    SEEDS,
    contents,
    goal,
    kpi,
    measure,
    plan_of,
    random_valid_plan,
    reading,
    step,
)

PLAN = plan_of(
    NETWORK,
    Area(id=2, name="Security", parent=1),
    Person(id=1, name="Ann"),
    Person(id=2, name="Ben"),
    Role(id=1, person=1, role="cfo", start=DAYS[0]),
    Department(id=1, name="Finance", head=1, delegate=1),
    BusinessGoal(id=1, title="Grow"),
    BusinessGoal(id=2, title="Save"),
    goal(1, horizon=5, owner=2),
    goal(2, horizon=3, parent=1, owner=1),
    goal(3, parent=2, carried_from=2),
    goal(4, horizon=3, merged_into=2),
    Alignment(id=1, goal=1, business_goal=1),
    Alignment(id=2, goal=2, business_goal=1),
    Alignment(id=3, goal=2, business_goal=2),
    Support(id=1, goal=4, supported=2),
    Support(id=2, goal=2, supported=1),
    step(1, goal=2, owner=1),
    measure(1, goal=2),
    reading(1, measure=1, value=1),
)


def test_children_steps_and_a_measure_go_to_the_goal_above() -> None:
    made = handing_over(PLAN, [Ref("goal", 2)], Ref("goal", 1))
    new = PLAN.apply(made.change)
    assert 2 not in new[Goal]
    assert new[Goal].rows[3].parent == 1
    assert new[Goal].rows[4].merged_into == 1
    assert (new[Step].rows[1].goal, new[Measure].rows[1].goal) == (1, 1)
    assert 1 in new[Reading]
    assert [(row.goal, row.business_goal) for row in new[Alignment]] == [(1, 1), (1, 2)]
    assert [(row.goal, row.supported) for row in new[Support]] == [(4, 1)]
    assert made.change.sentence == "Deleted G2 Goal 2; what hung on it went to G1 Goal 1, all but 3"


def test_what_the_other_has_already_and_what_stays_with_the_record_is_named() -> None:
    made = handing_over(PLAN, [Ref("goal", 2)], Ref("goal", 1))
    assert set(made.rest.parts) == {Ref("alignment", 2), Ref("support", 2)}
    assert made.rest.cut == (Edit("goal", 3, "carried_from", 2, None),)


def test_a_goal_that_has_a_measure_takes_no_second_one() -> None:
    plan = plan_of(goal(1), goal(2), measure(1, goal=1), measure(2, goal=2), reading(1, measure=1, value=1))
    made = handing_over(plan, [Ref("goal", 1)], Ref("goal", 2))
    assert set(made.rest.parts) == {Ref("measure", 1), Ref("reading", 1)}
    assert [row.id for row in plan.apply(made.change)[Measure]] == [2]


def test_an_area_that_holds_goals_goes_once_they_moved() -> None:
    made = handing_over(PLAN, [Ref("area", 1)], Ref("area", 2))
    new = PLAN.apply(made.change)
    assert {row.area for row in new[Goal]} == {2}
    assert new[Area].rows[2].parent is None
    assert not made.rest.held_by
    assert not added_problems(PLAN, new, made.change.touched)


def test_a_person_gives_goals_and_posts_to_another_but_no_role() -> None:
    made = handing_over(PLAN, [Ref("person", 1)], Ref("person", 2))
    new = PLAN.apply(made.change)
    assert new[Goal].rows[2].owner == 2
    assert new[Step].rows[1].owner == 2
    assert (new[Department].rows[1].head, new[Department].rows[1].delegate) == (2, 2)
    assert made.rest.parts == (Ref("role", 1),)


def test_a_business_goal_hands_its_alignments_to_another() -> None:
    made = handing_over(PLAN, [Ref("business_goal", 1)], Ref("business_goal", 2))
    assert [(row.goal, row.business_goal) for row in PLAN.apply(made.change)[Alignment]] == [(1, 2), (2, 2)]
    assert made.rest.parts == (Ref("alignment", 2),)


def test_a_goal_below_takes_the_place_of_the_one_that_goes() -> None:
    made = handing_over(PLAN, [Ref("goal", 2)], Ref("goal", 3))
    assert PLAN.apply(made.change)[Goal].rows[3].parent == 1


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_the_heir_stands_where_the_highest_of_those_that_go_stood(order: tuple[int, ...]) -> None:
    areas = [Area(id=number, name=f"Area {number}", parent=number - 1 or None) for number in (1, 2, 3, 4)]
    plan = plan_of(*areas)
    made = handing_over(plan, [Ref("area", number) for number in order], Ref("area", 4))
    assert [(row.id, row.parent) for row in plan.apply(made.change)[Area]] == [(1, None), (4, 1)]


def test_where_nothing_went_over_none_is_said_to_have() -> None:
    plan = plan_of(goal(1), goal(2), measure(1, goal=1), measure(2, goal=2))
    made = handing_over(plan, [Ref("goal", 1)], Ref("goal", 2))
    assert made.change.sentence == "Deleted G1 Goal 1"


def test_several_records_go_to_one_and_what_they_had_both_it_gets_once() -> None:
    plan = plan_of(
        BusinessGoal(id=1, title="Grow"),
        *(goal(number) for number in (1, 2, 3)),
        *(Alignment(id=number, goal=number, business_goal=1) for number in (1, 2)),
        *(step(number, goal=number) for number in (1, 2)),
    )
    made = handing_over(plan, [Ref("goal", 1), Ref("goal", 2)], Ref("goal", 3))
    new = plan.apply(made.change)
    assert [row.goal for row in new[Step]] == [3, 3]
    assert [row.id for row in new[Alignment]] == [1]
    assert (
        made.change.sentence == "Deleted G1 Goal 1, G2 Goal 2; what hung on them went to G3 Goal 3, all but 1"
    )


def test_a_move_that_would_break_the_cascade_adds_the_problem_that_refuses_it() -> None:
    made = handing_over(PLAN, [Ref("goal", 1)], Ref("goal", 3))
    added = added_problems(PLAN, PLAN.apply(made.change), made.change.touched)
    assert {problem.code for problem in added} == {"I2", "I3"}


def test_the_one_above_is_offered_first() -> None:
    assert [row.id for row in heirs(PLAN, [Ref("goal", 3)])] == []
    assert [row.id for row in heirs(PLAN, [Ref("goal", 2)])] == [1, 3, 4]
    assert [row.id for row in heirs(PLAN, [Ref("area", 1)])] == [2]
    assert heirs(PLAN, [Ref("area", 1), Ref("goal", 1)]) == []


def test_readings_belong_to_their_own_kpi() -> None:
    plan = plan_of(kpi(1), kpi(2), reading(1, kpi=1, value=1))
    assert heirs(plan, [Ref("kpi", 1)]) == []


def test_who_declared_a_colour_stays_who_declared_it() -> None:
    said = Declaration(
        id=1, record="G1", colour="green", person=1, given_on=DAYS[0], expires=DAYS[3], reason="Tests pass"
    )
    plan = plan_of(goal(1, owner=1), goal(2), Person(id=1, name="Ann"), Person(id=2, name="Ben"), said)
    assert handing_over(plan, [Ref("person", 1)], Ref("person", 2)).rest.held_by == (Ref("declaration", 1),)
    assert handing_over(plan, [Ref("goal", 1)], Ref("goal", 2)).rest.parts == (Ref("declaration", 1),)


@given(SEEDS)
def test_all_that_hung_on_it_hangs_on_the_other_or_is_named_and_undo_brings_it_back(seed: int) -> None:
    random = Random(seed)
    plan = random_valid_plan(random, 60)
    for kind in KINDS:
        for number in plan.table(kind).rows:
            ref = Ref(kind, number)
            others = heirs(plan, [ref])
            if not others:
                continue
            heir = Ref(kind, random.choice(others).id)
            made = handing_over(plan, [ref], heir)
            new = plan.apply(made.change)
            assert len(list(dangling(new, ref))) == len(made.rest.held_by)
            over = {edit.ref for edit in made.moved} - {heir}
            assert over <= set(hangs_on(new, heir))
            named = {*made.rest.parts, *(edit.ref for edit in made.rest.cut), *made.rest.held_by, heir}
            assert set(hangs_on(plan, ref)) - {ref} <= over | named
            stayed = {source for source, spec in links(plan, ref) if spec.stays}
            assert set(hangs_on(new, heir)) >= set(hangs_on(plan, heir)) - {ref} - {*made.rest.parts} - stayed
            codes = {problem.code for problem in added_problems(plan, new, made.change.touched)}
            assert codes <= {"I2", "I3"} | ({"I1"} if made.rest.held_by else set())
            assert contents(new.apply(made.change.inverse("Undone"))) == contents(plan)

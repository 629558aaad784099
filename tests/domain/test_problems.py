"""Looking around a change finds what looking at everything finds."""

from collections import Counter
from random import Random

from hypothesis import event, given

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems, everything, problems
from itplanner.domain.records import KINDS, Support
from tests.builders import (
    SEEDS,
    change_of,
    goal,
    plan_of,
    plans_and_changes,
    random_change,
    random_plan,
    random_valid_plan,
)

FOUND = {
    ("I1", "goal", "area"),  # dangling
    ("I1", "step", "goal"),
    ("I1", "area", "name"),  # rivals
    ("I1", "measure", "goal"),
    ("I1", "reading", "date"),
    ("I1", "support", "supported"),
    ("I1", "organisation", "id"),
    ("I1", "reading", "kpi"),  # a reading of nothing
    ("I11", "reading", "value"),
    ("I2", "goal", "parent"),  # circles
    ("I2", "goal", "carried_from"),
    ("I2", "area", "parent"),
    ("I2", "support", "supported"),
    ("I2", "dependency", "needs"),
    ("I3", "goal", "parent"),  # the cascade
    ("I3", "goal", "due"),
    ("I4", "goal", "due"),  # backwards
    ("I4", "kpi", "green_max"),
}
"""What random changes must be able to add, else the properties below prove little."""


@given(plans_and_changes())
def test_a_change_adds_the_problems_that_looking_at_everything_shows(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    new = plan.apply(change)
    expected = problems(new) - problems(plan)
    for problem in expected:
        event(f"{problem.code} {problem.ref.kind} {problem.field}")
    assert added_problems(plan, new, change.touched) == expected


@given(plans_and_changes())
def test_taking_a_change_back_adds_no_problem_that_was_not_there(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    new = plan.apply(change)
    assert added_problems(new, plan, change.touched) == problems(plan) - problems(new)


@given(SEEDS)
def test_a_plan_built_by_accepted_changes_has_no_problem(seed: int) -> None:
    assert problems(random_valid_plan(Random(seed), 60)) == frozenset()


def test_random_changes_add_every_sort_of_problem_and_all_are_found() -> None:
    random, seen = Random(2027), Counter[tuple[str, str, str]]()
    for _ in range(1500):
        plan = random_plan(random, 50)
        change = random_change(random, plan, random.randint(1, 8))
        new = plan.apply(change)
        news = problems(new) - problems(plan)
        assert added_problems(plan, new, change.touched) == news
        seen.update({(problem.code, problem.ref.kind, problem.field) for problem in news})
    assert {each for each in FOUND if seen[each] < 5} == set()


def test_everything_is_every_record() -> None:
    plan = plan_of(goal(1), goal(2))
    assert set(everything(plan)) == {
        Ref("organisation", 1),
        Ref("area", 1),
        Ref("goal", 1),
        Ref("goal", 2),
    }


def test_two_changes_that_are_fine_alone_are_refused_together() -> None:
    plan = plan_of(goal(1, horizon=3), goal(2, horizon=3), goal(3))
    under_one = change_of(Edit("goal", 3, "parent", None, 1))
    shorter = change_of(Edit("goal", 1, "horizon", 3, 1))
    assert not added_problems(plan, plan.apply(under_one), under_one.touched)
    assert not added_problems(plan, plan.apply(shorter), shorter.touched)
    newest = plan.apply(under_one)
    assert [problem.code for problem in added_problems(newest, newest.apply(shorter), shorter.touched)] == [
        "I3"
    ]


def test_an_old_problem_does_not_keep_a_goal_from_being_renamed() -> None:
    plan = plan_of(goal(1, area=9))
    rename = change_of(Edit("goal", 1, "title", "Goal 1", "New"))
    assert problems(plan)
    assert not added_problems(plan, plan.apply(rename), rename.touched)


def test_a_circle_that_only_grew_is_new_only_where_it_grew() -> None:
    goals = [goal(number) for number in range(1, 5)]
    circle = [Support(id=1, goal=1, supported=2), Support(id=2, goal=2, supported=1)]
    plan = plan_of(*goals, *circle)
    grown = change_of(added(Support(id=3, goal=2, supported=3)), added(Support(id=4, goal=3, supported=1)))
    news = added_problems(plan, plan.apply(grown), grown.touched)
    assert {problem.ref for problem in news} == {Ref("support", 3), Ref("support", 4)}


def test_the_words_of_a_problem_do_not_depend_on_where_it_was_found() -> None:
    plan = plan_of(goal(1, parent=3), goal(2, parent=1), goal(3, parent=2))
    refs = [Ref("goal", number) for number in (1, 2, 3)]
    words = [{problem.message for problem in problems(plan, [ref]) if problem.code == "I2"} for ref in refs]
    assert words == [{"G1: Under makes a circle: G1 → G3 → G2 → G1. Choose another."}] * 3


def test_removing_a_record_that_others_need_is_a_problem() -> None:
    plan = plan_of(goal(1))
    gone = change_of(removed(next(iter(plan.table("area")))))
    (problem,) = added_problems(plan, plan.apply(gone), gone.touched)
    assert problem.message == "G1: Area names area AR1, which isn't in the plan. Choose another."


def test_every_problem_names_a_record_of_its_plan_and_a_field() -> None:
    random = Random(5)
    for _ in range(200):
        plan = random_plan(random, 30)
        for problem in problems(plan):
            assert plan.find(problem.ref) is not None
            assert problem.field in {"id", *KINDS[problem.ref.kind].__dataclass_fields__}

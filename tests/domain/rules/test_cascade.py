"""Who stands above and below whom."""

from hypothesis import given

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.cascade import ancestors, descendants, in_cascade
from tests.builders import goal, plan_of, plans

PLAN = plan_of(
    goal(1, horizon=10),
    goal(2, horizon=5, parent=1),
    goal(3, horizon=3, parent=2),
    goal(4, parent=3),
    goal(5, parent=2),
    goal(6, horizon=10),
)


def ids(goals: list[Goal]) -> list[int]:
    return [each.id for each in goals]


def test_each_goal_is_followed_by_those_under_it() -> None:
    assert ids(in_cascade(PLAN[Goal])) == [1, 2, 3, 4, 5, 6]


def test_a_goal_whose_parent_is_left_out_stands_by_itself() -> None:
    some = [each for each in PLAN[Goal] if each.id in {3, 4, 5, 6}]
    assert ids(in_cascade(some)) == [6, 3, 4, 5]


def test_ancestors_stand_nearest_first_and_descendants_are_all_below() -> None:
    assert ids(ancestors(PLAN, PLAN[Goal].rows[4])) == [3, 2, 1]
    assert sorted(ids(descendants(PLAN, PLAN[Goal].rows[2]))) == [3, 4, 5]


@given(plans())
def test_a_damaged_plan_loses_no_goal_and_hangs_nothing(plan: Plan) -> None:
    assert sorted(ids(in_cascade(plan[Goal]))) == sorted(plan[Goal].rows)
    for each in plan[Goal]:
        assert each.id not in ids(ancestors(plan, each)) + ids(descendants(plan, each))

"""Which goals stand together, and in which order."""

from itplanner.domain.change import Ref
from itplanner.domain.records import Alignment, Area, BusinessGoal, Goal, Person
from itplanner.timeline.groups import By, groups
from tests.builders import NETWORK, goal, plan_of

PLAN = plan_of(
    NETWORK,
    Area(id=2, name="Data"),
    Area(id=3, name="Cables", parent=1),
    BusinessGoal(id=1, title="Grow"),
    BusinessGoal(id=2, title="Save"),
    Person(id=1, name="Zoe"),
    Person(id=2, name="Adam"),
    goal(1, horizon=1, parent=3, owner=1),
    goal(2, horizon=1, area=3, owner=2),
    goal(3, horizon=10, owner=2),
    goal(4, horizon=5, area=2),
    goal(5, horizon=3, parent=4, area=2, owner=1),
    Alignment(id=1, goal=1, business_goal=1, strength="secondary"),
    Alignment(id=2, goal=1, business_goal=2),
    Alignment(id=3, goal=5, business_goal=1, strength="secondary"),
)


def shown(by: By) -> list[tuple[str, list[int]]]:
    return [(group.name, [each.id for each in group.goals]) for group in groups(PLAN, PLAN[Goal], by)]


def test_by_area_sub_areas_stand_with_theirs_and_children_under_their_goal() -> None:
    assert shown("area") == [("Network", [3, 1, 2]), ("Data", [4, 5])]
    assert [group.key for group in groups(PLAN, PLAN[Goal], "area")] == [Ref("area", 1), Ref("area", 2)]


def test_by_business_goal_the_primary_one_counts_and_each_goal_stands_once() -> None:
    assert shown("business goal") == [("BG1 Grow", [5]), ("BG2 Save", [1]), ("No business goal", [3, 4, 2])]


def test_by_owner_people_stand_by_name_and_nobody_last() -> None:
    assert shown("owner") == [("Adam", [3, 2]), ("Zoe", [1, 5]), ("Nobody", [4])]

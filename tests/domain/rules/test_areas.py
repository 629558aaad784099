"""Sub-areas stand right after their area, and belong to the one at the top."""

from itplanner.domain.plan import Plan
from itplanner.domain.records import Area
from itplanner.domain.rules.areas import in_order, tops

PLAN = Plan.of(
    [
        Area(id=1, name="Network"),
        Area(id=2, name="Support"),
        Area(id=3, name="Wi-Fi", parent=1),
        Area(id=4, name="Desk", parent=2),
        Area(id=5, name="Masts", parent=3),
        Area(id=6, name="First", rank="0V"),
    ]
)


def test_sub_areas_stand_right_after_their_area() -> None:
    assert [area.name for area in in_order(PLAN)] == ["First", "Network", "Wi-Fi", "Masts", "Support", "Desk"]


def test_a_sub_area_belongs_to_the_area_at_the_top() -> None:
    assert tops(PLAN) == {1: 1, 2: 2, 3: 1, 4: 2, 5: 1, 6: 6}


def test_a_circle_in_a_damaged_plan_ends() -> None:
    circle = Plan.of([Area(id=1, name="A", parent=2), Area(id=2, name="B", parent=1)])
    assert {area.name for area in in_order(circle)} == {"A", "B"}
    assert set(tops(circle)) == {1, 2}

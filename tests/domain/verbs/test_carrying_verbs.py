"""Goals are carried over to a later year's checklist, and a year's open goals copied."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.problems import problems
from itplanner.domain.records import Alignment, BusinessGoal, Dependency, Goal, GoalKPI, Measure, Step
from itplanner.domain.rules.years import calendar
from itplanner.domain.verbs.goals import carrying, copying
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, kpi, measure, plan_of, reading, step

D = datetime.date
GOAL = Ref("goal", 1)


def made(outcome: Change | Wrong) -> Change:
    assert isinstance(outcome, Change), outcome
    return outcome


FULL = plan_of(
    goal(9, horizon=3, due=D(2028, 3, 31)),
    goal(
        1,
        status="active",
        year=2027,
        parent=9,
        due=D(2027, 5, 31),
        start=D(2026, 9, 1),
        tags=("lan",),
        owner=None,
    ),
    goal(2),
    BusinessGoal(id=1, title="Grow"),
    Alignment(id=1, goal=1, business_goal=1, strength="secondary"),
    Dependency(id=1, goal=1, needs=2),
    Dependency(id=2, goal=2, needs=9),
    kpi(1),
    GoalKPI(id=1, goal=1, kpi=1),
    step(1, done=True, rank="A"),
    step(2, due=D(2027, 2, 28), rank="C", text="Order"),
    step(3, rank="B", text="Ask"),
    measure(1, start_value=9, target=0, direction="decrease", due=D(2027, 4, 30)),
    reading(1, measure=1, value=4, date=D(2026, 10, 1)),
)


def carried(plan: Plan = FULL, year: int | None = None) -> tuple[Plan, Goal]:
    """Return the plan after goal 1 was carried over, and its copy."""
    new = plan.apply(made(carrying(plan, [GOAL], year, "Line came late", TODAY)))
    copy = new[Goal].get(-1)
    assert copy is not None
    return new, copy


def test_the_old_goal_is_deferred_with_the_reason() -> None:
    new, _copy = carried()
    old = new[Goal].get(1)
    assert old is not None
    assert (old.status, old.end_reason) == ("deferred", "Line came late")
    assert [row.done for row in new[Step].where("goal", 1)] == [True, False, False]


def test_the_copy_is_linked_back_and_stands_in_the_next_year() -> None:
    new, copy = carried()
    assert (copy.carried_from, copy.year, copy.end_reason) == (1, 2028, "")
    assert (copy.title, copy.parent, copy.tags, copy.status) == ("Goal 1", 9, ("lan",), "active")
    assert not problems(new)


def test_the_copy_starts_with_the_year_and_is_due_no_later_than_its_parent() -> None:
    _new, copy = carried()
    assert (copy.start, copy.due) == (D(2027, 7, 1), D(2028, 3, 31))


def test_only_the_open_steps_go_along_and_none_is_due_after_the_goal() -> None:
    new, _copy = carried()
    steps = sorted(new[Step].where("goal", -1), key=lambda row: row.rank)
    assert [(row.text, row.due, row.done) for row in steps] == [
        ("Ask", None, False),
        ("Order", D(2028, 2, 28), False),
    ]


def test_the_measure_goes_on_from_where_it_stands() -> None:
    new, _copy = carried()
    (copied,) = new[Measure].where("goal", -1)
    assert (copied.start_value, copied.start_on, copied.target, copied.due) == (4, D(2027, 7, 1), 0, None)


def test_the_links_are_copied_and_others_keep_theirs() -> None:
    new, _copy = carried()
    assert [(row.business_goal, row.strength) for row in new[Alignment].where("goal", -1)] == [
        (1, "secondary")
    ]
    assert [row.needs for row in new[Dependency].where("goal", -1)] == [2]
    assert [row.kpi for row in new[GoalKPI].where("goal", -1)] == [1]
    assert len(new[Alignment].where("goal", 1)) == 1


def test_every_new_record_has_a_number_of_its_own() -> None:
    change = made(carrying(FULL, [GOAL], None, "Late", TODAY))
    numbers = [each.id for each in change if each.adds]
    assert len(numbers) == len(set(numbers)) == 7
    assert all(number < 0 for number in numbers)
    assert change.sentence == "G1 carried over to FY2028: Late"


def test_a_goal_without_dates_is_due_at_the_end_of_the_year() -> None:
    _new, copy = carried(plan_of(goal(1, status="active")))
    assert (copy.year, copy.start, copy.due) == (2028, D(2027, 7, 1), D(2028, 6, 30))


def test_a_leap_day_becomes_the_last_of_february() -> None:
    _new, copy = carried(plan_of(goal(1, year=2028, due=D(2028, 2, 29))))
    assert copy.due == D(2029, 2, 28)


def test_goals_are_carried_over_together_each_with_its_own_copy() -> None:
    plan = plan_of(goal(1, year=2027), goal(2, year=2027), step(1, goal=1), step(2, goal=2))
    change = made(carrying(plan, [GOAL, Ref("goal", 2)], None, "Late", TODAY))
    assert change.sentence == "G1, G2 carried over to FY2028: Late"
    new = plan.apply(change)
    copies = {row.carried_from: row for row in new[Goal] if row.carried_from is not None}
    assert {row.year for row in copies.values()} == {2028}
    assert {new[Goal].rows[number].status for number in (1, 2)} == {"deferred"}
    assert [[row.text for row in new[Step].where("goal", copies[number].id)] for number in (1, 2)] == [
        ["Step 1"],
        ["Step 2"],
    ]
    assert not problems(new)


def test_goals_of_two_years_go_to_the_year_after_both() -> None:
    plan = plan_of(goal(1, year=2027), goal(2, year=2028))
    change = made(carrying(plan, [GOAL, Ref("goal", 2)], None, "Late", TODAY))
    assert {row.year for row in plan.apply(change)[Goal] if row.id < 0} == {2029}


def test_one_goal_that_is_done_keeps_the_others_where_they_are() -> None:
    plan = plan_of(goal(1, year=2027), goal(2, year=2027, status="done"))
    assert carrying(plan, [GOAL, Ref("goal", 2)], None, "Late", TODAY) == Wrong(
        "G2 is done; only an open goal is carried over."
    )


@pytest.mark.parametrize(
    ("values", "year", "reason", "message"),
    [
        (
            {"horizon": 3},
            None,
            "Late",
            "G1 isn't annual, so it isn't carried over. Move its due date.",
        ),
        ({"status": "done"}, None, "Late", "G1 is done; only an open goal is carried over."),
        ({"status": "deferred"}, None, "Late", "G1 is deferred; only an open goal is carried over."),
        ({}, None, " ", "G1 is carried over only with a reason. Say why."),
        ({"year": 2028}, 2028, "Late", "G1 stands in FY2028; carry it to a later year."),
        ({}, 2027, "Late", "G1 stands in FY2027; carry it to a later year."),
    ],
)
def test_what_cannot_be_carried_over_says_why(
    values: dict[str, object], year: int | None, reason: str, message: str
) -> None:
    assert carrying(plan_of(goal(1, **values)), [GOAL], year, reason, TODAY) == Wrong(message)


def test_a_parent_that_ends_before_the_new_year_comes_first() -> None:
    plan = plan_of(goal(9, horizon=3, due=D(2027, 6, 30)), goal(1, parent=9, year=2027))
    assert carrying(plan, [GOAL], None, "Late", TODAY) == Wrong(
        "G9 above G1 ends 30 Jun 2027, before FY2028: move it first."
    )


@given(
    due=st.none() | st.dates(D(2024, 1, 1), D(2030, 12, 31)),
    step_due=st.none() | st.dates(D(2024, 1, 1), D(2030, 12, 31)),
    parent_due=st.none() | st.dates(D(2027, 7, 1), D(2032, 12, 31)),
    to=st.none() | st.integers(2028, 2031),
)
def test_the_dates_of_a_copy_lie_in_its_year(
    due: D | None, step_due: D | None, parent_due: D | None, to: int | None
) -> None:
    plan = plan_of(
        goal(9, horizon=3, due=parent_due), goal(1, parent=9, year=2027, due=due), step(1, due=step_due)
    )
    change = carrying(plan, [GOAL], to, "Late", TODAY)
    first, last = calendar(plan).first_day(to or 2028), calendar(plan).last_day(to or 2028)
    if isinstance(change, Wrong):
        assert parent_due is not None
        assert parent_due < first
        return
    new = plan.apply(change)
    copy, copied = new[Goal].get(-1), new[Step].where("goal", -1)[0]
    assert copy is not None
    assert copy.due is not None
    assert first <= copy.due <= min(last, parent_due or last)
    assert (copied.due is None) is (step_due is None)
    assert copied.due is None or first <= copied.due <= copy.due
    assert not problems(new) - problems(plan)


def test_the_open_goals_of_a_year_are_copied_with_their_steps_unticked() -> None:
    plan = plan_of(
        goal(1, status="active", year=2027, start=D(2026, 7, 1), due=D(2027, 3, 31)),
        goal(2, status="done", year=2027, due=D(2027, 3, 31)),
        goal(3, year=2027, due=D(2027, 6, 30)),
        step(1, goal=1, done=True, done_on=D(2026, 9, 1), due=D(2026, 9, 30)),
        step(2, goal=3),
    )
    change = made(copying(plan, 2027, 2028))
    new = plan.apply(change)
    copies = [row for row in new[Goal] if row.id < 0]
    assert {(row.title, row.year, row.status, row.due) for row in copies} == {
        ("Goal 1", 2028, "proposed", D(2028, 3, 31)),
        ("Goal 3", 2028, "proposed", D(2028, 6, 30)),
    }
    assert [(row.done, row.done_on) for row in new[Step] if row.id < 0] == [(False, None), (False, None)]
    assert change.sentence == "Copied 2 open goals of FY2027 to FY2028"
    assert not problems(new)


def test_a_year_without_open_goals_has_nothing_to_copy() -> None:
    assert copying(plan_of(), 2027, 2028) == Wrong("FY2027 has no open goals that could be copied to FY2028.")

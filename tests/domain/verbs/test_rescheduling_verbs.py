"""Goals move in time with all that is theirs, and what stands in the way can make way in the same change."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.problems import problems
from itplanner.domain.records import Goal, Measure, Step
from itplanner.domain.verbs.rescheduling import Move, obstacle, rescheduling
from itplanner.domain.wrong import Wrong
from tests.builders import contents, goal, measure, plan_of, step

START = datetime.date(2026, 7, 1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def row(number: int, due: str, **values: Any) -> Goal:
    return goal(number, **{"start": START, "due": day(due), "status": "active", **values})


CASCADE = plan_of(
    row(1, "2036-06-30", horizon=10),
    row(2, "2031-06-30", horizon=5, parent=1),
    row(3, "2031-03-31", horizon=3, parent=2),
    row(4, "2027-06-30", horizon=1, parent=3),
    row(5, "2026-09-30", horizon=1, parent=3, status="done"),
    step(1, goal=4, due=day("2027-01-31")),
    step(2, goal=4, due=day("2026-08-31"), done=True, done_on=day("2026-08-31")),
    step(3, goal=4),
    measure(1, goal=4, due=day("2027-05-31")),
)


def move(*numbers: int, months: int, **values: bool) -> Move:
    return Move(tuple(Ref("goal", number) for number in numbers), months, **values)


def moved(plan: Plan, what: Move) -> tuple[Plan, str]:
    change = rescheduling(plan, what)
    assert isinstance(change, Change), change
    return plan.apply(change), change.sentence


def dues(plan: Plan) -> dict[int, str]:
    return {each.id: str(each.due) for each in plan[Goal]}


def test_a_bar_moves_with_its_open_steps_and_its_measure() -> None:
    plan, said = moved(CASCADE, move(4, months=3))
    assert (plan[Goal].rows[4].start, plan[Goal].rows[4].due) == (day("2026-10-01"), day("2027-09-30"))
    assert [each.due for each in plan[Step]] == [day("2027-04-30"), day("2026-08-31"), None]
    assert plan[Measure].rows[1].due == day("2027-08-31")
    assert said == "G4 moved 3 months later: due 30 Jun 2027 → 30 Sep 2027"


def test_an_end_moves_alone() -> None:
    plan, said = moved(CASCADE, move(4, months=-1, end=True))
    assert (plan[Goal].rows[4].start, plan[Goal].rows[4].due) == (START, day("2027-05-31"))
    assert [each.due for each in plan[Step]] == [each.due for each in CASCADE[Step]]
    assert said == "G4 ends 1 month earlier: due 30 Jun 2027 → 31 May 2027"


def test_a_selection_moves_as_one_change_and_what_is_over_stays() -> None:
    plan, said = moved(CASCADE, move(3, 4, 5, months=-3))
    assert dues(plan) == dues(CASCADE) | {3: "2030-12-31", 4: "2027-03-31"}
    assert said == "G3, G4 moved 3 months earlier"


@pytest.mark.parametrize(
    ("numbers", "end", "words"),
    [
        ((5,), False, "G5 is done: it stays."),
        ((6,), False, "G6 has no dates yet."),
        ((7,), True, "G7 has no due date yet."),
        ((5, 6), False, "None of these goals can be moved: they are over, or have no dates yet."),
        ((8,), False, "There is no goal G8 in the plan."),
        ((9,), False, "The plan's dates lie in the years 1900 to 2200. Move by less."),
        ((), False, "There is no goal to move."),
    ],
)
def test_what_cannot_be_moved_is_said(numbers: tuple[int, ...], end: bool, words: str) -> None:
    plan = plan_of(*CASCADE[Goal], goal(6), goal(7, start=START), goal(9, due=day("2200-11-30")))
    found = rescheduling(plan, move(*numbers, months=3, end=end))
    assert isinstance(found, Wrong)
    assert found.message == words
    assert obstacle(plan, move(*numbers, months=3, end=end)) is None


def test_an_end_that_would_pass_a_childs_moves_with_the_ends_in_its_way() -> None:
    asked = move(2, months=-6, end=True)
    found = obstacle(CASCADE, asked)
    assert found is not None
    assert found.others == (Ref("goal", 3),)
    assert "G3: due 31 Mar 2031 is after G2 ends (31 Dec 2030)." in found.problems[0].message
    plan, said = moved(CASCADE, move(2, months=-6, end=True, together=True))
    assert dues(plan) == dues(CASCADE) | {2: "2030-12-31", 3: "2030-09-30"}
    assert plan[Goal].rows[3].start == START
    assert said == "G2 ends 6 months earlier, the end of G3 with it"


def test_a_bar_that_would_pass_a_childs_end_moves_with_all_below_it() -> None:
    found = obstacle(CASCADE, move(2, months=-6))
    assert found is not None
    assert found.others == (Ref("goal", 3), Ref("goal", 4))
    plan, said = moved(CASCADE, move(2, months=-6, together=True))
    assert dues(plan) == dues(CASCADE) | {2: "2030-12-31", 3: "2030-09-30", 4: "2026-12-31"}
    assert plan[Step].rows[1].due == day("2026-07-31")
    assert said == "G2 moved 6 months earlier, G3, G4 with it"


def test_a_goal_that_would_pass_its_parents_end_takes_that_end_along() -> None:
    found = obstacle(CASCADE, move(3, months=12))
    assert found is not None
    assert found.others == (Ref("goal", 2),)
    plan, said = moved(CASCADE, move(3, months=12, together=True))
    assert dues(plan) == dues(CASCADE) | {3: "2032-03-31", 2: "2032-06-30"}
    assert plan[Goal].rows[2].start == START
    assert said == "G3 moved 12 months later, the end of G2 with it"


def test_what_makes_way_takes_along_what_is_in_its_own_way() -> None:
    due = "2031-06-30"
    above = row(1, due, horizon=10)
    chain = plan_of(above, row(2, due, horizon=5, parent=1), row(3, due, horizon=3, parent=2))
    earlier, _said = moved(chain, move(1, months=-3, end=True, together=True))
    later, _said = moved(chain, move(3, months=3, together=True))
    assert dues(earlier) == dict.fromkeys((1, 2, 3), "2031-03-31")
    assert dues(later) == dict.fromkeys((1, 2, 3), "2031-09-30")


def test_a_child_that_is_done_makes_no_way() -> None:
    plan = plan_of(row(1, "2029-06-30", horizon=3), row(2, "2029-06-30", parent=1, status="done"))
    found = obstacle(plan, move(1, months=-3, end=True))
    assert found is not None
    assert found.others == ()


def test_nothing_stands_in_the_way_of_most_moves() -> None:
    assert obstacle(CASCADE, move(2, months=-3, end=True)) is None
    assert obstacle(CASCADE, move(2, 3, months=-24)) is None


@st.composite
def cascades(draw: st.DrawFn) -> Plan:
    """Return plans of open goals in which every goal ends no later than the one above it."""
    rows = [row(1, "2036-06-30", horizon=10)]
    for number in range(2, draw(st.integers(2, 9))):
        above = draw(st.sampled_from([each for each in rows if each.horizon > 1]))
        shorter = [years for years in (1, 3, 5) if years < above.horizon]
        assert above.due is not None
        due = draw(st.dates(START, above.due))
        rows.append(row(number, str(due), horizon=draw(st.sampled_from(shorter)), parent=above.id))
    return plan_of(*rows)


@given(st.data(), st.integers(-40, 40), st.booleans())
def test_together_no_goal_ends_after_the_one_above_it(data: st.DataObject, months: int, end: bool) -> None:
    plan = data.draw(cascades())
    numbers = data.draw(st.sets(st.sampled_from(sorted(plan[Goal].rows)), min_size=1))
    after, _said = moved(plan, move(*sorted(numbers), months=months, end=end, together=True))
    assert {problem for problem in problems(after) if problem.code == "I3"} == set()


@given(st.data(), st.integers(-40, 40), st.booleans(), st.booleans())
def test_a_move_is_taken_back_as_one_change(
    data: st.DataObject, months: int, end: bool, together: bool
) -> None:
    plan = data.draw(cascades())
    number = data.draw(st.sampled_from(sorted(plan[Goal].rows)))
    change = rescheduling(plan, move(number, months=months, end=end, together=together))
    assert isinstance(change, Change)
    assert contents(plan.apply(change).apply(change.inverse("back"))) == contents(plan)


@given(st.data(), st.integers(1, 40), st.booleans())
def test_a_move_without_an_obstacle_breaks_nothing(data: st.DataObject, months: int, end: bool) -> None:
    plan = data.draw(cascades())
    what = move(data.draw(st.sampled_from(sorted(plan[Goal].rows))), months=-months, end=end)
    after, _said = moved(plan, what)
    assert (obstacle(plan, what) is None) == (problems(after) == frozenset())

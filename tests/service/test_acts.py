"""Acts as words."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.records import Goal, Reading, Step
from itplanner.errors import BadInput, PlannerError
from itplanner.service.acts import perform
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.store import Store

WHEN = When(datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC), datetime.date(2026, 11, 23))


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    with Store.create(tmp_path / "plan.db") as store:
        planner = Planner(store, Actor("ann"))
        for words in (
            ["set", "organisation", "name=Acme", "currency=EUR", "year=2026"],
            ["add", "area", "name=Network"],
            ["add", "goals", "title=Fibre", "area=Network", "horizon=1"],
            ["add", "step", "goal=G1", "text=Order the lines"],
            ["add", "measure", "goal=G1", "unit=links", "direction=increase", "start-value=0", "target=9"],
            ["add", "business-goal", "title=Grow"],
        ):
            perform(planner, words, WHEN)
        yield planner


def act(planner: Planner, *words: str) -> Outcome:
    return perform(planner, words, WHEN)


def refusal(planner: Planner, *words: str) -> str:
    with pytest.raises(PlannerError) as refused:
        act(planner, *words)
    return refused.value.message


def test_setting_takes_hyphens_and_several_fields_as_one_change(planner: Planner) -> None:
    act(planner, "set", "g1", "due=2026-12-31", "no-cost-reason=Our own hours")
    goal = planner.plan[Goal].rows[1]
    assert (goal.due, goal.no_cost_reason) == (datetime.date(2026, 12, 31), "Our own hours")
    assert len(planner.store.revisions()) == 7


def test_entries_of_lists_and_tags_are_added_and_taken_away(planner: Planner) -> None:
    act(planner, "set", "G1", "tags+=lan,wan", "business-goals+=BG1:secondary")
    assert planner.plan[Goal].rows[1].tags == ("lan", "wan")
    assert [each.strength for each in planner.plan.table("alignment")] == ["secondary"]
    act(planner, "set", "G1", "tags-=lan", "business_goals-=BG1")
    assert planner.plan[Goal].rows[1].tags == ("wan",)
    assert len(planner.plan.table("alignment")) == 0


def test_done_ticks_a_step_and_closes_a_goal(planner: Planner) -> None:
    act(planner, "set", "G1", "status=active")
    assert "can't be closed yet" in refusal(planner, "done", "G1")
    act(planner, "done", "ST1")
    assert planner.plan[Step].rows[1].done_on == WHEN.today
    act(planner, "done", "G1")
    assert planner.plan[Goal].rows[1].status == "done"


def test_a_goal_with_open_steps_is_closed_with_a_reason(planner: Planner) -> None:
    act(planner, "set", "G1", "status=active")
    act(planner, "done", "G1", "reason=Not needed any more")
    assert planner.plan[Goal].rows[1].end_reason == "Not needed any more"


def test_a_value_is_recorded_on_a_day_with_its_parts_and_a_note(planner: Planner) -> None:
    act(planner, "record", "G1", "7", "on=2026-08-31", "note=Plants")
    act(planner, "record", "G1", "9/12")
    act(planner, "record", "G1", "45.5", "on=2026-09-30", "numerator=5", "denominator=11")
    said = [(each.date.isoformat(), each.value, each.numerator, each.note) for each in planner.plan[Reading]]
    assert said == [
        ("2026-08-31", 7, None, "Plants"),
        ("2026-11-23", None, 9, ""),
        ("2026-09-30", 45.5, 5, ""),
    ]


def test_a_goal_is_carried_over_to_a_later_year(planner: Planner) -> None:
    act(planner, "carry", "G1", "year=2028", "reason=No capacity")
    assert planner.plan[Goal].rows[2].carried_from == 1
    assert planner.plan[Goal].rows[2].year == 2028


def test_what_was_added_is_told_by_its_number(planner: Planner) -> None:
    assert act(planner, "add", "step", "goal=G1", "text=Dig").added == (Ref("step", 2),)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frobnicate", "G1"], "is no act"),
        (["add", "gaols", "title=x"], "Did you mean goals?"),
        (["add", "step", "goal=G1", "text"], "is no FIELD=VALUE"),
        (["add", "step", "goal=G1", "goal=G1"], "goal is said twice"),
        (["add", "step", "tags+=x"], "nothing yet to add to"),
        (["set", "G1"], "Say what to set"),
        (["set", "G9", "note=x"], "There is no goal G9 in the plan."),
        (["set", "G01", "note=x"], "Records have no leading zeros: G1."),
        (["set", "copper", "note=x"], "is no code"),
        (["set", "G1", "colour=red"], 'There is no field "colour"'),
        (["set", "G1", "due+=2027-01-01"], "holds one value"),
        (["done", "BG1"], "only steps and goals are done"),
        (["record", "G1", "7", "when=fri"], "isn't known here"),
        (["record", "BG1", "7"], "has no readings"),
        (["carry", "G1", "year=soon", "reason=x"], "is no fiscal year"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_stored(
    planner: Planner, words: list[str], said: str
) -> None:
    before = planner.plan.revision
    assert said in refusal(planner, *words)
    assert planner.plan.revision == before


def test_bad_values_are_told_by_field(planner: Planner) -> None:
    with pytest.raises(BadInput) as bad:
        act(planner, "set", "G1", "due=soonish", "horizon=7")
    assert set(bad.value.wrong) == {"due", "horizon"}

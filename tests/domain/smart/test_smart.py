"""Whether a goal is SMART, by evidence: the fields decide, the words only warn."""

import datetime
from typing import Any

import pytest
from hypothesis import given

from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    Alignment,
    BusinessGoal,
    Goal,
    GoalKPI,
    Record,
)
from itplanner.domain.smart.smart import judge
from itplanner.domain.smart.verdicts import LETTERS, Letter
from itplanner.service.packs import pack
from tests.builders import TODAY, goal, kpi, measure, plan_of, plans, reading, step, waiver
from tests.domain.smart.example import AIM, COUNTED, DUE, LINK, OWNER, example, found


def test_the_rewritten_example_holds_but_for_the_money_of_later_budget_lines() -> None:
    smart = found()
    assert smart.short == "SMaRT"
    assert smart.letters["A"].sentence == "61k needed, in no budget line yet"
    assert [gap.field for gap in smart.letters["A"].gaps] == ["need"]
    assert not smart.holds
    assert {smart.letters[letter].sentence for letter in LETTERS if letter != "A"} == {
        "Owner J. Diaz",
        "PCs older than 5 years 55 → 0, now 55",
        "BG2 primary",
        "30 Sep 2026, inside FY2027",
    }


def test_without_cost_it_holds() -> None:
    smart = found(need=None, no_cost_reason="Old stock")
    assert (smart.short, smart.holds) == ("SMART", True)
    assert smart.letters["A"].sentence == "Needs no money; 120 of 960 h of the owner's year"


@pytest.mark.parametrize("horizon", [1, 3, 5, 10])
def test_measure_and_time_are_judged_more_softly_from_five_years_on(horizon: int) -> None:
    soft = horizon >= 5
    records = (measure(goal=9), goal(9))
    values = {"horizon": horizon, "title": "No server room of our own"}
    looked_at = {**values, "due": None, "review_on": DUE}
    assert found(*records, **looked_at).letters["T"].verdict == ("weak" if soft else "fail")
    assert found(*records, **looked_at).letters["M"].verdict == ("weak" if soft else "fail")
    assert found(*records, **values, due=DUE).letters["T"].verdict == ("weak" if soft else "pass")
    assert found(*records, **values, due=DUE, review_on=DUE, year=None).letters["T"].verdict == "pass"
    assert found(*records, **values).letters["M"].verdict == "fail"


@pytest.mark.parametrize("record", [goal(2, parent=1), GoalKPI(id=1, goal=1, kpi=1)])
def test_a_vision_has_a_direction_by_what_lies_below_it_or_follows_it(record: Record) -> None:
    records = (measure(goal=9), goal(9), kpi(), record)
    assert found(*records, horizon=10, title="No server room of our own").letters["M"].verdict == "weak"


def test_a_target_that_the_kpi_never_came_near_needs_a_cause() -> None:
    values = (7.9, 8.1, 8.0, 7.8, 8.2, 8.0)
    readings = [
        reading(month, kpi=1, value=value, date=datetime.date(2026, month, 28))
        for month, value in enumerate(values, start=1)
    ]
    series = kpi(unit="h", direction="at_most")
    far = measure(unit="h", direction="decrease", start_value=8, target=5, kpi=1)
    judged = found(series, far, *readings, no_cost_reason="x").letters["A"]
    assert (judged.verdict, judged.field) == ("weak", "steps")
    assert judged.sentence == "As things are, K1 moves between 7.41 and 8.59: the target needs a cause"
    near = measure(unit="h", direction="decrease", start_value=8, target=7.5, kpi=1)
    for others in ([near], [far, step()], [far, goal(2, parent=1)]):
        assert found(series, *others, *readings, no_cost_reason="x").letters["A"].verdict == "pass"
    assert found(series, far, *readings[:5], no_cost_reason="x").letters["A"].verdict == "pass"


def test_words_that_do_not_hold_are_named_with_their_field_and_lower_nothing_by_themselves() -> None:
    smart = found(statement="Replace modern PCs", no_cost_reason="x")
    assert [(field, hit.rule) for field, hit in smart.hits] == [("statement", "G006")]
    assert smart.holds


def test_what_is_waived_is_left_out_and_said_so() -> None:
    rows = (example(need=None, no_cost_reason="x"), OWNER, AIM, COUNTED)
    plan = plan_of(*rows)
    assert judge(plan, plan[Goal].rows[1], TODAY, pack()).short == "SMA!T"
    plan = plan_of(*rows, waiver(rule="G010"))
    smart = judge(plan, plan[Goal].rows[1], TODAY, pack())
    assert smart.short == "SMART"
    assert smart.letters["R"].sentence == "Waived: It serves no business goal"


@pytest.mark.parametrize(
    ("letter", "rule", "record", "records", "values"),
    [
        ("A", "G017", "PE1", [goal(2, owner=1, year=2027, effort_hours=1000)], {"no_cost_reason": "x"}),
        ("M", "G004", "M1", [measure(target=None)], {}),
        ("S", "G005", "G1", [], {"title": "Improve the PCs"}),
    ],
)
def test_a_waiver_at_the_record_where_the_linter_finds_it_lets_the_letter_pass(
    letter: Letter, rule: str, record: str, records: list[Record], values: dict[str, Any]
) -> None:
    assert found(*records, **values).letters[letter].verdict != "pass"
    let = waiver(rule=rule, record=record)
    assert found(*records, let, **values).letters[letter].verdict == "pass"
    other = waiver(rule=rule, record="PE7")
    assert found(*records, other, **values).letters[letter].verdict != "pass"


def test_words_that_are_waived_are_not_named() -> None:
    assert found(waiver(rule="G006"), statement="Replace modern PCs").hits == ()


def test_the_score_counts_a_weak_letter_half() -> None:
    assert (found().short, found().score) == ("SMaRT", 9)
    assert (found(due=None).short, found(due=None).score) == ("SMaR!", 7)


def test_an_empty_statement_says_nothing_worse_or_better_than_the_title() -> None:
    judged = found(measure(goal=2), goal(2), title="Ensure effective performance").letters["S"]
    assert judged.sentence == '"Ensure" … "effective performance" has no outcome to be seen'


def test_a_date_that_moves_is_named_where_there_is_no_due_date() -> None:
    assert found(due=None, title="Replace 55 PCs next year").letters["T"].sentence.startswith('"next year"')


@pytest.mark.parametrize(("horizon", "rules"), [(1, ["G004", "G002"]), (3, ["", ""])])
def test_only_annual_goals_lack_what_the_linter_asks_of_annual_goals(horizon: Any, rules: list[str]) -> None:
    smart = found(measure(target=None), due=None, horizon=horizon)
    assert [smart.letters[letter].gaps[0].rule for letter in ("M", "T")] == rules


@given(plans())
def test_any_plan_can_be_judged_and_every_gap_lies_in_a_record_of_it(plan: Plan) -> None:
    for each in plan[Goal]:
        smart = judge(plan, each, TODAY, pack())
        assert tuple(smart.letters) == LETTERS
        assert len(smart.short) == len(LETTERS)
        for judged in smart.letters.values():
            assert plan.find(judged.ref) is not None
            assert judged.sentence
            assert (judged.verdict == "pass") == (judged.gaps == ())


def test_only_business_goals_that_hold_speak_for_it_and_those_that_ended_are_named() -> None:
    ended = BusinessGoal(id=3, title="Old", valid_to=datetime.date(2026, 6, 30))
    both = (AIM, ended, LINK, Alignment(id=2, goal=1, business_goal=3))
    assert found(*both).letters["R"].sentence == "BG2 primary"
    assert found(AIM, ended, both[3]).letters["R"].sentence == "BG3 doesn't hold today"


@pytest.mark.parametrize(
    ("above", "year", "said"),
    [
        (datetime.date(2027, 6, 30), 2027, "30 Sep 2026, before G2 ends"),
        (datetime.date(2026, 9, 30), 2027, "30 Sep 2026, inside FY2027"),
        (None, None, "30 Sep 2026"),
    ],
)
def test_a_date_says_what_it_lies_within(above: datetime.date | None, year: int | None, said: str) -> None:
    assert found(goal(2, horizon=3, due=above), parent=2, year=year).letters["T"].sentence == said

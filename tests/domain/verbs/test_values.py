"""Typed texts are read as a record's values, all of them, each told apart."""

import pytest

from itplanner.domain.entry import Context
from itplanner.domain.records import Alignment, BusinessGoal
from itplanner.domain.verbs.values import added_to, read
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, kpi, plan_of

PLAN = plan_of(
    goal(1, tags=("dr", "lan")),
    goal(2),
    kpi(1),
    BusinessGoal(id=1, title="Grow"),
    BusinessGoal(id=2, title="Last"),
    Alignment(id=1, goal=1, business_goal=1),
)
CONTEXT = Context(PLAN, TODAY)


def test_good_values_and_bad_ones_come_apart() -> None:
    values, wrong = read(
        "goal", {"title": " Fibre ", "weight": "0", "business_goals": "BG1:s", "due": ""}, CONTEXT
    )
    assert values == {"title": "Fibre", "business_goals": {1: "secondary"}, "due": None}
    assert list(wrong) == ["weight"]


def test_a_field_that_there_is_not_is_told_with_those_that_there_are() -> None:
    _values, wrong = read("area", {"colour": "red", "id": "3"}, CONTEXT)
    assert wrong["colour"] == Wrong(
        'There is no field "colour". An area has: name, parent, lead, reference, note, tags.'
    )
    assert wrong["id"].message.startswith('There is no field "id".')


def test_a_list_belongs_to_its_kind() -> None:
    _values, wrong = read("area", {"kpis": "K1"}, CONTEXT)
    assert "kpis" in wrong
    _values, wrong = read("goal", {"colour": "red"}, CONTEXT)
    assert "business_goals" in wrong["colour"].message


@pytest.mark.parametrize(
    ("name", "text", "take_away", "result"),
    [
        ("tags", "wan, dr", False, "dr lan wan"),
        ("tags", "dr", True, "lan"),
        ("tags", "none", True, "dr lan"),
        ("business_goals", "BG2:s", False, "BG1:primary,BG2:secondary"),
        ("business_goals", "BG1:s", False, "BG1:secondary"),
        ("business_goals", "BG1", True, ""),
        ("supports", "G2", False, "G2"),
        ("supports", "G2", True, ""),
    ],
)
def test_entries_are_put_to_a_list_and_taken_away(name: str, text: str, take_away: bool, result: str) -> None:
    assert added_to("goal", 1, name, text, take_away, CONTEXT) == result


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("title", "title holds one value: set it with title=…"),
        ("supports", "There is no goal G99 in the plan."),
    ],
)
def test_what_cannot_be_put_to_a_list_says_why(name: str, message: str) -> None:
    assert added_to("goal", 1, name, "G99", False, CONTEXT) == Wrong(message)

"""What each letter lacks by its fields, and where that is mended."""

import datetime
from typing import Any

import pytest

from itplanner.domain.records import (
    Alignment,
    BusinessGoal,
    Dependency,
    Person,
    Record,
)
from itplanner.domain.smart.verdicts import Letter
from tests.builders import goal, measure, step
from tests.domain.smart.example import DUE, found

GONE = Person(id=1, name="J. Diaz", capacity_hours=80, left=datetime.date(2026, 11, 3))
UNKNOWN = Person(id=1, name="J. Diaz")
OVER = goal(2, owner=1, year=2027, effort_hours=1000)
OTHERS = (
    goal(2, owner=1, year=2028, effort_hours=900),
    goal(3, owner=1, year=2027, effort_hours=900, status="done"),
)


@pytest.mark.parametrize(
    ("letter", "verdict", "field", "records", "values"),
    [
        ("S", "fail", "owner", [], {"owner": None}),
        ("S", "fail", "owner", [GONE], {}),
        ("S", "weak", "title", [], {"title": "Improve the PCs"}),
        ("S", "weak", "title", [], {"title": "Replace the PCs and train all 640 users"}),
        ("S", "pass", "owner", [], {"title": "Improve the PCs", "statement": "Replace 55 PCs"}),
        ("S", "pass", "owner", [], {"title": "Implement the sales system"}),
        ("S", "weak", "title", [measure(goal=2), goal(2)], {"title": "Implement the sales system"}),
        (
            "S",
            "pass",
            "owner",
            [measure(goal=2), goal(2)],
            {"title": "One PC each", "acceptance": "All old ones sold"},
        ),
        ("M", "fail", "measure", [measure(goal=2), goal(2)], {}),
        ("M", "pass", "acceptance", [measure(goal=2), goal(2)], {"acceptance": "The list is empty"}),
        ("M", "pass", "steps", [measure(goal=2), goal(2), step()], {}),
        ("M", "weak", "target", [measure(target=None)], {}),
        ("M", "pass", "acceptance", [measure(target=None)], {"acceptance": "The list is empty"}),
        ("M", "pass", "steps", [measure(start_value=None), step()], {}),
        ("M", "weak", "start_value", [measure(start_value=None)], {}),
        ("M", "pass", "target", [measure(start_value=None, direction="at_most")], {}),
        ("M", "weak", "measure", [measure(goal=2), goal(2)], {"title": "Train all users", "population": 640}),
        ("M", "fail", "measure", [measure(goal=2), goal(2)], {"title": "Train all users"}),
        ("A", "fail", "need", [], {"need": None}),
        ("A", "fail", "need", [], {"need": 0}),
        ("A", "fail", "need", [], {"need": None, "no_cost_reason": " "}),
        ("A", "pass", "need", [], {"no_cost_reason": "Old stock"}),
        ("A", "weak", "effort_hours", [], {"no_cost_reason": "x", "effort_hours": None}),
        ("A", "pass", "need", [step(effort_hours=8)], {"no_cost_reason": "x", "effort_hours": None}),
        ("A", "weak", "capacity_hours", [UNKNOWN], {"no_cost_reason": "x"}),
        ("A", "unknown", "owner", [], {"no_cost_reason": "x", "owner": None}),
        ("A", "fail", "owner", [OVER], {"no_cost_reason": "x"}),
        ("A", "pass", "need", OTHERS, {"no_cost_reason": "x"}),
        ("A", "pass", "need", [OVER], {"no_cost_reason": "x", "horizon": 3}),
        ("A", "fail", "due", [Dependency(id=1, goal=1, needs=2), goal(2, due=DUE)], {}),
        (
            "A",
            "pass",
            "need",
            [Dependency(id=1, goal=1, needs=2), goal(2, due=datetime.date(2026, 9, 30))],
            {"no_cost_reason": "x"},
        ),
        ("A", "weak", "due", [Dependency(id=1, goal=1, needs=2), goal(2)], {"no_cost_reason": "x"}),
        ("A", "fail", "depends_on", [Dependency(id=1, goal=1, needs=2), goal(2, status="cancelled")], {}),
        (
            "A",
            "fail",
            "depends_on",
            [Dependency(id=1, goal=1, needs=2), goal(2, due=datetime.date(2026, 9, 1), status="deferred")],
            {"no_cost_reason": "x"},
        ),
        (
            "A",
            "pass",
            "need",
            [Dependency(id=1, goal=1, needs=2), goal(2, due=DUE, status="done")],
            {"no_cost_reason": "x"},
        ),
        (
            "A",
            "weak",
            "title",
            [measure(goal=2), goal(2)],
            {"title": "Keep PCs up at all times", "no_cost_reason": "x"},
        ),
        ("A", "pass", "need", [], {"title": "Keep PCs up at all times", "no_cost_reason": "x"}),
        ("R", "fail", "business_goals", [Alignment(id=1, goal=2, business_goal=2), goal(2)], {}),
        (
            "R",
            "fail",
            "business_goals",
            [BusinessGoal(id=2, title="Old", valid_to=datetime.date(2026, 6, 30))],
            {},
        ),
        ("R", "fail", "business_goals", [BusinessGoal(id=2, title="Coming", valid_from=DUE)], {}),
        ("T", "pass", "due", [], {"horizon": 3, "year": 2028}),
        (
            "R",
            "weak",
            "business_goals",
            [Alignment(id=1, goal=2, business_goal=2), goal(2, horizon=3)],
            {"parent": 2},
        ),
        ("T", "fail", "due", [], {"due": None}),
        ("T", "fail", "start", [], {"start": datetime.date(2026, 9, 30)}),
        ("T", "fail", "due", [goal(2, horizon=3, due=datetime.date(2026, 9, 29))], {"parent": 2}),
        ("T", "weak", "due", [], {"year": 2028}),
        ("T", "pass", "due", [], {"start": None}),
    ],
)
def test_each_letter_says_what_it_lacks_and_where_that_is_mended(
    letter: Letter, verdict: str, field: str, records: list[Record], values: dict[str, Any]
) -> None:
    judged = found(*records, **values).letters[letter]
    assert (judged.verdict, judged.field) == (verdict, field), judged.sentence
    assert judged.sentence
    assert bool(judged.hint) == (verdict != "pass")

"""A better colour than the computed one is declared only with a reason."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Declaration, Person, Project, ProjectBaseline
from itplanner.domain.verbs.declaring import completed, computed_colour
from itplanner.domain.verbs.records import adding, setting
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, kpi, plan_of, reading

ANN = Person(id=1, name="Ann")
LATE = goal(1, status="active", due=datetime.date(2026, 11, 1))
AMBER = kpi(1, green_min=80, amber_min=60)
PROJECTS = (
    Project(id=1, name="Mail", status="running"),
    Project(id=2, name="ERP", status="running"),
    ProjectBaseline(
        id=1,
        project=2,
        number=1,
        end=datetime.date(2026, 11, 1),
        approved_by=1,
        approved_on=datetime.date(2026, 1, 1),
    ),
)
PLAN = plan_of(ANN, LATE, AMBER, reading(1, kpi=1, value=70), kpi(2, green_min=80), *PROJECTS)


def declared(plan: Plan = PLAN, **values: Any) -> Change | Wrong:
    """Return the change that declares a colour of K1 until the end of the year."""
    usual = {"record": "K1", "colour": "green", "expires": datetime.date(2026, 12, 31)}
    return adding(plan, "declaration", completed({**usual, **values}, 1, TODAY), TODAY)


@pytest.mark.parametrize(
    ("record", "colour", "reason", "found"),
    [
        ("K1", "green", "", "amber"),
        ("K1", "green", "  ", "amber"),
        ("K2", "amber", "", "grey"),
        ("K2", "red", "", None),
        ("G1", "amber", "", "red"),
        ("K1", "amber", "", None),
        ("K1", "red", "", None),
        ("K1", "green", "Two plants were counted twice", None),
        ("K9", "green", "", None),
        ("P1", "amber", "", "grey"),
        ("P2", "green", "", "red"),
        ("P2", "green", "Moves next week", None),
    ],
)
def test_only_a_better_colour_needs_a_reason(
    record: str, colour: str, reason: str, found: str | None
) -> None:
    made = declared(record=record, colour=colour, reason=reason)
    if found is None:
        assert isinstance(made, Change)
    else:
        message = (
            f"A declared {colour} needs a reason and a date until which it holds: "
            f"{record} computes to {found}."
        )
        assert made == Wrong(message, field="reason")


def test_the_colour_of_the_day_it_was_declared_counts() -> None:
    assert isinstance(declared(given_on=datetime.date(2026, 10, 1)), Wrong)
    assert computed_colour(PLAN, Ref("kpi", 1), datetime.date(2026, 9, 30)) == "grey"
    assert computed_colour(PLAN, Ref("area", 1), TODAY) == "grey"


def test_a_reason_is_not_taken_away_later() -> None:
    made = declared(reason="Counted twice")
    assert isinstance(made, Change)
    plan = PLAN.apply(made)
    (ref,) = (Ref(row.kind, row.id) for row in plan[Declaration])
    assert isinstance(setting(plan, [ref], {"reason": ""}, TODAY), Wrong)
    assert isinstance(setting(plan, [ref], {"reason": "", "colour": "amber"}, TODAY), Change)


def test_who_declares_and_when_goes_without_saying() -> None:
    assert completed({"colour": "red", "given_on": None}, 1, TODAY) == {
        "given_on": TODAY,
        "person": 1,
        "colour": "red",
    }
    assert completed({"person": 2}, None, TODAY) == {"given_on": TODAY, "person": 2}


def test_what_was_declared_rightly_can_still_be_edited_after_its_reading_was_corrected() -> None:
    made = adding(
        PLAN.apply(setting_of(PLAN, Ref("reading", 1), value=85.0)),
        "declaration",
        completed({"record": "K1", "colour": "green", "expires": datetime.date(2026, 12, 31)}, 1, TODAY),
        TODAY,
    )
    assert isinstance(made, Change)
    plan = PLAN.apply(made)
    (ref,) = (Ref(row.kind, row.id) for row in plan[Declaration])
    for values in (
        {"note": "Counted again"},
        {"expires": TODAY},
        {"colour": "green", "note": "Counted again"},
    ):
        assert isinstance(setting(plan, [ref], values, TODAY), Change)


def setting_of(plan: Plan, ref: Ref, **values: Any) -> Change:
    """Return the change that sets values, which nothing stands in the way of."""
    made = setting(plan, [ref], values, TODAY)
    assert isinstance(made, Change)
    return made

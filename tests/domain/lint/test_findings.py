"""One finding for a cause, in one order, without what is waived."""

import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given

from itplanner.domain.change import Ref
from itplanner.domain.lint.findings import checked, findings
from itplanner.domain.lint.registry import RULES
from itplanner.domain.lint.rule import SEVERITIES
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, BusinessGoal, Dependency, Person, fields
from itplanner.domain.rules.waived import waivers
from itplanner.service.packs import pack
from tests.builders import SEEDS, TODAY, contents, goal, plan_of, random_plan, waiver

YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)
ANN = Person(id=1, name="Ann")
NEXT_YEAR = datetime.date(2028, 6, 30)


def rules_of(plan: Plan, ref: Ref) -> list[str]:
    """Return the codes of what is found at a record."""
    return [finding.rule for finding in findings(plan, TODAY, pack()) if finding.ref == ref]


def test_the_graver_stands_first_then_the_rule_then_the_record() -> None:
    plan = plan_of(goal(10), goal(2, owner=1), ANN, BusinessGoal(id=1, title="Grow"))

    assert [(found.severity, found.rule, found.ref.id) for found in findings(plan, TODAY, pack())] == [
        ("error", "G001", 10),
        ("error", "G002", 2),
        ("error", "G002", 10),
        ("error", "G004", 2),
        ("error", "G004", 10),
        ("error", "G010", 2),
        ("error", "G010", 10),
        ("warning", "G015", 1),
        ("info", "G014", 1),
    ]


@given(SEEDS)
def test_any_plan_is_checked_and_told_the_same_however_its_records_stand(seed: int) -> None:
    plan = random_plan(Random(seed), 30)
    rows = list(contents(plan).values())
    Random(seed).shuffle(rows)

    found = findings(plan, TODAY, pack())

    assert found == findings(Plan.of(rows), TODAY, pack())
    assert list(found) == sorted(found, key=lambda each: each.order)
    assert len({(each.rule, each.ref, each.field, each.message) for each in found}) == len(found)
    for each in found:
        assert plan.find(each.ref) is not None
        assert each.field in {"", "business_goals", "supports", "depends_on", *fields(KINDS[each.ref.kind])}


@pytest.mark.parametrize(("status", "judged"), [("proposed", True), ("active", True), ("done", False)])
def test_only_what_is_still_to_be_reached_is_judged(status: str, judged: bool) -> None:
    assert ("G001" in rules_of(plan_of(goal(status=status)), Ref("goal", 1))) is judged


def test_a_goal_of_a_circle_is_not_told_again_that_it_ends_too_late() -> None:
    plan = plan_of(goal(1, parent=2, due=NEXT_YEAR), goal(2, parent=1, due=NEXT_YEAR))

    assert "G012" in rules_of(plan, Ref("goal", 1))
    assert not {"G011", "G012"} & set(rules_of(plan, Ref("goal", 2)))


def test_each_circle_is_found_once() -> None:
    links = [(1, 2), (2, 1), (2, 3), (3, 2), (4, 4), (5, 1)]
    arrows = (Dependency(id=place, goal=a, needs=b) for place, (a, b) in enumerate(links, start=1))
    plan = plan_of(*map(goal, range(1, 6)), *arrows)

    said = [found.message for found in findings(plan, TODAY, pack()) if found.rule == "G012"]
    assert said == ["A circle: G1 → G2 → G1", "A circle: G2 → G3 → G2", "A circle: G4 → G4"]


@pytest.mark.parametrize(
    ("given_on", "expires", "holds"),
    [
        (YESTERDAY, TOMORROW, True),
        (TODAY, TODAY, True),
        (TOMORROW, TOMORROW, False),
        (YESTERDAY, YESTERDAY, False),
    ],
)
def test_what_is_waived_is_left_out_and_counted_as_long_as_the_waiver_holds(
    given_on: datetime.date, expires: datetime.date, holds: bool
) -> None:
    waived = waiver(7, rule="G001", given_on=given_on, expires=expires)
    found = checked(plan_of(goal(), goal(2), waived), TODAY, pack())

    assert [each.ref.id for each in found.findings if each.rule == "G001"] == ([2] if holds else [1, 2])
    assert [(each.rule, each.ref.id, each.waived) for each in found.waived] == (
        [("G001", 1, "W7")] if holds else []
    )


def test_of_several_waivers_the_newest_holds() -> None:
    rows = (waiver(1, given_on=TODAY), waiver(2, given_on=YESTERDAY), waiver(3, given_on=TODAY))
    assert waivers(plan_of(goal(), *rows), Ref("goal", 1), TODAY) == {"G010": rows[2]}


def test_a_waiver_is_of_one_rule_and_one_record() -> None:
    plan = plan_of(
        goal(), goal(2), waiver(rule="G001"), waiver(2, rule="G001", record="G2", expires=YESTERDAY)
    )

    assert "G001" not in rules_of(plan, Ref("goal", 1))
    assert "G002" in rules_of(plan, Ref("goal", 1))
    assert "G001" in rules_of(plan, Ref("goal", 2))


def test_one_year_is_checked_alone() -> None:
    plan = plan_of(goal(1, year=2027), goal(2, year=2028), goal(3, horizon=3), goal(4, year=None))

    found = checked(plan, TODAY, pack(), year=2028)

    assert {each.ref.id for each in found.findings if each.rule == "G001"} == {2, 3, 4}
    assert [each.message for each in found.findings if each.rule == "G013"] == [
        "Nobody works on it in FY2028"
    ]


def test_some_rules_are_asked_alone() -> None:
    plan = plan_of(goal(), BusinessGoal(id=1, title="Grow"))
    found = checked(plan, TODAY, pack(), codes=("G002", "G014", "G015"))

    assert [each.rule for each in found.findings] == ["G002", "G015", "G014"]
    assert (found.of("error"), found.of("warning"), found.of("info")) == (1, 1, 1)
    assert [each.rule for each in found.problems] == ["G002", "G015"]


def test_what_a_finding_silences_is_a_rule() -> None:
    for rule in RULES.values():
        assert set(rule.silenced_by) <= set(RULES)
        assert rule.code not in rule.silenced_by
        assert rule.severity in SEVERITIES


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ({"year": 2027}, {"year": 2027}, True),
        ({"year": 2027}, {"year": 2028}, False),
        ({"horizon": 5}, {"horizon": 5}, True),
        ({"horizon": 5}, {"horizon": 3}, False),
    ],
)
def test_goals_of_another_year_or_length_may_read_alike(
    first: dict[str, Any], second: dict[str, Any], alike: bool
) -> None:
    rows = (goal(1, title="Test the backup", **first), goal(2, title="Test the backup", **second))
    assert ("G016" in rules_of(plan_of(*rows), Ref("goal", 2))) is alike


def test_texts_that_share_a_word_are_not_alike() -> None:
    titles = ("Replace the switches", "Replace the printers", "Test the switches", "Replace 9 links", "")
    rows = [goal(number, title=title or "–") for number, title in enumerate(titles, start=1)]

    assert not [found for found in findings(plan_of(*rows), TODAY, pack()) if found.rule == "G016"]

"""What must hold across records is refused with the record, the field and what helps."""

import datetime

import pytest

from itplanner.domain.problems import problems
from itplanner.domain.records import (
    Alignment,
    Area,
    Department,
    Dependency,
    Organisation,
    Person,
    Record,
    Role,
    Service,
    ServiceDependency,
    Support,
)
from tests.builders import DAYS, declaration, goal, kpi, measure, plan_of, reading, step

EARLY, LATE = DAYS[0], DAYS[-1]


def said(*records: Record) -> list[str]:
    """Return the sentences of all problems of a plan of these records, each once."""
    return sorted({problem.message for problem in problems(plan_of(*records))})


def test_a_link_must_lead_to_a_record() -> None:
    assert said(goal(1, owner=7)) == ["G1: Owner names person PE7, which isn't in the plan. Choose another."]
    assert said(step(4, goal=2)) == ["ST4: Goal names goal G2, which isn't in the plan. Choose another."]


def test_an_empty_link_is_no_problem() -> None:
    assert said(goal(1, owner=None, parent=None)) == []


def test_a_declaration_leads_to_a_goal_or_a_kpi() -> None:
    ann = Person(id=1, name="Ann")
    assert said(ann, goal(1), kpi(1), declaration(1), declaration(2, record="K1")) == []
    assert said(ann, declaration(1, record="K1")) == [
        "DL1: Record names KPI K1, which isn't in the plan. Choose another."
    ]
    for code in ("PE1", "PE-1", "XX1"):
        assert said(ann, declaration(1, record=code)) == [
            f"DL1: Record names {code}, which is no goal, KPI or project. Choose another."
        ]


def test_a_record_may_have_been_declared_often_but_no_declaration_ends_before_it_is_given() -> None:
    known = (Person(id=1, name="Ann"), goal(1))
    assert said(*known, declaration(1), declaration(2), declaration(3, given_on=EARLY, expires=EARLY)) == []
    assert said(*known, declaration(1, given_on=LATE, expires=EARLY)) == [
        "DL1: Declared on (15 Dec 2026) is after Holds until (15 Mar 2026). Change one of the two."
    ]


def test_names_of_areas_stand_once_whatever_their_case() -> None:
    assert said(Area(id=1, name="Network"), Area(id=2, name="NETWORK")) == [
        "There is already an area with the same area: AR1 Network. Change that one, or choose another area."
    ]
    assert said(Department(id=1, name="Straße"), Department(id=2, name="STRASSE"))
    assert not said(Department(id=1, name="Sales"), Department(id=2, name="Finance"))


def test_two_people_may_have_the_same_name() -> None:
    assert said(Person(id=1, name="Ann"), Person(id=2, name="Ann")) == []


def test_a_goal_has_one_measure() -> None:
    assert said(goal(1), measure(1, unit="lines"), measure(2)) == [
        "There is already a measure with the same goal: M1 lines. Change that one, or choose another goal."
    ]


def test_a_day_has_one_reading() -> None:
    assert said(kpi(1), reading(1, kpi=1, value=1), reading(2, kpi=1, value=2)) == [
        (
            "There is already a reading with the same KPI and date: R1 K1 on 31 Oct 2026. "
            "Change that one, or choose another date."
        )
    ]
    assert said(kpi(1), kpi(2), reading(1, kpi=1, value=1), reading(2, kpi=2, value=2)) == []
    assert said(kpi(1), reading(1, kpi=1, value=1), reading(2, kpi=1, value=2, date=EARLY)) == []


@pytest.mark.parametrize(
    "twice",
    [
        [Support(id=number, goal=1, supported=2) for number in (1, 2)],
        [Dependency(id=number, goal=1, needs=2) for number in (1, 2)],
    ],
)
def test_a_link_between_two_goals_stands_once(twice: list[Record]) -> None:
    (message,) = said(goal(1), goal(2), *twice)
    assert "There is already a" in message


def test_a_plan_has_one_organisation() -> None:
    other = Organisation(id=2, name="Beta", currency="EUR", year=2027)
    assert said(Organisation(id=1, name="Acme", currency="EUR", year=2027), other) == [
        "A plan has one organisation, Acme. Edit it instead."
    ]


def test_the_newer_of_two_rivals_is_at_fault() -> None:
    plan = plan_of(Area(id=1, name="Network"), Area(id=-1, name="network"))
    assert {problem.ref.id for problem in problems(plan)} == {-1}


def test_a_reading_belongs_to_one_series() -> None:
    words = "R1: it belongs to a KPI or to a measure. Name one of the two."
    assert said(reading(1, value=1)) == [words]
    assert said(kpi(1), goal(1), measure(1), reading(1, kpi=1, measure=1, value=1)) == [words]


@pytest.mark.parametrize(
    "values", [{}, {"numerator": 1}, {"denominator": 2}, {"numerator": 1, "denominator": 0}]
)
def test_a_reading_has_a_value(values: dict[str, float]) -> None:
    assert said(kpi(1), reading(1, kpi=1, **values)) == [
        "R1: it needs a value, or a numerator and a denominator that isn't 0."
    ]


@pytest.mark.parametrize("values", [{"value": 0}, {"numerator": 0, "denominator": 2}])
def test_nothing_is_a_value_too(values: dict[str, float]) -> None:
    assert said(kpi(1), reading(1, kpi=1, **values)) == []


def test_a_goal_does_not_stand_under_itself() -> None:
    messages = said(goal(1, parent=1))
    assert "G1: Under makes a circle: G1 → G1. Choose another." in messages


def test_parents_make_no_circle() -> None:
    messages = said(goal(1, parent=2), goal(2, parent=3), goal(3, parent=1))
    assert "G1: Under makes a circle: G1 → G2 → G3 → G1. Choose another." in messages


def test_areas_make_no_circle() -> None:
    assert said(Area(id=1, name="A", parent=2), Area(id=2, name="B", parent=1)) == [
        "AR1: Part of makes a circle: AR1 → AR2 → AR1. Choose another."
    ]


def test_a_goal_that_leads_into_a_circle_is_not_in_it() -> None:
    plan = plan_of(goal(1, parent=2), goal(2, parent=2))
    assert {problem.ref.id for problem in problems(plan) if problem.code == "I2"} == {2}


def test_supports_make_no_circle() -> None:
    links = [Support(id=1, goal=1, supported=2), Support(id=2, goal=2, supported=1)]
    assert said(goal(1), goal(2), *links) == [
        "G1 supports G2, and G2 leads back to G1. Cut one of the two links.",
        "G2 supports G1, and G1 leads back to G2. Cut one of the two links.",
    ]


def test_dependencies_make_no_circle() -> None:
    links = [Dependency(id=n, goal=n, needs=n % 3 + 1) for n in (1, 2, 3)]
    plan = plan_of(goal(1), goal(2), goal(3), goal(4), *links, Dependency(id=4, goal=3, needs=4))
    assert {problem.ref.id for problem in problems(plan)} == {1, 2, 3}


def test_services_do_not_wait_for_one_another() -> None:
    rows = [Service(id=1, name="ERP"), Service(id=2, name="Network"), Service(id=3, name="Login")]
    links = [ServiceDependency(id=1, service=1, needs=2), ServiceDependency(id=2, service=2, needs=1)]
    assert said(*rows, *links, ServiceDependency(id=3, service=1, needs=3)) == [
        "S1 needs S2, and S2 leads back to S1. Cut one of the two links.",
        "S2 needs S1, and S1 leads back to S2. Cut one of the two links.",
    ]


def test_a_diamond_is_no_circle() -> None:
    pairs = [(1, 2), (1, 3), (2, 4), (3, 4)]
    links = [Support(id=n, goal=a, supported=b) for n, (a, b) in enumerate(pairs, start=1)]
    assert said(*(goal(number) for number in range(1, 5)), *links) == []


@pytest.mark.parametrize(
    ("above", "below", "fits"), [(10, 5, True), (3, 1, True), (3, 3, False), (1, 3, False)]
)
def test_a_goal_below_is_shorter(above: int, below: int, fits: bool) -> None:
    messages = said(goal(1, horizon=above), goal(2, horizon=below, parent=1))
    assert (messages == []) is fits


def test_the_cascade_says_which_goal_and_what_helps() -> None:
    assert said(goal(1, horizon=3), goal(2, horizon=3, parent=1)) == [
        "G2 of 3 years can't stand under G1 of 3 years: only a longer one can."
    ]


def test_a_goal_below_is_due_no_later() -> None:
    above = goal(1, horizon=3, due=EARLY)
    assert said(above, goal(2, parent=1, due=EARLY)) == []
    assert said(above, goal(2, parent=1)) == []
    assert said(above, goal(2, parent=1, due=LATE)) == [
        "G2: due 15 Dec 2026 is after G1 ends (15 Mar 2026). Move one of the two."
    ]


def test_nothing_ends_before_it_starts() -> None:
    assert said(goal(1, start=LATE, due=EARLY)) == [
        "G1: Start (15 Dec 2026) is after Due (15 Mar 2026). Change one of the two."
    ]
    assert said(goal(1, start=EARLY, due=EARLY), Person(id=1, name="Ann", joined=EARLY)) == []
    assert said(Person(id=1, name="Ann", joined=LATE, left=EARLY))
    assert said(Person(id=1, name="Ann"), Role(id=1, person=1, role="cfo", start=LATE, end=EARLY))


def test_the_lower_bound_of_a_band_is_not_above_the_upper_one() -> None:
    assert said(kpi(1, green_min=95, green_max=90)) == [
        "K1: Green from (95) is above Green to (90). Change one of the two."
    ]
    assert said(kpi(1, green_min=90, green_max=90, amber_min=80)) == []


def test_a_new_record_is_named_by_its_words() -> None:
    plan = plan_of(goal(-1, title="Fibre", start=LATE, due=EARLY))
    (problem,) = problems(plan)
    assert problem.message.startswith("Fibre: Start")


def test_long_titles_are_cut() -> None:
    plan = plan_of(goal(-1, title="x" * 90, start=LATE, due=datetime.date(2020, 1, 1)))
    (problem,) = problems(plan)
    assert problem.message.startswith(f"{'x' * 59}…: ")


def test_an_alignment_needs_both_ends() -> None:
    assert said(goal(1), Alignment(id=1, goal=1, business_goal=5)) == [
        "AL1: Business goal names business goal BG5, which isn't in the plan. Choose another."
    ]

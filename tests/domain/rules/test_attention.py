"""What needs somebody, why, and what comes first."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Ref
from itplanner.domain.kpis.standing import standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import Person, Record
from itplanner.domain.rules.attention import REASONS, Need, attention
from itplanner.domain.rules.state import state
from tests.builders import TODAY, declaration, goal, kpi, measure, plan_of, reading, step

DAY = datetime.timedelta(days=1)
ANN = Person(id=1, name="Ann")


def on(days: int) -> datetime.date:
    return TODAY + days * DAY


def needs(*records: Record, changed: Mapping[int, datetime.date] | None = None) -> tuple[Need, ...]:
    return needs_of(plan_of(ANN, *records), changed or {})


def needs_of(plan: Plan, changed: Mapping[int, datetime.date]) -> tuple[Need, ...]:
    return attention(
        plan,
        TODAY,
        lambda row: state(plan, row, TODAY),
        lambda row: standing(plan, row, TODAY),
        changed,
    )


def active(number: int = 1, **values: Any) -> Record:
    return goal(number, **{"owner": 1, "status": "active", **values})


@pytest.mark.parametrize(
    ("values", "reason", "colour", "days"),
    [
        ({"due": on(-23)}, "late", "red", 23),
        ({"due": on(-23), "status": "proposed"}, "late", "red", 23),
        ({"due": on(7)}, "soon", "amber", -7),
        ({"due": on(0)}, "soon", "amber", 0),
        ({"start": on(-40), "due": on(60)}, "behind", "amber", None),
        ({"review_on": on(-5)}, "review", "amber", 5),
        ({"review_on": on(0)}, "review", "amber", 0),
        ({"status": "deferred", "wake_on": on(-3)}, "wake", "amber", 3),
        ({"status": "deferred", "wake_on": on(0)}, "wake", "amber", 0),
        ({"owner": None}, "ownerless", "amber", None),
        ({"owner": None, "status": "proposed"}, "ownerless", "amber", None),
    ],
)
def test_a_goal_needs_somebody_for_a_reason(
    values: dict[str, Any], reason: str, colour: str, days: int | None
) -> None:
    (need,) = needs(active(**values))
    assert (need.ref, need.reason, need.colour, need.days) == (Ref("goal", 1), reason, colour, days)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"due": on(15)},
        {"review_on": on(1)},
        {"status": "done", "due": on(-9), "owner": None},
        {"status": "cancelled", "due": on(-9), "owner": None},
        {"status": "deferred", "due": on(-9), "owner": None},
        {"status": "deferred", "wake_on": on(1)},
        {"status": "proposed", "due": on(3)},
    ],
)
def test_a_goal_that_is_well_over_or_asleep_needs_nobody(values: dict[str, Any]) -> None:
    assert needs(active(**values)) == ()


def test_whoever_left_owns_nothing_and_it_counts_from_that_day() -> None:
    leo = Person(id=2, name="Leo", left=on(-20))
    (need,) = needs(leo, active(owner=2))
    assert (need.reason, need.owner, need.days) == ("ownerless", 2, 20)


def test_a_goal_is_named_once_under_its_worst_reason() -> None:
    (need,) = needs(active(owner=None, due=on(-2), review_on=on(-9)), changed={1: on(-300)})
    assert (need.reason, need.owner) == ("late", None)


@pytest.mark.parametrize(("quiet", "stale"), [(90, False), (91, True)])
def test_a_goal_is_stale_after_90_days_without_a_change(quiet: int, stale: bool) -> None:
    found = needs(active(), changed={1: on(-quiet)})
    assert [(need.reason, need.days) for need in found] == ([("stale", quiet)] if stale else [])


@pytest.mark.parametrize(
    ("declared", "due", "reason", "colour"),
    [
        ("green", -3, "declared", "red"),
        ("amber", -3, "declared", "red"),
        ("green", 3, "declared", "amber"),
        ("red", -3, "late", "red"),
        ("amber", 3, "soon", "amber"),
    ],
)
def test_a_goal_declared_better_than_it_computes_is_a_watermelon(
    declared: Any, due: int, reason: str, colour: str
) -> None:
    (need,) = needs(active(due=on(due)), declaration(colour=declared, given_on=on(-6)))
    assert (need.reason, need.colour) == (reason, colour)
    assert reason != "declared" or need.days == 6


def test_a_declaration_that_expired_or_is_no_better_than_grey_hides_nothing() -> None:
    old = declaration(colour="green", given_on=on(-60), expires=on(-1))
    assert [need.reason for need in needs(active(due=on(-3)), old)] == ["late"]
    assert needs(active(status="proposed"), declaration(colour="green")) == ()


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (-3, ("step_late", "red", 3)),
        (0, ("step_soon", "amber", 0)),
        (7, ("step_soon", "amber", -7)),
        (8, None),
    ],
)
def test_a_step_is_named_when_late_or_due_within_a_week(due: int, found: tuple[str, str, int] | None) -> None:
    named = needs(active(), step(due=on(due)))
    assert [(need.ref, need.reason, need.colour, need.days) for need in named] == (
        [(Ref("step", 1), *found)] if found else []
    )


@pytest.mark.parametrize(
    ("goals", "step_due", "reasons"),
    [
        ({"due": on(-1)}, -9, ["late"]),
        ({"due": on(5)}, 3, ["soon"]),
        ({"due": on(5)}, -3, ["step_late", "soon"]),
        ({"status": "done"}, -9, []),
        ({"status": "deferred"}, -9, []),
        ({"status": "proposed"}, -9, ["step_late"]),
    ],
)
def test_a_step_is_silent_where_its_goal_speaks(
    goals: dict[str, Any], step_due: int, reasons: list[str]
) -> None:
    assert [need.reason for need in needs(active(**goals), step(due=on(step_due)))] == reasons


def test_a_step_that_is_done_or_has_no_date_or_goal_needs_nobody() -> None:
    assert needs(active(), step(1, due=on(-9), done=True), step(2), step(3, goal=7, due=on(-9))) == ()


def test_a_step_is_its_own_owners_else_its_goals() -> None:
    found = needs(active(), step(1, due=on(-9), owner=4), step(2, due=on(-8)))
    assert [need.owner for need in found] == [4, 1]


def test_a_kpi_waits_for_its_reading_from_the_last_day_of_the_period() -> None:
    read = reading(kpi=1, value=1, date=datetime.date(2026, 9, 30))
    (need,) = needs(kpi(owner=1), read)
    assert (need.ref, need.reason, need.colour, need.owner, need.days) == (
        Ref("kpi", 1),
        "reading",
        "amber",
        1,
        23,
    )
    assert needs(kpi(owner=1), reading(kpi=1, value=1)) == ()


def test_a_kpi_declared_better_than_it_computes_is_a_watermelon() -> None:
    bad = kpi(owner=1, green_min=90, amber_min=80)
    (need,) = needs(bad, reading(kpi=1, value=5), declaration(record="K1", colour="green", given_on=on(-2)))
    assert (need.reason, need.colour, need.days) == ("declared", "red", 2)


def test_red_stands_before_amber_the_worse_reason_first_then_what_has_lasted_longest() -> None:
    found = needs(
        active(1, due=on(-2)),
        active(2, due=on(-30)),
        active(3, due=on(9)),
        active(4, due=on(1)),
        active(5),
        step(1, goal=5, due=on(-99)),
        active(6, owner=None),
        active(7, start=on(-40), due=on(60)),
        active(8, due=on(-1)),
        declaration(record="G8", colour="green", given_on=on(-1)),
        kpi(1, owner=1),
        changed={5: on(-200)},
    )
    assert [(need.ref.kind, need.ref.id, need.reason) for need in found] == [
        ("goal", 8, "declared"),
        ("goal", 2, "late"),
        ("goal", 1, "late"),
        ("step", 1, "step_late"),
        ("goal", 4, "soon"),
        ("goal", 3, "soon"),
        ("kpi", 1, "reading"),
        ("goal", 7, "behind"),
        ("goal", 6, "ownerless"),
        ("goal", 5, "stale"),
    ]


def test_what_has_no_date_stands_behind_what_has_one() -> None:
    leo = Person(id=2, name="Leo", left=on(-1))
    assert [need.ref.id for need in needs(leo, active(1, owner=None), active(2, owner=2))] == [2, 1]


days = st.integers(-200, 40).map(on) | st.none()
statuses = st.sampled_from(["proposed", "active", "done", "deferred", "cancelled"])


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    found: list[Record] = []
    for number in range(1, draw(st.integers(1, 6))):
        values = {name: draw(days) for name in ("start", "due", "wake_on", "review_on")}
        found.append(goal(number, **values, status=draw(statuses), owner=draw(st.sampled_from([None, 1, 2]))))
        found += [
            step(10 * number + more, goal=number, due=draw(days)) for more in range(draw(st.integers(0, 2)))
        ]
        if draw(st.booleans()):
            found.append(measure(number, goal=number))
    found += [kpi(number, green_min=50) for number in range(1, draw(st.integers(1, 3)))]
    codes = [row.code for row in found if row.kind in {"goal", "kpi"}]
    if codes:
        record = st.sampled_from(codes)
        found += [declaration(number, record=draw(record), colour="green") for number in range(1, 3)]
    return found


@given(records(), st.dictionaries(st.integers(1, 6), st.integers(-400, 0).map(on)), st.randoms())
def test_every_record_is_named_once_in_an_order_that_does_not_depend_on_theirs(
    rows: list[Record], changed: dict[int, datetime.date], random: Any
) -> None:
    found = needs(*rows, changed=changed)
    refs = [need.ref for need in found]
    assert len(set(refs)) == len(refs)
    assert len({need.order for need in found}) == len(found)
    assert all(need.reason in REASONS and need.colour in {"red", "amber"} for need in found)
    colours = [need.colour for need in found]
    assert colours == sorted(colours, reverse=True)
    random.shuffle(rows)
    assert needs(*rows, changed=changed) == found

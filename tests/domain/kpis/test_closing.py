"""A closed month keeps its values; what comes later is a restatement, shown as one."""

import datetime
from typing import Any

import pytest

from itplanner.domain.kpis.closing import (
    Closing,
    closing,
    restatements,
    restating,
    speaks_against,
)
from itplanner.domain.kpis.course import colour_of, course
from itplanner.domain.kpis.months import months_closed, next_to_close
from itplanner.domain.kpis.periods import Period, period_of
from itplanner.domain.kpis.sealing import read, written
from itplanner.domain.kpis.standing import standing
from itplanner.domain.kpis.versions import version
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Baseline, Record, replaced
from itplanner.domain.rules.years import calendar
from itplanner.domain.wrong import Wrong
from tests.builders import ACME, TODAY, kpi, plan_of, reading

DAY = datetime.date
OCTOBER, SEPTEMBER = DAY(2026, 10, 31), DAY(2026, 9, 30)
REPAIR = kpi(1, unit="h", direction="at_most", target=8, green_max=8, amber_max=10)


def month(plan: Plan, day: datetime.date) -> Period:
    """Return the month of a day."""
    return period_of(day, "monthly", calendar(plan))


def closed(plan: Plan, day: datetime.date, reason: str = "") -> Plan:
    """Return a plan in which a month was closed, or restated with a reason."""
    made = restating(plan, day, reason) if reason else closing(plan, day, TODAY)
    assert isinstance(made, Closing)
    new = plan.apply(made.change)
    row = Baseline(**{**values(new, -1), "id": len(plan[Baseline]) + 1})
    known = Plan.of([*rows(plan), row])
    return known.remembering({**plan.frozen, made.hash: read(made.content)})


def values(plan: Plan, number: int) -> dict[str, Any]:
    """Return the values of a baseline."""
    row = plan[Baseline].rows[number]
    return {name: getattr(row, name) for name in ("type", "name", "year", "period", "content_hash", "note")}


def rows(plan: Plan) -> list[Record]:
    """Return all records of a plan."""
    return [row for table in plan.tables.values() for row in table]


def with_reading(plan: Plan, **fields: Any) -> Plan:
    """Return a plan in which a reading took the place of the one with its number."""
    new = reading(**{"kpi": 1, **fields})
    others = [row for row in rows(plan) if (row.kind, row.id) != (new.kind, new.id)]
    return Plan.of([*others, new]).remembering(plan.frozen)


@pytest.fixture
def plan() -> Plan:
    """A KPI with readings of September and October."""
    earlier = reading(1, kpi=1, value=9, date=SEPTEMBER)
    return plan_of(REPAIR, earlier, reading(2, kpi=1, numerator=316, denominator=40, date=OCTOBER))


def test_a_closed_month_stays_that_month_when_fiscal_years_begin_otherwise(plan: Plan) -> None:
    before = closed(plan, OCTOBER)
    others = [row for row in rows(before) if row.kind != ACME.kind]
    now = Plan.of([*others, replaced(ACME, {"fiscal_start": 1})]).remembering(before.frozen)
    assert [each.label for each in months_closed(now)] == ["October 2026"]


def test_a_closed_month_shows_what_was_frozen_and_what_it_would_be_now(plan: Plan) -> None:
    now = with_reading(closed(plan, OCTOBER), id=2, numerator=348.3, denominator=43, date=OCTOBER)
    september, october = course(now, REPAIR)
    assert (october.value, october.numerator, october.denominator) == (7.9, 316, 40)
    assert october.fresh.value == pytest.approx(8.1)
    assert october.moved
    assert september.frozen is None
    assert (standing(now, REPAIR, TODAY).value, standing(now, REPAIR, TODAY).computed) == (7.9, "green")


def test_a_closed_period_keeps_its_colour_when_limits_are_set_anew(plan: Plan) -> None:
    now = closed(plan, OCTOBER)
    stricter = replaced(REPAIR, {"green_max": 5, "amber_max": 6})
    anew = Plan.of([*(row for row in rows(now) if row != REPAIR), stricter]).remembering(now.frozen)
    september, october = course(anew, stricter)
    assert (colour_of(stricter, october), colour_of(stricter, october.fresh)) == ("green", "red")
    assert colour_of(stricter, september) == "red"


def test_what_did_not_change_is_no_restatement(plan: Plan) -> None:
    now = closed(plan, OCTOBER)
    assert not course(now, REPAIR)[-1].moved
    assert restatements(now, month(now, OCTOBER)) == ()
    finest = with_reading(now, id=2, numerator=316.0001, denominator=40, date=OCTOBER)
    assert course(finest, REPAIR)[-1].moved
    summed = with_reading(now, id=2, numerator=316 + 1e-12, denominator=40, date=OCTOBER)
    assert not course(summed, REPAIR)[-1].moved


def test_a_value_that_was_missing_or_is_gone_is_a_restatement(plan: Plan) -> None:
    empty = closed(plan_of(REPAIR), OCTOBER)
    (point,) = course(empty, REPAIR)
    assert (point.value, point.moved) == (None, False)
    (late,) = course(with_reading(empty, id=2, value=7, date=OCTOBER), REPAIR)
    assert (late.value, late.fresh.value, late.moved) == (None, 7, True)
    gone = Plan.of([row for row in rows(closed(plan, OCTOBER)) if row.kind != "reading"])
    (left,) = course(gone.remembering(closed(plan, OCTOBER).frozen), REPAIR)
    assert (left.value, left.fresh.value, left.moved) == (7.9, None, True)


def test_a_month_is_closed_once_and_in_order_after_it_is_over(plan: Plan) -> None:
    assert next_to_close(plan, TODAY) == month(plan, OCTOBER)
    assert refusal(plan, DAY(2026, 11, 1)) == "November 2026 isn't over yet. It can be closed once it is."
    september = closed(plan, SEPTEMBER)
    assert refusal(september, DAY(2026, 8, 1)) == (
        "August 2026 lies before September 2026, the first month that was closed."
    )
    both = closed(september, OCTOBER)
    assert months_closed(both) == (month(plan, SEPTEMBER), month(plan, OCTOBER))
    assert refusal(both, OCTOBER) == "October 2026 is closed already. A reason restates it."
    assert next_to_close(both, TODAY) is None
    july = closed(plan, DAY(2026, 7, 1))
    assert refusal(july, OCTOBER) == "August 2026 comes first: months are closed in their order."
    assert refusal(plan_of(), OCTOBER) == "There is no KPI whose value could be frozen."


def test_a_month_ends_with_its_last_day(plan: Plan) -> None:
    assert isinstance(closing(plan, DAY(2026, 11, 30), DAY(2026, 11, 30)), Closing)
    assert isinstance(closing(plan, DAY(2026, 11, 30), DAY(2026, 11, 29)), Wrong)


def test_a_restatement_needs_a_reason_and_a_difference_and_the_latest_counts(plan: Plan) -> None:
    before = closed(plan, OCTOBER)
    assert restating(plan, OCTOBER, "Late") == Wrong(
        "October 2026 isn't closed, so there is nothing to restate."
    )
    assert restating(before, OCTOBER, "Late") == Wrong(
        "October 2026 is closed, and its values haven't changed since."
    )
    late = with_reading(before, id=2, numerator=348.3, denominator=43, date=OCTOBER)
    assert restating(late, OCTOBER, " ") == Wrong("Say why October 2026 is restated.")
    made = restating(late, OCTOBER, "3 came late")
    assert isinstance(made, Closing)
    assert made.change.sentence == "October 2026 restated: K1 7.9 h → 8.1 h"
    now = closed(late, OCTOBER, "3 came late")
    assert [(row.name, row.note) for row in now[Baseline]] == [
        ("October 2026", ""),
        ("October 2026, restatement 1", "3 came late"),
    ]
    last = course(now, REPAIR)[-1]
    assert last.value == pytest.approx(8.1)
    assert not last.moved
    assert [value.value for value in now.frozen[now[Baseline].rows[1].content_hash]] == [7.9]


def test_only_periods_that_end_with_the_month_are_frozen() -> None:
    quarterly = kpi(2, cadence="quarterly", target=80)
    plan = plan_of(REPAIR, quarterly, reading(kpi=2, value=75, date=SEPTEMBER))
    made = closing(plan, SEPTEMBER, TODAY)
    assert isinstance(made, Closing)
    assert [(value.kpi, value.first, value.value) for value in made.values] == [
        (1, DAY(2026, 9, 1), None),
        (2, DAY(2026, 7, 1), 75),
    ]
    october = closing(plan, OCTOBER, TODAY)
    assert isinstance(october, Closing)
    assert [value.kpi for value in october.values] == [1]


def test_a_month_in_which_no_period_ends_is_closed_all_the_same() -> None:
    plan = plan_of(kpi(1, cadence="quarterly"))
    for day in (DAY(2026, 8, 1), DAY(2026, 9, 1), DAY(2026, 10, 1)):
        plan = closed(plan, day)
    assert [each.label for each in months_closed(plan)] == ["August 2026", "September 2026", "October 2026"]
    assert next_to_close(plan, TODAY) is None
    assert isinstance(closing(plan, OCTOBER, TODAY), Wrong)


def test_what_is_frozen_is_canonical_and_read_again(plan: Plan) -> None:
    made, again = closing(plan, OCTOBER, TODAY), closing(plan, DAY(2026, 10, 1), TODAY)
    assert isinstance(made, Closing)
    assert isinstance(again, Closing)
    assert made.content == again.content == written(made.month, read(made.content))
    assert made.change.edits[0].after.content_hash == made.hash
    (value,) = read(made.content)
    assert (value.colour, value.target, value.definition) == ("green", 8, version(REPAIR, ACME))


def test_limits_and_targets_change_no_definition() -> None:
    other = KPI(id=1, name="Other", unit="h", direction="at_most", target=9, green_max=9)
    assert version(other, ACME) == version(REPAIR, ACME)
    business = KPI(id=1, name="Other", unit="h", direction="at_most", clock="business")
    assert version(business, ACME) != version(REPAIR, ACME)
    assert version(replaced(REPAIR, {"adds_up": True}), ACME) != version(REPAIR, ACME)


def test_what_the_organisation_says_in_a_kpis_place_is_of_its_definition() -> None:
    lenient = replaced(ACME, {"on_time_tolerance": 5})
    on_time, own = kpi(formula="projects_on_time"), kpi(formula="projects_on_time", tolerance=0)
    assert version(on_time, lenient) != version(on_time, ACME)
    assert version(own, lenient) == version(own, ACME)


def test_a_closed_month_stands_out_of_the_way_of_an_earlier_day(plan: Plan) -> None:
    now = closed(plan, OCTOBER)
    assert [point.frozen for point in course(now, REPAIR, SEPTEMBER)] == [None]


def test_what_speaks_against_closing_is_named() -> None:
    rows = (kpi(1, target=1, green_min=1), kpi(2, formula="mttr"), kpi(3), kpi(4, green_min=1))
    plan = plan_of(*rows, reading(kpi=3, value=1), reading(2, kpi=4, value=1))
    assert [(row.code, said) for row, said in speaks_against(plan, month(plan, OCTOBER))] == [
        ("K1", "no reading"),
        ("K2", "no data"),
        ("K3", "no limits, so no colour"),
    ]


def refusal(plan: Plan, day: datetime.date) -> str:
    """Return why a month can't be closed."""
    wrong = closing(plan, day, TODAY)
    assert isinstance(wrong, Wrong)
    return wrong.message

"""Where a KPI stands: its course with gaps, its colour, what is due and what moves."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from itplanner.domain.fiscal import add_months
from itplanner.domain.kpis.course import course
from itplanner.domain.kpis.standing import due_period, standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Declaration, Person, Reading
from itplanner.domain.rules.declared import watermelon
from tests.builders import TODAY, kpi, plan_of, reading

OCTOBER = datetime.date(2026, 10, 31)


def monthly(values: Sequence[float | None], last: datetime.date = OCTOBER, **more: Any) -> list[Reading]:
    """Return readings of KPI 1 on month ends, the last of them on a day; None is a month without."""
    first = len(values) - 1
    return [
        reading(
            number, kpi=1, date=add_months(last, number - first, keep_month_end=True), value=value, **more
        )
        for number, value in enumerate(values)
        if value is not None
    ]


def plan_with(values: Sequence[float | None], last: datetime.date = OCTOBER, **fields: Any) -> Plan:
    """Return a plan with KPI 1 and its readings."""
    return plan_of(kpi(**fields), *monthly(values, last))


def only(plan: Plan) -> KPI:
    """Return the plan's KPI."""
    return next(iter(plan[KPI]))


def test_the_course_has_a_point_for_each_month_also_without_a_reading() -> None:
    plan = plan_with([1, None, 3])
    points = course(plan, only(plan))
    assert [(point.period.short, point.value) for point in points] == [("Aug", 1), ("Sep", None), ("Oct", 3)]
    assert course(plan_of(kpi()), kpi()) == ()


def test_the_last_reading_of_a_month_is_its_value() -> None:
    days = (datetime.date(2026, 10, 5), datetime.date(2026, 10, 20))
    plan = plan_of(kpi(), *(reading(day.day, kpi=1, date=day, value=float(day.day)) for day in days))
    (point,) = course(plan, only(plan))
    assert (point.value, len(point.readings)) == (20.0, 2)


def test_a_quarter_sums_the_fractions_of_its_months() -> None:
    months = [(datetime.date(2026, 7, 31), 1.0, 2.0), (datetime.date(2026, 8, 31), 8.0, 8.0)]
    rows = [reading(n, kpi=1, date=d, numerator=a, denominator=b) for n, (d, a, b) in enumerate(months)]
    plan = plan_of(kpi(cadence="quarterly"), *rows)
    (point,) = course(plan, only(plan))
    assert (point.period.label, point.value) == ("FY2027 Q1", 90.0)


LIMITS: dict[str, Any] = {"green_min": 80.0, "amber_min": 60.0}


@pytest.mark.parametrize(
    ("value", "colour"), [(80, "green"), (79.99, "amber"), (60, "amber"), (59.9, "red"), (None, "grey")]
)
def test_the_colour_follows_the_limits_and_a_limit_has_the_better_one(
    value: float | None, colour: str
) -> None:
    plan = plan_with([value], **LIMITS)
    assert standing(plan, only(plan), TODAY).computed == colour


def test_a_value_older_than_a_cadence_and_a_half_is_grey_never_green() -> None:
    plan = plan_with([90], **LIMITS)
    days = (datetime.date(2026, 12, 15), datetime.date(2026, 12, 16))
    assert [standing(plan, only(plan), day).colour for day in days] == ["green", "grey"]
    assert standing(plan, only(plan), days[1]).stale


def test_what_was_read_later_does_not_count_on_an_earlier_day() -> None:
    plan = plan_with([70, 90], **LIMITS)
    found = standing(plan, only(plan), datetime.date(2026, 9, 30))
    assert (found.value, found.colour) == (70, "amber")
    in_october = standing(plan, only(plan), datetime.date(2026, 10, 5))
    assert (in_october.value, in_october.colour) == (70, "amber")


@pytest.mark.parametrize(
    ("today", "values", "due"),
    [
        (datetime.date(2026, 11, 29), [1.0, 2.0], None),
        (datetime.date(2026, 11, 30), [1.0, 2.0], datetime.date(2026, 11, 30)),
        (datetime.date(2027, 1, 5), [1.0, 2.0], datetime.date(2026, 11, 30)),
        (datetime.date(2026, 11, 23), [], datetime.date(2026, 10, 31)),
    ],
)
def test_a_reading_is_due_since_the_end_of_the_first_month_without_one(
    today: datetime.date, values: list[float], due: datetime.date | None
) -> None:
    plan = plan_with(values)
    found = standing(plan, only(plan), today)
    period = due_period(plan, only(plan), today)
    assert found.due == due
    assert (period is None) == (due is None)


def test_the_period_to_read_is_the_last_one_that_is_over() -> None:
    plan = plan_with([1.0, 2.0])
    period = due_period(plan, only(plan), datetime.date(2027, 1, 5))
    assert period is not None
    assert period.label == "December 2026"


def declared(number: int = 1, **values: Any) -> Declaration:
    """Return a declaration that KPI 1 is green, given on 1 Nov 2026 and until the end of the year."""
    given_on, expires = datetime.date(2026, 11, 1), datetime.date(2026, 12, 31)
    usual = {"record": "K1", "colour": "green", "person": 1, "given_on": given_on, "expires": expires}
    return Declaration(id=number, **{**usual, **values})


def test_a_declared_colour_is_shown_until_it_expires_and_hides_nothing() -> None:
    ann = Person(id=1, name="Ann")
    plan = plan_of(kpi(**LIMITS), *monthly([50.0]), ann, declared(expires=datetime.date(2026, 11, 23)))
    found = standing(plan, only(plan), TODAY)
    assert (found.computed, found.colour) == ("red", "green")
    assert watermelon(found.declared, found.computed)
    later = standing(plan, only(plan), datetime.date(2026, 11, 24))
    assert (later.declared, later.colour) == (None, "red")


def test_the_newest_declaration_holds() -> None:
    ann = Person(id=1, name="Ann")
    newer = declared(2, colour="amber", given_on=datetime.date(2026, 11, 20))
    ahead = declared(3, colour="red", given_on=datetime.date(2026, 12, 1))
    plan = plan_of(kpi(**LIMITS), *monthly([90.0]), ann, declared(), newer, ahead)
    found = standing(plan, only(plan), TODAY)
    assert found.declared == newer
    assert not watermelon(found.declared, found.computed)

"""Projects on time: the worked example of DOMAIN 1.2, and each row of the table in 1.1."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.facts.tally import SpendBasis, SpendTotal, Tallies
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome, window_of
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.records import KPI, Batch, Organisation, Project, Record, replaced
from itplanner.domain.rules.years import calendar
from tests.builders import ACME, kpi, plan_of
from tests.domain.kpis.formulas.examples import FIRST, LAST, baseline, day, on_time, project


def on_time_kpi(**values: Any) -> KPI:
    """Return the KPI."""
    return kpi(**{"formula": "projects_on_time", "unit": "%", "direction": "at_least", **values})


def asked(*records: Record, first: datetime.date = FIRST, last: datetime.date = LAST, **more: Any) -> Outcome:
    """Return what projects come to in a window."""
    side = more.pop("side", "")
    row = on_time_kpi(**more)
    found = outcome(plan_of(row, *records), row, first, last, side=side)
    assert found is not None
    return found


def test_what_was_booked_on_a_cancelled_project_is_sunk_where_it_says_no_cost_itself() -> None:
    records = [replaced(each, {"cost": None}) if isinstance(each, Project) else each for each in on_time()]
    booked = SpendTotal(datetime.date(2025, 3, 1), 7_000, 1, "EUR", project=5)
    row = on_time_kpi()
    plan = plan_of(row, Batch(id=1, facts="spend"), *records).knowing(
        Tallies(spend={SpendBasis((1,)): (booked,)})
    )
    found = outcome(plan, row, FIRST, LAST)
    assert found is not None
    assert found.figures["sunk_cost"] == 7_000
    assert [each.amount for each in found.left if each.reason == "cancelled"] == [7_000]


def variants(found: Outcome) -> dict[str, tuple[float, float]]:
    """Return the other ways of counting as fractions."""
    return {each.key: (each.numerator, each.denominator) for each in found.variants}


def test_the_worked_example() -> None:
    found = asked(*on_time())
    assert (found.value, found.numerator, found.denominator) == (60.0, 3, 5)
    assert found.excluded == {"cancelled": 1, "not_due": 1, "on_hold": 1}
    assert variants(found) == {"original": (2, 5), "completed": (3, 4), "grace": (4, 5)}
    assert [each.value for each in found.variants] == [40.0, 75.0, 80.0]
    assert found.figures["sunk_cost"] == 1_500_000


def test_its_rows_stand_worst_first_with_what_was_promised_and_what_happened() -> None:
    found = asked(*on_time())
    assert [(row.name, row.verdict, row.gap, row.good) for row in found.counted] == [
        ("P4", "open", 214, False),
        ("P2", "late", 5, False),
        ("P6", "early", -5, True),
        ("P3", "same_day", 0, True),
        ("P1", "early", -3, True),
    ]
    (replanned,) = [row for row in found.counted if row.at_first is not None]
    assert (replanned.promised, replanned.happened, replanned.at_first) == (
        day("12-15"),
        day("12-10"),
        day("10-31"),
    )
    assert [(row.name, row.reason) for row in found.left] == [
        ("P5", "cancelled"),
        ("P7", "not_due"),
        ("P8", "on_hold"),
    ]


def test_a_variant_can_be_asked_for() -> None:
    assert asked(*on_time(), side="completed").value == 75.0
    assert asked(*on_time(), side="original").value == 40.0
    completed = asked(*on_time(), cohort="completed")
    assert completed.value == 75.0
    assert completed.excluded["unfinished"] == 1
    assert variants(completed)["due"] == (3, 5)


def test_the_tolerance_is_the_kpis_else_the_organisations() -> None:
    assert asked(*on_time(), tolerance=5).value == 80.0
    assert asked(*on_time(), tolerance=4).value == 60.0
    lenient = Organisation(
        **{
            **{name: getattr(ACME, name) for name in ("name", "currency", "year")},
            "id": 1,
            "on_time_tolerance": 5,
        }
    )
    assert asked(lenient, *on_time()).value == 80.0
    assert variants(asked(lenient, *on_time()))["grace"] == (3, 5)
    assert asked(lenient, *on_time(), tolerance=0).value == 60.0


@pytest.mark.parametrize(
    ("values", "verdict", "good"),
    [
        ({"finished_on": day("06-30")}, "same_day", True),
        ({"finished_on": day("06-29")}, "early", True),
        ({"finished_on": day("07-01")}, "late", False),
        ({}, "open", False),
        ({"cancelled_on": day("07-01")}, "cancelled", False),
        ({"status": "on_hold", "hold_from": day("07-02"), "hold_approved_on": day("07-01")}, "open", False),
        ({"status": "on_hold", "hold_from": day("05-02")}, "open", False),
        ({"finished_on": day("01-31", 2026)}, "open", False),
    ],
)
def test_what_counts(values: dict[str, Any], verdict: str, good: bool) -> None:
    (row,) = asked(project(1, **values), baseline(1, 1, day("06-30"))).counted
    assert (row.verdict, row.good) == (verdict, good)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"status": "proposed"}, "draft"),
        ({"status": "finished"}, "no_date"),
        ({"status": "cancelled"}, "no_date"),
        ({"cancelled_on": day("06-30")}, "cancelled"),
        ({"status": "on_hold", "hold_from": day("06-30"), "hold_approved_on": day("06-30")}, "on_hold"),
    ],
)
def test_what_is_left_out(values: dict[str, Any], reason: str) -> None:
    found = asked(project(1, **values), baseline(1, 1, day("06-30")))
    assert (found.counted, dict(found.excluded)) == ((), {reason: 1})
    assert found.value is None


def test_a_project_without_a_baseline_and_one_that_isnt_due_are_left_out() -> None:
    assert asked(project(1, finished_on=day("03-01"))).excluded == {"no_baseline": 1}
    assert asked(project(1), baseline(1, 1, day("01-01", 2026))).excluded == {"not_due": 1}
    assert asked(project(1), baseline(1, 1, LAST)).counted[0].verdict == "open"


def test_what_was_over_before_the_window_belongs_to_another_one() -> None:
    found = asked(project(1, finished_on=day("12-31", 2024)), baseline(1, 1, day("06-30")))
    assert (found.counted, found.left) == ((), ())


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({"approved_on": day("06-30")}, True),
        ({"approved_on": day("07-01")}, False),
        ({"approved_on": day("06-30"), "approved_by": None}, False),
        ({}, False),
    ],
)
def test_a_new_baseline_counts_when_it_was_approved_before_the_old_one_ran_out(
    change: dict[str, Any], good: bool
) -> None:
    rows = baseline(1, 1, day("06-30")), baseline(2, 1, day("08-31"), 2, **change)
    found = asked(project(1, finished_on=day("08-31")), *rows)
    assert found.counted[0].good is good
    assert variants(found)["original"] == (0, 1)


def test_what_was_approved_later_doesnt_change_an_earlier_window() -> None:
    rows = baseline(1, 1, day("06-30")), baseline(2, 1, day("12-31"), 2, approved_on=day("06-15"))
    assert asked(project(1), *rows, last=day("06-14")).excluded == {"not_due": 1}
    assert asked(project(1), *rows, last=day("06-30")).excluded == {"not_due": 1}
    assert asked(project(1), *rows, last=LAST).counted[0].promised == day("12-31")


def test_a_month_looks_at_the_twelve_months_that_end_with_it() -> None:
    row = on_time_kpi()
    plan = plan_of(row)
    october = period_of(datetime.date(2026, 10, 5), "monthly", calendar(plan))
    assert window_of(plan, row, october) == (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))
    year = period_of(datetime.date(2026, 10, 5), "yearly", calendar(plan))
    assert window_of(plan, row, year) == (year.first, year.last)


DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31))
STATES = st.sampled_from(["proposed", "planned", "running", "on_hold", "finished", "cancelled"])


@given(st.lists(st.tuples(STATES, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS), max_size=8), DAYS)
def test_each_project_counts_once_or_is_left_out_with_one_reason(
    rows: list[tuple[str, datetime.date | None, datetime.date | None, datetime.date | None]],
    last: datetime.date,
) -> None:
    records: list[Record] = []
    for number, (status, finished, cancelled, end) in enumerate(rows, 1):
        records.append(project(number, status=status, finished_on=finished, cancelled_on=cancelled))
        records += [baseline(number, number, end)] if end is not None else []
    found = asked(*records, first=datetime.date.min, last=last)
    names = [row.name for row in found.counted] + [row.name for row in found.left]
    assert sorted(names) == sorted(f"P{number}" for number in range(1, len(rows) + 1))
    assert sum(found.excluded.values()) == len(found.left)
    assert found.denominator == len(found.counted)


@given(
    st.lists(st.tuples(STATES, st.none() | DAYS, DAYS, st.none() | st.integers(1, 9)), max_size=8),
    DAYS,
    st.sampled_from(["projects_on_time", "projects_on_budget"]),
)
def test_the_value_alone_is_the_same_as_with_all_its_rows(
    rows: list[tuple[str, datetime.date | None, datetime.date, int | None]], last: datetime.date, formula: Any
) -> None:
    records: list[Record] = []
    for number, (status, finished, end, cost) in enumerate(rows, 1):
        records.append(project(number, status=status, finished_on=finished, cost=cost))
        records.append(baseline(number, number, end, budget=5))
    row = on_time_kpi(formula=formula)
    plan = plan_of(row, *records)
    whole, brief = (outcome(plan, row, FIRST, last, brief=each) for each in (False, True))
    assert whole is not None
    assert brief is not None
    assert (brief.value, brief.numerator, brief.denominator) == (
        whole.value,
        whole.numerator,
        whole.denominator,
    )


def test_what_is_approved_after_a_project_was_over_changes_nothing() -> None:
    rows = baseline(1, 1, day("06-30")), baseline(2, 1, day("03-31"), 2, approved_on=day("05-15"))
    assert asked(project(1, finished_on=day("04-30")), *rows).counted[0].promised == day("06-30")


def test_a_project_that_is_due_on_the_last_day_counts_also_where_the_value_is_enough() -> None:
    row = on_time_kpi()
    found = outcome(plan_of(row, project(1), baseline(1, 1, LAST)), row, FIRST, LAST, brief=True)
    assert found is not None
    assert found.denominator == 1

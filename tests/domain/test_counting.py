"""Counting incidents: the worked example of DOMAIN 1.8, clocks, exclusions, what is still open."""

import datetime
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.facts.counting import between, incidents, quantile
from itplanner.domain.facts.hours import elapsed, working_hours
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.judging import maxima
from itplanner.domain.facts.longest import longest
from itplanner.domain.facts.tally import IncidentBasis, IncidentTally
from itplanner.domain.facts.texts import incidents_of, incidents_text, key_of
from itplanner.domain.records import fields

BERLIN = "Europe/Berlin"
OCTOBER = datetime.date(2026, 10, 1)
WORK = {"clock": "business", "workdays": "mon tue wed thu fri", "work_start": "09:00", "work_end": "17:00"}


def basis(**values: Any) -> IncidentBasis:
    """Return a monthly basis in Berlin."""
    return IncidentBasis(
        **{"batches": (1,), "months": 1, "fiscal_start": 7, "time_zone": BERLIN, "clock": "elapsed", **values}
    )


def at(text: str, zone: str = BERLIN) -> int:
    """Return a local moment."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def row(detected: str, restored: str | None = None, **values: Any) -> tuple[Any, ...]:
    """Return an incident's row."""
    end = None if restored is None else at(restored)
    made = Incident(**{"number": "IM1", "detected": at(detected), "restored": end, **values})
    return tuple(getattr(made, name) for name in fields(Incident))


def lasting(*hours: float, **values: Any) -> list[tuple[Any, ...]]:
    """Return incidents of 1 October that lasted so long."""
    start = at("2026-10-01 08:00")
    return [
        (number, "", values.get("priority", ""), "", start, start + int(each * 3600), 0.0, False, "")
        for number, each in enumerate(hours)
    ]


def october(rows: list[tuple[Any, ...]], **values: Any) -> IncidentTally:
    """Return what October comes to."""
    return incidents(rows, basis(**values))[OCTOBER]


def test_the_worked_example() -> None:
    found = october(lasting(44, 100, 40, 20), maximum="48")
    assert (found.hours / found.count, found.median, found.longest) == (51.0, 42.0, 100.0)
    assert found.p90 == pytest.approx(44 + 0.7 * 56)
    assert (found.within, found.judged) == (3, 4)
    assert 100 * 3 / 4 == 75.0


def test_what_is_noticed_as_a_month_begins_was_not_open_at_the_end_of_the_one_before() -> None:
    rows = [*lasting(1), row("2026-11-01 00:00"), row("2026-10-31 23:00", "2026-11-01 00:00")]
    assert (october(rows).unresolved, october(rows).oldest) == (1, 1.0)


def test_business_hours_of_the_worked_example() -> None:
    rows = [row("2026-10-02 16:00", "2026-10-05 10:00")]
    assert october(rows, **WORK).hours == 2.0
    assert october(rows).hours == 66.0


def test_a_holiday_has_no_business_hours() -> None:
    rows = [row("2026-10-02 16:00", "2026-10-06 10:00")]
    assert october(rows, **WORK).hours == 10.0
    assert october(rows, **WORK, holidays="2026-10-05").hours == 2.0


def test_a_row_belongs_to_the_local_day_it_was_restored_on() -> None:
    rows = [row("2026-10-31 20:00", "2026-11-01 00:00"), row("2026-10-31 20:00", "2026-10-31 23:59")]
    found = incidents(rows, basis())
    assert {day.month: each.count for day, each in found.items()} == {10: 1, 11: 1}


def test_the_day_on_which_the_clocks_go_back_has_25_hours() -> None:
    rows = [row("2026-10-25 00:00", "2026-10-26 00:00")]
    assert october(rows).hours == 25.0
    whole = {**WORK, "workdays": "sun", "work_start": "00:00", "work_end": "24:00"}
    assert october(rows, **whole).hours == 25.0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"type": "request"}, "other_type"),
        ({"type": "Incident", "state": "Cancelled"}, "cancelled"),
        ({"state": "closed as duplicate"}, "duplicate"),
    ],
)
def test_what_is_no_incident_is_left_out_with_its_reason(values: dict[str, Any], reason: str) -> None:
    found = october([row("2026-10-02 08:00", "2026-10-02 09:00", **values), *lasting(1)])
    assert (found.count, dict(found.excluded)) == (1, {reason: 1})


def test_what_is_open_is_no_repair_but_told_with_its_age() -> None:
    rows = [
        row("2026-09-30 00:00", "2026-11-02 10:00"),
        row("2026-10-31 00:00"),
        row("2026-10-01 10:00", "2026-10-01 11:00", reopened=True),
        row("2026-10-20 10:00", type="request"),
    ]
    found = incidents(rows, basis())
    assert [(day.month, each.count, each.unresolved) for day, each in found.items()] == [
        (9, 0, 1),
        (10, 1, 2),
        (11, 1, 1),
    ]
    october = found[OCTOBER]
    assert (october.oldest, october.reopened) == (32 * 24 + 1, 1)
    assert dict(october.excluded) == {"other_type": 1}


def test_periods_follow_the_fiscal_year_and_none_is_left_out() -> None:
    rows = [row("2026-01-05 10:00", "2026-01-05 11:00"), row("2026-10-05 10:00", "2026-10-05 11:00")]
    quarters = [day.isoformat() for day in incidents(rows, basis(months=3))]
    assert quarters == ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]
    assert [day.isoformat() for day in incidents(rows, basis(months=12))] == ["2025-07-01", "2026-07-01"]
    assert incidents([], basis()) == {}


@pytest.mark.parametrize(
    ("text", "priority", "hours"),
    [
        ("", "1", None),
        ("24", "anything", 24.0),
        ("1:4, 2:8", "1", 4.0),
        ("1:4, 2:8", "P2", 8.0),
        ("1:4, 2:8", "2 - High", 8.0),
        ("1:4, 2:8", "3", None),
        ("high:4,low:40.5", "High", 4.0),
        ("P1:4", "1", 4.0),
        ("1:4", "12", None),
    ],
)
def test_how_long_a_priority_may_take(text: str, priority: str, hours: float | None) -> None:
    assert maxima(text)(priority) == hours


def test_on_the_limit_is_within_and_a_priority_without_a_maximum_isnt_judged() -> None:
    rows = [*lasting(4, 4.1, priority="1"), *lasting(1, priority="9")]
    found = october(rows, maximum="1:4")
    assert (found.count, found.within, found.judged) == (3, 1, 2)
    assert october(rows).within is None


def test_quantiles_lie_between_the_values() -> None:
    assert quantile([20, 40, 44, 100], 0.5) == 42.0
    assert quantile([0, 10], 0.9) == 9.0
    assert quantile([], 0.5) == 0.0


def test_a_window_of_any_length_is_counted_like_a_period() -> None:
    rows = lasting(44, 100, 40, 20)
    assert between(rows, basis(), OCTOBER, datetime.date(2026, 10, 31)) == october(rows)
    assert between(rows, basis(), OCTOBER, datetime.date(2026, 10, 2)).count == 1
    assert between([], basis(), OCTOBER, OCTOBER).count == 0


def test_the_longest_repairs_come_first_and_the_others_can_be_asked_for() -> None:
    rows = [row("2026-10-02 08:00", f"2026-10-02 {hour}:00", number=f"IM{hour}") for hour in (10, 12, 11)]
    rows.append(row("2026-10-02 08:00", "2026-10-02 23:00", number="RQ1", type="request"))
    found = longest(rows, basis(maximum="3"), OCTOBER, datetime.date(2026, 10, 31), 2)
    assert [(each.incident.number, each.hours, each.most) for each in found] == [
        ("IM12", 4.0, 3.0),
        ("IM11", 3.0, 3.0),
    ]
    (other,) = longest(rows, basis(), OCTOBER, datetime.date(2026, 10, 31), 9, left_out=True)
    assert (other.incident.number, other.reason) == ("RQ1", "other_type")
    assert longest(rows, basis(), datetime.date(2026, 10, 3), datetime.date(2026, 10, 31), 9) == []


def test_a_tally_comes_back_from_its_text_and_its_key_tells_what_it_rests_on() -> None:
    found = incidents([*lasting(1, 2), row("2026-10-05 08:00", "2026-10-05 09:00", type="x")], basis())
    assert incidents_of(incidents_text(found)) == found
    assert key_of(basis()) == key_of(basis())
    assert key_of(basis()) != key_of(basis(months=3))


MOMENTS = st.integers(at("2026-01-01 00:00"), at("2026-12-31 00:00"))
PAIRS = st.tuples(MOMENTS, MOMENTS).map(sorted)


@given(PAIRS, st.sampled_from(["00:00", "09:00"]), st.sampled_from(["17:00", "24:00"]))
def test_business_hours_never_exceed_elapsed_ones(pair: list[int], start: str, end: str) -> None:
    work = {**WORK, "workdays": "sun mon", "work_start": start, "work_end": end}
    clock = working_hours(basis(**work), *pair)
    assert 0 <= clock(*pair) <= elapsed(*pair)


@given(st.lists(st.tuples(PAIRS, st.booleans(), st.sampled_from(["", "request"])), max_size=20))
def test_months_sum_to_quarters_and_each_row_stands_in_one_place(
    rows: list[tuple[list[int], bool, str]],
) -> None:
    facts = [
        (str(n), "", "", type_, start, end if done else None, 0.0, False, "")
        for n, ((start, end), done, type_) in enumerate(rows)
    ]
    months, quarters = incidents(facts, basis()), incidents(facts, basis(months=3))

    def sums(found: Mapping[datetime.date, IncidentTally]) -> tuple[int, int, int]:
        counts = [(each.count, sum(each.excluded.values())) for each in found.values()]
        opened = list(found.values())[-1].unresolved if found else 0
        return sum(count for count, _ in counts), sum(left for _, left in counts), opened

    assert sums(months) == sums(quarters)
    assert sum(sums(months)) == len(rows)
    total = sum(each.hours for each in months.values())
    assert total == pytest.approx(sum(each.hours for each in quarters.values()))

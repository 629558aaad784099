"""Where limits begin anew, when they are locked, and that later points don't move them then."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.fiscal import add_months
from itplanner.domain.kpis.analysis.manner import Manner, Phase
from itplanner.domain.kpis.analysis.stretches import Stretch, stretches
from itplanner.domain.kpis.analysis.xmr import natural_limits

JULY = datetime.date(2025, 7, 31)
MTTR = [9.7, 9.0, 9.7, 10.1, 9.3, 9.9, 9.7, 9.9, 9.2, 9.6, 8.9, 8.6, 8.2, 8.4, 7.7, 7.9]
MAY = datetime.date(2026, 5, 1)


def cut(values: list[float | None] | list[float], **fields: object) -> tuple[Stretch, ...]:
    """Return the stretches of months from July 2025 on."""
    days = [add_months(JULY, number, keep_month_end=True) for number in range(len(values))]
    return stretches(days, values, Manner("at_most", **fields))  # type: ignore[arg-type]


def test_limits_are_provisional_below_twelve_values_and_locked_from_then_on() -> None:
    for count, locked in ((6, False), (11, False), (12, True), (16, True)):
        (found,) = cut(MTTR[:count])
        assert found.limits is not None
        assert (found.limits.locked, found.limits.n) == (locked, min(count, 12))
        assert found.limits == natural_limits(MTTR[: min(count, 12)], locked=locked)
    (few,) = cut(MTTR[:5])
    assert (few.limits, few.counted) == (None, 5)


def test_a_gap_is_not_counted_among_the_twelve() -> None:
    (found,) = cut([*MTTR[:4], None, *MTTR[4:]])
    assert found.limits == natural_limits([*MTTR[:4], None, *MTTR[4:12]], locked=True)


def test_a_phase_begins_the_limits_anew_and_keeps_the_old_ones() -> None:
    old, new = cut(MTTR, phases=(Phase(MAY, reason="Shifts"),))
    assert (old.start, old.stop, new.start, new.stop, new.reason) == (0, 10, 10, 16, "Shifts")
    assert old.limits == natural_limits(MTTR[:10], locked=True)
    assert new.limits == natural_limits(MTTR[10:])
    assert new.limits is not None
    assert (round(new.limits.lower, 1), round(new.limits.upper, 1)) == (7.3, 9.2)


def test_a_month_belongs_to_the_phase_that_it_ends_in() -> None:
    phase = Phase(datetime.date(2026, 5, 31), datetime.date(2026, 7, 1))
    assert [(each.start, each.stop) for each in cut(MTTR, phases=(phase,))] == [(0, 10), (10, 12), (12, 16)]
    assert len(cut(MTTR, phases=(Phase(datetime.date(2024, 1, 1)), Phase(datetime.date(2030, 1, 1))))) == 1


def test_two_days_choose_what_the_limits_rest_on() -> None:
    (found,) = cut(MTTR, limits_from=datetime.date(2025, 9, 1), limits_to=datetime.date(2026, 4, 30))
    assert found.limits == natural_limits(MTTR[2:10], locked=True)
    (short,) = cut(MTTR, limits_from=datetime.date(2025, 9, 1), limits_to=datetime.date(2026, 1, 30))
    assert (short.limits, short.counted) == (None, 4)
    (since,) = cut(MTTR, limits_from=datetime.date(2025, 9, 1))
    assert since.limits == natural_limits(MTTR[2:14], locked=True)


def test_the_days_leave_the_limits_of_other_phases_alone() -> None:
    window = {"limits_from": JULY, "limits_to": datetime.date(2026, 1, 31)}
    old, new = cut(MTTR, phases=(Phase(MAY),), **window)
    assert old.limits == natural_limits(MTTR[:7], locked=True)
    assert new.limits == natural_limits(MTTR[10:])


def test_nothing_is_one_empty_stretch_or_none() -> None:
    assert cut([]) == ()


VALUES = st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=1, max_size=30)


@given(VALUES, VALUES)
def test_locked_limits_stay_whatever_comes(before: list[float | None], after: list[float | None]) -> None:
    (first,), (later,) = cut(before), cut([*before, *after])
    if first.limits is not None and first.limits.locked:
        assert later.limits == first.limits


@given(VALUES, st.lists(st.integers(0, 40), max_size=3))
def test_stretches_lie_side_by_side(values: list[float | None], months: list[int]) -> None:
    found = cut(values, phases=tuple(Phase(add_months(JULY, number)) for number in months))
    places = [place for each in found for place in range(each.start, each.stop)]
    assert places == list(range(len(values)))
    assert all(each.start < each.stop for each in found)

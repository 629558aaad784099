"""Since when a KPI has been off, and in how many of the last periods."""

import datetime
from collections.abc import Sequence

import pytest

from itplanner.domain.kpis.course import course
from itplanner.domain.kpis.off import Spell, spell
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.rules.years import calendar
from tests.builders import kpi, plan_of, reading
from tests.domain.kpis.test_standing import LIMITS, monthly, only

GREEN, AMBER, RED = 85.0, 70.0, 50.0


def found(values: Sequence[float | None], **fields: object) -> Spell | None:
    """Return the spell of a KPI that is green from 80 on, its last value of October 2026."""
    plan = plan_of(kpi(**{**LIMITS, **fields}), *monthly(values))
    return spell(only(plan), course(plan, only(plan)))


@pytest.mark.parametrize(
    ("values", "green", "since", "ever", "off", "of"),
    [
        ([GREEN, AMBER, RED], False, "September 2026", False, 2, 3),
        ([AMBER, GREEN, AMBER], False, "October 2026", False, 2, 3),
        ([AMBER, GREEN, GREEN], True, "September 2026", False, 1, 3),
        ([GREEN], True, "October 2026", True, 0, 1),
        ([AMBER, RED], False, "September 2026", True, 2, 2),
        ([GREEN, AMBER, None, None, AMBER], False, "July 2026", False, 2, 3),
        ([RED] * 14, False, "September 2025", True, 12, 12),
    ],
)
def test_a_spell_begins_with_the_first_period_of_its_colour(
    values: list[float | None], green: bool, since: str, ever: bool, off: int, of: int
) -> None:
    spelled = found(values)
    assert spelled is not None
    assert (spelled.green, spelled.since.label, spelled.ever) == (green, since, ever)
    assert (spelled.off, spelled.of) == (off, of)


def test_without_limits_or_values_there_is_no_spell() -> None:
    assert found([50.0], green_min=None, amber_min=None) is None
    assert found([]) is None


def test_quarters_are_counted_over_a_year() -> None:
    days = [datetime.date(2025, month, 1) for month in (1, 4, 7, 10)] + [datetime.date(2026, 1, 1)]
    rows = [reading(number, kpi=1, date=day, value=RED) for number, day in enumerate(days)]
    plan = plan_of(kpi(cadence="quarterly", **LIMITS), *rows)
    spelled = spell(only(plan), course(plan, only(plan)))
    assert spelled == Spell(False, period_of(days[0], "quarterly", calendar(plan)), True, 4, 4, gaps=False)

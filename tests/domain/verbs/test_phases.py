"""A year's plan is spread over twelve phases, and no cent is lost."""

from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Ref
from itplanner.domain.records import Phase
from itplanner.domain.rules.spending import line_totals, phases_of
from itplanner.domain.verbs.phases import evenly, spreading
from itplanner.domain.wrong import Wrong
from tests.builders import budget_line, contents, plan_of


@given(st.integers(-(10**12), 10**12))
def test_no_cent_is_lost(amount: int) -> None:
    parts = evenly(amount)
    assert sum(parts) == amount
    assert len(parts) == 12
    assert max(parts) - min(parts) <= 1


def test_a_plan_is_spread_as_one_change_and_what_was_spent_stays() -> None:
    line = budget_line()
    plan = plan_of(line, Phase(id=7, line=1, period=3, plan=5, actual=4))
    change = spreading(plan, Ref("budget_line", 1), 1000_01)
    assert isinstance(change, Change)
    after = plan.apply(change)
    found = phases_of(after, line)
    assert [row.period for row in found] == list(range(1, 13))
    assert [row.plan for row in found[:6]] == [83_34] * 5 + [83_33]
    assert (found[2].id, found[2].actual) == (7, 4)
    assert line_totals(after, line).plan == 1000_01
    assert contents(after.apply(change.inverse(""))) == contents(plan)
    assert change.sentence == "B1 plan EUR 1,000.01, spread over the year"


def test_a_line_that_is_gone_is_said() -> None:
    assert spreading(plan_of(), Ref("budget_line", 9), 1) == Wrong("There is no budget line B9 in the plan.")


def test_totals_take_the_plan_where_nothing_was_revised() -> None:
    line = budget_line()
    phases = (
        Phase(id=1, line=1, period=1, plan=100, revised=80, committed=10),
        Phase(id=2, line=1, period=2, plan=100, actual=95),
    )
    found = line_totals(plan_of(line, *phases), line)
    assert (found.plan, found.revised, found.committed, found.actual, found.left) == (200, 180, 10, 95, 75)
    assert line_totals(plan_of(line), line).actual is None

"""A plan changes by edits only, and what is derived from it never lags behind."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.merge import Clash
from itplanner.domain.plan import CARRIED, Plan, Table, difference
from itplanner.domain.records import KINDS, Goal, Organisation, Reading, Step, fields, replaced
from tests.builders import (
    SEEDS,
    TODAY,
    change_of,
    contents,
    edit,
    goal,
    plan_of,
    plans,
    plans_and_changes,
    random_plan,
    reading,
    step,
)

GOAL = Ref("goal", 1)


@given(plans_and_changes())
def test_a_change_and_its_inverse_lead_back(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    assert contents(plan.apply(change).apply(change.inverse("Undone"))) == contents(plan)


@given(plans(), plans())
def test_the_difference_of_two_plans_leads_from_one_to_the_other(old: Plan, new: Plan) -> None:
    change = difference(old, new)
    assert contents(old.apply(change)) == contents(new)
    assert all(edit.before != edit.after for edit in change)


@given(plans_and_changes())
def test_the_difference_after_a_change_is_the_change(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    news = tuple(edit for edit in change if edit.before != edit.after)
    assert difference(plan, plan.apply(change)).edits == news


@given(plans_and_changes(), st.randoms())
def test_the_order_of_edits_means_nothing(pair: tuple[Plan, Change], random: Random) -> None:
    plan, change = pair
    shuffled = list(change.edits)
    random.shuffle(shuffled)
    assert contents(plan.apply(Change(tuple(shuffled), ""))) == contents(plan.apply(change))
    assert Change.of(shuffled, change.sentence) == change


@given(plans_and_changes())
def test_applying_leaves_the_plan_before_as_it_was(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    before = contents(plan)
    plan.apply(change)
    assert contents(plan) == before


def indexed(plan: Plan) -> Plan:
    """Ask a plan for every index, as screens and rules do."""
    for kind, names in _indexes():
        plan.table(kind).by(*names)
    return plan


def _indexes() -> list[tuple[str, tuple[str, ...]]]:
    single = [(kind, (name,)) for kind in KINDS for name in [*fields(KINDS[kind]), "folded"]]
    return [*single, ("reading", ("kpi", "date")), ("dependency", ("goal", "needs"))]


@given(plans_and_changes())
def test_carried_indexes_equal_rebuilt_ones(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    carried = indexed(plan).apply(change)  # the indexes are there before the change, else nothing is carried
    rebuilt = Plan.of(row for table in carried.tables.values() for row in table)
    for kind, names in _indexes():
        assert carried.table(kind).by(*names) == rebuilt.table(kind).by(*names)


@pytest.mark.parametrize("count", [1, CARRIED, CARRIED + 1, 3 * CARRIED])
def test_indexes_are_right_after_few_and_after_many_changed_records(count: int) -> None:
    days = [TODAY.replace(day=day) for day in range(1, 11)]
    rows = [reading(n, kpi=n % 5 + 1, date=days[n % 10]) for n in range(1, 3 * CARRIED)]
    plan = indexed(plan_of(*rows))
    edits = [edit(plan, Ref("reading", n), "kpi", 7) for n in range(1, min(count, len(rows)))]
    new = plan.apply(change_of(*edits, added(reading(900, kpi=7, date=TODAY))))
    rebuilt = Table(dict(new[Reading].rows))
    assert new[Reading].by("kpi") == rebuilt.by("kpi")
    assert new[Reading].by("kpi", "date") == rebuilt.by("kpi", "date")
    assert len(new[Reading].where("kpi", 7)) == len(edits) + 1


def test_a_kind_that_comes_first_does_not_take_over_anothers_index() -> None:
    plan = plan_of(goal(1))
    assert plan[Step].by("goal") == {}
    assert plan[Reading].by("kpi") == {}
    new = plan.apply(change_of(added(step(1)), added(reading(1, kpi=3))))
    assert new[Step].by("goal") == {1: (1,)}
    assert new[Reading].by("kpi") == {3: (1,)}


@given(plans_and_changes())
def test_records_stand_in_the_order_of_their_numbers(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    back = plan.apply(change).apply(change.inverse("Undone"))
    for table in back.tables.values():
        assert list(table.rows) == sorted(table.rows)


def test_new_records_stand_last_until_they_are_numbered() -> None:
    plan = plan_of(goal(4)).apply(change_of(added(goal(-1)), added(goal(-2))))
    assert next(iter(plan[Goal].rows)) == 4


@given(SEEDS)
def test_plans_of_the_same_records_read_the_same_in_any_order(seed: int) -> None:
    random = Random(seed)
    rows = [row for table in random_plan(random, 20).tables.values() for row in table]
    shuffled = random.sample(rows, len(rows))
    assert [list(Plan.of(rows).table(kind)) for kind in KINDS] == [
        list(Plan.of(shuffled).table(kind)) for kind in KINDS
    ]


def test_apply_refuses_a_change_that_saw_another_value() -> None:
    plan = plan_of(goal(1, title="Fibre"))
    with pytest.raises(Clash) as clash:
        plan.apply(change_of(Edit("goal", 1, "title", "Copper", "Radio")))
    assert (clash.value.base, clash.value.mine, clash.value.theirs) == ("Copper", "Radio", "Fibre")


@pytest.mark.parametrize(
    "made",
    [
        Edit("goal", 9, "title", None, "Radio"),
        Edit("goal", 9, "due", None, TODAY),
        removed(goal(9)),
        added(goal(1, title="Twice")),
        removed(goal(1, title="Another")),
    ],
)
def test_apply_refuses_an_edit_of_what_is_not_there(made: Edit) -> None:
    with pytest.raises(Clash):
        plan_of(goal(1)).apply(change_of(made))


def test_a_plan_knows_its_organisation() -> None:
    assert plan_of().organisation == Organisation(
        id=1, name="Acme", currency="EUR", fiscal_start=7, year=2027
    )
    assert Plan.of([]).organisation is None


def test_a_plan_is_known_by_its_revision() -> None:
    plan = plan_of(goal(1)).at(7, "abc")
    assert (plan.revision, plan.tip) == (7, "abc")
    assert plan.apply(change_of(edit(plan, GOAL, "title", "New"))).revision == 7


def test_a_shared_table_makes_no_difference() -> None:
    plan = plan_of(goal(1), step(1))
    new = plan.apply(change_of(edit(plan, GOAL, "title", "New")))
    assert new.tables["step"] is plan.tables["step"]
    assert replaced(goal(1), {"title": "New"}) == new[Goal].get(1)

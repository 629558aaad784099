"""Adding and setting fill in what follows, and refuse what can't be."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.problems import problems
from itplanner.domain.records import KINDS, Alignment, Area, BusinessGoal, Goal, Person, Record, Step, Support
from itplanner.domain.verbs.records import adding, setting
from itplanner.domain.wrong import Wrong
from tests.builders import DAYS, TODAY, change_of, edit, goal, kpi, plan_of, step

TOMORROW = TODAY + datetime.timedelta(days=1)
GOAL = Ref("goal", 1)
NEW = {"title": "Fibre", "area": 1, "horizon": 1}


def made(outcome: Change | Wrong) -> Change:
    assert isinstance(outcome, Change), outcome
    return outcome


def record_of(change: Change, kind: str) -> Any:
    return next(each.after for each in change if each.adds and each.kind == kind)


def new_goal(plan: Plan, **values: Any) -> Goal:
    goal_added = record_of(made(adding(plan, "goal", {**NEW, **values}, TODAY)), "goal")
    assert isinstance(goal_added, Goal)
    return goal_added


def test_a_new_goal_has_a_temporary_number_and_is_proposed() -> None:
    added = new_goal(plan_of())
    assert (added.id, added.code, added.status) == (-1, "new", "proposed")


def test_a_new_goal_stands_in_the_checklist_of_its_due_date() -> None:
    assert new_goal(plan_of(), due=datetime.date(2027, 6, 30)).year == 2027
    assert new_goal(plan_of(), due=datetime.date(2027, 7, 1)).year == 2028


def test_a_new_goal_without_a_due_date_stands_in_the_working_year() -> None:
    assert new_goal(plan_of()).year == 2027
    assert new_goal(Plan.of([Area(id=1, name="Network")])).year == 2026


def test_a_year_that_was_said_stays() -> None:
    assert new_goal(plan_of(), due=datetime.date(2027, 6, 30), year=2029).year == 2029


def test_a_longer_goal_stands_in_no_checklist() -> None:
    assert new_goal(plan_of(), horizon=3, due=datetime.date(2029, 6, 30)).year is None


def test_goals_stand_in_the_order_in_which_they_were_added() -> None:
    plan = plan_of()
    for number in range(1, 140):
        change = made(adding(plan, "goal", {**NEW, "title": f"{number:03}"}, TODAY, number=number))
        plan = plan.apply(change)
    titles = [row.title for row in sorted(plan[Goal], key=lambda row: row.order)]
    assert titles == sorted(titles)


def test_what_is_missing_is_named() -> None:
    assert adding(plan_of(), "goal", {"title": ""}, TODAY) == Wrong("A goal needs: goal, area, horizon.")
    assert adding(plan_of(), "kpi", {}, TODAY) == Wrong("A KPI needs: KPI, unit, direction.")
    assert adding(plan_of(), "area", {}, TODAY) == Wrong("An area needs: area.")


def test_a_value_that_does_not_fit_is_wrong_when_adding_and_when_setting() -> None:
    refusal = Wrong('Weight: "0" is not possible; it has to be more than 0.')
    assert adding(plan_of(), "goal", {**NEW, "weight": 0}, TODAY) == refusal
    assert setting(plan_of(goal(1)), [GOAL], {"weight": 0}, TODAY) == refusal


def test_a_step_that_is_added_done_was_done_today() -> None:
    plan = plan_of(goal(1))
    values = {"goal": 1, "text": "Order", "done": True}
    assert record_of(made(adding(plan, "step", values, TODAY)), "step").done_on == TODAY
    earlier = made(adding(plan, "step", {**values, "done_on": DAYS[0]}, TODAY))
    assert record_of(earlier, "step").done_on == DAYS[0]


@pytest.mark.parametrize(
    ("kind", "values", "field", "message"),
    [
        (
            "step",
            {"goal": 1, "text": "Order", "done": True, "done_on": TOMORROW},
            "done_on",
            "Done on 24 Nov 2026 is after today (23 Nov 2026). Only what has happened is recorded.",
        ),
        (
            "reading",
            {"kpi": 1, "value": 1, "date": TOMORROW},
            "date",
            "Date 24 Nov 2026 is after today (23 Nov 2026). Only what has happened is recorded.",
        ),
    ],
)
def test_nothing_happened_in_the_future(kind: str, values: dict[str, Any], field: str, message: str) -> None:
    plan = plan_of(goal(1), step(1, done=True), kpi(1))
    assert adding(plan, kind, values, TODAY) == Wrong(message, field=field)
    assert isinstance(adding(plan, kind, values, TOMORROW), Change)
    assert isinstance(setting(plan, [Ref("step", 1)], {"done_on": TOMORROW}, TODAY), Wrong)


def test_a_goal_is_added_with_its_lists() -> None:
    plan = plan_of(goal(1), BusinessGoal(id=1, title="Grow"), BusinessGoal(id=2, title="Last"))
    values = {**NEW, "business_goals": {1: "primary", 2: "secondary"}, "supports": {1: ""}}
    change = made(adding(plan, "goal", values, TODAY))
    new = plan.apply(change)
    assert {(row.goal, row.business_goal, row.strength) for row in new[Alignment]} == {
        (-1, 1, "primary"),
        (-1, 2, "secondary"),
    }
    assert [(row.goal, row.supported) for row in new[Support]] == [(-1, 1)]
    assert len({each.id for each in change}) == len(change)
    assert not problems(new)
    assert change.sentence == 'Added goal "Fibre"'


def test_a_link_is_told_by_what_it_links() -> None:
    plan = plan_of(goal(1, title="Fibre"), goal(2, title="Radio"))
    change = made(adding(plan, "support", {"goal": 1, "supported": 2}, TODAY))
    assert change.sentence == "Added support: G1 Fibre · G2 Radio"


def test_setting_what_is_so_already_is_an_empty_change() -> None:
    assert len(made(setting(plan_of(goal(1)), [GOAL], {"title": "Goal 1", "due": None}, TODAY))) == 0


def test_setting_says_what_was_and_what_is() -> None:
    plan = plan_of(goal(1, due=DAYS[0]), goal(2), Person(id=1, name="Ann"))
    one = made(setting(plan, [GOAL], {"due": DAYS[1], "owner": 1}, TODAY))
    assert one.sentence == "G1 due 15 Mar 2026 → 15 Jun 2026; owner – → PE1 Ann"
    both = made(setting(plan, [GOAL, Ref("goal", 2)], {"owner": 1, "horizon": 3}, TODAY))
    assert both.sentence == "G1, G2: owner → PE1 Ann; horizon → 3 years"
    listed = made(setting(plan, [GOAL], {"kpis": {}, "supports": {2: ""}}, TODAY))
    assert listed.sentence == "G1 supports changed"


def test_setting_many_names_the_first_six() -> None:
    plan = plan_of(*(goal(number) for number in range(1, 9)))
    refs = [Ref("goal", number) for number in range(1, 9)]
    change = made(setting(plan, refs, {"note": "x"}, TODAY))
    assert change.sentence == "G1, G2, G3, G4, G5, G6 …: note → x"
    assert len(change) == 8


def test_lists_of_several_goals_get_numbers_of_their_own() -> None:
    plan = plan_of(goal(1), goal(2), goal(3), kpi(1), kpi(2))
    values = {"kpis": {1: "", 2: ""}, "supports": {3: ""}, "note": "x"}
    change = made(setting(plan, [GOAL, Ref("goal", 2)], values, TODAY))
    news = [each.id for each in change if each.adds]
    assert len(news) == 6
    assert len(set(news)) == 6


def test_setting_a_record_that_is_gone_says_so() -> None:
    assert setting(plan_of(), [Ref("goal", 9)], {"note": "x"}, TODAY) == Wrong(
        "There is no goal G9 in the plan."
    )


def test_ticking_a_step_sets_the_day_and_unticking_empties_it() -> None:
    plan = plan_of(goal(1), step(1))
    done = plan.apply(made(setting(plan, [Ref("step", 1)], {"done": True}, TODAY)))
    assert done[Step].get(1) == step(1, done=True, done_on=TODAY)
    back = done.apply(made(setting(done, [Ref("step", 1)], {"done": False}, TODAY)))
    assert back[Step].get(1) == step(1)


def test_a_step_that_is_done_keeps_its_day_when_it_is_ticked_again() -> None:
    plan = plan_of(goal(1), step(1, done=True, done_on=DAYS[0]))
    assert len(made(setting(plan, [Ref("step", 1)], {"done": True}, TODAY))) == 0


def test_the_day_of_a_tick_may_be_said() -> None:
    plan = plan_of(goal(1), step(1))
    change = made(setting(plan, [Ref("step", 1)], {"done": True, "done_on": DAYS[0]}, TODAY))
    assert {each.field: each.after for each in change} == {"done": True, "done_on": DAYS[0]}


def test_a_status_goes_the_allowed_ways_only() -> None:
    plan = plan_of(goal(1))
    assert isinstance(setting(plan, [GOAL], {"status": "done"}, TODAY), Wrong)
    assert isinstance(setting(plan, [GOAL], {"status": "cancelled"}, TODAY), Wrong)
    assert isinstance(setting(plan, [GOAL], {"status": "cancelled", "end_reason": "No money"}, TODAY), Change)


def test_an_old_reason_does_not_count_for_a_new_end() -> None:
    plan = plan_of(goal(1, end_reason="An older one"))
    assert isinstance(setting(plan, [GOAL], {"status": "cancelled"}, TODAY), Wrong)


TYPES = {"benefit": "soft", "recovery_test": "full", "baseline": "month", "budget_line": "opex"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_hostile_text_reaches_no_sentence(kind: str) -> None:
    hostile = "A\x1b[2J\u202e\nB"
    values: dict[str, Any] = {
        "title": hostile,
        "name": hostile,
        "text": hostile,
        "unit": hostile,
        "area": 1,
        "horizon": 1,
        "goal": 1,
        "person": 1,
        "role": "cfo",
        "start": DAYS[0],
        "direction": "increase",
        "currency": "EUR",
        "year": 2027,
        "date": DAYS[0],
        "value": 1,
        "kpi": 1,
        "business_goal": 1,
        "supported": 1,
        "needs": 1,
        "record": "G1",
        "rule": "G010",
        "reason": hostile,
        "colour": "red",
        "given_on": DAYS[0],
        "expires": DAYS[0],
        "type": TYPES.get(kind, ""),
        "facts": "incidents",
        "outcome": "passed",
        "content_hash": "ab" * 32,
        "project": 1,
        "service": 1,
        "line": 1,
        "number": 1,
        "period": 1,
        "amount": 1,
        "users": 1,
        "support_fte": 1,
        "end": DAYS[0],
        "tested_on": DAYS[0],
        "rto": 1,
    }
    own = {name: value for name, value in values.items() if name in KINDS[kind].__dataclass_fields__}
    change = made(adding(plan_of(goal(1)), kind, own, TODAY))
    assert not {"\x1b", "\u202e", "\n"} & set(change.sentence)
    row: Record = record_of(change, kind)
    assert "\x1b" not in row.label


@pytest.mark.parametrize(
    ("currency", "records", "allowed"),
    [
        ("USD", [goal(1, need=1_200_000)], True),
        ("JPY", [goal(1, need=1_200_000)], False),
        ("KWD", [goal(1, need=1_200_000)], False),
        ("JPY", [goal(1, need=0), goal(2)], True),
        ("JPY", [], True),
    ],
)
def test_a_currency_with_other_decimals_is_refused_while_there_are_amounts(
    currency: str, records: list[Record], allowed: bool
) -> None:
    made = setting(plan_of(*records), [Ref("organisation", 1)], {"currency": currency}, TODAY)
    assert isinstance(made, Change) is allowed


def test_a_currency_that_is_refused_is_told_with_the_amounts_and_what_helps() -> None:
    plan = plan_of(*(goal(number, need=1_200_000) for number in range(1, 5)))
    assert setting(plan, [Ref("organisation", 1)], {"currency": "JPY"}, TODAY) == Wrong(
        "The currency can't become JPY (no decimals) while amounts are in EUR (2 decimals), "
        "as in G1 need, G2 need, G3 need …: empty them first, "
        "or choose a currency with 2 decimals, for example USD."
    )
    assert isinstance(setting(plan, [Ref("organisation", 1)], {"currency": "EUR"}, TODAY), Change)
    assert isinstance(setting(plan, [Ref("organisation", 1)], {"name": "Other"}, TODAY), Change)


def test_a_change_starts_from_what_was_there() -> None:
    plan = plan_of(goal(1, tags=("dr",)))
    change = made(setting(plan, [GOAL], {"tags": ("wan", "dr")}, TODAY))
    assert change.edits == (Edit("goal", 1, "tags", ("dr",), ("dr", "wan")),)
    assert change_of(edit(plan, GOAL, "tags", ("dr", "wan"))).edits == change.edits

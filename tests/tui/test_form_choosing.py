"""Values that are chosen or stepped with the arrows, and when the arrows only walk."""

import datetime

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.tui.forms.model import form_of
from itplanner.tui.forms.state import FormState
from tests.builders import goal, plan_of
from tests.tui.filling import TODAY, editing


def test_enter_takes_the_candidate_and_tab_leaves_what_was_typed() -> None:
    state = editing("owner").typed("owner", "an")
    assert state.pick is not None
    assert state.taken().changes() == {"owner": "Ana Ruiz"}
    assert state.moved(0).field("owner").text == "an"


def test_a_name_that_was_not_found_is_offered_on_coming_back() -> None:
    state = editing("owner").typed("owner", "Femmi").moved(0)
    back = state.moved(state.form.names.index("owner"))
    assert back.taken().current.text == "Femi Adeyemi"


@pytest.mark.parametrize("name", ["owner", "horizon", "business_goals", "due"])
def test_until_a_value_is_touched_the_arrows_walk_on(name: str) -> None:
    state = editing(name)
    assert (state.choosing, state.dating, state.opens) == (False, False, True)


def test_space_shows_all_candidates_and_changes_nothing() -> None:
    state = editing("horizon").opened()
    assert [each.text for each in state.offers] == ["1", "3", "5", "10"]
    assert (state.choosing, state.chosen, state.current.text) == (True, 0, "1")
    assert state.moved(0).changes() == {}


def test_arrows_point_at_a_candidate_and_going_on_takes_it() -> None:
    state = editing("horizon").opened().stepped(1).stepped(1)
    assert state.current.text == "1"
    assert (
        state.taken().changes() == state.moved(0).changes() == state.checked().changes() == {"horizon": "5"}
    )
    assert state.stepped(-1).stepped(-1).stepped(-1).moved(0).changes() == {}
    assert state.stepped(1).stepped(1).stepped(1).moved(0).changes() == {"horizon": "10"}


def test_typing_again_forgets_where_the_arrows_pointed() -> None:
    state = editing("owner").typed("owner", "a").stepped(1).typed("owner", "ad")
    assert state.moved(0).field("owner").text == "ad"


def test_a_list_takes_one_entry_after_another() -> None:
    taken = editing("business_goals").opened().stepped(1).stepped(1).taken()
    assert (taken.current.text, taken.opens) == ("BG2:primary, BG4", True)


def test_a_date_is_moved_once_it_is_worked_on() -> None:
    assert editing("due").opened().dating
    assert editing("due").typed("due", "30 sep").dating
    assert not editing("due").typed("due", "30 se").dating
    assert not editing("due").typed("due", "30 sep").moved(0).dating


def test_saving_stops_at_a_wrong_name_with_the_arrows_on_its_candidates() -> None:
    state = editing("title").typed("owner", "a").checked()
    assert (state.current.name, state.choosing) == ("owner", True)
    walked = state.moved(0).moved(state.at)
    assert (walked.choosing, walked.pick) == (False, state.offers[0])


def test_a_whole_code_needs_no_candidate_and_enter_goes_on() -> None:
    state = editing("parent").typed("parent", "G10")
    assert (state.chosen, state.taken()) == (None, state)


@pytest.mark.parametrize(
    ("days", "months", "text"),
    [(1, 0, "1 Apr 2027"), (-1, 0, "30 Mar 2027"), (0, 1, "30 Apr 2027"), (0, -1, "28 Feb 2027")],
)
def test_a_date_moves_by_days_and_months(days: int, months: int, text: str) -> None:
    assert editing("due").dated(days=days, months=months).current.text == text


def test_an_empty_date_becomes_today_and_half_a_date_stays() -> None:
    assert editing("start").dated(days=1).current.text == "23 Nov 2026"
    half = editing("due").typed("due", "30 se")
    assert half.dated(days=1) == half


def test_the_last_day_there_is_does_not_move() -> None:
    plan = plan_of(goal(1, due=datetime.date.max))
    state = FormState.of(form_of(plan, "goal", [Ref("goal", 1)], focus="due"), Context(plan, TODAY))
    assert state.dated(days=1) == state

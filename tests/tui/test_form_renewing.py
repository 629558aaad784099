"""Drafts come back into a form, and a form follows a newer plan."""

import datetime

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.records import Organisation
from itplanner.service.drafts import Draft
from itplanner.tui.forms.renewing import over, with_draft, without_draft
from tests.builders import goal, plan_of
from tests.tui.filling import TODAY, editing


def test_a_draft_brings_back_every_text_and_the_place() -> None:
    state = editing("due").typed("due", "30 se").typed("title", "Fibre")
    draft = state.draft()
    assert draft == Draft(
        "goal",
        (Ref("goal", 1),),
        {"title": ("Replace 9 copper links", "Fibre"), "due": ("31 Mar 2027", "30 se")},
        {},
        "due",
    )
    back = with_draft(editing(), draft)
    assert (back.draft(), back.wrong) == (draft, False)


def test_a_draft_says_where_others_changed_the_value_meanwhile() -> None:
    draft = Draft("goal", (Ref("goal", 1),), {"due": ("31 May 2027", "30 sep 27")})
    field = with_draft(editing(), draft).field("due")
    assert (field.text, field.now) == ("30 sep 27", "31 Mar 2027")


def test_throwing_the_draft_away_shows_what_is_stored() -> None:
    state = without_draft(editing("due").typed("due", "30 se").moved(0))
    assert (state.draft().texts, state.wrong, state.at) == ({}, False, 0)


def test_following_takes_over_untouched_fields_and_keeps_typed_ones() -> None:
    state = editing("due").typed("due", "30 sep 27")
    newer = plan_of(goal(1, due=datetime.date(2027, 5, 31), title="Fibre everywhere"))
    state = over(state, Context(newer, TODAY))
    assert state.field("title").text == "Fibre everywhere"
    assert (state.field("due").text, state.field("due").now) == ("30 sep 27", "31 May 2027")


def test_following_a_plan_without_the_record_is_an_error() -> None:
    with pytest.raises(KeyError):
        over(editing(), Context(plan_of(Organisation(id=1, name="X", currency="EUR", year=2027)), TODAY))

"""Which way is better follows from start and target."""

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.tui.forms.model import form_of, new_form
from itplanner.tui.forms.state import FormState
from tests.builders import goal, measure, plan_of
from tests.tui.filling import CONTEXT, PLAN, TODAY


def measuring(**texts: str) -> FormState:
    """Return the form of a new measure with some texts typed one after another."""
    state = FormState.of(new_form(PLAN, "measure", {"goal": "G1"}, {}), CONTEXT)
    for name, text in texts.items():
        state = state.typed(name, text)
    return state


@pytest.mark.parametrize(
    ("start", "target", "direction"),
    [("0", "5", "increase"), ("9", "0", "decrease"), ("5", "5", ""), ("", "5", ""), ("9", "no", "")],
)
def test_the_direction_follows_from_start_and_target(start: str, target: str, direction: str) -> None:
    assert measuring(start_value=start, target=target).field("direction").text == direction


def test_a_direction_that_somebody_chose_stays() -> None:
    state = measuring(direction="at most", start_value="9", target="0")
    assert state.field("direction").text == "at most"
    assert measuring(start_value="9", target="0", direction="at least").field("direction").text == "at least"


def test_the_direction_follows_again_when_the_target_is_typed_anew() -> None:
    state = measuring(start_value="9", target="0").typed("target", "").typed("target", "20")
    assert state.changes()["direction"] == "increase"


def test_the_direction_of_a_stored_measure_follows_a_new_target() -> None:
    plan = plan_of(goal(1), measure(1, start_value=9, target=0, direction="decrease"))
    state = FormState.of(form_of(plan, "measure", [Ref("measure", 1)]), Context(plan, TODAY))
    emptied = state.typed("target", "")
    assert emptied.field("direction").text == "decrease"
    assert emptied.typed("target", "20").field("direction").text == "increase"

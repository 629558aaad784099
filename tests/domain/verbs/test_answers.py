"""What is typed in a monthly round: values, fractions, numbers of steps."""

import datetime
from typing import Any

import pytest

from itplanner.domain.change import Change, Ref
from itplanner.domain.entry import Context
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Measure, Record
from itplanner.domain.rules.round import Item
from itplanner.domain.text import quoted
from itplanner.domain.verbs.answers import offered, reading_texts, ticked, typed_value
from itplanner.domain.verbs.goals import reporting
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, kpi, measure, plan_of, reading, step

CONTEXT = Context(Plan.of([]), TODAY)
EIGHT_OF_11 = reading(1, kpi=1, value=72.7273, numerator=8, denominator=11)


def of_kpi(*readings: Any, **values: Any) -> Item:
    row = kpi(1, **{"decimals": 1, **values})
    return Item(row, TODAY, row, readings)


def of_steps(count: int = 3) -> Item:
    return Item(goal(1), TODAY, steps=tuple(step(number) for number in range(1, count + 1)))


def wrong(found: object) -> str:
    assert isinstance(found, Wrong), found
    return found.message


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (of_kpi(EIGHT_OF_11), "72.7"),
        (of_kpi(reading(1, kpi=1, numerator=3, denominator=4)), "75.0"),
        (of_kpi(reading(1, kpi=1, value=1234.5), decimals=None), "1234.5"),
        (of_kpi(), ""),
        (Item(goal(1), TODAY, measure(1, start_value=55)), "55"),
        (of_steps(), ""),
    ],
)
def test_the_last_value_is_offered_as_it_would_be_typed(item: Item, text: str) -> None:
    assert offered(item) == text


@pytest.mark.parametrize(
    ("text", "texts", "value"),
    [
        ("75", {"value": "75"}, 75),
        (" 9/12 ", {"numerator": "9", "denominator": "12"}, 75),
        ("0", {"value": "0"}, 0),
        ("72.7", {"value": "72.7273", "numerator": "8", "denominator": "11"}, 72.7273),
    ],
)
def test_a_value_a_fraction_and_the_same_as_last_time_are_read(
    text: str, texts: dict[str, str], value: float
) -> None:
    item = of_kpi(EIGHT_OF_11)
    assert reading_texts(item, text, CONTEXT) == texts
    assert typed_value(item, texts, CONTEXT) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a value, for example 72.5 or 9/12"),
        ("soon", '"soon" is no number. Try 99.95, 12000, -3'),
        ("80%", '"80%" names a unit; the field has its own. Try 80'),
        ("9/x", '"x" is no number. Try 99.95, 12000, -3'),
        ("9/0", '"9/0" divides by 0. Try 72.5 or 9/12'),
    ],
)
def test_what_is_no_value_is_said_with_an_example(text: str, said: str) -> None:
    assert wrong(reading_texts(of_kpi(EIGHT_OF_11), text, CONTEXT)) == said


@pytest.mark.parametrize(
    ("text", "numbers"), [("", []), ("1 3", [1, 3]), ("2,3", [2, 3]), ("3, 3", [3]), ("1", [1])]
)
def test_steps_are_named_by_their_numbers(text: str, numbers: list[int]) -> None:
    assert ticked(of_steps(), text) == tuple(Ref("step", number) for number in numbers)


@pytest.mark.parametrize("text", ["4", "0", "13", "one", "1-3", pytest.param("9" * 5000, id="long")])
def test_another_number_names_no_step(text: str) -> None:
    said = f"{quoted(text)} names no step here. Type the numbers of those done: 1 2"
    assert wrong(ticked(of_steps(), text)) == said


def reported(*rows: Record, steps: tuple[int, ...] = (), remark: str = "") -> tuple[Plan, Change]:
    plan = plan_of(*rows)
    change = reporting(plan, Ref("goal", 1), [Ref("step", number) for number in steps], remark, TODAY)
    assert isinstance(change, Change), change
    return plan.apply(change), change


def test_steps_and_a_remark_are_one_change() -> None:
    plan, change = reported(goal(1, note="Old"), step(1), steps=(1,), remark=" Waits for ducts ")
    assert plan[Goal].rows[1].note == "Old\n23 Nov 2026: Waits for ducts"
    assert {edit.field for edit in change} == {"done", "done_on", "note"}
    assert change.sentence == "Step done: Step 1"


def test_a_remark_alone_begins_the_note() -> None:
    plan, change = reported(goal(1), remark="Waits")
    assert (plan[Goal].rows[1].note, change.sentence) == ("23 Nov 2026: Waits", "G1 noted: Waits")


def test_a_measure_without_a_reading_offers_nothing_where_it_has_no_start() -> None:
    item = Item(
        goal(1), datetime.date(2026, 11, 30), Measure(id=1, goal=1, unit="lines", direction="at_least")
    )
    assert wrong(reading_texts(item, offered(item), CONTEXT)) == "Type a value, for example 12"

"""What a KPI's study says in the inspector, a row each, whatever there is to say."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from itplanner.domain.records import KPI, LimitPhase, Person, Record
from itplanner.tui.content.kpi_analysis import analysis, behaves_text
from itplanner.tui.view import View
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.series import MTTR
from tests.domain.kpis.test_conclusion import FALLING
from tests.domain.kpis.test_standing import monthly

CALM: list[float | None] = [60, 62, 59, 61, 60, 62, 61, 59, 60, 61, 62, 60]
ANN = Person(id=1, name="Ann")


def view_of(values: Sequence[float | None], *more: Record, **fields: Any) -> View:
    return View(plan_of(kpi(**{"decimals": 1, **fields}), *monthly(values), *more), TODAY, 2027)


def rows(view: View) -> dict[str, str]:
    row = view.plan[KPI].rows[1]
    return dict(analysis(row, view.study(row)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            [*CALM, 75],
            {"Signal": "better since Oct 2026", "Natural": "56.2 to 64.9%", "Forecast": "none yet"},
        ),
        ([*CALM, 45], {"Signal": "worse since Oct 2026"}),
        (CALM, {"Signal": "none, routine", "Forecast": "58.1 to 63.1% by Jun 2027", "Act by": "–"}),
        (CALM[:7], {"Natural": "55.8 to 65.6%, provisional"}),
        (CALM[:3], {"Signal": "–", "Natural": "3 of 6 months", "Chance": "–", "Backtest": "–"}),
        ([], {"Signal": "–", "Natural": "0 of 6 months", "Forecast": "–"}),
    ],
)
def test_each_row_stands_whatever_there_is_to_say(values: list[float | None], said: dict[str, str]) -> None:
    found = rows(view_of(values))
    assert list(found) == ["Signal", "Natural", "Forecast", "Chance", "Backtest", "Act by"]
    assert {name: found[name] for name in said} == said
    assert all(len(text) <= 27 for text in found.values())


def test_a_new_level_an_unlikely_target_and_the_last_date_to_act() -> None:
    phase = LimitPhase(id=1, kpi=1, start=datetime.date(2026, 5, 1), reason="New tool", person=1)
    found = rows(view_of(MTTR, ANN, phase, **FALLING))
    assert found["Natural"] == "7.3 to 9.2 h, provisional"
    assert found["Forecast"] == "7.0 to 9.5 h by Jun 2027"
    assert found["Chance"] == "under 1% to meet the target"
    assert found["Backtest"] == "4% better than last value"
    assert found["Act by"] == "Nov 2026; then it is late"


def test_a_year_that_repeats_itself_has_no_plain_limits() -> None:
    year: list[float | None] = [50, 52, 55, 60, 66, 70, 72, 70, 66, 60, 55, 52]
    found = rows(view_of([*year, *year, *year]))
    assert found["Natural"] == "none, the year repeats"


def test_in_few_words_it_is_routine_or_a_signal() -> None:
    for values, said in (
        (CALM, "Routine: within 56.2 to 64.9%."),
        ([*CALM, 75], "A signal for the better since October 2026."),
    ):
        view = view_of(values)
        row = view.plan[KPI].rows[1]
        assert behaves_text(row, view.study(row)) == said


def test_where_neither_way_is_better_a_signal_says_which_way_the_level_went() -> None:
    band: dict[str, Any] = {"direction": "within", "green_min": 20, "green_max": 90}
    view = view_of([*CALM, 75], **band)
    row = view.plan[KPI].rows[1]
    assert behaves_text(row, view.study(row)) == "A signal of a higher level since October 2026."

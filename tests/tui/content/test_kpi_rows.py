"""The KPIs as rows: the demo's figures as the design draws them, and what few cells leave out."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.records import KPI
from itplanner.tui.content.kpis import SORTINGS, KPIs, Shown, day_shown, kpis_of, month_shown
from itplanner.tui.roles import PLAIN, Role
from itplanner.tui.view import View
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.rows import Row
from tests.builders import TODAY, declaration, kpi, plan_of, reading
from tests.domain.kpis.test_standing import LIMITS, monthly


def drawn(made: KPIs, width: int = 79) -> list[str]:
    """Return the rows as they stand on a screen, the heads first."""
    layout, ink = Layout(made.rows.columns, width), Ink(PLAIN)
    lines = [layout.heads(ink), *(layout.line(row, ink, Standing()) for row in made.rows.rows)]
    return [line.text.rstrip() for line in lines]


def summary(made: KPIs) -> str:
    return "".join(part.text for part in made.summary)


def view_with(*values: float | None, today: datetime.date = TODAY, **fields: Any) -> View:
    """Return a view of a plan with KPI 1, green from 80 on, its last value of October 2026."""
    return View(plan_of(kpi(**{**LIMITS, **fields}), *monthly(values)), today, 2027)


def only(view: View) -> Row:
    (row,) = kpis_of(view, Shown()).rows.rows
    return row


def cell(row: Row, name: str) -> str:
    return "".join(part.text for part in row.cells[name].pieces)


def test_the_demo_stands_as_it_is_drawn(view: View) -> None:
    made = kpis_of(view, Shown())
    assert drawn(made) == [
        "    KPI                     Value  Target 12 months    Status    Trend  From",
        " K1 Projects on time        72.7% min 80% ▁▁▂▃▃▄▅▆▅▆▇▅ ▲ amber ↑ better 8 of 11",
        " K2 Projects on budget      80.0% min 80% ▁▂▁▄▅▄▆▆▅▇▆▆ ● green ↑ better 8 of 10",
        " K3 Projects on spec        87.5% min 90% ▁▃▅▅▆▆▅▆▆▇▆▆ ▲ amber ↑ better 7 of 8",
        " K4 Return on IT projects   24.0% min 20% ▁▁▂▂▂▃▃▅▅▆▇▇ ● green ↑ better 305k",
        " K5 Spend against plan      99.1% 95-105% ▁▃▅▆▇▅▄▆▃▃▄▃ ● green = steady 1,109k",
        " K6 Support staff per user   1:80 1:50-90 ▇▇▇▄▄▄▁▁▁▁▁▁ ● green = steady 8.0 FTE",
        " K7 Time to repair (MTTR)   7.9 h max 8.3 ▅▇▆▇▅▆▄▃▂▃▁▂ ▲ amber ↓ better n 212",
        " K8 Recovery times met      66.7% min 90% ▁▁▄▄▄▄▇▇▇▇▄▄ ■ red   ↑ better 8 of 12",
    ]
    assert summary(made) == "4 green · 3 amber · 1 red"
    assert month_shown(view, Shown()).label == "October 2026"


@pytest.mark.parametrize(
    ("width", "gone"), [(71, "8 of 11"), (64, "better"), (57, "▁▁▂▃"), (44, "min 80%"), (36, "")]
)
def test_in_a_narrow_list_basis_trend_line_and_target_go_never_value_and_status(
    view: View, width: int, gone: str
) -> None:
    row = drawn(kpis_of(view, Shown()), width)[1]
    assert not gone or gone not in row
    assert "72.7%" in row
    assert "▲ amber ↑" in row


def test_another_month_shows_what_had_been_read_by_then(view: View) -> None:
    shown = Shown(back=8)
    then = view.on(day_shown(view, shown))
    assert (month_shown(view, shown).label, then.today) == ("February 2026", datetime.date(2026, 2, 28))
    row = kpis_of(then, shown).rows.rows[0]
    assert [cell(row, name) for name in ("value", "basis", "line")] == ["61.5%", "8 of 13", "▃▃▁▃▁▃▅▃▃▃▅▇"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("red", ["K8"]),
        ("eva", ["K6", "K7"]),
        ("amber better", ["K1", "K3", "K7"]),
        ("k3", ["K3"]),
        ("due", []),
        ("", ["K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"]),
    ],
)
def test_a_filter_finds_name_owner_status_and_trend(view: View, words: str, codes: list[str]) -> None:
    found = kpis_of(view, Shown(words=words))
    assert [each.kpi.code for each in found.found] == codes
    assert found.total == 8


@pytest.mark.parametrize(
    ("sorting", "codes"),
    [
        ("code", "K1 K2 K3 K4 K5 K6 K7 K8"),
        ("status", "K8 K1 K3 K7 K2 K4 K5 K6"),
        ("trend", "K5 K6 K1 K2 K3 K4 K7 K8"),
        ("name", "K2 K3 K1 K8 K4 K5 K6 K7"),
    ],
)
def test_sorted_by_status_or_trend_the_worst_stands_first(view: View, sorting: str, codes: str) -> None:
    assert " ".join(each.kpi.code for each in kpis_of(view, Shown(sorting=sorting)).found) == codes
    assert list(SORTINGS) == ["code", "status", "trend", "name"]


def entered(view: View, number: int) -> View:
    said = Change.of(
        [Edit("kpi", number, "formula", view.plan[KPI].rows[number].formula, "entered")], "Entered"
    )
    return replace(view, plan=view.plan.apply(said), _standings={}, _states={})


def declared(view: View, colour: str) -> View:
    said = Change.of([added(declaration(1, record="K1", colour=colour, person=1))], "Declared")
    return replace(view, plan=view.plan.apply(said), _standings={}, _states={})


def test_a_declared_colour_is_marked_where_it_differs(view: View) -> None:
    found = kpis_of(declared(view, "green"), Shown())
    row = found.rows.rows[0]
    assert (cell(row, "status"), cell(row, "declared")) == ("● green", "≠")
    assert row.cells["declared"].role is Role.WARN
    assert " ● green≠ ↑ better " in drawn(found)[1]
    assert summary(found) == "5 green · 2 amber · 1 red"
    same = kpis_of(declared(view, "amber"), Shown())
    assert "declared" not in [column.id for column in same.rows.columns]


def test_a_reading_that_is_due_is_said(view: View) -> None:
    late = entered(view, 6).on(datetime.date(2026, 12, 5))
    found = kpis_of(late, Shown())
    waits = {
        each.kpi.code: cell(row, "basis") for each, row in zip(found.found, found.rows.rows, strict=True)
    }
    assert [waits[code] for code in ("K4", "K5", "K6", "K7")] == ["305k", "missing", "due", "missing"]
    assert summary(found).endswith(" · 1 due · 2 missing")
    assert [each.kpi.code for each in kpis_of(late, Shown(words="due")).found] == ["K6"]
    assert [each.kpi.code for each in kpis_of(late, Shown(words="missing k7")).found] == ["K7"]


@pytest.mark.parametrize(
    ("values", "fields", "found"),
    [
        ([None], {}, ("–", "– grey", "", "–")),
        ([50], {}, ("50%", "■ red", "", "–")),
        ([50], {"green_min": None, "amber_min": None}, ("50%", "– grey", "", "–")),
    ],
)
def test_what_is_not_known_is_a_dash_or_grey_never_green(
    values: Sequence[float | None], fields: dict[str, Any], found: tuple[str, ...]
) -> None:
    row = only(view_with(*values, **fields))
    assert tuple(cell(row, name) for name in ("value", "status", "arrow", "trend")) == found


def test_an_old_value_is_grey(view: View) -> None:
    found = kpis_of(view.on(datetime.date(2027, 1, 20)), Shown())
    assert summary(found) == "1 green · 3 amber · 1 red · 3 grey · 3 missing"


def test_gaps_of_the_line_stay_blank() -> None:
    assert cell(only(view_with(70, None, 90, today=datetime.date(2026, 12, 5))), "line") == f"{'▁ ▇ ':>12}"


@pytest.mark.parametrize(
    ("fields", "numerator", "denominator", "text"),
    [
        ({}, 8.0, 11.0, "8 of 11"),
        ({}, 1_109_000.0, 1_119_000.0, "n 1.12m"),
        ({"unit": "1:n"}, 640.0, 8.0, "640:8"),
        ({"unit": "1:n"}, 12_640.0, 180.5, "n 180"),
        ({"unit": "h"}, 1675.0, 212.0, "n 212"),
    ],
)
def test_what_a_value_rests_on_takes_few_cells(
    fields: dict[str, Any], numerator: float, denominator: float, text: str
) -> None:
    row = reading(1, kpi=1, numerator=numerator, denominator=denominator)
    assert cell(only(View(plan_of(kpi(**fields), row), TODAY, 2027)), "basis") == text


def test_the_list_leads_to_its_kpis(view: View) -> None:
    assert [row.key for row in kpis_of(view, Shown()).rows.rows][:2] == [Ref("kpi", 1), Ref("kpi", 2)]

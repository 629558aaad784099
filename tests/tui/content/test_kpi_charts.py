"""The views of a KPI as charts and as a table, in any size, in ASCII too."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from itplanner.charts.drawing import Meaning
from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import KPI, fields
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.kpi_charts import NUMBERS, picture_of, unit_text, views_of
from itplanner.tui.content.kpi_numbers import FRACTIONS, MISSING, change_text, numbers_of
from itplanner.tui.content.pictures import ROLES, Course, Drawn
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from tests.builders import TODAY, kpi, plan_of, reading
from tests.charts.samples import ACTUAL, BEHAVIOUR, TARGET
from tests.domain.kpis.test_standing import monthly


def picture(view: View, number: int, which: int) -> Drawn:
    found = picture_of(view, view.standing(view.plan[KPI].rows[number]), which)
    assert found is not None
    return found


def text(drawn: Drawn, columns: int, rows: int, *, ascii_only: bool = False) -> list[str]:
    lines = drawn.lines(columns, rows, ascii_only=ascii_only)
    return ["".join(part.text for part in line) for line in lines]


@pytest.mark.parametrize("size", [(60, 15), (79, 23), (80, 9), (60, 7), (20, 3), (1, 1)])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_each_view_of_each_kpi_stays_within_its_cells(
    view: View, size: tuple[int, int], ascii_only: bool
) -> None:
    for row in view.plan[KPI]:
        for which in range(NUMBERS):
            lines = text(picture(view, row.id, which), *size, ascii_only=ascii_only)
            assert len(lines) <= size[1]
            assert all(cell_len(line) <= size[0] for line in lines)
            assert not ascii_only or all(line.isascii() for line in lines)


def test_the_course_in_ascii_at_60_by_15_is_readable_without_colour(view: View) -> None:
    lines = text(picture(view, 7, 0), 60, 15, ascii_only=True)
    assert lines[0].split()[:8] == ["*", "actual", "+", "target", "path", ".", "natural", "limits"]
    for words in ("upper 11.0", "new level since May", "9.5 high", "8.3 forecast", "7.0 low"):
        assert any(words in line for line in lines)
    assert any("6.0 target path" in line for line in lines)
    assert any("64.9 forecast" in line for line in text(picture(view, 1, 0), 60, 15, ascii_only=True))
    assert lines[-1].split()[:3] == ["Jul", "25", "Jan"]


def test_a_course_has_its_actual_values_and_the_path_to_the_end_of_the_year(view: View) -> None:
    found = picture(view, 7, 0)
    assert isinstance(found, Course)
    lines = {line.meaning: line.points for line in found.series}
    assert [line.name for line in found.series] == ["target path", "actual"]
    actual, target = lines[Meaning.ACTUAL], lines[Meaning.TARGET]
    assert (actual[0].on, actual[-1].on) == (datetime.date(2025, 7, 1), datetime.date(2026, 10, 1))
    assert actual[-1].value == pytest.approx(7.9)
    assert (target[0].on, target[-1].on, target[-1].value) == (
        datetime.date(2026, 7, 1),
        datetime.date(2027, 6, 1),
        6.0,
    )


def test_a_level_to_hold_runs_along_the_actual_values(view: View) -> None:
    course = picture(view, 5, 0)
    assert isinstance(course, Course)
    levels = [line for line in course.series if line.meaning is Meaning.TARGET]
    assert [{point.value for point in line.points} for line in levels] == [{95.0}, {105.0}]
    assert {line.points[-1].on for line in levels} == {datetime.date(2026, 10, 1)}


def test_every_meaning_has_a_role() -> None:
    assert set(ROLES) == set(Meaning)


def test_equal_pictures_are_equal(view: View) -> None:
    same = view.on(TODAY)
    assert [picture(view, 7, which) for which in range(NUMBERS)] == [
        picture(same, 7, which) for which in range(NUMBERS)
    ]
    assert picture(view, 7, 0) != picture(view, 1, 0)
    assert picture(view, 7, 0) != picture(view.on(datetime.date(2026, 9, 30)), 7, 0)


def test_a_course_shows_how_its_values_behave_under_a_key_that_says_so() -> None:
    course = Course(1, (ACTUAL, TARGET), TODAY, BEHAVIOUR)
    high, low = course.lines(80, 16, ascii_only=False), course.lines(80, 11, ascii_only=False)
    assert "".join(part.text for part in high[0]).rstrip().endswith("┄ natural limits  ░ forecast, 95%")
    for lines in (high, low):
        roles = {part.text.strip(): part.role for line in lines for part in line}
        assert (roles["▲"], roles["▼"], roles["8.3 forecast"]) == (Role.BAD, Role.OK, Role.INFO)
        assert roles["upper 11.0"] is Role.MUTED
    assert course == Course(1, (ACTUAL, TARGET), TODAY, replace(BEHAVIOUR))
    assert course != Course(1, (ACTUAL, TARGET), TODAY, replace(BEHAVIOUR, signals=()))


@pytest.mark.parametrize(
    ("cadence", "name"),
    [("monthly", "change by month"), ("quarterly", "change by quarter"), ("yearly", "change by year")],
)
def test_the_views_are_named_by_the_cadence(cadence: Any, name: str) -> None:
    assert views_of(kpi(cadence=cadence)) == (
        "course and forecast",
        name,
        "distribution",
        "year over year",
        "the numbers",
    )


def test_units_are_said_in_full() -> None:
    assert [unit_text(kpi(unit=unit)) for unit in ("h", "%", "tickets")] == ["hours", "%", "tickets"]


def test_without_readings_there_is_nothing_to_draw() -> None:
    plan = plan_of(kpi())
    view = View(plan, TODAY, 2027)
    found = standing(plan, plan[KPI].rows[1], TODAY)
    assert [picture_of(view, found, which) for which in range(NUMBERS + 1)] == [None] * 5


def test_few_and_yearly_values_are_drawn(view: View) -> None:
    days = [datetime.date(year, 6, 30) for year in (2025, 2026)]
    rows = [reading(n, kpi=1, date=day, value=float(n)) for n, day in enumerate(days)]
    plan = plan_of(kpi(cadence="yearly", direction="increase"), *rows)
    found = standing(plan, plan[KPI].rows[1], TODAY)
    for which in range(NUMBERS):
        drawn = picture_of(View(plan, TODAY, 2027), found, which)
        assert drawn is not None
        assert len(text(drawn, 79, 15)) <= 15


def cells(view: View, number: int, row: int) -> list[str]:
    rows = numbers_of(view, view.standing(view.plan[KPI].rows[number])).rows
    return ["".join(part.text for part in cell.pieces) for cell in rows[row].cells.values()]


def test_the_numbers_stand_newest_first_with_target_and_change(view: View) -> None:
    assert cells(view, 1, 0) == ["October 2026", "72.7%", "8", "11", "80%", "-7.3", "▲ amber"]
    assert cells(view, 7, 0) == ["October 2026", "7.9 h", "1,674.8", "212", "8.3 h", "+0.2", "▲ amber"]
    assert cells(view, 7, -1)[4:6] == ["–", "–"], "before the path, and nothing before the first value"
    assert cells(view, 5, 0)[4] == "95-105%"


def test_a_period_without_a_reading_can_be_filled() -> None:
    plan = plan_of(kpi(), *monthly([50, None, 70]))
    found = standing(plan, plan[KPI].rows[1], datetime.date(2026, 12, 5))
    rows = numbers_of(View(plan, datetime.date(2026, 12, 5), 2027), found).rows
    assert [row.key for row in rows if isinstance(row.key, At) and row.key.what == MISSING] == [
        At(MISSING, "2026-11-30"),
        At(MISSING, "2026-09-30"),
    ]
    assert len({row.key for row in rows}) == 4


@pytest.mark.parametrize(
    ("before", "value", "text"),
    [
        (7.7, 7.9, "+0.2"),
        (80, 72.7, "-7.3"),
        (5, 5, "0.0"),
        (None, 5, "–"),
        (5, None, "–"),
        (5, 5.01, "+0.0"),
    ],
)
def test_a_change_has_its_sign(before: float | None, value: float | None, text: str) -> None:
    assert change_text(kpi(decimals=1), before, value) == text


def test_a_course_shows_what_its_study_says(view: View) -> None:
    found = picture(view, 7, 0)
    assert isinstance(found, Course)
    around = found.behaviour
    assert [(each.first.month, each.trial, each.name) for each in around.limits] == [
        (7, False, ""),
        (5, True, "new level since May"),
    ]
    assert [round(each.upper, 1) for each in around.limits] == [11.0, 9.2]
    assert [each.on for each in around.forecast] == [datetime.date(2026, 11, 1), datetime.date(2027, 6, 1)]
    assert around.signals == ()
    assert around.probably == "forecast, 95%"


def test_points_that_chance_does_not_explain_are_marked_by_their_direction() -> None:
    calm: list[float | None] = [60, 62, 59, 61, 60, 62, 61, 59, 60, 61, 62, 60]
    for direction, better in (("at_least", True), ("at_most", False)):
        row = kpi(direction=direction)
        seen = View(plan_of(row, *monthly([*calm, 75])), TODAY, 2027)
        found = picture(seen, 1, 0)
        assert isinstance(found, Course)
        assert [(each.on, each.better) for each in found.behaviour.signals] == [
            (datetime.date(2026, 10, 1), better)
        ]


def test_where_the_year_repeats_itself_plain_limits_are_not_drawn() -> None:
    year: list[float | None] = [50, 52, 55, 60, 66, 70, 72, 70, 66, 60, 55, 52]
    seen = View(plan_of(kpi(), *monthly([*year, *year, *year])), TODAY, 2027)
    assert seen.study(seen.plan[KPI].rows[1]).misleads
    found = picture(seen, 1, 0)
    assert isinstance(found, Course)
    assert found.behaviour.limits == ()
    assert found.behaviour.forecast


def test_the_distribution_points_out_the_natural_limits(view: View) -> None:
    lines = text(picture(view, 7, 2), 79, 22)
    assert any("┄ 9.2 upper limit" in line for line in lines)
    assert any("┄ 7.3 lower limit" in line for line in lines)


@pytest.mark.parametrize(("number", "above", "below"), [(1, "On time", "Due"), (7, "Hours", "Cases")])
def test_the_numbers_are_headed_by_what_the_fraction_is_of(
    view: View, number: int, above: str, below: str
) -> None:
    rows = numbers_of(view, view.standing(view.plan[KPI].rows[number]))
    heads = {column.id: column.title for column in rows.columns}
    assert (heads["numerator"], heads["denominator"]) == (above, below)


def test_every_formula_has_heads_of_its_own_for_its_fraction() -> None:
    assert set(fields(KPI)["formula"].choices) - FRACTIONS.keys() == {"entered", "ratio"}

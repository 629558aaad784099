"""Words among lines: which of them are written, and where."""

from dataclasses import replace
from itertools import pairwise

from itplanner.charts.behaviour import Behaviour
from itplanner.charts.drawing import Meaning, Paper, as_text
from itplanner.charts.lines import Line, course
from tests.charts.samples import ACTUAL, FORECAST, TODAY, monthly, texts

SHEET = Paper(78, 22)


def test_names_give_way_to_those_of_more_important_lines() -> None:
    flat = tuple(replace(each, low=8.28, high=8.32) for each in FORECAST)
    target = Line("target", Meaning.TARGET, monthly((8.3,) * 24))
    rows = course([ACTUAL, target], SHEET, today=TODAY, decimals=1, behaviour=Behaviour(forecast=flat))
    places = {
        name: next(place for place, text in enumerate(texts(rows)) if name in text)
        for name in ("8.3 high", "8.3 forecast", "8.3 low", "8.3 target")
        if name in as_text(rows)
    }
    assert len(set(places.values())) == len(places)
    assert places["8.3 high"] + 1 == places["8.3 forecast"] == places["8.3 low"] - 1


def test_names_keep_a_blank_between_them_and_the_target_steps_aside() -> None:
    lines = (ACTUAL, Line("target", Meaning.TARGET, monthly((8.3,) * 24)))
    rows = as_text(course(lines, SHEET, today=TODAY, decimals=1, behaviour=Behaviour(forecast=FORECAST)))
    (row,) = (text for text in rows.splitlines() if "8.3 target" in text)
    assert row.endswith(" 8.3 target")
    assert "forecast" not in row
    short = (ACTUAL, Line("target", Meaning.TARGET, monthly((8.3,) * 16)))
    flat = tuple(replace(each, low=8.3, high=8.3) for each in FORECAST)
    for columns in range(60, 80):
        rows = as_text(course(short, Paper(columns, 22), today=TODAY, behaviour=Behaviour(forecast=flat)))
        assert "target8.3" not in rows


def test_of_lines_that_end_together_the_most_important_is_named() -> None:
    order = (Meaning.ACTUAL, Meaning.TARGET, Meaning.LIMIT, Meaning.LAST_YEAR)
    for first, second in pairwise(order):
        both = [Line(meaning.value, meaning, ACTUAL.points) for meaning in (second, first)]
        rows = as_text(course(both, SHEET, decimals=1))
        assert f"7.9 {first.value}" in rows
        assert f"7.9 {second.value}" not in rows

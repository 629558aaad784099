"""Watermelons as rows: outside, inside, who says so."""

from itplanner.domain.change import Ref
from itplanner.domain.records import GoalKPI
from itplanner.tui.content.watermelons import watermelon_rows
from tests.builders import declaration, kpi, reading
from tests.tui.content.looking import active, drawn, on, seen

ROWS = (
    active(1, title="Move the [b]mail[/b]", due=on(-9)),
    declaration(person=2, colour="green", reason="Soon"),
    active(2, title="Train", due=on(90)),
    kpi(1, green_min=80, amber_min=75),
    reading(kpi=1, value=70),
    GoalKPI(id=1, goal=2, kpi=1),
)


def test_a_row_tells_outside_inside_and_who_says_so() -> None:
    rows, said = watermelon_rows(seen(*ROWS), "")
    assert [" ".join(line.split()) for line in drawn(rows, 100)] == [
        "●≠■ G1 Move the [b]mail[/b] green by Ben to 31 Dec: is red Ben",
        "●≠■ G2 Train green, but red: K1 Ben",
    ]
    assert said == "2 records"


def test_rows_are_found_by_all_that_they_say() -> None:
    for words, codes in (("train", [2]), ("ben declared", []), ("ben", [1, 2]), ("k1", [2]), ("g1", [1])):
        rows, _said = watermelon_rows(seen(*ROWS), words)
        assert [rows.key(place) for place in range(len(rows))] == [Ref("goal", n) for n in codes], words

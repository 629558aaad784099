"""Lines of parts: who leaves, who is cut."""

from itplanner.tui.roles import PLAIN
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.line import line_segments
from itplanner.tui.widgets.parts import Part

INK = Ink(PLAIN)
LEFT = (Part(" itplanner ", leaves=1), Part(" Northwind", typed=True))
RIGHT = (Part("FY2027"), Part(" · in execution", leaves=2), Part(" · saved ", leaves=3))


def line(width: int) -> str:
    """The line as text."""
    return "".join(segment.text for segment in line_segments(LEFT, RIGHT, width, INK))


def test_both_ends_reach_their_edge() -> None:
    assert line(55) == " itplanner  Northwind    FY2027 · in execution · saved "


def test_parts_leave_in_their_order_with_a_blank_kept_between_the_ends() -> None:
    assert line(42) == " Northwind  FY2027 · in execution · saved "
    assert line(39) == " Northwind              FY2027 · saved "
    assert line(17) == " Northwind FY2027"


def test_the_left_end_is_cut_when_nothing_can_leave() -> None:
    assert line(12) == " Nor… FY2027"


def test_parts_with_one_number_leave_together() -> None:
    footer = [
        *(Part(" a", leaves=2), Part(" add ", leaves=2)),
        *(Part(" u", leaves=1), Part(" undo ", leaves=1)),
        Part(" ? help"),
    ]
    text = "".join(segment.text for segment in line_segments(footer, (), 18, INK))
    assert text == " a add  ? help    "

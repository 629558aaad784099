"""Rows marked together."""

from itplanner.tui.widgets.rows import Row, Rows
from itplanner.tui.widgets.selection import Selection, everything

SOURCE = Rows((), [Row(index, {}, selectable=index != 2) for index in range(6)])


def test_selecting_marks_from_the_anchor_to_the_cursor_without_headings() -> None:
    selecting = Selection().toggled(SOURCE, 3)
    assert selecting.extended(SOURCE, 1).keys == {1, 3}
    assert selecting.extended(SOURCE, 1).extended(SOURCE, 4).keys == {3, 4}


def test_ending_keeps_what_is_marked_and_a_second_stretch_adds_to_it() -> None:
    first = Selection().toggled(SOURCE, 0).extended(SOURCE, 1).toggled(SOURCE, 1)
    assert not first.selecting
    assert first.extended(SOURCE, 5).keys == {0, 1}
    assert first.toggled(SOURCE, 4).keys == {0, 1, 4}


def test_everything_leaves_headings_out() -> None:
    assert everything(SOURCE).keys == {0, 1, 3, 4, 5}


def test_rows_that_are_gone_are_no_longer_marked() -> None:
    assert everything(SOURCE).surviving(Rows((), SOURCE.rows[4:])).keys == {4, 5}


def test_selecting_goes_on_in_another_source_as_long_as_its_first_row_is_there() -> None:
    selecting = Selection().toggled(SOURCE, 0).toggled(SOURCE, 0).toggled(SOURCE, 3).extended(SOURCE, 4)
    moved = Rows((), [Row("new", {}), *SOURCE.rows])
    assert selecting.surviving(moved).extended(moved, 6).keys == {0, 3, 4, 5}
    assert selecting.surviving(moved).extended(moved, 4).keys == {0, 3}
    gone = Rows((), SOURCE.rows[4:])
    assert selecting.surviving(gone) == Selection(frozenset({4}))


def test_nothing_is_selected_in_an_empty_list() -> None:
    assert Selection().toggled(Rows(()), 0).keys == frozenset()

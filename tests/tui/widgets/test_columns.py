"""The widths of columns."""

from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.tui.widgets.columns import Column, place, spanned

CHECKLIST = (
    Column("fold", "", 1),
    Column("mark", "", 1, gap=0),
    Column("code", "", 4),
    Column("goal", "Goal", 33, flexible=True),
    Column("bar", "Progress", 12, leaves=1),
    Column("owner", "Owner", 6, leaves=4),
    Column("due", "Due", 6, align="right"),
    Column("state", "State", 9),
    Column("money", "USD k", 5, align="right", leaves=3),
    Column("seal", "§", 1, leaves=2),
    Column("done", "Done", 4, align="right"),
)


def lefts(width: int) -> dict[str, tuple[int, int]]:
    """Where each column stands and how wide it is."""
    return {placed.column.id: (placed.left, placed.width) for placed in place(CHECKLIST, width)}


def test_the_flexible_column_takes_the_rest() -> None:
    assert lefts(110)["goal"] == (8, 52)


def test_the_bar_leaves_first_and_the_rest_stands_as_designed_for_79_cells() -> None:
    assert lefts(78) == {
        "fold": (0, 1),
        "mark": (1, 1),
        "code": (3, 4),
        "goal": (8, 33),
        "owner": (42, 6),
        "due": (49, 6),
        "state": (56, 9),
        "money": (66, 5),
        "seal": (72, 1),
        "done": (74, 4),
    }


def test_at_60_cells_only_what_never_leaves_stays_and_the_title_gives_way() -> None:
    placed = lefts(59)
    assert list(placed) == ["fold", "mark", "code", "goal", "due", "state", "done"]
    assert placed["goal"] == (8, 29)


def test_columns_that_leave_together_go_from_the_left_of_the_declaration() -> None:
    twins = (Column("a", "", 5, leaves=1), Column("b", "", 5, leaves=1), Column("c", "", 5))
    assert [placed.column.id for placed in place(twins, 11)] == ["b", "c"]


def test_two_flexible_columns_share_the_rest() -> None:
    halves = (Column("a", "", 2, flexible=True), Column("b", "", 2, flexible=True))
    assert [placed.width for placed in place(halves, 10)] == [5, 4]


def test_a_span_counts_declared_columns_of_which_only_the_shown_have_room() -> None:
    wide, narrow = place(CHECKLIST, 78), place(CHECKLIST, 59)
    assert spanned(wide, CHECKLIST, "owner", 2) == 55
    assert spanned(narrow, CHECKLIST, "goal", 3) == 37
    assert spanned(narrow, CHECKLIST, "fold", 4) == 37


COLUMNS = st.builds(
    Column,
    id=st.uuids().map(str),
    title=st.just(""),
    width=st.integers(1, 20),
    flexible=st.booleans(),
    leaves=st.none() | st.integers(0, 3),
    gap=st.integers(0, 2),
)


@settings(deadline=None)
@given(st.lists(COLUMNS, max_size=8), st.integers(0, 100))
def test_columns_never_overlap_nor_pass_the_edge(columns: list[Column], width: int) -> None:
    at = 0
    for placed in place(columns, width):
        assert placed.left >= at
        assert placed.width >= 1
        at = placed.right
    assert at <= width

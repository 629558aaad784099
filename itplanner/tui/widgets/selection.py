"""The rows of a grid that are marked together."""

from collections.abc import Hashable
from dataclasses import replace

from itplanner.domain.values import dataclass
from itplanner.tui.widgets.rows import RowSource


@dataclass(frozen=True, slots=True)
class Selection:
    """Marked rows; while selecting, those between the anchor and the cursor belong to them."""

    keys: frozenset[Hashable] = frozenset()
    anchor: Hashable | None = None
    """The key of the row where selecting began; None when it is over."""
    before: frozenset[Hashable] = frozenset()
    """What was marked when selecting began."""

    @property
    def selecting(self) -> bool:
        """Whether moving the cursor extends the selection."""
        return self.anchor is not None

    def toggled(self, source: RowSource, cursor: int) -> "Selection":
        """Selecting from the cursor on; or, when selecting, over, with what is marked kept."""
        if self.selecting or not len(source):
            return Selection(self.keys)
        return Selection(self.keys, source.key(cursor), self.keys).extended(source, cursor)

    def extended(self, source: RowSource, cursor: int) -> "Selection":
        """The selection with the cursor at another row: changed while selecting, else the same."""
        anchor = None if self.anchor is None else source.index_of(self.anchor)
        if anchor is None:
            return self
        low, high = sorted((anchor, cursor))
        between = range(low, min(high + 1, len(source)))
        return replace(self, keys=self.before | _selectable(source, between))

    def surviving(self, source: RowSource) -> "Selection":
        """What of it is left in another source; without the row where it began, selecting is over."""
        keys = _left(self.keys, source)
        if self.anchor is None or source.index_of(self.anchor) is None:
            return Selection(keys)
        return Selection(keys, self.anchor, _left(self.before, source))


def _left(keys: frozenset[Hashable], source: RowSource) -> frozenset[Hashable]:
    return frozenset(key for key in keys if source.index_of(key) is not None)


def everything(source: RowSource) -> Selection:
    """All rows that can be marked."""
    return Selection(_selectable(source, range(len(source))))


def _selectable(source: RowSource, indices: range) -> frozenset[Hashable]:
    """The keys of the rows at `indices` that can be marked."""
    rows = map(source.row, indices)
    return frozenset(row.key for row in rows if row.selectable)

"""What a grid says to whom it concerns; a handler names them `Grid.Moved`, `Grid.Pasted` and so on."""

from collections.abc import Hashable
from typing import Literal

from textual.message import Message
from textual.widget import Widget

from itplanner.domain.values import dataclass
from itplanner.tui.widgets.viewport import VisibleRange


@dataclass
class Told(Message):
    """Something that a grid says."""

    grid: Widget

    @property
    def control(self) -> Widget:
        """The grid, for `@on`."""
        return self.grid


@dataclass
class Moved(Told, namespace="grid"):
    """The cursor stands on another row; `key` is None when there are no rows left."""

    key: Hashable | None


@dataclass
class SelectionChanged(Told, namespace="grid"):
    """Other rows are marked, or selecting began or ended."""

    keys: frozenset[Hashable]


@dataclass
class Pasted(Told, namespace="grid"):
    """A table was pasted: text with tabs or of several lines."""

    text: str


@dataclass
class Scrolled(Told, namespace="grid"):
    """Other rows are visible, or their number changed."""

    visible: VisibleRange


@dataclass
class Turned(Told, namespace="grid"):
    """A page on, or back, was asked for where this list has none."""

    direction: Literal[1, -1]

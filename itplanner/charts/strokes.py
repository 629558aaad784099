"""Lines through points, dot by dot: the one place that knows plotext."""

from collections.abc import Sequence

from plotext._figure import _figure_class

BRAILLE = "braille"

Dot = tuple[int, int | None]
"""A dot of a canvas, two in a column and four in a row of cells, from the lower left; None is a gap."""


def stroke(dots: Sequence[Dot], columns: int, rows: int, marker: str) -> list[list[str]]:
    """The rows of cells, from the uppermost, of a line through dots, in braille or in one glyph."""
    heights = {up for _, up in dots}
    height = heights.pop() if len(heights) == 1 else None
    if marker != BRAILLE and height is not None:
        # A limit or a mean, several in a chart: each figure takes as long as all the rest of a cursor move.
        cells = [[" "] * columns for _ in range(rows)]
        first, last = dots[0][0] // 2, dots[-1][0] // 2
        cells[rows - 1 - height // 4][first : last + 1] = [marker] * (last + 1 - first)
        return cells
    return by_plotext(dots, columns, rows, marker)


def by_plotext(dots: Sequence[Dot], columns: int, rows: int, marker: str) -> list[list[str]]:
    """The same as plotext draws it."""
    wide, high = (2, 4) if marker == BRAILLE else (1, 1)
    # A figure of its own: plotext's module has one figure for all threads, in the size of the terminal.
    figure = _figure_class()
    figure._limit_size(False, False)  # noqa: SLF001, FBT003 - only the module has a public name for it
    figure.plot_size(columns, rows)
    figure.frame(frame=False)
    figure.xfrequency(0)
    figure.yfrequency(0)
    figure.xlim(0, max(columns * wide - 1, 1))
    figure.ylim(0, max(rows * high - 1, 1))
    across = [x * wide // 2 for x, _ in dots]
    up = [None if y is None else y * high // 4 for _, y in dots]
    figure.plot(across, up, marker=marker)
    figure.build()
    cells: list[list[str]] = figure.monitor.matrix.marker
    return cells[::-1]

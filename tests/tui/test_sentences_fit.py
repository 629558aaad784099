"""What screens say in the message line fits a terminal of 80 columns, its advice included."""

import ast
from collections.abc import Iterator
from pathlib import Path

import itplanner.tui

ROOM = 78
"""A blank stands before a message and one behind it."""

CODE = 4
"""So many cells are kept for what is filled in, as for a code."""


def sayings(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """Yield the line and the length of each sentence that is said."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
            yield from ((node.lineno, length(each)) for each in node.args)


def length(node: ast.AST) -> int:
    match node:
        case ast.Constant(value=str(text)):
            return len(text)
        case ast.JoinedStr(values=parts):
            return sum(CODE if isinstance(part, ast.FormattedValue) else length(part) for part in parts)
        case ast.IfExp(body=one, orelse=other):
            return max(length(one), length(other))
        case _:
            return 0


def test_what_is_said_fits_one_line_of_80_columns() -> None:
    folder = Path(itplanner.tui.__file__).parent
    found = [
        (path.name, line, cells)
        for path in folder.rglob("*.py")
        for line, cells in sayings(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(found) > 50
    assert [each for each in found if each[-1] > ROOM] == []

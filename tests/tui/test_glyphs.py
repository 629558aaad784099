"""Glyphs and their ASCII twins, and which terminals need them."""

import codecs

import pytest
from rich.cells import cell_len

from itplanner.tui import glyphs
from itplanner.tui.glyphs import TWINS, needs_ascii, question_marks, to_ascii

NAMED = {
    name: value for name, value in vars(glyphs).items() if name.isupper() and name not in {"TWINS", "_TABLE"}
}
GLYPHS = {char for value in NAMED.values() if isinstance(value, str) for char in value} | set(TWINS)


@pytest.mark.parametrize("glyph", sorted(GLYPHS))
def test_a_glyph_and_its_twin_take_one_cell_each(glyph: str) -> None:
    twin = to_ascii(glyph)
    assert cell_len(glyph) == 1
    assert len(twin) == 1
    assert "!" <= twin <= "~"


def test_marks_that_share_a_column_stay_apart_in_ascii() -> None:
    for marks in ("✓○!‖×∅", "●▲■–", "↑↓=", "§≠~", "█▓░", "━─═·◆▼│", "▸▹", "▁▂▃▄▅▆▇"):
        assert len(set(to_ascii(marks))) == len(marks)


def test_a_line_of_blocks_becomes_digits() -> None:
    assert to_ascii("▁▄▇ ● green") == "147 G green"


UTF8 = {"TERM": "xterm", "LANG": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    ("environ", "encoding", "ascii_needed"),
    [
        (UTF8, "utf-8", False),
        (UTF8, "ascii", True),
        (UTF8, "no such encoding", True),
        (UTF8 | {"TERM": "linux"}, "utf-8", True),
        (UTF8 | {"TERM": "vt100"}, "utf-8", True),
        (UTF8 | {"LC_ALL": "C"}, "utf-8", True),
        ({"LANG": "de_DE@euro"}, "utf-8", True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LC_CTYPE": "UTF-8"}, "UTF8", False),
        ({"LANG": "C.utf8"}, "utf-8", False),
        ({}, "utf-8", False),
    ],
)
def test_ascii_is_needed_without_utf8_or_on_old_terminals(
    environ: dict[str, str], encoding: str, ascii_needed: bool
) -> None:
    assert needs_ascii(environ, encoding) is ascii_needed


def test_what_an_encoding_lacks_takes_its_cells() -> None:
    codecs.register_error("cells", question_marks)
    assert "Zoë 漢字 ✓".encode("latin-1", "cells") == "Zoë ???? ?".encode("latin-1")

"""The style sheets are read once for a look, and again for another one."""

from itplanner.tui.stylesheet import KeptStylesheet

RED, BLUE = {"ink": "red"}, {"ink": "blue"}


def sheet() -> KeptStylesheet:
    made = KeptStylesheet(RED)
    made.add_source("Widget { color: $ink; }")
    made.parse()
    return made


def test_what_was_read_is_kept_while_the_colours_are_the_same() -> None:
    kept = sheet()
    known = kept.rules[0]
    kept.set_variables(dict(RED))
    kept.reparse()
    assert kept.rules[0] is known


def test_other_colours_are_read_again() -> None:
    kept = sheet()
    kept.set_variables(BLUE)
    kept.reparse()
    assert "#0000FF" in kept.css
    kept.set_variables(RED)
    kept.reparse()
    assert "#FF0000" in kept.css


def test_a_sheet_that_is_added_is_read() -> None:
    kept = sheet()
    kept.add_source("Screen { color: $ink; }", read_from=("more", ""))
    kept.reparse()
    assert len(kept.rules) == 2

"""Words that other programs write where there is nothing to say."""

NOTHING = frozenset(
    {
        *(
            "",
            "-",
            "--",
            "\u2013",
            "\u2014",
            "?",
            ".",
            "na",
            "n/a",
            "#n/a",
            "n.a.",
            "nan",
            "nat",
            "nil",
            "none",
            "null",
        ),
        *("(none)", "(null)", "(empty)", "(blank)", "not available", "unknown", "\\n"),
    }
)
"""Folded; an optional field with one of them is empty."""


def says_nothing(text: str) -> bool:
    """Whether a cell stands for no value."""
    return text.strip().casefold() in NOTHING

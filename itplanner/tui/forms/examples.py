"""What each sort of field accepts, by example."""

from collections.abc import Mapping

from itplanner.domain.entry import words
from itplanner.domain.lists import ListField
from itplanner.domain.naming import codes_like
from itplanner.domain.points import EXAMPLE
from itplanner.domain.records import KINDS, Holds
from itplanner.tui.forms.reading import Field

_EXAMPLES: Mapping[Holds, str] = {
    Holds.TEXT: "As many lines as you like; tab leaves it.",
    Holds.TIME: "For example 2026-10-01 08:12.",
    Holds.DATE: "For example 30 sep, fri, +3m, end oct, end q3, fy28 q2; up and down move it by a day.",
    Holds.INTEGER: "For example 3 or 1,200.",
    Holds.NUMBER: "For example 0.5, 12 or 1,200.",
    Holds.MONEY: "For example 12500, 12.5k or 1.2m.",
    Holds.PERCENT: "For example 60, 60% or 12.5%.",
    Holds.WEIGHT: "For example 1, 1.5 or 0.25.",
    Holds.YES: "yes or no.",
    Holds.POINTS: f"Dates with their values, for example {EXAMPLE}.",
    Holds.WORDS: "Words with blanks between them, for example: network lakeside.",
    Holds.YEAR: "For example 2027, FY2027 or FY27.",
    Holds.MONTH: "For example 7 or July.",
    Holds.PERIOD: "For example July, or 1 for the first month of the fiscal year.",
    Holds.CHECK: "The code of a check, for example G010.",
    Holds.CURRENCY: "For example EUR, USD or JPY.",
}


def example(declared: Field) -> str:
    """Return what can be typed into a field; empty where anything can."""
    if isinstance(declared, ListField):
        prefix = KINDS[declared.target_kind].prefix
        more = f", {prefix}4:secondary" if declared.strength else f", {prefix}4"
        return f"Codes with commas between them, for example {prefix}2{more}; part of a name finds them."
    if declared.leads_to:
        return f"A code like {codes_like(declared.leads_to)}, or part of the name; space shows all."
    if declared.choices:
        return f"One of {', '.join(words(choice) for choice in declared.choices)}; space shows them."
    return _EXAMPLES.get(declared.holds, "")

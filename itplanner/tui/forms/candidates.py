"""What a choice, a link or a list offers while it is typed: fuzzy matches, the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from heapq import nsmallest

from itplanner.domain.change import Ref
from itplanner.domain.dates import MONTHS, full_day
from itplanner.domain.entry import Context, period_month, words
from itplanner.domain.lists import ListField, parse_list
from itplanner.domain.money import CURRENCIES
from itplanner.domain.naming import link_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, KPI, BusinessGoal, Goal, Holds, Person, Record, fields
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.service.zones import FIELD, zones
from itplanner.tui.formatting import count
from itplanner.tui.forms.matching import Match, match
from itplanner.tui.forms.reading import Field

MOST = 50
"""So many are offered; more is typed to see others."""

MANY = 2_000
"""Among more records than this, misspelt names aren't looked for: it would be felt at each key."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that is offered."""

    text: str
    """What stands in the field once it is taken."""
    label: str
    code: str = ""
    hint: str = ""
    letters: tuple[int, ...] = ()
    """Which letters of the label were typed."""
    exact: bool = False
    """Whether it is what was typed already."""


def candidates(
    declared: Field, text: str, context: Context, refs: Sequence[Ref] = ()
) -> tuple[Candidate, ...]:
    """Return what fits the text in a field of the records `refs`, best first; all for an empty text.

    Fields that are typed freely offer nothing, but for the time zone.
    """
    if isinstance(declared, ListField):
        return _listed(declared, text, context, refs)
    match declared.holds:
        case Holds.CHOICE:
            return _fixed(text, [words(choice) for choice in declared.choices], declared.unit)
        case Holds.YES:
            return _fixed(text, ["yes", "no"])
        case Holds.MONTH:
            return _fixed(text, MONTHS)
        case Holds.PERIOD:
            return _fixed(text, [period_month(number, context.plan) for number in range(1, 13)])
        case Holds.CURRENCY:
            return _fixed(text, sorted(CURRENCIES))
        case Holds.CHECK:
            return _checks(text)
        case Holds.LINK | Holds.RECORD:
            return _records(text, context.plan, declared.leads_to, refs)
        case _:
            return _fixed(text, zones())[:MOST] if declared.name == FIELD and text.strip() else ()


def _fixed(text: str, choices: Iterable[str], unit: str = "") -> tuple[Candidate, ...]:
    """Choices out of a list of words."""
    found = ((match(text, "", word), word) for word in choices)
    ranked = sorted(((how, word) for how, word in found if how is not None), key=lambda each: each[0])
    return tuple(
        Candidate(word, word, hint=unit, letters=how.letters, exact=how.rank == 0) for how, word in ranked
    )


def _checks(text: str) -> tuple[Candidate, ...]:
    """The linter's rules by code and by what they find."""
    from itplanner.domain.lint.registry import RULES  # noqa: PLC0415 - only a waiver names one

    found = ((match(text, rule.code, rule.title), rule) for rule in RULES.values())
    ranked = sorted(((how, rule) for how, rule in found if how is not None), key=lambda each: each[0])
    return tuple(
        Candidate(rule.code, rule.title, rule.code, rule.severity, how.letters, exact=how.rank == 0)
        for how, rule in ranked
    )


def _records(text: str, plan: Plan, kinds: Sequence[str], refs: Sequence[Ref]) -> tuple[Candidate, ...]:
    """The records of some kinds that answer to the text, but for those that are being edited."""
    rows = [row for kind in kinds for row in plan.table(kind) if Ref(kind, row.id) not in refs]
    if not text.strip():
        return tuple(_candidate(plan, row, Match(1)) for row in rows[:MOST])
    found = ((match(text, row.code, row.label), row) for row in rows)
    ranked = nsmallest(
        MOST, ((how, row) for how, row in found if how is not None), key=lambda each: (each[0], each[1].id)
    )
    if not ranked and len(rows) <= MANY:
        ranked = [(Match(5), row) for row in _misspelt(text, rows)]
    return tuple(_candidate(plan, row, how) for how, row in ranked)


def _misspelt(text: str, rows: Sequence[Record]) -> list[Record]:
    """The records whose names are much like the text."""
    names = {row.label.casefold(): row for row in rows}
    return [names[near] for near in get_close_matches(text.casefold(), names, n=3, cutoff=0.5)]


def _candidate(plan: Plan, row: Record, how: Match) -> Candidate:
    text = link_text(plan, Ref(row.kind, row.id))
    return Candidate(text, row.label, row.code, _hint(plan, row), how.letters, exact=how.rank == 0)


def _listed(declared: ListField, text: str, context: Context, refs: Sequence[Ref]) -> tuple[Candidate, ...]:
    """What completes the last entry of a list, or its strength behind a colon."""
    start = max(text.rfind(","), text.rfind(";")) + 1
    lead = f"{text[:start]} " if start else ""
    last = text[start:].strip()
    code, colon, strength = last.partition(":")
    if colon and declared.strength:
        choices = fields(KINDS[declared.link])[declared.strength].choices
        found = _fixed(strength, map(str, choices))
        return tuple(replace(each, text=f"{lead}{code.strip()}:{each.text}") for each in found)
    listed = parse_list(context.plan, declared, text[:start])
    there = () if isinstance(listed, Wrong) else (Ref(declared.target_kind, number) for number in listed)
    found = _records(last, context.plan, (declared.target_kind,), (*refs, *there))
    return tuple(replace(each, text=f"{lead}{each.code}") for each in found)


def _hint(plan: Plan, row: Record) -> str:
    """The few words that tell a record from its neighbours."""
    if isinstance(row, Goal):
        horizon = count(row.horizon, "year")
        return f"{horizon}, {full_day(row.due)}" if row.due is not None else horizon
    if isinstance(row, Person):
        department = plan.find(Ref("department", row.department or 0))
        return f"left {full_day(row.left)}" if row.left else department.label if department else ""
    if isinstance(row, BusinessGoal):
        return row.perspective
    return row.unit if isinstance(row, KPI) else ""

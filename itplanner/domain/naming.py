"""Records by their codes and names, as people type them."""

import re
from difflib import get_close_matches

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Record
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

NAMED = frozenset({"area", "department", "person"})
"""Kinds that may be given by name, and are printed so."""


def one(kind: str) -> str:
    """Return a kind's noun with its article: `a goal`, `an area`."""
    noun = KINDS[kind].noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def link_text(plan: Plan, ref: Ref) -> str:
    """Return how a record is typed: its name where kinds are named and the name is its own, else its code."""
    row = plan.find(ref)
    if row is None:
        return f"{KINDS[ref.kind].prefix}{ref.id}"
    if ref.kind in NAMED and len(_named(plan, ref.kind, row.label)) == 1 and code_of(row.label) is None:
        return row.label
    return row.code


def code_of(text: str) -> Ref | None:
    """Return the record that a code means, whether or not it exists; None when it is no code."""
    found = re.fullmatch(r"([A-Za-z]+)([1-9]\d{0,17})", text.strip())
    if text.strip().casefold() == "organisation":
        return Ref("organisation", 1)
    if not found:
        return None
    kinds = (kind for kind in KINDS.values() if kind.prefix and kind.prefix == found[1].upper())
    kind = next(kinds, None)
    return None if kind is None else Ref(kind.kind, int(found[2]))


def find(plan: Plan, kind: str, text: str) -> Ref | Wrong:
    """Return the record of a kind that a code or a name means, or why there is none."""
    text, noun = text.strip(), KINDS[kind].noun
    ref = code_of(text)
    if ref is not None and ref.kind == kind:
        return ref if plan.find(ref) is not None else Wrong(f"There is no {noun} {text.upper()} in the plan.")
    if ref is not None and not _named(plan, kind, text):
        return Wrong(f"{text.upper()} is {one(ref.kind)}; {one(kind)} has a code like {KINDS[kind].prefix}1.")
    found = _named(plan, kind, text)
    if len(found) == 1:
        return Ref(kind, found[0].id)
    if len(found) > 1:
        codes = ", ".join(row.code for row in found)
        return Wrong(f"There are {len(found)} called {quoted(text)}: {codes}. Use the code.")
    if zeros := re.fullmatch(rf"({KINDS[kind].prefix})0+([1-9][0-9]{{0,17}})", text, re.IGNORECASE):
        code = text.upper()
        meant = f"{zeros[1].upper()}{zeros[2]}"
        return Wrong(f"{code} looks like the code of a check. Records have no leading zeros: {meant}.")
    return _unknown(plan, kind, text)


def is_unknown_name(plan: Plan, kind: str, text: str) -> bool:
    """Whether a text could be the name of a record of a kind that goes by names, and is that of none."""
    return kind in NAMED and bool(text.strip()) and code_of(text) is None and not _named(plan, kind, text)


def _unknown(plan: Plan, kind: str, text: str) -> Wrong:
    names = {row.folded: row.label for row in plan.table(kind)}
    if not names:
        return Wrong(f"No {KINDS[kind].noun} {quoted(text)}: the plan has none yet.")
    near = get_close_matches(text.casefold(), names, n=1, cutoff=0.5)
    first = [
        label
        for folded, label in names.items()
        if any(word.startswith(text.casefold()) for word in folded.split())
    ]
    hint = (
        f" {(first or [names[near[0]]])[0]}?" if near or first else f" Use a code like {KINDS[kind].prefix}1."
    )
    return Wrong(f"No {KINDS[kind].noun} {quoted(text)}.{hint}")


def _named(plan: Plan, kind: str, text: str) -> tuple[Record, ...]:
    return plan.table(kind).where("folded", text.strip().casefold())

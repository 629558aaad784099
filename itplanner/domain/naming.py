"""Records by their codes and names, as people type them."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from itplanner.domain.change import Ref
from itplanner.domain.links import code, coded
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Record, fields
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

NAMED = frozenset({"area", "department", "person"})
"""Kinds that may be given by name, and are printed so."""


def one(kind: str) -> str:
    """Return a kind's noun with its article: `a goal`, `an area`."""
    noun = KINDS[kind].noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _either(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def link_text(plan: Plan, ref: Ref) -> str:
    """Return how a record is typed: its name where kinds are named and the name is its own, else its code."""
    row = plan.find(ref)
    if row is None:
        return code(ref)
    if ref.kind in NAMED and len(_named(plan, ref.kind, row.label)) == 1 and code_of(row.label) is None:
        return row.label
    return row.code


def code_of(text: str) -> Ref | None:
    """Return the record that a code means, whether or not it exists; None when it is no code."""
    if text.strip().casefold() == "organisation":
        return Ref("organisation", 1)
    ref = coded(text.strip().upper()) if text.isascii() else None
    return ref if ref is not None and ref.id > 0 else None


def find(plan: Plan, kind: str, text: str) -> Ref | Wrong:
    """Return the record of a kind that a code or a name means, or why there is none."""
    return found_among(plan, (kind,), text)


def found_among(plan: Plan, kinds: Sequence[str], text: str) -> Ref | Wrong:
    """Return the record of one of some kinds that a code or a name means, or why there is none."""
    text = text.strip()
    ref = code_of(text)
    if ref is not None and ref.kind in kinds:
        noun = KINDS[ref.kind].noun
        return ref if plan.find(ref) is not None else Wrong(f"There is no {noun} {text.upper()} in the plan.")
    found = [row for kind in kinds for row in _named(plan, kind, text) or _elsewhere(plan, kind, text)]
    if ref is not None and not found:
        wanted = _either([one(kind) for kind in kinds])
        return Wrong(f"{text.upper()} is {one(ref.kind)}; {wanted} has a code like {codes_like(kinds)}.")
    if len(found) == 1:
        return Ref(found[0].kind, found[0].id)
    if len(found) > 1:
        codes = ", ".join(row.code for row in found)
        return Wrong(f"There are {len(found)} called {quoted(text)}: {codes}. Use the code.")
    zeros = re.fullmatch(rf"({'|'.join(_prefixes(kinds))})0+([1-9][0-9]{{0,17}})", text, re.IGNORECASE)
    if zeros:
        meant = f"{zeros[1].upper()}{zeros[2]}"
        return Wrong(
            f"{text.upper()} looks like the code of a check. Records have no leading zeros: {meant}."
        )
    return _unknown(plan, kinds, text)


def is_unknown_name(plan: Plan, kind: str, text: str) -> bool:
    """Whether a text could be the name of a record of a kind that goes by names, and is that of none."""
    return kind in NAMED and bool(text.strip()) and code_of(text) is None and not _named(plan, kind, text)


def _unknown(plan: Plan, kinds: Sequence[str], text: str) -> Wrong:
    names = {row.folded: row.label for kind in kinds for row in plan.table(kind)}
    nouns = nouns_of(kinds)
    if not names:
        return Wrong(f"No {nouns} {quoted(text)}: the plan has none yet.")
    near = get_close_matches(text.casefold(), names, n=1, cutoff=0.5)
    first = [
        label
        for folded, label in names.items()
        if any(word.startswith(text.casefold()) for word in folded.split())
    ]
    hint = (
        f" {(first or [names[near[0]]])[0]}?" if near or first else f" Use a code like {codes_like(kinds)}."
    )
    return Wrong(f"No {nouns} {quoted(text)}.{hint}")


def nouns_of(kinds: Sequence[str]) -> str:
    """Return the nouns of some kinds for a sentence: `goal or KPI`."""
    return _either([KINDS[kind].noun for kind in kinds])


def codes_like(kinds: Sequence[str]) -> str:
    """Return what the codes of some kinds look like: `G1 or K1`."""
    return _either([f"{prefix}1" for prefix in _prefixes(kinds)])


def _prefixes(kinds: Sequence[str]) -> list[str]:
    return [KINDS[kind].prefix for kind in kinds]


def _elsewhere(plan: Plan, kind: str, text: str) -> tuple[Record, ...]:
    """Return the records that have a number in the system they come from."""
    return plan.table(kind).where("source_id", text.strip()) if "source_id" in fields(KINDS[kind]) else ()


def _named(plan: Plan, kind: str, text: str) -> tuple[Record, ...]:
    return plan.table(kind).where("folded", text.strip().casefold())

"""Rules by their codes and families, as people type them."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from itplanner.domain.lint.registry import FAMILIES, RULES
from itplanner.domain.lint.rule import Rule
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong


def named(text: str) -> Rule | Wrong:
    """Return the rule that a code means, or why there is none."""
    found = RULES.get(text.strip().upper())
    if found is not None:
        return found
    near = get_close_matches(text.strip().upper(), RULES, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(RULES)}."
    return Wrong(f"There is no rule {quoted(text)}. {hint}")


def chosen(families: Iterable[str], select: str, ignore: str) -> frozenset[str] | Wrong:
    """Return the codes of the rules of some families, or of all, that are selected and not ignored."""
    wanted: set[str] = set()
    for text in families:
        family = text.casefold()
        if family not in FAMILIES:
            return Wrong(f"There is no family {quoted(text)}. There are: {', '.join(FAMILIES)}.")
        wanted |= {rule.code for rule in RULES.values() if rule.family == family}
    selected, ignored = _codes(select), _codes(ignore)
    if isinstance(selected, Wrong):
        return selected
    if isinstance(ignored, Wrong):
        return ignored
    return frozenset((wanted or set(RULES)) & (selected or set(RULES)) - ignored)


def _codes(text: str) -> set[str] | Wrong:
    found: set[str] = set()
    for word in re.split(r"[,\s]+", text.strip()) if text.strip() else []:
        rule = named(word)
        if isinstance(rule, Wrong):
            return rule
        found.add(rule.code)
    return found

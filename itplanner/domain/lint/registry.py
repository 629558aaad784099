"""Every rule by its code; a family joins with a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.lint import cascade, completeness, gaps, kpis, likeness, load, recovery, wording
from itplanner.domain.lint.rule import Rule

GOALS: tuple[Rule, ...] = (
    completeness.no_owner,
    completeness.no_due,
    wording.moving_date,
    completeness.no_measure,
    wording.vague_verb,
    wording.weasel,
    wording.absolute,
    wording.several,
    wording.uncounted,
    completeness.not_aligned,
    cascade.beyond_parent,
    cascade.circles,
    gaps.nobody_works,
    gaps.idle,
    gaps.unserved,
    likeness.doubled,
    load.overbooked,
    cascade.other_year,
)

KPIS: tuple[Rule, ...] = (kpis.no_target, kpis.not_updated)

RECOVERY: tuple[Rule, ...] = (recovery.cannot_hold, recovery.not_shown)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in (*GOALS, *KPIS, *RECOVERY)})

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(rule.family for rule in RULES.values()))

"""How the goals below a goal make up its progress, in words."""

from collections import Counter

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.progress import left_out


def rollup_words(plan: Plan, goal: Goal) -> str:
    """`by the goals below, without 1 cancelled`: the share they make up, and what doesn't count in it."""
    out = Counter(each.status for each in left_out(plan, goal))
    without = " and ".join(f"{number} {status}" for status, number in sorted(out.items()))
    return f"by the goals below, without {without}" if without else "by the goals below"

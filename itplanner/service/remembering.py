"""What was frozen of closed months, read from beside the plan so that the rules know it."""

from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.plan import Plan
from itplanner.domain.records import Baseline
from itplanner.store.store import Store

NOTHING: Mapping[str, bytes] = MappingProxyType({})


def remembered(store: Store, plan: Plan, brought: Mapping[str, bytes] = NOTHING) -> Plan:
    """Return a plan with the content of its closed months; what was `brought` along needn't be read.

    Content that isn't there, since somebody took it out of the file, is as if the month weren't closed.
    """
    hashes = {row.content_hash for row in plan[Baseline].where("type", "month")}
    missing = hashes - plan.frozen.keys()
    if not missing:
        return plan
    from itplanner.domain.kpis.sealing import read  # noqa: PLC0415 - most plans have no month to read

    found = {each: brought.get(each) or store.sealed(each) for each in sorted(missing)}
    known = {each: read(content) for each, content in found.items() if content is not None}
    return plan.remembering({**plan.frozen, **known})

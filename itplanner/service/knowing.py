"""A plan with all that stands beside it: what its facts came to, and what was frozen of closed months."""

from collections.abc import Mapping

from itplanner.domain.plan import Plan
from itplanner.service.counting import counted
from itplanner.service.remembering import NOTHING, remembered
from itplanner.store.store import Store


def known(store: Store, plan: Plan, brought: Mapping[str, bytes] = NOTHING) -> Plan:
    """Return a plan with what the rules need to know of what lies beside it; `brought` needn't be read."""
    return counted(store, remembered(store, plan, brought))

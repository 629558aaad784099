"""Waivers: what the linter finds at a record, and a person lets stand until a day."""

import datetime

from itplanner.domain.change import Ref
from itplanner.domain.links import code
from itplanner.domain.plan import Plan
from itplanner.domain.records import Waiver


def waivers(plan: Plan, ref: Ref, day: datetime.date) -> dict[str, Waiver]:
    """Return the waivers about a record that hold on a day, by rule: of several the newest."""
    given = (row for row in plan[Waiver].where("record", code(ref)) if row.given_on <= day <= row.expires)
    return {row.rule: row for row in sorted(given, key=lambda row: (row.given_on, row.id))}

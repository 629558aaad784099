"""The kinds of record, each in the file of its subject."""

from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.records.base import BASIS, AnyLink, Holds, Link, Merge, Point, Record
from itplanner.domain.records.checking import assembled, field_adapter, list_adapter
from itplanner.domain.records.declaration import Declaration
from itplanner.domain.records.goal import Alignment, BusinessGoal, Dependency, Goal, Step, Support
from itplanner.domain.records.kpi import KPI, GoalKPI, Measure, Reading
from itplanner.domain.records.organisation import Area, Department, Organisation, Person, Role
from itplanner.domain.records.specs import (
    FieldSpec,
    fields,
    replaced,
    values_of,
)
from itplanner.domain.records.waiver import Waiver

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        kind.kind: kind
        for kind in (
            Organisation,
            Area,
            Department,
            Person,
            Role,
            BusinessGoal,
            Goal,
            Alignment,
            Support,
            Dependency,
            Step,
            Measure,
            KPI,
            GoalKPI,
            Reading,
            Declaration,
            Waiver,
        )
    }
)
"""Every kind by its name."""

__all__ = [
    "BASIS",
    "KINDS",
    "KPI",
    "Alignment",
    "AnyLink",
    "Area",
    "BusinessGoal",
    "Declaration",
    "Department",
    "Dependency",
    "FieldSpec",
    "Goal",
    "GoalKPI",
    "Holds",
    "Link",
    "Measure",
    "Merge",
    "Organisation",
    "Person",
    "Point",
    "Reading",
    "Record",
    "Role",
    "Step",
    "Support",
    "Waiver",
    "assembled",
    "field_adapter",
    "fields",
    "list_adapter",
    "replaced",
    "values_of",
]

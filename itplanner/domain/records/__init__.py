"""The kinds of record, each in the file of its subject."""

from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.records.base import BASIS, AnyLink, Holds, Link, Merge, Point, Record
from itplanner.domain.records.batch import Batch
from itplanner.domain.records.budget import BudgetLine, Phase
from itplanner.domain.records.checking import assembled, field_adapter, list_adapter
from itplanner.domain.records.closing import Baseline
from itplanner.domain.records.declaration import Declaration
from itplanner.domain.records.goal import Alignment, BusinessGoal, Dependency, Goal, Step, Support
from itplanner.domain.records.kpi import KPI, GoalKPI, Headcount, LimitPhase, Measure, Reading
from itplanner.domain.records.organisation import Area, Department, Organisation, Person, Role
from itplanner.domain.records.project import Benefit, Project, ProjectBaseline, ProjectGoal, Requirement
from itplanner.domain.records.service import RecoveryTest, Service, ServiceDependency
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
            LimitPhase,
            Headcount,
            Project,
            ProjectGoal,
            ProjectBaseline,
            Requirement,
            Benefit,
            Service,
            ServiceDependency,
            RecoveryTest,
            BudgetLine,
            Phase,
            Batch,
            Baseline,
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
    "Baseline",
    "Batch",
    "Benefit",
    "BudgetLine",
    "BusinessGoal",
    "Declaration",
    "Department",
    "Dependency",
    "FieldSpec",
    "Goal",
    "GoalKPI",
    "Headcount",
    "Holds",
    "LimitPhase",
    "Link",
    "Measure",
    "Merge",
    "Organisation",
    "Person",
    "Phase",
    "Point",
    "Project",
    "ProjectBaseline",
    "ProjectGoal",
    "Reading",
    "Record",
    "RecoveryTest",
    "Requirement",
    "Role",
    "Service",
    "ServiceDependency",
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

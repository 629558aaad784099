"""Services, what they need of one another, and the tests that prove how soon they come back."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import PAST, RARE, STAYS, Line, Link, Number, Record, Text, Unit, record
from itplanner.domain.records.field import Field

_HOURS = Unit("h")


@record
class Service(Record):
    """What the department keeps running, and how soon it has promised to bring it back."""

    kind: ClassVar[str] = "service"
    prefix: ClassVar[str] = "S"
    noun: ClassVar[str] = "service"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Service", description="For example: Payroll")]
    owner: Annotated[int | None, Link("person"), Field(title="Owner", description="Who answers for it")] = (
        None
    )
    tier: Annotated[
        int | None, Field(ge=1, le=4, title="Tier", description="1 is what can't be missed, 4 the least")
    ] = None
    in_scope: Annotated[
        bool, Field(title="In scope", description="Whether it counts for the recovery times met")
    ] = True
    rto: Annotated[
        Number | None, _HOURS, Field(ge=0, title="RTO", description="Promised: back within so many hours")
    ] = None
    rpo: Annotated[
        Number | None, _HOURS, Field(ge=0, title="RPO", description="Promised: so much data lost at most")
    ] = None
    mtd: Annotated[
        Number | None, _HOURS, Field(ge=0, title="Longest outage", description="MTD: more does lasting harm")
    ] = None
    wrt: Annotated[
        Number | None, _HOURS, Field(ge=0, title="Catching up", description="WRT: work after it is back")
    ] = None
    backup_interval: Annotated[
        Number | None, _HOURS, RARE, Field(ge=0, title="Backup every", description="At most the RPO")
    ] = None


@record
class ServiceDependency(Record):
    """Says that a service can't run without another one."""

    kind: ClassVar[str] = "service_dependency"
    prefix: ClassVar[str] = "SD"
    noun: ClassVar[str] = "service dependency"

    service: Annotated[int, Link("service", part=True), Field(title="Service")]
    needs: Annotated[int, Link("service"), Field(title="Needs")]


@record
class RecoveryTest(Record):
    """A test, or a real event, that showed how soon a service comes back."""

    kind: ClassVar[str] = "recovery_test"
    prefix: ClassVar[str] = "RT"
    noun: ClassVar[str] = "recovery test"

    service: Annotated[int, Link("service", part=True), STAYS, Field(title="Service")]
    tested_on: Annotated[datetime.date, PAST, Field(title="Tested on", description="Not after today")]
    type: Annotated[
        Literal["tabletop", "walk_through", "simulation", "parallel", "full", "real_event"],
        Field(title="Type"),
    ]
    rta: Annotated[
        Number | None, _HOURS, Field(ge=0, title="RTA", description="Hours from the outage to usable again")
    ] = None
    rpa: Annotated[
        Number | None, _HOURS, Field(ge=0, title="Data lost", description="RPA: so many hours of data")
    ] = None
    outcome: Annotated[Literal["passed", "partly", "failed"], Field(title="Outcome")]
    findings: Annotated[Text, Field(title="Findings", description="What has to become better")] = ""
    evidence: Annotated[Line, RARE, Field(title="Evidence", description="Minutes, message or file")] = ""

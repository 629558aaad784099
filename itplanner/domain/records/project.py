"""Projects with their approved frames, what users asked of them, and what they bring in."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import (
    BASIS,
    PAST,
    RARE,
    STAYS,
    Holds,
    Line,
    Link,
    Money,
    Record,
    Text,
    Unit,
    Year,
    record,
)
from itplanner.domain.records.field import Field


@record
class Project(Record):
    """Work with an end and a budget. What was approved of it stands in its project baselines."""

    kind: ClassVar[str] = "project"
    prefix: ClassVar[str] = "P"
    noun: ClassVar[str] = "project"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Project", description="For example: Mail migration")]
    area: Annotated[int | None, Link("area"), Field(title="Area", description="The area it belongs to")] = (
        None
    )
    sponsor: Annotated[int | None, Link("person"), Field(title="Sponsor", description="Who pays for it")] = (
        None
    )
    manager: Annotated[int | None, Link("person"), Field(title="Manager", description="Who runs it")] = None
    status: Annotated[
        Literal["proposed", "planned", "running", "on_hold", "finished", "cancelled"], Field(title="Status")
    ] = "proposed"
    started_on: Annotated[
        datetime.date | None, PAST, Field(title="Started on", description="Not after today")
    ] = None
    finished_on: Annotated[
        datetime.date | None, PAST, Field(title="Finished on", description="Not after today")
    ] = None
    cancelled_on: Annotated[
        datetime.date | None, PAST, RARE, Field(title="Cancelled on", description="Not after today")
    ] = None
    hold_from: Annotated[
        datetime.date | None, RARE, Field(title="On hold from", description="The first day it rests")
    ] = None
    hold_approved_on: Annotated[
        datetime.date | None,
        RARE,
        Field(title="Hold approved on", description="Before its promised end, else it counts as late"),
    ] = None
    cost: Annotated[
        Money | None, Field(ge=0, title="Cost so far", description="Else the sum of its booked spend")
    ] = None
    costs_closed_on: Annotated[
        datetime.date | None,
        PAST,
        Field(title="Costs closed on", description="When the last invoice was booked"),
    ] = None
    acceptance: Annotated[
        Literal["pending", "accepted", "rejected"],
        Field(title="Acceptance", description="What the users decided"),
    ] = "pending"
    accepted_by: Annotated[
        int | None,
        Link("person", signs=True),
        STAYS,
        Field(title="Accepted by", description="For the users, not its manager"),
    ] = None
    accepted_on: Annotated[
        datetime.date | None, PAST, Field(title="Decided on", description="The day of the users' decision")
    ] = None
    severe_defects: Annotated[
        int, Field(ge=0, title="Severe defects", description="Open ones of severity 1 or 2 on that day")
    ] = 0
    done_method: Annotated[
        Literal["milestones", "zero_hundred", "fifty_fifty"], RARE, Field(title="Counts as done")
    ] = "milestones"
    done: Annotated[
        int, Holds.PERCENT, RARE, Field(ge=0, le=BASIS, title="Done", description="By its own steps")
    ] = 0
    running_cost: Annotated[
        Money, Unit("a year"), RARE, Field(ge=0, title="Running cost", description="A year, once it is live")
    ] = 0
    roi_years: Annotated[
        int, Unit("years"), RARE, Field(ge=1, le=30, title="Return over", description="Years counted")
    ] = 3
    source_id: Annotated[
        Line, RARE, Field(title="Number elsewhere", description="Its number in the system it comes from")
    ] = ""


@record
class ProjectGoal(Record):
    """Says that a project serves a goal."""

    kind: ClassVar[str] = "project_goal"
    prefix: ClassVar[str] = "PG"
    noun: ClassVar[str] = "project link"

    project: Annotated[int, Link("project", part=True), Field(title="Project")]
    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]


@record
class ProjectBaseline(Record):
    """What was approved of a project: its end and its budget. The highest number is the current one."""

    kind: ClassVar[str] = "project_baseline"
    prefix: ClassVar[str] = "PB"
    noun: ClassVar[str] = "project baseline"

    project: Annotated[int, Link("project", part=True), STAYS, Field(title="Project")]
    number: Annotated[int, Field(ge=1, title="Baseline", description="1 is the first one approved")]
    start: Annotated[datetime.date | None, Field(title="Start", description="Approved first day")] = None
    end: Annotated[datetime.date, Field(title="Promised end", description="Approved last day")]
    budget: Annotated[
        Money | None, Field(ge=0, title="Budget", description="With contingency, without the reserve")
    ] = None
    reserve: Annotated[
        Money, RARE, Field(ge=0, title="Reserve", description="Held by management, not in the budget")
    ] = 0
    scope_version: Annotated[Line, RARE, Field(title="Scope", description="Version of its requirements")] = ""
    approved_by: Annotated[
        int | None,
        Link("person", signs=True),
        STAYS,
        Field(title="Approved by", description="Without it, it doesn't count"),
    ] = None
    approved_on: Annotated[
        datetime.date | None,
        PAST,
        Field(title="Approved on", description="Before the end promised till then, else it doesn't count"),
    ] = None
    reason: Annotated[Text, Field(title="Reason", description="Why the frame was changed")] = ""


@record
class Requirement(Record):
    """What the users asked of a project, and whether they accepted it."""

    kind: ClassVar[str] = "requirement"
    prefix: ClassVar[str] = "RQ"
    noun: ClassVar[str] = "requirement"
    names_by: ClassVar[str] = "text"

    project: Annotated[int, Link("project", part=True), STAYS, Field(title="Project")]
    text: Annotated[Line, Field(min_length=1, title="Requirement", description="What it must do")]
    priority: Annotated[
        Literal["must", "should", "could"],
        Field(title="Priority", description="Only must decides whether it is on spec"),
    ] = "must"
    scope_version: Annotated[Line, RARE, Field(title="Scope", description="Version it belongs to")] = ""
    accepted: Annotated[bool, Field(title="Accepted", description="By the users")] = False
    accepted_by: Annotated[
        int | None, Link("person", signs=True), STAYS, RARE, Field(title="Accepted by")
    ] = None
    accepted_on: Annotated[datetime.date | None, PAST, RARE, Field(title="Accepted on")] = None


@record
class Benefit(Record):
    """What a project brings in, in a fiscal year, as planned or as realised."""

    kind: ClassVar[str] = "benefit"
    prefix: ClassVar[str] = "BF"
    noun: ClassVar[str] = "benefit"

    project: Annotated[int, Link("project", part=True), STAYS, Field(title="Project")]
    type: Annotated[
        Literal["cash_saving", "cost_avoidance", "revenue", "soft"],
        Field(title="Benefit", description="A soft one is shown, but not counted"),
    ]
    stage: Annotated[Literal["planned", "realised"], Field(title="Stage")] = "planned"
    year: Annotated[Year, Field(title="Year", description="The fiscal year it falls in")]
    amount: Annotated[Money, Field(title="Amount", description="In the organisation's currency")]
    confirmed_by: Annotated[
        int | None,
        Link("person", signs=True),
        STAYS,
        Field(title="Confirmed by", description="The controller who agreed"),
    ] = None
    confirmed_on: Annotated[datetime.date | None, PAST, Field(title="Confirmed on")] = None
    evidence: Annotated[Line, RARE, Field(title="Evidence", description="Minutes, message or file")] = ""

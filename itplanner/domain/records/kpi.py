"""Measures of goals, the department's KPIs, and the readings of both."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import (
    PAST,
    RARE,
    SEALED,
    SINCE,
    STAYS,
    Direction,
    Holds,
    Line,
    Link,
    Number,
    Path,
    Points,
    Record,
    Text,
    Year,
    record,
)
from itplanner.domain.records.field import Field

_PATH = "How the target is approached: evenly, in one step, slow at both ends, or by its own points"
_LIMIT = "A value on the limit has the better colour; empty is no limit"
_FORMULAS = Literal[
    "entered",
    "ratio",
    "projects_on_time",
    "projects_on_budget",
    "projects_on_spec",
    "roi",
    "spend_vs_plan",
    "support_ratio",
    "mttr",
    "recovery_attainment",
]
_HOURS = r"\d{1,6}(\.\d{1,3})?"
_MAXIMUM = rf"^(({_HOURS})|([^:,\s]+:{_HOURS}(, ?[^:,\s]+:{_HOURS})*))?$"
_POINTS = "What is to be reached by when, as 2026-12-31:8.5, where the path is points"


@record
class Measure(Record):
    """What is counted to know how far a goal is. A goal has at most one."""

    kind: ClassVar[str] = "measure"
    prefix: ClassVar[str] = "M"
    noun: ClassVar[str] = "measure"
    names_by: ClassVar[str] = "unit"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    unit: Annotated[
        Line, SEALED, Field(min_length=1, title="Measured in", description="For example: copper links in use")
    ]
    start_value: Annotated[
        Number | None, SEALED, Field(title="Start value", description="How many there were at the start")
    ] = None
    start_on: Annotated[
        datetime.date | None,
        SINCE,
        RARE,
        Field(title="Start value on", description="When there were so many"),
    ] = None
    target: Annotated[
        Number | None, SEALED, Field(title="Target", description="How many there are to be in the end")
    ] = None
    direction: Annotated[
        Direction,
        SEALED,
        Field(title="Direction", description="Which way is better, or at least, at most, within"),
    ]
    due: Annotated[
        datetime.date | None,
        SEALED,
        RARE,
        Field(title="Target by", description="The goal's due date unless said"),
    ] = None
    path: Annotated[Path, RARE, Field(title="Target path", description=_PATH)] = "linear"
    points: Annotated[Points, RARE, Field(title="Path points", description=_POINTS)] = ()
    kpi: Annotated[
        int | None, Link("kpi"), RARE, Field(title="Follows KPI", description="Then the KPI's readings count")
    ] = None


@record
class KPI(Record):
    """A key performance indicator of the department."""

    kind: ClassVar[str] = "kpi"
    prefix: ClassVar[str] = "K"
    noun: ClassVar[str] = "KPI"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="KPI", description="For example: Projects on time")]
    definition: Annotated[Text, Field(title="Definition", description="What is counted, and what isn't")] = ""
    formula: Annotated[
        _FORMULAS, Field(title="Formula", description="How it is computed from the plan; entered is typed in")
    ] = "entered"
    unit: Annotated[Line, Field(min_length=1, title="Unit", description="For example: %")]
    direction: Annotated[Direction, Field(title="Direction", description="Which way is better")]
    cadence: Annotated[Literal["monthly", "quarterly", "half_yearly", "yearly"], Field(title="Cadence")] = (
        "monthly"
    )
    owner: Annotated[int | None, Link("person"), Field(title="Owner", description="Who reports it")] = None
    start_value: Annotated[
        Number | None, Field(title="Start value", description="Where its path to the target begins")
    ] = None
    start_on: Annotated[datetime.date | None, SINCE, Field(title="Start value on")] = None
    target: Annotated[Number | None, Field(title="Target")] = None
    target_on: Annotated[datetime.date | None, Field(title="Target by")] = None
    path: Annotated[Path, RARE, Field(title="Target path", description=_PATH)] = "linear"
    points: Annotated[Points, RARE, Field(title="Path points", description=_POINTS)] = ()
    green_min: Annotated[Number | None, Field(title="Green from", description=_LIMIT)] = None
    green_max: Annotated[Number | None, Field(title="Green to", description=_LIMIT)] = None
    amber_min: Annotated[Number | None, Field(title="Amber from", description=_LIMIT)] = None
    amber_max: Annotated[Number | None, Field(title="Amber to", description=_LIMIT)] = None
    decimals: Annotated[
        int | None, RARE, Field(ge=0, le=6, title="Decimals", description="Shown after the point")
    ] = None
    source: Annotated[Text, RARE, Field(title="Source", description="Where the numbers come from")] = ""
    numerator: Annotated[
        int | None,
        Link("kpi"),
        RARE,
        Field(title="Numerator", description="Of a ratio: the KPI above the line"),
    ] = None
    denominator: Annotated[
        int | None, Link("kpi"), RARE, Field(title="Denominator", description="The KPI below the line")
    ] = None
    adds_up: Annotated[
        bool,
        RARE,
        Field(title="Adds up", description="Whether a year is the sum of its months, as of tickets"),
    ] = False
    cohort: Annotated[
        Literal["due", "completed"],
        RARE,
        Field(title="Projects counted", description="All that are due, or finished ones only"),
    ] = "due"
    clock: Annotated[
        Literal["elapsed", "business"],
        RARE,
        Field(title="Clock", description="All hours, or the organisation's working hours"),
    ] = "elapsed"
    maximum: Annotated[
        str,
        Holds.NOTATION,
        RARE,
        Field(
            pattern=_MAXIMUM,
            max_length=1000,
            title="Maximum hours",
            description="Hours by priority, as 1:4, 2:8, 3:24, 4:40, or one for all",
        ),
    ] = ""
    tolerance: Annotated[
        Number | None,
        RARE,
        Field(ge=0, title="Tolerance", description="Days late, or % over, that are let pass"),
    ] = None
    rules: Annotated[
        Literal["wheeler", "nhs"], RARE, Field(title="Signal rules", description="Which rules find signals")
    ] = "wheeler"
    limits_from: Annotated[
        datetime.date | None,
        SINCE,
        RARE,
        Field(title="Limits from", description="Natural limits rest on the values from this day"),
    ] = None
    limits_to: Annotated[
        datetime.date | None, SINCE, RARE, Field(title="Limits to", description="The last day they rest on")
    ] = None


@record
class GoalKPI(Record):
    """Shows a KPI at a goal; it doesn't drive the goal's progress."""

    kind: ClassVar[str] = "goal_kpi"
    prefix: ClassVar[str] = "GK"
    noun: ClassVar[str] = "KPI link"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    kpi: Annotated[int, Link("kpi", part=True), RARE, Field(title="KPI")]


@record
class Reading(Record):
    """One value of a KPI or of a measure on a day, in its unit."""

    kind: ClassVar[str] = "reading"
    prefix: ClassVar[str] = "R"
    noun: ClassVar[str] = "reading"

    kpi: Annotated[int | None, Link("kpi", part=True), STAYS, Field(title="KPI")] = None
    measure: Annotated[int | None, Link("measure", part=True), STAYS, Field(title="Measure")] = None
    date: Annotated[
        datetime.date, PAST, Field(title="Date", description="The day it was read; not after today")
    ]
    value: Annotated[Number | None, Field(title="Value", description="In the unit of its measure or KPI")] = (
        None
    )
    numerator: Annotated[
        Number | None, RARE, Field(title="Numerator", description="The upper number, where it is a fraction")
    ] = None
    denominator: Annotated[
        Number | None, RARE, Field(title="Denominator", description="The lower number of the fraction")
    ] = None
    source: Annotated[Literal["typed", "imported"], RARE, Field(title="Source")] = "typed"


@record
class LimitPhase(Record):
    """From a day on a KPI runs at another level, for a known reason: its natural limits begin anew."""

    kind: ClassVar[str] = "limit_phase"
    prefix: ClassVar[str] = "LP"
    noun: ClassVar[str] = "limit phase"

    kpi: Annotated[int, Link("kpi", part=True), STAYS, Field(title="KPI")]
    start: Annotated[datetime.date, SINCE, Field(title="From", description="The first day of the new level")]
    end: Annotated[
        datetime.date | None, RARE, Field(title="Until", description="The last day, if it ended")
    ] = None
    reason: Annotated[Text, Field(min_length=1, title="Reason", description="What changed then")]
    person: Annotated[int, Link("person"), STAYS, Field(title="Decided by")]


@record
class Headcount(Record):
    """How many people support how many users in a period."""

    kind: ClassVar[str] = "headcount"
    prefix: ClassVar[str] = "HC"
    noun: ClassVar[str] = "head count"

    year: Annotated[Year, Field(title="Year", description="The fiscal year")]
    period: Annotated[
        int, Holds.PERIOD, Field(ge=1, le=12, title="Period", description="1 is the year's first month")
    ]
    department: Annotated[
        int | None,
        Link("department", part=True),
        Field(title="Department", description="Empty is all of them"),
    ] = None
    support_fte: Annotated[
        Number,
        Field(ge=0, title="Support FTE", description="Full posts in support, outsourced ones by hours"),
    ]
    users: Annotated[int, Field(ge=0, title="Users", description="Active accounts of people")]

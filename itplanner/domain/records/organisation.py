"""The organisation, its areas, departments and people, and the roles that people hold."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import (
    BASIS,
    LONGEST_TEXT,
    RARE,
    SINCE,
    STAYS,
    Holds,
    Line,
    Link,
    Number,
    Rank,
    Record,
    Unit,
    Year,
    record,
)
from itplanner.domain.records.field import Field

_DAY = "(mon|tue|wed|thu|fri|sat|sun)"
_WORKDAYS = f"^({_DAY}( {_DAY})*)?$"
_TIME = r"^(([01]\d|2[0-3]):[0-5]\d)?$"


@record
class Organisation(Record):
    """Whose plan it is, and how it counts money and years. There is one."""

    kind: ClassVar[str] = "organisation"
    noun: ClassVar[str] = "organisation"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Organisation", description="Its name, as in the frame")]
    currency: Annotated[
        str,
        Holds.CURRENCY,
        Field(pattern="^[A-Z]{3}$", title="Currency", description="ISO 4217 code, for example EUR or USD"),
    ]
    fiscal_start: Annotated[
        int,
        Holds.MONTH,
        Field(ge=1, le=12, title="Year starts in", description="First month of the fiscal year"),
    ] = 1
    fiscal_label: Annotated[
        Literal["end", "start"],
        Field(
            title="Year is named by", description="The calendar year in which the fiscal year ends or starts"
        ),
    ] = "end"
    year: Annotated[Year, Field(title="Working year", description="The fiscal year being worked on")]
    time_zone: Annotated[Line, Field(title="Time zone", description="For example Europe/Berlin")] = "UTC"
    date_order: Annotated[
        Literal["ymd", "dmy", "mdy"],
        Field(title="Date order", description="How 03/04/2027 is read: dmy is 3 April, mdy is 4 March"),
    ] = "ymd"
    workdays: Annotated[
        str,
        Holds.NOTATION,
        RARE,
        Field(
            pattern=_WORKDAYS,
            title="Working days",
            description="As mon tue wed thu fri",
        ),
    ] = "mon tue wed thu fri"
    work_start: Annotated[
        str,
        Holds.NOTATION,
        RARE,
        Field(pattern=_TIME, title="Work begins", description="A time, as 09:00"),
    ] = "09:00"
    work_end: Annotated[
        str,
        Holds.NOTATION,
        RARE,
        Field(pattern=_TIME, title="Work ends", description="A time, as 17:00"),
    ] = "17:00"
    holidays: Annotated[
        str,
        Holds.NOTATION,
        RARE,
        Field(
            pattern=r"^(\d{4}-\d{2}-\d{2}( \d{4}-\d{2}-\d{2})*)?$",
            max_length=LONGEST_TEXT,
            title="Holidays",
            description="Days without business hours, as 2026-12-25 2026-12-26",
        ),
    ] = ""
    hurdle_rate: Annotated[
        int,
        Holds.PERCENT,
        RARE,
        Field(ge=0, le=10 * BASIS, title="Hurdle rate", description="What money must earn a year"),
    ] = BASIS // 10
    on_time_tolerance: Annotated[
        int,
        Unit("days"),
        RARE,
        Field(ge=0, le=3650, title="Days of grace", description="So late a project is still on time"),
    ] = 0
    on_budget_tolerance: Annotated[
        int,
        Holds.PERCENT,
        RARE,
        Field(ge=0, le=10 * BASIS, title="Over budget", description="So far over is still on budget"),
    ] = 0

    @property
    def code(self) -> str:
        """There is one organisation, so the word is its code."""
        return "organisation"


@record
class Area(Record):
    """A field of work of the IT department; an area with a parent is a sub-area."""

    kind: ClassVar[str] = "area"
    prefix: ClassVar[str] = "AR"
    noun: ClassVar[str] = "area"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Area", description="For example Infrastructure")]
    parent: Annotated[int | None, Link("area"), Field(title="Part of", description="The area above it")] = (
        None
    )
    lead: Annotated[int | None, Link("person"), Field(title="Lead", description="Who leads it")] = None
    rank: Annotated[Rank, Field(title="Order")] = ""


@record
class Department(Record):
    """A department of the organisation that has a say in goals."""

    kind: ClassVar[str] = "department"
    prefix: ClassVar[str] = "DP"
    noun: ClassVar[str] = "department"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Department", description="For example Finance")]
    head: Annotated[int | None, Link("person"), Field(title="Head", description="Who speaks for it")] = None
    delegate: Annotated[
        int | None, Link("person"), Field(title="Delegate", description="Who may speak instead")
    ] = None
    cost_centre: Annotated[Line, Field(title="Cost centre")] = ""


@record
class Person(Record):
    """Somebody named in the plan."""

    kind: ClassVar[str] = "person"
    prefix: ClassVar[str] = "PE"
    noun: ClassVar[str] = "person"
    names_by: ClassVar[str] = "name"

    name: Annotated[Line, Field(min_length=1, title="Name", description="First and last name")]
    login: Annotated[
        Line, Field(title="Login", description="Account on this host; maps edits to the person")
    ] = ""
    department: Annotated[int | None, Link("department"), Field(title="Department")] = None
    area: Annotated[int | None, Link("area"), Field(title="Area", description="The IT area they work in")] = (
        None
    )
    employment: Annotated[Literal["employee", "contractor", "outsourced"], Field(title="Employment")] = (
        "employee"
    )
    fte: Annotated[
        Number | None, Field(ge=0, le=1, title="FTE", description="Share of a full post, 0 to 1")
    ] = None
    capacity_hours: Annotated[
        Number | None,
        Unit("h a month"),
        Field(ge=0, title="Capacity", description="Hours a month for goals"),
    ] = None
    joined: Annotated[datetime.date | None, SINCE, Field(title="Joined")] = None
    left: Annotated[datetime.date | None, Field(title="Left", description="Last day, once known")] = None


@record
class Role(Record):
    """A right-giving role that a person holds from a day on."""

    kind: ClassVar[str] = "role"
    prefix: ClassVar[str] = "RO"
    noun: ClassVar[str] = "role"
    names_by: ClassVar[str] = "role"

    person: Annotated[int, Link("person", part=True), STAYS, Field(title="Person")]
    role: Annotated[
        Literal[
            "ceo",
            "cfo",
            "it_director",
            "it_manager",
            "executive",
            "department_head",
            "controller",
            "planning_team",
        ],
        Field(title="Role"),
    ]
    department: Annotated[int | None, Link("department"), Field(title="Department")] = None
    start: Annotated[datetime.date, Field(title="From", description="First day")]
    end: Annotated[datetime.date | None, Field(title="Until", description="Last day, if it ended")] = None

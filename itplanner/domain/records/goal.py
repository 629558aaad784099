"""Business goals, the IT goals that serve them, and the steps that get them done."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import (
    BASIS,
    LARGEST,
    PAST,
    RARE,
    SEALED,
    STAYS,
    Line,
    Link,
    Money,
    Number,
    Rank,
    Record,
    Text,
    Unit,
    Weight,
    Year,
    record,
)
from itplanner.domain.records.field import Field

Status = Literal["proposed", "active", "done", "deferred", "cancelled"]
Horizon = Literal[1, 3, 5, 10]


@record
class BusinessGoal(Record):
    """What the organisation wants; IT goals are aligned with it."""

    kind: ClassVar[str] = "business_goal"
    prefix: ClassVar[str] = "BG"
    noun: ClassVar[str] = "business goal"
    names_by: ClassVar[str] = "title"

    title: Annotated[Line, Field(min_length=1, title="Business goal", description="In a few words")]
    statement: Annotated[Text, Field(title="Statement", description="In full")] = ""
    perspective: Annotated[
        Literal["financial", "customer", "internal", "growth"], Field(title="Perspective")
    ] = "financial"
    owner: Annotated[int | None, Link("person"), Field(title="Owner")] = None
    valid_from: Annotated[datetime.date | None, Field(title="Valid from")] = None
    valid_to: Annotated[datetime.date | None, Field(title="Valid to")] = None
    weight: Annotated[Weight, RARE, Field(title="Weight", description="1 unless it counts more or less")] = (
        BASIS
    )
    cobit: Annotated[Line, RARE, Field(title="COBIT", description="Enterprise goal, for example EG05")] = ""


@record
class Goal(Record):
    """What will be true, where, by when."""

    kind: ClassVar[str] = "goal"
    prefix: ClassVar[str] = "G"
    noun: ClassVar[str] = "goal"
    names_by: ClassVar[str] = "title"

    title: Annotated[
        Line,
        SEALED,
        Field(
            min_length=1,
            title="Goal",
            description="What will be true, for example: Replace 9 copper links with fibre",
        ),
    ]
    area: Annotated[
        int, Link("area"), SEALED, Field(title="Area", description="The area of IT it belongs to")
    ]
    horizon: Annotated[
        Horizon, SEALED, Unit("years"), Field(title="Horizon", description="Planned for 1, 3, 5 or 10 years")
    ]
    year: Annotated[
        Year | None, SEALED, Field(title="Fiscal year", description="The year in whose checklist it stands")
    ] = None
    parent: Annotated[
        int | None, Link("goal"), Field(title="Under", description="The longer goal that it serves")
    ] = None
    owner: Annotated[int | None, Link("person"), Field(title="Owner", description="One person")] = None
    start: Annotated[datetime.date | None, SEALED, Field(title="Start")] = None
    due: Annotated[datetime.date | None, SEALED, Field(title="Due", description="When it will be true")] = (
        None
    )
    status: Annotated[Status, Field(title="Status")] = "proposed"
    statement: Annotated[Text, SEALED, RARE, Field(title="Statement", description="The goal in full")] = ""
    acceptance: Annotated[
        Text, SEALED, Field(title="Done when", description="How everybody will know that it is true")
    ] = ""
    weight: Annotated[
        Weight,
        RARE,
        Field(title="Weight", description="How much it counts in the goal above it; 1 unless said"),
    ] = BASIS
    need: Annotated[
        Money | None,
        SEALED,
        Field(ge=0, title="Need", description="Money asked for before budget lines exist"),
    ] = None
    effort_hours: Annotated[
        Number | None, Unit("h"), Field(ge=0, title="Effort", description="Hours of our own people")
    ] = None
    population: Annotated[
        int | None,
        RARE,
        Field(
            ge=0,
            le=LARGEST,
            title="Total number",
            description='How many there are in all, where the goal says "all" or "every"',
        ),
    ] = None
    no_cost_reason: Annotated[
        Text,
        SEALED,
        RARE,
        Field(title="No cost because", description="Why it needs no money, if it needs none"),
    ] = ""
    internal_reason: Annotated[
        Text,
        RARE,
        Field(title="IT only because", description="Why no other department is involved, if none is"),
    ] = ""
    carried_from: Annotated[
        int | None,
        Link("goal"),
        STAYS,
        Field(title="Carried from", description="The goal of the year before"),
    ] = None
    merged_into: Annotated[
        int | None, Link("goal"), RARE, Field(title="Merged into", description="The goal that took it over")
    ] = None
    wake_on: Annotated[
        datetime.date | None,
        RARE,
        Field(title="Comes back on", description="When a deferred goal is taken up again"),
    ] = None
    review_on: Annotated[
        datetime.date | None, RARE, Field(title="Review on", description="When to look at it again")
    ] = None
    end_reason: Annotated[
        Text,
        RARE,
        Field(title="Ended because", description="Why it was closed, deferred or cancelled"),
    ] = ""
    source: Annotated[Text, RARE, Field(title="Source", description="Where it comes from")] = ""
    rank: Annotated[Rank, Field(title="Order")] = ""


@record
class Alignment(Record):
    """Says which business goal a goal serves, and how strongly."""

    kind: ClassVar[str] = "alignment"
    prefix: ClassVar[str] = "AL"
    noun: ClassVar[str] = "alignment"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    business_goal: Annotated[int, Link("business_goal", part=True), Field(title="Business goal")]
    strength: Annotated[Literal["primary", "secondary"], Field(title="Strength")] = "primary"


@record
class Support(Record):
    """Says that a goal helps another one that isn't its parent."""

    kind: ClassVar[str] = "support"
    prefix: ClassVar[str] = "SU"
    noun: ClassVar[str] = "support"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    supported: Annotated[int, Link("goal", part=True), RARE, Field(title="Supports")]


@record
class Dependency(Record):
    """Says that a goal can't end before another one does."""

    kind: ClassVar[str] = "dependency"
    prefix: ClassVar[str] = "DE"
    noun: ClassVar[str] = "dependency"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    needs: Annotated[int, Link("goal", part=True), RARE, Field(title="Needs")]


@record
class Step(Record):
    """One thing to do for a goal: a line of its checklist."""

    kind: ClassVar[str] = "step"
    prefix: ClassVar[str] = "ST"
    noun: ClassVar[str] = "step"
    names_by: ClassVar[str] = "text"

    goal: Annotated[int, Link("goal", part=True), Field(title="Goal")]
    text: Annotated[Line, Field(min_length=1, title="Step", description="For example: Order the 9 lines")]
    owner: Annotated[
        int | None, Link("person"), Field(title="Owner", description="The goal's owner unless said")
    ] = None
    due: Annotated[datetime.date | None, Field(title="Due")] = None
    done: Annotated[bool, Field(title="Done")] = False
    done_on: Annotated[datetime.date | None, PAST, RARE, Field(title="Done on")] = None
    milestone: Annotated[bool, RARE, Field(title="Milestone", description="Drawn on the roadmap")] = False
    weight: Annotated[Weight, RARE, Field(title="Weight", description="1 unless it counts more or less")] = (
        BASIS
    )
    effort_hours: Annotated[Number | None, Unit("h"), Field(ge=0, title="Effort")] = None
    rank: Annotated[Rank, Field(title="Order")] = ""
    evidence: Annotated[
        Line,
        RARE,
        Field(
            title="Evidence", description="Minutes, message or file that shows it, with #sha256 if you like"
        ),
    ] = ""

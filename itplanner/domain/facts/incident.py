"""Incidents, as the service desk's tool exports them."""

from typing import Annotated, ClassVar

from itplanner.domain.facts.base import Fact, Moment, fact
from itplanner.domain.records.base import Line, Number, Unit
from itplanner.domain.records.field import Field


@fact
class Incident(Fact):
    """Something that was broken, from when it was noticed to when it worked again."""

    kind: ClassVar[str] = "incident"
    noun: ClassVar[str] = "incident"
    key: ClassVar[tuple[str, ...]] = ("number",)

    number: Annotated[Line, Field(min_length=1, title="Number", description="Its number in the desk's tool")]
    service: Annotated[Line, Field(title="Service", description="What was broken")] = ""
    priority: Annotated[Line, Field(title="Priority", description="As the desk calls it: 1, P1, high")] = ""
    type: Annotated[
        Line, Field(title="Type", description="Only incident, or nothing, counts for the time to repair")
    ] = ""
    detected: Annotated[Moment, Field(title="Detected", description="When it was noticed")]
    restored: Annotated[
        Moment | None, Field(title="Restored", description="When it worked again; empty while it doesn't")
    ] = None
    pending: Annotated[
        Number, Unit("h"), Field(ge=0, title="Pending", description="Hours spent waiting for the user")
    ] = 0.0
    reopened: Annotated[bool, Field(title="Reopened", description="Whether it came back")] = False
    state: Annotated[
        Line, Field(title="State", description="As the desk calls it; cancelled and duplicate don't count")
    ] = ""

"""What a person says of a record in spite of what is computed, until a day."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import PAST, STAYS, AnyLink, Code, Link, Record, Text, record
from itplanner.domain.records.field import Field


@record
class Declaration(Record):
    """The colour that a person gives to a goal, a KPI or a project.

    A record may have many: of those that are in force on a day the newest counts, the others are its history.
    """

    kind: ClassVar[str] = "declaration"
    prefix: ClassVar[str] = "DL"
    noun: ClassVar[str] = "declaration"

    record: Annotated[
        Code,
        AnyLink(("goal", "kpi", "project"), part=True),
        STAYS,
        Field(title="Record", description="What is declared"),
    ]
    colour: Annotated[
        Literal["green", "amber", "red"], Field(title="Colour", description="As it is to be shown")
    ]
    person: Annotated[int, Link("person"), STAYS, Field(title="Declared by")]
    reason: Annotated[
        Text, Field(title="Reason", description="Needed where it is better than what is computed")
    ] = ""
    given_on: Annotated[datetime.date, PAST, Field(title="Declared on", description="Not after today")]
    expires: Annotated[datetime.date, Field(title="Holds until", description="The last day it counts")]

"""What a person lets stand although a check finds it, until a day."""

import datetime
from typing import Annotated, ClassVar

from itplanner.domain.records.base import PAST, STAYS, AnyLink, Code, Holds, Link, Record, Text, record
from itplanner.domain.records.field import Field


@record
class Waiver(Record):
    """Says that a check's finding about one record is known, and why it may stand."""

    kind: ClassVar[str] = "waiver"
    prefix: ClassVar[str] = "W"
    noun: ClassVar[str] = "waiver"
    names_by: ClassVar[str] = "rule"

    rule: Annotated[
        str,
        Holds.CHECK,
        Field(pattern="^[A-Z]0[0-9]{2}$", title="Check", description="Its code, for example G010"),
    ]
    record: Annotated[
        Code,
        AnyLink(
            (
                *("goal", "business_goal", "kpi", "step", "measure", "area", "department", "person"),
                *("project", "budget_line", "service"),
            ),
            part=True,
        ),
        STAYS,
        Field(title="Record", description="What may stay as it is"),
    ]
    person: Annotated[int, Link("person"), STAYS, Field(title="Waived by")]
    reason: Annotated[Text, Field(min_length=1, title="Reason", description="Why it may stay so")]
    given_on: Annotated[datetime.date, PAST, Field(title="Waived on", description="Not after today")]
    expires: Annotated[datetime.date, Field(title="Holds until", description="The last day it counts")]

    @property
    def label(self) -> str:
        """The check and the record, as `G010 of G12`."""
        return f"{self.rule} of {self.record}"

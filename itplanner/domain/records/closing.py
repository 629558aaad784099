"""What was frozen: the figures of a month that was closed."""

from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import STAYS, Holds, Line, Record, Year, record
from itplanner.domain.records.field import Field


@record
class Baseline(Record):
    """Names content that was frozen on a day; its bytes lie beside the plan under their hash."""

    kind: ClassVar[str] = "baseline"
    prefix: ClassVar[str] = "BL"
    noun: ClassVar[str] = "baseline"
    names_by: ClassVar[str] = "name"

    type: Annotated[Literal["named", "month", "submission", "seal"], STAYS, Field(title="Type")]
    name: Annotated[Line, Field(min_length=1, title="Name", description="For example: October 2026")]
    year: Annotated[Year, STAYS, Field(title="Year", description="The fiscal year it speaks of")]
    period: Annotated[int | None, STAYS, Field(ge=1, le=12, title="Period", description="Of a month")] = None
    covers: Annotated[Line, STAYS, Field(title="Covers", description="What was frozen")] = ""
    content_hash: Annotated[
        str,
        STAYS,
        Holds.NOTATION,
        Field(pattern="^[0-9a-f]{64}$", title="Hash", description="SHA-256 of the frozen content, 64 digits"),
    ]

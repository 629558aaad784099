"""Batches: facts that were brought in together, which stand beside the plan."""

from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import STAYS, Holds, Line, Record, Text, record
from itplanner.domain.records.field import Field


@record
class Batch(Record):
    """Says that the facts of an import count. Taking it away takes them out of every figure again."""

    kind: ClassVar[str] = "batch"
    prefix: ClassVar[str] = "BA"
    noun: ClassVar[str] = "batch"
    names_by: ClassVar[str] = "file"

    facts: Annotated[Literal["incidents", "spend"], STAYS, Field(title="Facts")]
    file: Annotated[Line, STAYS, Field(title="File", description="Its name; empty where typed by hand")] = ""
    sha256: Annotated[
        str,
        STAYS,
        Holds.NOTATION,
        Field(pattern="^([0-9a-f]{64})?$", title="SHA-256", description="Of the file's bytes, 64 digits"),
    ] = ""
    content_hash: Annotated[
        str,
        STAYS,
        Holds.NOTATION,
        Field(pattern="^([0-9a-f]{64})?$", title="Hash", description="SHA-256 of its rows, 64 digits"),
    ] = ""
    mapping: Annotated[Text, STAYS, Field(title="Columns", description="Which column became which field")] = (
        ""
    )
    read: Annotated[int, STAYS, Field(ge=0, title="Rows read")] = 0
    added: Annotated[int, STAYS, Field(ge=0, title="New")] = 0
    changed: Annotated[int, STAYS, Field(ge=0, title="Changed")] = 0
    unchanged: Annotated[int, STAYS, Field(ge=0, title="The same")] = 0
    rejected: Annotated[int, STAYS, Field(ge=0, title="Rejected")] = 0

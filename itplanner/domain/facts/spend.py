"""Spend, as the ledger exports it."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.facts.base import Fact, fact
from itplanner.domain.records.base import Holds, Line, Link, Money
from itplanner.domain.records.field import Field


@fact
class Spend(Fact):
    """Money that was booked. A credit is negative."""

    kind: ClassVar[str] = "spend"
    noun: ClassVar[str] = "booking"
    key: ClassVar[tuple[str, ...]] = ("document", "budget_line")

    date: Annotated[datetime.date, Field(title="Date", description="The day it was booked")]
    service_from: Annotated[
        datetime.date | None, Field(title="Service from", description="First day of what was paid for")
    ] = None
    service_to: Annotated[
        datetime.date | None, Field(title="Service to", description="Last day of what was paid for")
    ] = None
    amount: Annotated[Money, Field(title="Amount", description="Net; a credit is negative")]
    currency: Annotated[
        str, Holds.CURRENCY, Field(title="Currency", description="The plan's unless said")
    ] = ""
    budget_line: Annotated[int | None, Link("budget_line"), Field(title="Budget line")] = None
    project: Annotated[int | None, Link("project"), Field(title="Project")] = None
    area: Annotated[int | None, Link("area"), Field(title="Area")] = None
    supplier: Annotated[Line, Field(title="Supplier")] = ""
    gl_account: Annotated[Line, Field(title="Account", description="Of the general ledger")] = ""
    cost_centre: Annotated[Line, Field(title="Cost centre")] = ""
    order: Annotated[Line, Field(title="Order", description="Number of the purchase order")] = ""
    document: Annotated[Line, Field(title="Document", description="Number of the invoice or booking")] = ""
    type: Annotated[
        Literal["invoice", "credit", "accrual", "reversal"], Field(title="Booking", description="What it is")
    ] = "invoice"
    text: Annotated[Line, Field(title="Text")] = ""

"""The lines of the annual budget, and their twelve periods."""

import datetime
from typing import Annotated, ClassVar, Literal

from itplanner.domain.records.base import RARE, STAYS, Holds, Line, Link, Money, Rank, Record, Year, record
from itplanner.domain.records.field import Field


@record
class BudgetLine(Record):
    """Money of one fiscal year for one purpose; its phases say how much in which period."""

    kind: ClassVar[str] = "budget_line"
    prefix: ClassVar[str] = "B"
    noun: ClassVar[str] = "budget line"
    names_by: ClassVar[str] = "title"

    title: Annotated[Line, Field(min_length=1, title="Line", description="For example: Service desk tool")]
    year: Annotated[Year, Field(title="Year", description="The fiscal year it belongs to")]
    area: Annotated[int, Link("area"), Field(title="Area", description="The area it is spent in")]
    type: Annotated[
        Literal["opex", "capex"], Field(title="Class", description="Running cost, or an asset")
    ] = "opex"
    project: Annotated[
        int | None, Link("project"), Field(title="Project", description="Where it pays for one")
    ] = None
    owner: Annotated[int | None, Link("person"), Field(title="Owner", description="Who may spend it")] = None
    supplier: Annotated[Line, RARE, Field(title="Supplier")] = ""
    gl_account: Annotated[Line, Field(title="Account", description="Of the general ledger")] = ""
    cost_centre: Annotated[Line, Field(title="Cost centre")] = ""
    in_service_on: Annotated[
        datetime.date | None, RARE, Field(title="In service on", description="Of an asset")
    ] = None
    rank: Annotated[Rank, Field(title="Order")] = ""


@record
class Phase(Record):
    """What a budget line plans, commits and spends in one of the twelve periods of its year."""

    kind: ClassVar[str] = "phase"
    prefix: ClassVar[str] = "PH"
    noun: ClassVar[str] = "phase"

    line: Annotated[int, Link("budget_line", part=True), STAYS, Field(title="Line")]
    period: Annotated[
        int,
        STAYS,
        Holds.PERIOD,
        Field(ge=1, le=12, title="Period", description="1 is the year's first month"),
    ]
    plan: Annotated[Money, Field(title="Plan", description="Asked for, or approved")] = 0
    revised: Annotated[
        Money | None, RARE, Field(title="Revised", description="With amendments; the plan unless said")
    ] = None
    committed: Annotated[Money, Field(title="Ordered", description="And not invoiced yet")] = 0
    actual: Annotated[
        Money | None, Field(title="Actual", description="Only where no spend is imported for the line")
    ] = None
    forecast: Annotated[
        Money | None, RARE, Field(title="Forecast", description="Expected, while the period is open")
    ] = None

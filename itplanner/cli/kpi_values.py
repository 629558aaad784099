"""The values of a computed KPI by period, for some of its rows if need be, as `kpi show` tells them."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property

from itplanner.cli.listing import wanted
from itplanner.cli.session import Work
from itplanner.domain.entry import Context
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.tally import IncidentTally
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.formulas.mttr import basis_of, told
from itplanner.domain.kpis.formulas.outcome import Asked, Outcome, Side
from itplanner.domain.kpis.formulas.registry import FORMULAS, outcome
from itplanner.domain.kpis.periods import LENGTHS, Cadence, Period, following, last_ended, period_of
from itplanner.domain.records import KPI, BudgetLine, Headcount, Project, Record, Service, fields
from itplanner.domain.rules.periods import By, label_of
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass
from itplanner.errors import PlannerError
from itplanner.service.counting import Wanted, incidents_by, incidents_in, wanting

CADENCES: dict[By, Cadence] = {"month": "monthly", "quarter": "quarterly", "year": "yearly"}

ROWS: dict[str, type[Record]] = {
    "projects_on_time": Project,
    "projects_on_budget": Project,
    "projects_on_spec": Project,
    "roi": Project,
    "spend_vs_plan": BudgetLine,
    "support_ratio": Headcount,
    "recovery_attainment": Service,
}
"""The kind of the rows behind a value, where they are records."""

SIDES: dict[str, tuple[Side, ...]] = {
    "projects_on_time": ("completed", "original"),
    "projects_on_budget": ("completed", "original"),
    "projects_on_spec": ("original",),
    "roi": ("original",),
}
"""The other ways of counting that can be asked for."""

_WORDS = ("number", "service", "priority", "type", "state")
"""The fields of an incident that rows can be chosen by."""


@dataclass(frozen=True)
class Values:
    """A computed KPI in a time, by month, quarter, year or in one."""

    work: Work
    kpi: KPI
    by: By
    first: datetime.date
    last: datetime.date
    side: Side = ""
    where: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.side and self.side not in SIDES.get(self.kpi.formula, ()):
            raise PlannerError(f"{self.kpi.code} isn't counted in another way.", "Leave out --variant.")
        if self.where and self.kpi.formula == "ratio":
            raise PlannerError(
                f"{self.kpi.code} is a ratio of two KPIs, so there are no rows behind it to filter.",
                "Leave out --where.",
            )
        if self.where:
            _checked = self._wanted if self.kpi.formula == "mttr" else self._only

    def outcomes(self) -> dict[str, Outcome]:
        """Return what each period came to, from the first to the last one with anything that is over.

        A quarter or a year that is still running comes to what it did by the last period of the KPI's
        cadence that is over.
        """
        found = list(self._outcomes())
        while found and _is_empty(found[-1][1]):
            found.pop()
        return dict(found)

    def _outcomes(self) -> Iterator[tuple[str, Outcome]]:
        begins = FORMULAS[self.kpi.formula].begins(self.work.plan, self.kpi)
        end = min(self.last, last_ended(self.work.when.today, self.kpi.cadence, self._years).last)
        if begins is None or end < max(begins, self.first):
            return
        cadence = CADENCES.get(self.by)
        if cadence is None:
            first = begins if self.first == datetime.date.min else self.first
            yield "all", self._between(first, end)
            return
        period = period_of(max(begins, self.first), cadence, self._years)
        while period.first <= end:
            if self.by != "month" or period.last <= end:
                yield label_of(period.last, self.by, self._years), self._of(period, end)
            period = following(period, cadence, self._years)

    @cached_property
    def _years(self) -> FiscalCalendar:
        return calendar(self.work.plan)

    def _of(self, period: Period, end: datetime.date) -> Outcome:
        if period.last > end or period.first < self.first:
            return self._between(max(period.first, self.first), min(period.last, end))
        if self.kpi.formula == "mttr":
            return told(self.kpi, Asked(period.first, period.last), self._tallies.get(period.first))
        return self._between(*FORMULAS[self.kpi.formula].window(period, self._years))

    def _between(self, first: datetime.date, last: datetime.date) -> Outcome:
        if self.kpi.formula == "mttr":
            return incidents_in(self.work.planner.store, self.work.plan, self.kpi, first, last, self._wanted)
        found = outcome(self.work.plan, self.kpi, first, last, side=self.side, only=self._only)
        assert found is not None
        return found

    @cached_property
    def _tallies(self) -> Mapping[datetime.date, IncidentTally]:
        months = LENGTHS[CADENCES.get(self.by, self.kpi.cadence)]
        basis = basis_of(self.work.plan, self.kpi, months)
        known = None if self.where or basis is None else self.work.plan.tallies.incidents.get(basis)
        if known is not None:
            return known
        return incidents_by(self.work.planner.store, self.work.plan, self.kpi, months, self._wanted)

    @cached_property
    def _only(self) -> frozenset[int] | None:
        """The records that the conditions choose."""
        if not self.where:
            return None
        context = Context(self.work.plan, self.work.when.today)
        return frozenset(row.id for row in wanted(ROWS[self.kpi.formula], self.where, context))

    @cached_property
    def _wanted(self) -> Wanted:
        """Whether an incident meets all conditions."""
        tests = [_condition(text) for text in self.where]
        return lambda row: all(test(row) for test in tests)


def _is_empty(found: Outcome) -> bool:
    """Whether nothing is known of a period: what was still open before it says nothing of it."""
    return found.value is None and not found.n and found.excluded.keys() <= {"unresolved"}


def _condition(text: str) -> Wanted:
    name, sign, value = (part.strip() for part in text.partition("="))
    if not sign or name not in _WORDS:
        raise PlannerError(f"{quoted(text)} is no FIELD=VALUE of incidents. Fields are: {', '.join(_WORDS)}.")
    return wanting(list(fields(Incident)).index(name), value)

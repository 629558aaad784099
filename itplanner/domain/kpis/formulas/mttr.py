"""Mean time to repair: hours from noticed to restored, by incidents that were restored in the window."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from itplanner.domain.facts.tally import IncidentBasis, IncidentTally
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome
from itplanner.domain.kpis.periods import LENGTHS
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Batch
from itplanner.domain.rules.ratios import ratio

if TYPE_CHECKING:
    from itplanner.domain.facts.longest import Repair

_HOURS_IN = {"d": 24.0, "days": 24.0, "min": 1 / 60, "minutes": 1 / 60}
"""Units that aren't hours, with how many hours one of them has."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return Σ hours / incidents of a window of whole periods; without their tally there is no value."""
    months = 12 * (asked.last.year - asked.first.year) + asked.last.month - asked.first.month + 1
    basis = basis_of(plan, kpi, months)
    known = None if basis is None else plan.tallies.incidents.get(basis)
    return told(kpi, asked, None if known is None else known.get(asked.first))


def told(kpi: KPI, asked: Asked, tally: IncidentTally | None) -> Outcome:
    """Return what a tally of incidents comes to."""
    if tally is None:
        return Outcome(asked.first, asked.last, None, None, None, holds="hours")
    unit = _HOURS_IN.get(kpi.unit, 1.0)
    some = tally.count > 0
    share = None if tally.within is None else ratio(tally.within, tally.judged, "%")
    return Outcome(
        asked.first,
        asked.last,
        tally.hours / unit,
        tally.count,
        ratio(tally.hours / unit, tally.count, ""),
        excluded=_left_out(tally),
        figures=MappingProxyType(
            {
                "count": tally.count,
                "median": tally.median / unit if some else None,
                "p90": tally.p90 / unit if some else None,
                "max": tally.longest / unit if some else None,
                "within": tally.within,
                "judged": tally.judged,
                "reopened": tally.reopened,
                "unresolved": tally.unresolved,
                "oldest": tally.oldest / unit if tally.unresolved else None,
            }
        ),
        holds="hours",
        share=share,
    )


def _left_out(tally: IncidentTally) -> Mapping[str, int]:
    """What doesn't count, by reason; what is still open among it."""
    still_open = {"unresolved": tally.unresolved} if tally.unresolved else {}
    return MappingProxyType({**tally.excluded, **still_open})


def counted_of(repair: "Repair") -> Counted:
    """Return an incident as a row behind the value: what it was promised is what its priority allows."""
    incident, most = repair.incident, repair.most
    gap = None if most is None else repair.hours - most
    verdict = "no_maximum" if gap is None else "within" if gap <= 0 else "late"
    flags = ("reopened",) if incident.reopened else ()
    return Counted(
        None,
        _named(repair),
        incident.priority or None,
        repair.hours,
        verdict,
        verdict == "within",
        gap,
        None,
        flags,
    )


def left_of(repair: "Repair") -> Left:
    """Return an incident that doesn't count as a row that is left out."""
    return Left(None, _named(repair), repair.reason or "", repair.incident.priority or None)


def _named(repair: "Repair") -> str:
    """Its number, and what was broken."""
    return f"{repair.incident.number}  {repair.incident.service}".rstrip()


def basis_of(plan: Plan, kpi: KPI, months: int | None = None) -> IncidentBasis | None:
    """Return what a KPI's figures about incidents rest on, by its cadence unless said; None without any."""
    return _basis(plan, LENGTHS[kpi.cadence] if months is None else months, kpi.clock, kpi.maximum)


def monthly_basis(plan: Plan) -> IncidentBasis | None:
    """Return what incidents by month rest on: as a monthly KPI has it, else by elapsed hours."""
    monthly = (kpi for kpi in plan[KPI].where("formula", "mttr") if kpi.cadence == "monthly")
    kpi = next(monthly, None)
    return _basis(plan, 1, "elapsed") if kpi is None else basis_of(plan, kpi)


def repair_bases(plan: Plan) -> list[IncidentBasis]:
    """Return all that a plan's figures about incidents rest on, each once."""
    found = [basis_of(plan, kpi) for kpi in plan[KPI].where("formula", "mttr")] + [monthly_basis(plan)]
    return list(dict.fromkeys(basis for basis in found if basis is not None))


def _basis(plan: Plan, months: int, clock: str, maximum: str = "") -> IncidentBasis | None:
    batches = tuple(sorted(batch.id for batch in plan[Batch].where("facts", "incidents")))
    organisation = plan.organisation
    if not batches or organisation is None:
        return None
    hours = organisation if clock == "business" else None
    return IncidentBasis(
        batches,
        months,
        organisation.fiscal_start,
        organisation.time_zone,
        clock,
        "" if hours is None else hours.workdays,
        "" if hours is None else hours.work_start,
        "" if hours is None else hours.work_end,
        "" if hours is None else hours.holidays,
        maximum,
    )


def first_day(plan: Plan, kpi: KPI) -> datetime.date | None:
    """Return the first day of the first period with incidents."""
    basis = basis_of(plan, kpi)
    return None if basis is None else min(plan.tallies.incidents.get(basis, ()), default=None)

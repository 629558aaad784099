"""Return on projects: what they bring in above their cost, by their cost, over each one's stated years.

The years begin with the first one that has a benefit. A realised benefit takes the place of the planned
one of its year; soft benefits are told, and not counted. Cost is what a project takes to build and to run.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, Variant, reasons
from itplanner.domain.kpis.formulas.population import Known, in_force, known
from itplanner.domain.kpis.formulas.spent import costs
from itplanner.domain.kpis.kept import resting_on
from itplanner.domain.money import decimals
from itplanner.domain.plan import Plan
from itplanner.domain.records import BASIS, KPI, Benefit, Project, ProjectBaseline
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.rules.years import calendar

SOFT = "soft"


class Return(NamedTuple):
    """What a project takes and brings in over its years, in minor units."""

    project: Project
    build: int
    flows: tuple[int, ...]
    """What each year brings in, less what it takes to run."""

    @property
    def cost(self) -> int:
        """What it takes to build and to run over its years."""
        return self.build + self.project.running_cost * len(self.flows)

    @property
    def benefit(self) -> int:
        """What it brings in over its years."""
        return sum(self.flows) + self.project.running_cost * len(self.flows)


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · (benefits - costs) / costs of the projects with a benefit, sum by sum."""
    found, left = returns(plan, asked, planned_only=asked.side == "original")
    cost, gain = sum(each.cost for each in found), sum(each.benefit - each.cost for each in found)
    units = 10 ** decimals(plan.organisation.currency if plan.organisation is not None else "")
    bare = sum(int(each.amount or 0) for each in left if each.reason == "no_benefit")
    others = () if asked.brief else tuple(_variants(plan, kpi, asked))
    return Outcome(
        asked.first,
        asked.last,
        gain / units if found else None,
        cost / units if found else None,
        ratio(gain, cost, kpi.unit) if found else None,
        () if asked.brief else tuple(sorted(map(_row, found), key=_worst_first)),
        tuple(left),
        reasons(left),
        others,
        MappingProxyType({} if asked.brief else _figures(plan, found, cost, cost + bare)),
        "money",
    )


def returns(plan: Plan, asked: Asked, *, planned_only: bool = False) -> tuple[list[Return], list[Left]]:
    """Return what projects come to that were known by the window's end and still pay in it."""
    spent, found = costs(plan, asked.last), list[Return]()
    left: list[Left] = []
    benefits, year = _benefits(plan)[planned_only], calendar(plan).year_of(asked.first)
    for each in known(plan):
        project = each.project
        if each.begins > asked.last or not asked.wants(project.id):
            continue
        by_year = benefits.get(project.id, {})
        first = min(by_year, default=None)
        if first is not None and first + project.roi_years <= year:
            continue
        build = _build(each, asked.last, spent.get(project.id))
        reason = _reason(project, asked.last, build, first)
        if reason is not None:
            left.append(Left(Ref(Project.kind, project.id), project.name, reason, None, build))
        elif first is not None:
            years = range(first, first + project.roi_years)
            found.append(
                Return(project, build, tuple(by_year.get(y, 0) - project.running_cost for y in years))
            )
    return found, left


def _reason(project: Project, last: datetime.date, build: int, first: int | None) -> str | None:
    if project.status == "cancelled" and (project.cancelled_on is None or project.cancelled_on <= last):
        return "cancelled"
    if project.status == "proposed" and project.started_on is None and project.finished_on is None:
        return "draft"
    if first is None:
        return "no_benefit"
    return None if build + project.running_cost else "no_cost"


def _build(each: Known, last: datetime.date, spent: int | None) -> int:
    """What it takes to build: what it cost once it is finished, else what was approved."""
    finished = each.project.finished_on is not None and each.project.finished_on <= last
    if finished and spent is not None:
        return spent
    _first, current = in_force(each.baselines, last)
    budget = None if current is None else current.budget
    return next((amount for amount in (budget, spent) if amount is not None), 0)


@resting_on(Benefit)
def _benefits(plan: Plan) -> tuple[Mapping[int, Mapping[int, int]], Mapping[int, Mapping[int, int]]]:
    """What projects bring in by year: as far as it is known, and as it was planned.

    A realised figure takes the place of the planned ones of its type and year.
    """
    rows = [row for row in plan[Benefit] if row.type != SOFT]
    realised = {(row.project, row.type, row.year) for row in rows if row.stage == "realised"}
    known_now: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    planned: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if (row.stage == "realised") == ((row.project, row.type, row.year) in realised):
            known_now[row.project][row.year] += row.amount
        if row.stage == "planned":
            planned[row.project][row.year] += row.amount
    return known_now, planned


def _row(each: Return) -> Counted:
    loss = each.cost - each.benefit
    verdict = "gain" if loss < 0 else "even" if loss == 0 else "loss"
    ref = Ref(Project.kind, each.project.id)
    return Counted(ref, each.project.name, each.cost, each.benefit, verdict, loss <= 0, float(loss))


def _worst_first(row: Counted) -> tuple[bool, float, Ref | None]:
    return row.good, -(row.gap or 0), row.ref


def _variants(plan: Plan, kpi: KPI, asked: Asked) -> Iterator[Variant]:
    if any(row.stage == "realised" for row in plan[Benefit]) and asked.side != "original":
        found, _left = returns(plan, asked, planned_only=True)
        cost = sum(each.cost for each in found)
        gain = sum(each.benefit for each in found) - cost
        yield Variant("original", "as planned", gain, cost, ratio(gain, cost, kpi.unit))


def _figures(plan: Plan, found: Sequence[Return], cost: int, whole: int) -> dict[str, float | None]:
    rate = (plan.organisation.hurdle_rate if plan.organisation is not None else 0) / BASIS
    build = sum(each.build for each in found)
    longest = max((len(each.flows) for each in found), default=0)
    flows = [sum(each.flows[year] for each in found if year < len(each.flows)) for year in range(longest)]
    numbers = {each.project.id for each in found}
    rows = [row for row in plan[Benefit] if row.project in numbers]
    realised = (
        row for row in rows if row.stage == "realised" and row.confirmed_by is None and row.type != SOFT
    )
    return {
        "npv": npv(build, flows, rate) if found else None,
        "payback": payback(build, flows) if found else None,
        "coverage": 100 * cost / whole if whole else None,
        "hurdle": 100 * rate,
        "years": longest or None,
        "soft": sum(row.amount for row in rows if row.type == SOFT),
        "unconfirmed": sum(row.amount for row in realised),
    }


def npv(build: int, flows: Sequence[int], rate: float) -> float:
    """Return the present value, with the cost now and each flow at its year's end."""
    return sum(flow / (1 + rate) ** year for year, flow in enumerate(flows, 1)) - build


def payback(build: int, flows: Sequence[int]) -> float | None:
    """Return after how many years the cost is back, evenly within a year; None if it isn't."""
    owed: float = build
    for year, flow in enumerate(flows):
        if owed <= flow:
            return year + owed / flow if flow else float(year)
        owed -= flow
    return None


def first_day(plan: Plan) -> datetime.date | None:
    """Return the first day on which a project with a benefit was known."""
    with_benefit = {row.project for row in plan[Benefit]}
    days = [
        day
        for project in plan[Project]
        if project.id in with_benefit
        for day in (project.started_on, project.finished_on)
        if day is not None
    ]
    days += [
        day
        for row in plan[ProjectBaseline]
        if row.project in with_benefit and (day := row.approved_on or row.start) is not None
    ]
    years = calendar(plan)
    return min(days or [years.first_day(row.year) for row in plan[Benefit]], default=None)

"""Whether a project keeps what was approved of it: its end, its budget, and what users asked of it."""

import datetime
from collections.abc import Mapping
from functools import lru_cache

from itplanner.domain.kpis.formulas.population import promised
from itplanner.domain.kpis.formulas.projects_on_spec import decided
from itplanner.domain.kpis.formulas.spent import costs
from itplanner.domain.plan import Plan
from itplanner.domain.records import BASIS, Project, ProjectBaseline, Requirement
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether a promise was kept; None while that isn't decided."""

    met: bool | None
    word: str


OPEN = Kept(met=None, word="")
MET = Kept(met=True, word="met")
LATE = Kept(met=False, word="late")
OVER = Kept(met=False, word="over")
FAILS = Kept(met=False, word="fails")
RESTS = Kept(met=None, word="hold")


def baselines_of(plan: Plan, project: Project) -> tuple[ProjectBaseline, ...]:
    """Return what was approved of a project, in order."""
    return tuple(sorted(plan[ProjectBaseline].where("project", project.id), key=lambda row: row.number))


def current_baseline(plan: Plan, project: Project) -> ProjectBaseline | None:
    """Return the baseline in force: the last one that was approved before the end promised till then."""
    return promised(plan, project).current


def on_time(plan: Plan, project: Project, today: datetime.date) -> Kept:
    """Return whether a project ended, or still can end, by its promised end."""
    baseline = current_baseline(plan, project)
    if baseline is None or project.status in {"proposed", "planned", "cancelled"}:
        return OPEN
    organisation = plan.organisation
    days = organisation.on_time_tolerance if organisation is not None else 0
    last = baseline.end + datetime.timedelta(days=days)
    if project.finished_on is not None:
        return MET if project.finished_on <= last else LATE
    approved = project.hold_approved_on
    if project.status == "on_hold" and approved is not None and approved <= baseline.end:
        return RESTS
    return LATE if today > last else OPEN


def on_budget(plan: Plan, project: Project, today: datetime.date) -> Kept:
    """Return whether a project cost, or still can cost, no more than was approved."""
    baseline, spent = current_baseline(plan, project), cost_of(plan, project, today)
    if baseline is None or baseline.budget is None or spent is None:
        return OPEN
    organisation = plan.organisation
    tolerance = organisation.on_budget_tolerance if organisation is not None else 0
    if spent * BASIS > baseline.budget * (BASIS + tolerance):
        return OVER
    return MET if project.finished_on is not None else OPEN


def cost_of(plan: Plan, project: Project, today: datetime.date) -> int | None:
    """Return what a project has cost: as it says itself, else the sum of what was booked on it."""
    return _costs(plan, today).get(project.id)


@lru_cache(maxsize=1)
def _costs(plan: Plan, today: datetime.date) -> Mapping[int, int]:
    """What each project has cost: once for all of a list."""
    return costs(plan, today)


def on_spec(plan: Plan, project: Project) -> Kept:
    """Return whether the users accepted all that the project must do, without a severe defect."""
    if project.acceptance == "pending":
        return OPEN
    return MET if decided(plan, project).good else FAILS


def project_colour(plan: Plan, project: Project, today: datetime.date) -> Colour:
    """Return red where a promise is broken, green where all are kept so far; grey where there is none yet."""
    if project.status in {"proposed", "planned", "cancelled"} or current_baseline(plan, project) is None:
        return "grey"
    promises = (on_time(plan, project, today), on_budget(plan, project, today), on_spec(plan, project))
    return "red" if any(kept.met is False for kept in promises) else "green"


def requirements_of(plan: Plan, project: Project) -> tuple[Requirement, ...]:
    """Return what was asked of a project, what it must do first."""
    turns = ("must", "should", "could")
    found = plan[Requirement].where("project", project.id)
    return tuple(sorted(found, key=lambda row: (turns.index(row.priority), row.id)))

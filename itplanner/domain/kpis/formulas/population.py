"""Which projects count in a window, and by which promise each of them is judged (DOMAIN 1.1)."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Left
from itplanner.domain.kpis.kept import resting_on
from itplanner.domain.money import LARGEST
from itplanner.domain.plan import Plan
from itplanner.domain.records import Project, ProjectBaseline

NOTHING_SPENT: Mapping[int, int] = MappingProxyType({})

Case = Literal["finished", "overdue", "cancelled", "on_hold", "not_due", "draft", "no_date", "no_baseline"]


class Promised(NamedTuple):
    """A project with what was approved of it by the end of a window."""

    project: Project
    first: ProjectBaseline | None
    """The baseline approved first."""
    current: ProjectBaseline | None
    """The one that it is judged by."""
    case: Case

    @property
    def ref(self) -> Ref:
        """The project."""
        return Ref(Project.kind, self.project.id)

    def left(self, reason: str, amount: float | None = None) -> Left:
        """Return it as a row that is left out."""
        end = None if self.current is None else self.current.end
        return Left(self.ref, self.project.name, reason, end, amount)


class Known(NamedTuple):
    """A project with its baselines, and in which windows it may count."""

    project: Project
    baselines: tuple[ProjectBaseline, ...]
    """By number."""
    since: datetime.date
    """It may count in windows that end on this day or later: it is over then, or was to be."""
    until: datetime.date
    """And in those that begin on this day or earlier."""
    begins: datetime.date
    """The first day on which anything was known of it."""
    least: int
    """The smallest budget that was approved."""

    def promised(self, day: datetime.date, *, original: bool = False) -> Promised:
        """Return what was approved of it by a day; what was approved after it was over changes nothing."""
        first, current = in_force(self.baselines, min(day, self.until))
        judged = first if original else current
        return Promised(self.project, first, judged, case(self.project, judged, day))


@resting_on(Project, ProjectBaseline)
def known(plan: Plan) -> tuple[Known, ...]:
    """Return the projects with their baselines."""
    return tuple(
        _known(project, plan[ProjectBaseline].where("project", project.id)) for project in plan[Project]
    )


def promised(plan: Plan, project: Project, day: datetime.date = datetime.date.max) -> Promised:
    """Return what was approved of one project by a day."""
    return _known(project, plan[ProjectBaseline].where("project", project.id)).promised(day)


def _known(project: Project, baselines: Sequence[ProjectBaseline]) -> Known:
    over = project.finished_on or project.cancelled_on
    ends = [each.end for each in baselines]
    since = min([*ends, *([] if over is None else [over])], default=datetime.date.max)
    ordered = tuple(sorted(baselines, key=lambda each: each.number))
    days = [project.started_on, project.finished_on, *(each.approved_on or each.start for each in baselines)]
    begins = min((day for day in days if day is not None), default=datetime.date.min)
    least = min((each.budget for each in baselines if each.budget is not None), default=LARGEST)
    return Known(project, ordered, since, over or datetime.date.max, begins, least)


def population(
    plan: Plan, asked: Asked, *, original: bool = False, spent: Mapping[int, int] = NOTHING_SPENT
) -> Iterator[Promised]:
    """Return the projects that a window knows, without those that were over before it began.

    `original` judges all of them by the baseline approved first. Where the value is enough, those are
    left out as well that can't count yet: that aren't due, and haven't `spent` more than was approved.
    """
    for each in known(plan):
        if each.until < asked.first or not asked.wants(each.project.id):
            continue
        if not asked.brief or each.since <= asked.last or spent.get(each.project.id, 0) > each.least:
            yield each.promised(asked.last, original=original)


def in_force(
    baselines: Sequence[ProjectBaseline], day: datetime.date
) -> tuple[ProjectBaseline | None, ProjectBaseline | None]:
    """Return the first and the current one of a project's baselines, by number, on a day.

    A later one counts once it was approved by somebody, on the day promised till then at the latest.
    """
    first = current = None
    for each in baselines:
        if each.approved_on is not None and each.approved_on > day:
            continue
        if current is None:
            first = current = each
        elif (
            each.approved_by is not None and each.approved_on is not None and each.approved_on <= current.end
        ):
            current = each
    return first, current


def case(project: Project, baseline: ProjectBaseline | None, day: datetime.date) -> Case:
    """Return where a project stood on a day, the last one of a window that it wasn't over before."""
    finished, cancelled = project.finished_on, project.cancelled_on
    if _no_date(project):
        return "no_date"
    if cancelled is not None and cancelled <= day:
        return "cancelled"
    if finished is not None and finished <= day:
        return "finished" if baseline is not None else "no_baseline"
    if project.status == "proposed" and (project.started_on or finished or cancelled) is None:
        return "draft"
    if baseline is None:
        return "no_baseline"
    if _rests(project, baseline, day):
        return "on_hold"
    return "overdue" if baseline.end <= day else "not_due"


def _no_date(project: Project) -> bool:
    """Whether it is over, but nobody said since when."""
    return (project.status == "finished" and project.finished_on is None) or (
        project.status == "cancelled" and project.cancelled_on is None
    )


def _rests(project: Project, baseline: ProjectBaseline, day: datetime.date) -> bool:
    """Whether it is on hold, by an approval that came before it was due."""
    return (
        project.status == "on_hold"
        and (project.hold_from is None or project.hold_from <= day)
        and project.hold_approved_on is not None
        and project.hold_approved_on <= min(day, baseline.end)
    )


def first_day(plan: Plan) -> datetime.date | None:
    """Return the first day on which a project ended or was to end."""
    overs = [day for each in plan[Project] if (day := each.finished_on or each.cancelled_on) is not None]
    open_ones = {each.id for each in plan[Project] if (each.finished_on or each.cancelled_on) is None}
    ends = [each.end for each in plan[ProjectBaseline] if each.project in open_ones]
    return min([*overs, *ends], default=None)

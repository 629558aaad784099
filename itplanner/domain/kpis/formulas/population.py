"""Which projects count in a window, and by which promise each of them is judged (DOMAIN 1.1)."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Left
from itplanner.domain.plan import Plan
from itplanner.domain.records import Project, ProjectBaseline

Case = Literal[
    "finished", "overdue", "cancelled", "on_hold", "not_due", "draft", "no_date", "no_baseline", "earlier"
]


@dataclass(frozen=True, slots=True)
class Promised:
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


def population(plan: Plan, asked: Asked, *, original: bool = False) -> Iterator[Promised]:
    """Return the projects that a window knows, without those that were over before it began.

    `original` judges all of them by the baseline approved first.
    """
    by_project = plan[ProjectBaseline].by("project")
    rows = plan[ProjectBaseline].rows
    for project in plan[Project]:
        over = project.finished_on or project.cancelled_on
        if (over is not None and over < asked.first) or not asked.wants(project.id):
            continue
        first, current = in_force([rows[n] for n in by_project.get(project.id, ())], asked.last)
        judged = first if original else current
        yield Promised(project, first, judged, case(project, judged, asked.last))


def in_force(
    baselines: Sequence[ProjectBaseline], day: datetime.date
) -> tuple[ProjectBaseline | None, ProjectBaseline | None]:
    """Return the first and the current one of a project's baselines on a day.

    A later one counts once it was approved by somebody, on the day promised till then at the latest.
    """
    ordered = sorted(baselines, key=lambda each: each.number)
    known = [each for each in ordered if each.approved_on is None or each.approved_on <= day]
    if not known:
        return None, None
    current = known[0]
    for each in known[1:]:
        if each.approved_by is not None and each.approved_on is not None and each.approved_on <= current.end:
            current = each
    return known[0], current


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

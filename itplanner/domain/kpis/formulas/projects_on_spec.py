"""Projects on spec: of those whose users decided in the window, how many met everything they must."""

import datetime
from collections.abc import Mapping

from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, share_of, variant_of
from itplanner.domain.kpis.formulas.population import Known, Promised, known, promised
from itplanner.domain.kpis.kept import resting_on
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Project, ProjectBaseline, Requirement

Decision = tuple[datetime.date, Counted]
"""The day of a decision, and what it came to."""

PATIENCE = 30
"""Days after which a decision that is pending is worth a warning."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · on spec / decided. Should and could don't decide; they are told."""
    decided = _decided(plan)[asked.side == "original"]
    rows = [
        row
        for number, (day, row) in decided.items()
        if asked.first <= day <= asked.last and asked.wants(number)
    ]
    left: list[Left] = []
    if not asked.brief:
        others = (each for each in known(plan) if asked.wants(each.project.id))
        left = [found for each in others if (found := _left(each, asked)) is not None]
    rows.sort(key=lambda row: (row.good, -(row.gap or 0), row.ref))
    waits = [each.amount or 0 for each in left if each.reason == "pending"]
    return share_of(
        asked,
        kpi.unit,
        rows,
        left,
        holds="count",
        variants=()
        if asked.brief
        else (
            variant_of(
                "no_defects", "severe defects left aside", [_asked_only(row) for row in rows], kpi.unit
            ),
        ),
        figures={
            "pending": len(waits),
            "pending_long": sum(days > PATIENCE for days in waits),
            "defects": sum("defects" in row.flags for row in rows),
        },
    )


@resting_on(Project, ProjectBaseline, Requirement)
def _decided(plan: Plan) -> tuple[Mapping[int, Decision], Mapping[int, Decision]]:
    """The users' decisions by project, on the scope approved by then, and on the one approved first."""
    days = [
        (each, each.project.accepted_on)
        for each in known(plan)
        if each.project.acceptance != "pending" and each.project.accepted_on is not None
    ]
    current, first = (
        {each.project.id: (day, _row(plan, each.promised(day, original=original))) for each, day in days}
        for original in (False, True)
    )
    return current, first


def _left(each: Known, asked: Asked) -> Left | None:
    """Why a project has no decision in a window; None where it has one, or it was over before."""
    project, told = each.project, each.promised(asked.last)
    if project.acceptance != "pending":
        if project.accepted_on is None:
            return told.left("no_date")
        if project.accepted_on <= asked.last:
            return None
    if project.finished_on is not None and project.finished_on <= asked.last:
        return told.left("pending", (asked.last - project.finished_on).days)
    if told.case == "cancelled":
        return None if each.until < asked.first else told.left("cancelled")
    return told.left(told.case if told.case in {"draft", "on_hold", "no_date"} else "running")


def decided(plan: Plan, project: Project) -> Counted:
    """Return what the users' decision on a project comes to, on the scope that was approved by then."""
    return _row(plan, promised(plan, project, project.accepted_on or datetime.date.max))


def _row(plan: Plan, each: Promised) -> Counted:
    project = each.project
    version = "" if each.current is None else each.current.scope_version
    asked_of = [row for row in plan[Requirement].where("project", project.id) if _belongs(row, version)]
    must = [row for row in asked_of if row.priority == "must"]
    met = sum(_accepted(row, project) for row in must)
    wishes = [row for row in asked_of if row.priority != "must"]
    verdict = _verdict(project, complete=met == len(must))
    wished = f"wishes {sum(_accepted(row, project) for row in wishes)}/{len(wishes)}"
    defects = ("defects",) if project.severe_defects else ()
    flags = (*defects, *((wished,) if wishes else ()))
    good = verdict == "on_spec"
    return Counted(each.ref, project.name, len(must), met, verdict, good, float(len(must) - met), None, flags)


def _belongs(row: Requirement, version: str) -> bool:
    return not version or row.scope_version in {"", version}


def _accepted(row: Requirement, project: Project) -> bool:
    """Whether it was accepted, and not by the project's own manager."""
    own = row.accepted_by is not None and row.accepted_by == project.manager
    return row.accepted and not own


def _verdict(project: Project, *, complete: bool) -> str:
    if not complete:
        return "missing"
    if project.severe_defects:
        return "defects"
    if project.accepted_by is not None and project.accepted_by == project.manager:
        return "own_word"
    return "on_spec" if project.acceptance == "accepted" else "rejected"


def _asked_only(row: Counted) -> Counted:
    """The row as it is where severe defects are left aside."""
    return Counted(
        row.ref, row.name, row.promised, row.happened, row.verdict, row.verdict in {"on_spec", "defects"}
    )

"""Projects on spec: of those whose users decided in the window, how many met everything they must."""

import datetime

from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, share_of, variant_of
from itplanner.domain.kpis.formulas.population import Promised, case, in_force
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Project, ProjectBaseline, Requirement

PATIENCE = 30
"""Days after which a decision that is pending is worth a warning."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · on spec / decided. Should and could don't decide; they are told."""
    rows: list[Counted] = []
    left: list[Left] = []
    for project in plan[Project]:
        if not asked.wants(project.id):
            continue
        baselines = [
            plan[ProjectBaseline].rows[n] for n in plan[ProjectBaseline].by("project").get(project.id, ())
        ]
        first, current = in_force(baselines, asked.last)
        judged = first if asked.side == "original" else current
        each = Promised(project, first, judged, case(project, judged, asked.last))
        if _decided(project, asked.last):
            if project.accepted_on is not None and project.accepted_on >= asked.first:
                rows.append(_row(plan, each))
        elif (reason := _reason(each, asked)) is not None:
            left.append(reason)
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


def _decided(project: Project, last: datetime.date) -> bool:
    """Whether its users had decided by a day."""
    return project.acceptance != "pending" and (
        project.accepted_on is not None and project.accepted_on <= last
    )


def _reason(each: Promised, asked: Asked) -> Left | None:
    project = each.project
    if project.acceptance != "pending" and project.accepted_on is None:
        return each.left("no_date")
    finished, cancelled = project.finished_on, project.cancelled_on
    if finished is not None and finished <= asked.last:
        return each.left("pending", (asked.last - finished).days)
    if cancelled is not None and cancelled <= asked.last:
        return each.left("cancelled") if cancelled >= asked.first else None
    return each.left(each.case if each.case in {"draft", "on_hold", "no_date"} else "running")


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

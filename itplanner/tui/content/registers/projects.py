"""Projects: what was promised of each, and whether that is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from itplanner.domain.change import Ref
from itplanner.domain.entry import words
from itplanner.domain.money import in_words
from itplanner.domain.records import Benefit, Project, ProjectBaseline, Requirement
from itplanner.domain.rules.projects import (
    Kept,
    baselines_of,
    cost_of,
    current_baseline,
    on_budget,
    on_spec,
    on_time,
    project_colour,
    requirements_of,
)
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_parts import declared_lines
from itplanner.tui.content.inspector_rows import LABEL, At, line, wrapped
from itplanner.tui.content.kpis import colour_parts
from itplanner.tui.content.registers.register import BAD, OK, PLAIN, Register, Said, counts, titled, verdict
from itplanner.tui.formatting import brief_day, thousands
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

_STATUS: Final = ("running", "on_hold", "planned", "proposed", "finished", "cancelled")


def _promised(view: View, project: Project) -> Cell:
    baseline = current_baseline(view.plan, project)
    return Cell(brief_day(baseline.end if baseline is not None else None), cut="never")


def _end(view: View, project: Project) -> Any:
    baseline = current_baseline(view.plan, project)
    return None if baseline is None else baseline.end


def _now(_view: View, project: Project) -> Cell:
    if project.finished_on is not None:
        return Cell(brief_day(project.finished_on), cut="never")
    return Cell(words(project.status), Role.MUTED)


def _used(view: View, project: Project) -> float | None:
    baseline = current_baseline(view.plan, project)
    spent = cost_of(view.plan, project, view.today)
    return None if baseline is None or not baseline.budget or spent is None else spent / baseline.budget


def _cost(view: View, project: Project) -> Cell:
    used = _used(view, project)
    return Cell(glyphs.NOTHING if used is None else f"{100 * used:.0f}%", cut="never")


def _kept(found: Kept) -> Cell:
    mark = PLAIN if found.met is None else OK if found.met else BAD
    return verdict(mark, found.word)


def _turn(found: Kept) -> int:
    return 0 if found.met is False else 1 if found.met is None else 2


def _summary(view: View, rows: Sequence[Project]) -> Sequence[Part]:
    running = sum(row.status == "running" for row in rows)
    late = sum(on_time(view.plan, row, view.today).met is False for row in rows)
    over = sum(on_budget(view.plan, row, view.today).met is False for row in rows)
    fails = sum(on_spec(view.plan, row).met is False for row in rows)
    return counts((running, "running", 0), (late, "late", None), (over, "over", None), (fails, "off spec", 1))


def _about(view: View, project: Project, width: int) -> Iterator[Row]:
    manager = view.plan.find(Ref("person", project.manager or 0))
    sponsor = view.plan.find(Ref("person", project.sponsor or 0))
    yield line("Status", (Part(words(project.status)),), At("field", "status"))
    computed = project_colour(view.plan, project, view.today)
    yield line("Computed", colour_parts(computed), At("words", "computed"))
    yield from declared_lines(view, Ref(project.kind, project.id), width)
    yield from _person("Manager", manager, "manager")
    yield from _person("Sponsor", sponsor, "sponsor")
    for title, name, found in (
        ("Time", "finished_on", on_time(view.plan, project, view.today)),
        ("Cost", "cost", on_budget(view.plan, project, view.today)),
        ("Spec", "acceptance", on_spec(view.plan, project)),
    ):
        mark = _kept(found).parts
        yield line(title, (*mark, Part(_why(view, project, name))), At("field", name))
    yield from _baselines(view, project, width)
    yield from _requirements(view, project, width)
    yield from _benefits(view, project)


def _person(title: str, row: Any, name: str) -> Iterator[Row]:
    said = Part(row.label, typed=True) if row is not None else Part(glyphs.NOTHING, Role.MUTED)
    yield line(title, (said,), At("field", name))


def _why(view: View, project: Project, name: str) -> str:
    """What a verdict rests on."""
    baseline = current_baseline(view.plan, project)
    if baseline is None:
        return "  nothing was approved yet" if name == "finished_on" else ""
    if name == "finished_on":
        return _when(project, baseline)
    if name == "cost":
        currency = view.context.currency
        spent, budget = cost_of(view.plan, project, view.today), baseline.budget
        if budget is None:
            return f"  {in_words(spent, currency)} {currency}" if spent is not None else ""
        said = f"{in_words(spent, currency)} of" if spent is not None else "budget"
        return f"  {said} {in_words(budget, currency)} {currency}"
    decided = "" if project.accepted_on is None else f", {brief_day(project.accepted_on)}"
    return f"  {project.acceptance}{decided}"


def _when(project: Project, baseline: ProjectBaseline) -> str:
    """`24 Sep 26, 6 d early`, `promised 31 Dec 26`."""
    if project.finished_on is None:
        return f"  promised {brief_day(baseline.end)}"
    days = (project.finished_on - baseline.end).days
    said = f", {abs(days)} d {'late' if days > 0 else 'early'}" if days else ""
    return f"  {brief_day(project.finished_on)}{said}"


def _baselines(view: View, project: Project, width: int) -> Iterator[Row]:
    found, current = baselines_of(view.plan, project), current_baseline(view.plan, project)
    yield _head("baselines", "Baselines", "" if found else "none, A adds the first")
    currency = view.context.currency
    for row in reversed(found):
        at = At("part", ref=Ref(row.kind, row.id))
        said = brief_day(row.end)
        said += f"  {in_words(row.budget, currency)}" if row.budget is not None else ""
        yield line(f"{row.number}", (Part(said), _standing(row, current)), at)
        for place, text in enumerate(wrapped(row.reason, width - LABEL - 3) if row.reason else (), start=1):
            yield line("", mixed(text), replace(at, line=place))


def _standing(row: ProjectBaseline, current: ProjectBaseline | None) -> Part:
    """Whether a baseline is the one in force; of one after it, why it isn't."""
    if row is current:
        return Part(f" {glyphs.GREEN} current", Role.OK)
    if current is None or row.number < current.number:
        return Part("")
    if row.approved_by is None or row.approved_on is None:
        return Part(f" {glyphs.AMBER} not approved yet", Role.WARN)
    return Part(f" {glyphs.AMBER} approved too late", Role.WARN)


def _requirements(view: View, project: Project, width: int) -> Iterator[Row]:
    found = requirements_of(view.plan, project)
    musts = [row for row in found if row.priority == "must"]
    said = f"musts: {sum(row.accepted for row in musts)} of {len(musts)} accepted" if musts else ""
    yield _head("requirements", "Requirements", said or ("" if found else "none yet"))
    for row in found:
        at = At("part", ref=Ref(row.kind, row.id))
        mark = Part(glyphs.DONE, Role.OK) if row.accepted else Part(glyphs.OPEN)
        for place, text in enumerate(wrapped(row.text, width - LABEL - 5)):
            parts = (Part(" ") if place else mark, Part(" "), *mixed(text))
            yield line("" if place else row.priority, parts, replace(at, line=place))


def _benefits(view: View, project: Project) -> Iterator[Row]:
    found = view.plan[Benefit].where("project", project.id)
    years = sorted({row.year for row in found})
    if years:
        yield _head("benefits", "Benefits", f"by year, in k {view.context.currency}")
    for year in years:
        rows = sorted((row for row in found if row.year == year), key=lambda row: row.id)
        sums = {
            stage: sum(row.amount for row in rows if row.stage == stage) for stage in ("planned", "realised")
        }
        said = ", ".join(f"{thousands(sums[stage], view.context.currency)} {stage}" for stage in sums)
        ref = Ref(Benefit.kind, rows[0].id)
        yield line(view.calendar.year_label(year), (Part(said),), At("part", ref=ref))


def _head(name: str, title: str, said: str) -> Row:
    parts = (Part(title, bold=True), Part(f"  {said}", Role.MUTED))
    return Row(At("words", name), {"label": Cell(parts=parts, span=2)})


PROJECTS: Final = Register(
    name="projects",
    title="Projects",
    head="Projects",
    kind=Project,
    columns=(
        titled(22, "Project"),
        Said(Column("end", "Promised", 9, "right"), _promised, _end),
        Said(
            Column("now", "Ended", 9, "right", leaves=2), _now, lambda _view, row: _STATUS.index(row.status)
        ),
        Said(Column("cost", "Cost", 5, "right", leaves=1), _cost, _used),
        Said(
            Column("who", "Manager", 7, leaves=0),
            lambda view, row: Cell(view.who(row.manager), typed=True),
            lambda view, row: view.who(row.manager).casefold(),
        ),
        Said(
            Column("time", "Time", 6),
            lambda view, row: _kept(on_time(view.plan, row, view.today)),
            lambda view, row: _turn(on_time(view.plan, row, view.today)),
        ),
        Said(
            Column("budget", "Budget", 6),
            lambda view, row: _kept(on_budget(view.plan, row, view.today)),
            lambda view, row: _turn(on_budget(view.plan, row, view.today)),
        ),
        Said(
            Column("spec", "Spec", 8),
            lambda view, row: _kept(on_spec(view.plan, row)),
            lambda view, row: _turn(on_spec(view.plan, row)),
        ),
    ),
    summary=_summary,
    first="adds the first one, for example Mail migration",
    about=_about,
    skip=frozenset(
        {"name", "status", "manager", "sponsor", "cost", "acceptance", "accepted_on", "finished_on"}
    ),
    parts=(ProjectBaseline.kind, Requirement.kind, Benefit.kind),
    asks="name",
)

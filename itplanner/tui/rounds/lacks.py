"""What a round draws where it asks for what formulas compute from: known facts, and what the text means."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from itplanner.domain.dates import full_day
from itplanner.domain.kpis.words import plain
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Phase, Project, ProjectBaseline, fields
from itplanner.domain.rules.lacking import Lack, Wants
from itplanner.domain.rules.projects import current_baseline
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.rules.round import Item
from itplanner.domain.telling import said
from itplanner.domain.verbs.lacks import lack_texts
from itplanner.domain.verbs.values import read
from itplanner.domain.wrong import Wrong
from itplanner.tui.view import View

LABELS: Final[Mapping[Wants, str]] = MappingProxyType(
    {"headcount": "Users/FTE", "phase": "Booked", "project": "Cost"}
)
"""What the field is called."""


def lack_facts(view: View, lack: Lack) -> Iterator[str]:
    """Yield two lines: what is asked for, and what is known."""
    present = lack.present
    if isinstance(present, Project):
        yield "Still running? Type its cost, or the day it finished"
        yield _promised(view.plan, present)
    elif isinstance(present, Phase):
        yield f"What was booked in {lack.month.label}, net"
        yield f"plan {_money(view.plan, present, 'plan')}"
    else:
        yield "Active users / full support posts, contractors too"
        yield f"last: {lack.offered}" if lack.offered else "no head count yet"


def _promised(plan: Plan, project: Project) -> str:
    promised = current_baseline(plan, project)
    if promised is None:
        return "nothing was approved of it yet"
    budget = (
        ""
        if promised.budget is None
        else f", budget {said(fields(ProjectBaseline)['budget'], promised.budget, plan)}"
    )
    return f"promised for {full_day(promised.end)}{budget}"


def _money(plan: Plan, phase: Phase, name: str) -> str:
    return said(fields(Phase)[name], getattr(phase, name), plan)


def lack_echo(view: View, item: Item, lack: Lack, text: str, note: str) -> str:
    """Return what a text would mean; nothing while it means nothing."""
    texts = lack_texts(lack, text, note, view.context)
    if isinstance(texts, Wrong):
        return ""
    if texts is None:
        return "recorded" if lack.stored else "still running" if lack.wants == "project" else ""
    if "finished_on" in texts:
        return f"finished on {full_day(read(Project.kind, texts, view.context)[0]['finished_on'])}"
    if lack.wants != "headcount" or "users" not in texts or not isinstance(item.row, KPI):
        return "still running" if lack.wants == "project" else ""
    values = read("headcount", texts, view.context)[0]
    found = ratio(values["users"], values["support_fte"], "")
    return "" if found is None else f"1:{plain(item.row, found)}"

"""What each formula is called, counts and lists, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from itplanner.domain.values import dataclass
from itplanner.tui.content.explaining.verdicts import (
    BUDGETS,
    PROJECTS,
    RATIOS,
    RECOVERIES,
    REPAIRS,
    RETURNS,
    SPECS,
    SPENDS,
    SUPPORT,
    Said,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the value of a formula is told."""

    above: str
    """What is above the line of its fraction: `on time`."""
    below: str
    """What is below it: `due`."""
    counts: str
    """Which rows count."""
    label: str
    """Of the sentence that says which of them are above the line."""
    good: str
    heads: tuple[str, str, str, str]
    """Over a row's name, what was promised, what happened, and the verdict."""
    noun: str
    """What a row is."""
    verdicts: Mapping[str, Said]
    unnamed: str = ""
    """What a row without a name of its own stands for."""


WORDINGS: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        "projects_on_time": Wording(
            "on time",
            "due",
            "projects whose end date lies in the period, also unfinished",
            "On time",
            "finished on or before the current approved date",
            ("Project", "Promised", "Finished", "Verdict"),
            "project",
            PROJECTS,
        ),
        "projects_on_budget": Wording(
            "on budget",
            "judged",
            "finished projects, and others once they cost too much",
            "On budget",
            "cost no more than the current approved budget",
            ("Project", "Budget", "Cost", "Verdict"),
            "project",
            BUDGETS,
        ),
        "projects_on_spec": Wording(
            "on spec",
            "decided",
            "projects whose users decided in the period",
            "On spec",
            "all musts accepted by the users, and no severe defect open",
            ("Project", "Musts", "Accepted", "Verdict"),
            "project",
            SPECS,
        ),
        "roi": Wording(
            "gained",
            "cost",
            "projects with a benefit, over their stated years",
            "Gained",
            "benefits less cost; realised ones replace planned ones",
            ("Project", "Cost", "Benefits", "Return"),
            "project",
            RETURNS,
        ),
        "spend_vs_plan": Wording(
            "spent",
            "planned",
            "budget lines with phases, since the fiscal year began",
            "Spent",
            "booked on the lines, or typed where nothing is booked",
            ("Budget line", "Plan", "Actual", "Difference"),
            "budget line",
            SPENDS,
            "no budget line",
        ),
        "support_ratio": Wording(
            "users",
            "full posts",
            "users and full posts, averaged over the period's months",
            "Posts",
            "those in support, outsourced ones by hours; no projects",
            ("Department", "Posts", "Users", "Users a post"),
            "head count",
            SUPPORT,
            "all departments",
        ),
        "mttr": Wording(
            "{unit}",
            "incidents",
            "incidents restored in the period",
            "Within",
            "the maximum of its priority",
            ("Incident", "Priority", "Hours", "Verdict"),
            "incident",
            REPAIRS,
        ),
        "recovery_attainment": Wording(
            "met",
            "in scope",
            "services in scope with a promised recovery time",
            "Met",
            "its last test or event within twelve months held it",
            ("Service", "Promised", "Proven", "Verdict"),
            "service",
            RECOVERIES,
        ),
        "ratio": Wording(
            "",
            "",
            "periods in which both KPIs have a value",
            "Value",
            "the sum of the one over the sum of the other",
            ("KPI", "", "Sum", ""),
            "KPI",
            RATIOS,
        ),
    }
)
"""By the name of the formula; values of others are entered."""

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cancelled": "cancelled",
        "on_hold": "on hold",
        "not_due": "not due yet",
        "draft": "only proposed",
        "no_date": "over, but without a date",
        "no_baseline": "without an approved date",
        "earlier": "over before",
        "unfinished": "not finished",
        "running": "still running",
        "no_budget": "without a budget",
        "no_cost": "without costs",
        "no_benefit": "without a benefit",
        "no_phases": "without phases",
        "pending": "not decided yet",
        "no_rto": "without a promised time",
        "out_of_scope": "out of scope",
        "in_total": "in the total already",
        "other_type": "no incident",
        "duplicate": "duplicate",
        "unresolved": "not restored yet",
    }
)
"""Why a row is left out."""


def reason_text(reason: str) -> str:
    """Return a reason in words; one that facts came with says itself."""
    return REASONS.get(reason, reason.replace("_", " "))

"""Support staff per user: users by full posts in support, sum by sum over the departments."""

from collections import defaultdict
from types import MappingProxyType

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, reasons
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Department, Headcount
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.rules.years import calendar

RATIO = "1:n"
"""The unit of a value that is read as so many for one."""

THOUSAND = 1000


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return users / posts as 1:n, else posts per 1,000 users, or per user. Each is averaged over the window.

    Where a head count of all departments is there for a month, those of single ones are in it.
    """
    found, left = _found(plan, asked)
    months = len({(row.year, row.period) for each in found.values() for row in each})
    made = (_row(plan, place, each, months) for place, each in found.items())
    rows = sorted(made, key=lambda row: -(row.gap or 0))
    posts = sum(float(row.promised) for row in rows if isinstance(row.promised, float))
    users = sum(float(row.happened) for row in rows if isinstance(row.happened, float))
    above, below, value = _in_unit(kpi.unit, posts, users)
    per_thousand = ratio(THOUSAND * posts, users, "")
    return Outcome(
        asked.first,
        asked.last,
        above if rows else None,
        below if rows else None,
        value if rows else None,
        tuple(rows),
        tuple(left),
        reasons(left),
        figures=MappingProxyType(
            {
                "support_fte": posts,
                "users": users,
                "per_1000": per_thousand,
                "no_support_staff": float(bool(rows) and not posts),
            }
        ),
    )


def _found(plan: Plan, asked: Asked) -> tuple[dict[int | None, list[Headcount]], list[Left]]:
    years = calendar(plan)
    here = [
        each
        for each in plan[Headcount]
        if asked.first <= years.period_start(each.year, each.period) <= asked.last and asked.wants(each.id)
    ]
    whole = {(each.year, each.period) for each in here if each.department is None}
    found: dict[int | None, list[Headcount]] = defaultdict(list)
    left: list[Left] = []
    for each in here:
        if each.department is not None and (each.year, each.period) in whole:
            left.append(Left(Ref(Headcount.kind, each.id), _name(plan, each.department), "in_total"))
        else:
            found[each.department].append(each)
    return found, left


def _name(plan: Plan, department: int | None) -> str:
    row = plan[Department].get(department)
    return "" if row is None else row.name


def _row(plan: Plan, department: int | None, rows: list[Headcount], months: int) -> Counted:
    """A department's averages over the months of the window: posts, then users; its gap is users by post."""
    posts = sum(row.support_fte for row in rows) / months
    users = sum(row.users for row in rows) / months
    last = max(rows, key=lambda row: (row.year, row.period))
    ref = Ref(Headcount.kind, last.id)
    verdict = "counted" if posts else "no_support_staff"
    return Counted(
        ref, _name(plan, department), float(posts), users, verdict, bool(posts), ratio(users, posts, "")
    )


def _in_unit(unit: str, posts: float, users: float) -> tuple[float, float, float | None]:
    if unit == RATIO:
        return users, posts, ratio(users, posts, "")
    if any(word in unit for word in ("1,000", "1000", "1 000")):
        return posts, users, ratio(THOUSAND * posts, users, "")
    return posts, users, ratio(posts, users, unit)

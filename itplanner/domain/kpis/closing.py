"""Closing a month freezes the values of its KPIs: what is to be stored, and what speaks against it."""

import datetime
import hashlib
from collections.abc import Iterator

from itplanner.domain.change import Change, added
from itplanner.domain.frozen import Frozen
from itplanner.domain.kpis.months import month_of, months_closed, next_to_close
from itplanner.domain.kpis.periods import Period, last_ended, period_of
from itplanner.domain.kpis.restating import differs, frozen_of, month_baselines
from itplanner.domain.kpis.sealing import COVERS, values_of, written
from itplanner.domain.kpis.words import value_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Baseline
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Closing:
    """A month that can be closed: the change, and the content that it names by its hash."""

    month: Period
    values: tuple[Frozen, ...]
    change: Change
    content: bytes

    @property
    def hash(self) -> str:
        """The content's SHA-256."""
        return hashlib.sha256(self.content).hexdigest()


def closing(plan: Plan, day: datetime.date, today: datetime.date) -> Closing | Wrong:
    """Return what closes the month of a day, or why it can't be closed."""
    month = period_of(day, "monthly", calendar(plan))
    if (wrong := _too_soon(plan, month, today)) is not None:
        return wrong
    if not plan[KPI]:
        return Wrong("There is no KPI whose value could be frozen.")
    values = tuple(values_of(plan, month))
    many = "1 KPI value" if len(values) == 1 else f"{len(values)} KPI values"
    return _made(plan, month, values, f"{month.label} closed: {many} frozen", "")


def restating(plan: Plan, day: datetime.date, reason: str) -> Closing | Wrong:
    """Return what freezes a closed month anew, or why that can't be."""
    month = period_of(day, "monthly", calendar(plan))
    if month not in months_closed(plan):
        return Wrong(f"{month.label} isn't closed, so there is nothing to restate.")
    changed = restatements(plan, month)
    if not changed:
        return Wrong(f"{month.label} is closed, and its values haven't changed since.")
    if not reason.strip():
        return Wrong(f"Say why {month.label} is restated.")
    named = ", ".join(changed_text(plan, *each) for each in changed)
    values = tuple(values_of(plan, month))
    return _made(plan, month, values, f"{month.label} restated: {named}", reason.strip())


def speaks_against(plan: Plan, month: Period) -> Iterator[tuple[KPI, str]]:
    """Yield the KPIs whose value of a month is missing or has no colour, with the words for it."""
    for value in values_of(plan, month):
        kpi = plan[KPI].rows[value.kpi]
        if value.value is None:
            yield kpi, "no reading" if kpi.formula == "entered" else "no data"
        elif value.colour == "grey":
            yield kpi, "no limits, so no colour"


def _too_soon(plan: Plan, month: Period, today: datetime.date) -> Wrong | None:
    closed = months_closed(plan)
    if month in closed:
        return Wrong(f"{month.label} is closed already. A reason restates it.")
    if month.last > last_ended(today, "monthly", calendar(plan)).last:
        return Wrong(f"{month.label} isn't over yet. It can be closed once it is.")
    if closed and month.first < closed[0].first:
        return Wrong(f"{month.label} lies before {closed[0].label}, the first month that was closed.")
    earliest = next_to_close(plan, today)
    if closed and earliest is not None and earliest != month:
        return Wrong(f"{earliest.label} comes first: months are closed in their order.")
    return None


def restatements(plan: Plan, month: Period) -> tuple[tuple[Frozen, Frozen], ...]:
    """Return what was frozen of a month and comes to something else now: then, and now."""
    pairs = ((frozen_of(plan, now.kpi).get((now.first, now.last)), now) for now in values_of(plan, month))
    return tuple((then, now) for then, now in pairs if then is not None and differs(then, now.value))


def _made(plan: Plan, month: Period, values: tuple[Frozen, ...], sentence: str, reason: str) -> Closing:
    years, content = calendar(plan), written(month, values)
    older = sum(month_of(plan, row) == month for row in month_baselines(plan))
    row = Baseline(
        id=-1,
        type="month",
        name=f"{month.label}, restatement {older}" if older else month.label,
        year=years.year_of(month.first),
        period=years.period_of(month.first),
        covers=COVERS,
        content_hash=hashlib.sha256(content).hexdigest(),
        note=reason,
    )
    return Closing(month, values, Change.of([added(row)], sentence), content)


def changed_text(plan: Plan, then: Frozen, now: Frozen) -> str:
    """Return what a value was when it was frozen, and what it is now: `K7 7.9 h → 8.1 h`."""
    kpi = plan[KPI].rows[now.kpi]
    return f"{kpi.code} {value_text(kpi, then.value)} → {value_text(kpi, now.value)}"

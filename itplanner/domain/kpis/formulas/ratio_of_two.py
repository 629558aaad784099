"""The ratio of two KPIs: the sum of one's values over the sum of the other's, in the months of the window."""

import datetime

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Outcome
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Reading
from itplanner.domain.rules.ratios import ratio


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return Σ above / Σ below. Only periods count in which both have a value."""
    pair = plan[KPI].get(kpi.numerator), plan[KPI].get(kpi.denominator)
    above, below = (_values(plan, each, asked) for each in pair)
    both = sorted(above.keys() & below.keys())
    over, under = (sum(values[day] for day in both) if both else None for values in (above, below))
    rows = tuple(
        Counted(Ref(KPI.kind, each.id), each.name, None, total, "counted", good=True)
        for each, total in zip(pair, (over, under), strict=True)
        if each is not None and total is not None
    )
    value = ratio(over, under, kpi.unit)
    return Outcome(asked.first, asked.last, over, under, value, rows)


def _values(plan: Plan, kpi: KPI | None, asked: Asked) -> dict[datetime.date, float]:
    from itplanner.domain.kpis.course import course  # noqa: PLC0415 - which asks this formula for others

    if kpi is None or kpi.formula == "ratio":
        return {}
    return {
        point.period.last: point.value
        for point in course(plan, kpi, asked.last)
        if point.value is not None and asked.first <= point.period.first and point.period.last <= asked.last
    }


def first_day(plan: Plan, kpi: KPI) -> datetime.date | None:
    """Return the first day on which something is known of the KPI above."""
    from itplanner.domain.kpis.formulas.registry import FORMULAS  # noqa: PLC0415 - which this formula is in

    above = plan[KPI].get(kpi.numerator)
    if above is None or above.formula == "ratio":
        return None
    days = [reading.date for reading in plan[Reading].where("kpi", above.id)]
    formula = FORMULAS.get(above.formula)
    begins = None if formula is None else formula.begins(plan, above)
    return min([*days, *([] if begins is None else [begins])], default=None)

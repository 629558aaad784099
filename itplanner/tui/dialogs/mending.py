"""The form in which a problem is mended."""

from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.naming import link_text
from itplanner.domain.records import KPI, Area, Goal, Service
from itplanner.tui.forms.model import Form, form_of, new_form
from itplanner.tui.view import View

SHORTER = {10: 5, 5: 3, 3: 1}
"""The horizon of a goal by that of the one above it."""


def mending_form(view: View, ref: Ref, field: str) -> Form | None:
    """Return the record's own form at the field that mends it, else that of the record that is missing.

    None where neither helps, and where the record is gone.
    """
    row = view.plan.find(ref)
    if row is None:
        return None
    if field:
        return form_of(view.plan, ref.kind, (ref,), focus=field)
    if isinstance(row, Goal) and row.horizon in SHORTER:
        return _new_goal(view, row.area, SHORTER[row.horizon], row)
    if isinstance(row, KPI):
        return _new_value(view, row)
    if isinstance(row, Service):
        form = new_form(
            view.plan, "recovery_test", {"service": row.code}, {"tested_on": view.today.isoformat()}
        )
        return replace(form, focus="type")
    return _new_goal(view, row.id, 1, None) if isinstance(row, Area) else None


def _new_value(view: View, kpi: KPI) -> Form:
    """Return the form of the reading or head count that is missing, else of the KPI at its formula."""
    found = view.standing(kpi)
    day = found.due or view.today
    if kpi.formula == "entered":
        form = new_form(view.plan, "reading", {"kpi": kpi.code}, {"date": day.isoformat()})
        return replace(form, focus="value")
    if kpi.formula == "support_ratio":
        texts = {"year": str(view.calendar.year_of(day)), "period": str(view.calendar.period_of(day))}
        return replace(new_form(view.plan, "headcount", {}, texts), focus="support_fte")
    return form_of(view.plan, KPI.kind, (Ref(KPI.kind, kpi.id),), focus="formula")


def _new_goal(view: View, area: int, horizon: int, parent: Goal | None) -> Form:
    preset = {"area": link_text(view.plan, Ref(Area.kind, area)), "horizon": str(horizon)}
    if parent is not None:
        preset["parent"] = parent.code
    if horizon == 1:
        preset["year"] = str(view.working_year)
    return new_form(view.plan, Goal.kind, preset, {})

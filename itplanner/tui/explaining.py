"""Why a number is what it is: the dialog that explains a KPI's value, with what the store knows of it."""

from collections.abc import Hashable

from textual import on

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Behind
from itplanner.domain.kpis.periods import Period
from itplanner.domain.records import KPI
from itplanner.service.counting import behind
from itplanner.tui import dialogs
from itplanner.tui.dieting import Dieting
from itplanner.tui.messages import ExplainRequested

MANY = 500
"""So many changes of a KPI are looked through for those of its definition."""


class Explaining(Dieting):
    """The round and the diet, and numbers explained."""

    @on(ExplainRequested)
    def _explain(self, request: ExplainRequested) -> None:
        from itplanner.domain.kpis.versions import versions  # noqa: PLC0415 - with the first explanation

        kpi = request.kpi
        organisation = self.view.plan.organisation
        rows = (kpi,) if organisation is None else (kpi, organisation)
        known = versions(kpi, *(self.planner.history(Ref(row.kind, row.id), MANY) for row in rows))
        asked = dialogs.explain.ExplainDialog(self.view, kpi, request.period, known, self._behind)
        self.push_screen(asked, self._explained)

    def _behind(self, kpi: KPI, period: Period) -> Behind:
        return behind(self.planner.store, self.view.plan, kpi, period)

    def _explained(self, answer: Hashable) -> None:
        if isinstance(answer, Ref):
            self.show_record(answer)

"""`=` in the workbench and `kpi show` on the command line give the same figures of the demo's KPIs."""

import json
import shutil
from pathlib import Path

import pytest

from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import KPI
from itplanner.domain.rules.status import Colour
from itplanner.service.counting import counted
from itplanner.service.shipped import demo
from itplanner.store.store import Store
from itplanner.tui.content.explaining.explained import explained
from itplanner.tui.content.kpis import colour_parts
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import as_parts
from tests.cli.conftest import TODAY, Run


def test_both_tell_the_same_of_the_last_month_of_each_kpi(run: Run, plan: Path, tmp_path: Path) -> None:
    shutil.copy(demo(tmp_path / "demo", TODAY), plan)
    with Store.open(plan) as store:
        known = counted(store, store.load())
    for row in known[KPI]:
        shown = json.loads(run("kpi", "show", row.code, "--format", "json").out)["periods"][-1]
        point = standing(known, row, TODAY).point
        assert point is not None
        made = explained(View(known, TODAY, 2027), row, point)
        assert shown["period"] == f"{point.period.first:%Y-%m}"
        figures = (shown["value"], shown["numerator"], shown["denominator"])
        assert (point.value, point.numerator, point.denominator) == pytest.approx(figures)
        text = "".join(part.text for line in made.lines(200) for part in as_parts(line))
        colour: Colour = shown["status"]
        assert colour_parts(colour)[0].text in text
        left = sum(shown["excluded"].values())
        assert not left or f"{left} of {left + shown['n']}: " in text

"""Views of the demo plan."""

from pathlib import Path

import pytest

from itplanner.domain.plan import Plan
from itplanner.service.knowing import known
from itplanner.store.store import Store
from itplanner.tui.view import View
from tests.driving import TODAY


@pytest.fixture(scope="session")
def demo_plan(demo_file: Path) -> Plan:
    with Store.open(demo_file) as store:
        return known(store, store.load())


@pytest.fixture
def view(demo_plan: Plan) -> View:
    return View(demo_plan, TODAY, 2027)

"""What a KPI lacks whose period has no value, and what brings it: a reading, or what it is computed from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from itplanner.domain.records import KPI

READ: Final = "record it with m"

_BROUGHT: Mapping[str, str] = MappingProxyType(
    {
        "entered": READ,
        "projects_on_time": "add its projects in 8",
        "projects_on_budget": "add its projects in 8",
        "projects_on_spec": "add its projects in 8",
        "roi": "add projects with their benefits in 8",
        "ratio": "record the two KPIs behind it",
        "spend_vs_plan": "import the spend or record it with m",
        "mttr": "import the incidents",
        "recovery_attainment": "add services and their tests in 8",
    }
)


def lacks(kpi: KPI) -> str:
    """Return what is missing: a reading, or data to compute it from."""
    return "reading" if kpi.formula == "entered" else "data"


def waiting(kpi: KPI) -> str:
    """Return how a period without a value stands: a reading is due, data to compute it from is missing."""
    return "due" if lacks(kpi) == "reading" else "missing"


def brought_by(kpi: KPI) -> str:
    """Return what brings the value, as an order."""
    return _BROUGHT.get(kpi.formula, READ)

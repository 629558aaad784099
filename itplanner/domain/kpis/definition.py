"""Which version of its definition a KPI is computed by."""

import hashlib
from typing import Final

from itplanner.domain.canonical import canonical
from itplanner.domain.records import KPI

DEFINING: Final = (
    *("definition", "formula", "unit", "direction", "cadence", "cohort", "clock", "maximum", "tolerance"),
    *("numerator", "denominator"),
)
"""What decides which number comes out; targets and limits only judge it."""

DIGITS: Final = 8


def version(kpi: KPI) -> str:
    """Return a few digits that change with the definition, and only with it."""
    said = canonical({name: getattr(kpi, name) for name in DEFINING})
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]

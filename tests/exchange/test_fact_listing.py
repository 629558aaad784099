"""Stored facts as tables and JSON have them, and which of them meet a condition."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.spend import Spend
from itplanner.domain.plan import Plan
from itplanner.domain.records import Area, Organisation
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.listing import as_values, condition, fact_columns, fact_json, fact_text

PLAN = Plan.of(
    [
        Organisation(id=1, name="Acme", currency="EUR", year=2027, time_zone="Europe/Berlin"),
        Area(id=4, name="Network"),
    ]
)
CONTEXT = Context(PLAN, date(2026, 11, 23))
LATE = int(datetime(2026, 9, 30, 22, 30, tzinfo=UTC).timestamp())
"""In Berlin it is 1 October already."""
(BROKEN,) = as_values(Incident, [("IM1", "Mail", "2", "", LATE, None, 1.5, 1, "Closed", 7)])
_PAID = ("2026-10-01", None, None, -5000, "JPY", None, None, 4, "Acme", "", "", "", "D1", "credit", "", 8)
(PAID,) = as_values(Spend, [_PAID])


def test_a_fact_reads_as_it_was_typed_and_json_has_values() -> None:
    texts = {name: fact_text(PLAN, Incident, BROKEN, name) for name in fact_columns(Incident)}
    assert (texts["detected"], texts["restored"], texts["pending"]) == ("2026-10-01 00:30", "", "1.5")
    assert (texts["reopened"], texts["batch"]) == ("yes", "BA7")
    values = [fact_json(PLAN, Incident, BROKEN, name) for name in ("detected", "restored", "reopened")]
    assert values == ["2026-09-30T22:30:00Z", None, True]
    paid = [fact_text(PLAN, Spend, PAID, name) for name in ("date", "amount", "area")]
    assert paid == ["2026-10-01", "-5000", "Network"]
    assert fact_json(PLAN, Spend, PAID, "amount") == "-5000"


@pytest.mark.parametrize(
    ("kind", "values", "name", "text", "met"),
    [
        (Incident, BROKEN, "service", "MAIL", True),
        (Incident, BROKEN, "service", "phone", False),
        (Incident, BROKEN, "restored", "", True),
        (Incident, BROKEN, "service", "", False),
        (Incident, BROKEN, "detected", "2026-10-01", True),
        (Incident, BROKEN, "detected", "2026-09-30", False),
        (Incident, BROKEN, "detected", "2026-10-01 00:30", True),
        (Incident, BROKEN, "restored", "2026-10-01", False),
        (Incident, BROKEN, "reopened", "yes", True),
        (Incident, BROKEN, "batch", "BA7", True),
        (Incident, BROKEN, "batch", "BA8", False),
        (Spend, PAID, "date", "2026-10-01", True),
        (Spend, PAID, "area", "network", True),
        (Spend, PAID, "type", "invoice", False),
    ],
)
def test_conditions(kind: type[Fact], values: Any, name: str, text: str, met: bool) -> None:
    test = condition(kind, name, text, CONTEXT)
    assert not isinstance(test, Wrong)
    assert test(values) == met


def test_a_condition_that_cant_be_is_told() -> None:
    for name, text in (("detected", "soon"), ("batch", "G1"), ("pending", "many")):
        assert isinstance(condition(Incident, name, text, CONTEXT), Wrong)

"""The kinds of fact by name."""

from collections.abc import Mapping
from types import MappingProxyType

from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.spend import Spend

FACTS: Mapping[str, type[Fact]] = MappingProxyType({"incidents": Incident, "spend": Spend})
"""The kinds of fact by the name that a batch and the command line give them."""

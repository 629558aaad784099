"""The places of the workbench: known before anything else of it is imported."""

from typing import Final

PLACE_NAMES: Final[tuple[tuple[str, str, str], ...]] = (
    ("1", "overview", "Overview"),
    ("2", "roadmap", "Roadmap"),
    ("3", "areas", "Areas"),
    ("4", "checklist", "Checklist"),
    ("5", "kpis", "KPIs"),
    ("8", "registers", "Registers"),
)
"""The places of this version: digit, name, title."""

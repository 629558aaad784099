"""In which order the areas stand, and which of them a sub-area belongs to."""

from collections.abc import Mapping

from itplanner.domain.plan import Plan
from itplanner.domain.records import Area


def in_order(plan: Plan) -> list[Area]:
    """Return the areas as a person ordered them, sub-areas right after their area."""
    areas = {area.id: area for area in plan[Area]}
    return sorted(areas.values(), key=lambda area: [each.order for each in _line(areas, area)])


def tops(plan: Plan) -> dict[int, int]:
    """Return by each area's number the area that it belongs to in the end; its own for one at the top."""
    areas = {area.id: area for area in plan[Area]}
    return {area.id: _line(areas, area)[0].id for area in areas.values()}


def _line(areas: Mapping[int, Area], area: Area) -> list[Area]:
    """An area with all those above it, the highest first; a damaged plan's circle ends where it began."""
    line = [area]
    while (above := areas.get(line[0].parent or 0)) is not None and above not in line:
        line.insert(0, above)
    return line

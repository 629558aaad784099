"""What the places say, as rows and parts; pure functions of a view, no widget and no clock.

What the workbench as a whole asks for is imported when first asked for, as in `content.heirs.heir_rows(...)`.
"""

from typing import TYPE_CHECKING

from itplanner.domain import later

__all__ = [
    "diet",
    "heirs",
    "importing",
    "inspector_rows",
    "outcomes",
    "palette",
    "people",
    "problems",
    "smart",
    "watermelons",
]

if TYPE_CHECKING:
    from itplanner.tui.content import (
        diet,
        heirs,
        importing,
        inspector_rows,
        outcomes,
        palette,
        people,
        problems,
        smart,
        watermelons,
    )
else:
    __getattr__ = later.modules(__name__, *__all__)

"""What the places say, as rows and parts; pure functions of a view, no widget and no clock.

What the workbench as a whole asks for is imported when first asked for, as in `content.heirs.heir_rows(...)`.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

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

    def __getattr__(name: str) -> ModuleType:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


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

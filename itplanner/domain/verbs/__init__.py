"""What a person does, as the change that it makes of a plan, or the reason why it can't be done; pure.

Who writes `verbs.goals.ticking(...)` waits for those of goals when it comes to that, and not as it starts.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itplanner.domain.verbs import (
        answers,
        declaring,
        goals,
        handover,
        lacks,
        merging,
        order,
        phases,
        readings,
        records,
        rescheduling,
        settling,
        values,
    )
else:

    def __getattr__(name: str) -> ModuleType:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


__all__ = [
    "answers",
    "declaring",
    "goals",
    "handover",
    "lacks",
    "merging",
    "order",
    "phases",
    "readings",
    "records",
    "rescheduling",
    "settling",
    "values",
]

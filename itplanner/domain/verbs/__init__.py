"""What a person does, as the change that it makes of a plan, or the reason why it can't be done; pure.

Who writes `verbs.goals.ticking(...)` waits for those of goals when it comes to that, and not as it starts.
"""

from typing import TYPE_CHECKING

from itplanner.domain import later

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
    __getattr__ = later.modules(__name__, *__all__)

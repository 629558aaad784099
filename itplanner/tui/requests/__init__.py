"""What a person asks to be done to the plan, each by a verb of the planner; imported when first asked for.

Who asks writes `requests.goals.TickRequested(...)`: the first frame of the workbench waits for none of them.
"""

from typing import TYPE_CHECKING

from itplanner.domain import later

__all__ = [
    "goals",
    "plan",
    "records",
]

if TYPE_CHECKING:
    from itplanner.tui.requests import (
        goals,
        plan,
        records,
    )
else:
    __getattr__ = later.modules(__name__, *__all__)

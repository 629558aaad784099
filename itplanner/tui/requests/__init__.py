"""What a person asks to be done to the plan, each by a verb of the planner; imported when first asked for.

Who asks writes `requests.TickRequested(...)`: the first frame of the workbench waits for none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itplanner.tui.requests.goals import (
        CarryRequested,
        CloseRequested,
        CopyRequested,
        EndRequested,
        MergeRequested,
        MoveRequested,
        RescheduleRequested,
        TickRequested,
    )
    from itplanner.tui.requests.plan import (
        CloseMonthRequested,
        KeepRequested,
        RedoRequested,
        SettleRequested,
        UndoRequested,
    )
    from itplanner.tui.requests.records import (
        AddRequested,
        DeleteRequested,
        IncidentRequested,
        RecordRequested,
        SetRequested,
        SpreadRequested,
        request_of,
    )
else:
    _HOMES = {
        "AddRequested": "records",
        "CarryRequested": "goals",
        "CloseMonthRequested": "plan",
        "CloseRequested": "goals",
        "CopyRequested": "goals",
        "DeleteRequested": "records",
        "EndRequested": "goals",
        "IncidentRequested": "records",
        "KeepRequested": "plan",
        "MergeRequested": "goals",
        "MoveRequested": "goals",
        "RecordRequested": "records",
        "RedoRequested": "plan",
        "RescheduleRequested": "goals",
        "SetRequested": "records",
        "SettleRequested": "plan",
        "SpreadRequested": "records",
        "TickRequested": "goals",
        "UndoRequested": "plan",
        "request_of": "records",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "AddRequested",
    "CarryRequested",
    "CloseMonthRequested",
    "CloseRequested",
    "CopyRequested",
    "DeleteRequested",
    "EndRequested",
    "IncidentRequested",
    "KeepRequested",
    "MergeRequested",
    "MoveRequested",
    "RecordRequested",
    "RedoRequested",
    "RescheduleRequested",
    "SetRequested",
    "SettleRequested",
    "SpreadRequested",
    "TickRequested",
    "UndoRequested",
    "request_of",
]

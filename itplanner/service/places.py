"""Where things live: the plan, and what belongs to the user rather than to a plan."""

import os
from collections.abc import Mapping
from pathlib import Path

from itplanner.domain.text import quoted
from itplanner.errors import PlannerError

VARIABLE = "ITPLANNER_PLAN"
"""The environment variable that names the plan where the command line doesn't."""


def plan_path(given: str = "", environ: Mapping[str, str] = os.environ) -> Path:
    """Return the plan's file: the one given, else `$ITPLANNER_PLAN`, else that of the user's data folder."""
    named = given or environ.get(VARIABLE, "")
    if named:
        return path_of(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - a tenth of the workbench's start

    return user_data_path("itplanner") / "plan.db"


def path_of(text: str) -> Path:
    """Return the path that was typed, `~` meaning a home folder; raises PlannerError where there is none."""
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:
        raise PlannerError(
            f"{quoted(text)} names a home folder that isn't there.", "Write the whole path."
        ) from None


def is_there(path: Path) -> bool:
    """Whether a file or folder is there, as far as this account may know."""
    try:
        return path.exists()
    except OSError:
        return False


def state_folder() -> Path:
    """Return the folder of drafts, settings and the demo, made when it is first written to."""
    from platformdirs import user_state_path  # noqa: PLC0415 - a tenth of the workbench's start

    return user_state_path("itplanner")

"""The texts that come with the program."""

from pathlib import Path

import itplanner
from itplanner.errors import PlannerError

VARIABLE = "ITPLANNER_WORDS"
"""The environment variable that names another file of words than the shipped one."""


def data(name: str) -> str:
    """Return a shipped text: from the wheel, else from the source tree beside the package."""
    package = Path(itplanner.__file__).resolve().parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    raise PlannerError(f"The file {name} of this installation is missing.", "Install itplanner again.")

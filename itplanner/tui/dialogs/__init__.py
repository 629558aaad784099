"""What stands over a place while it asks something, forms included; imported when it is first opened.

Who opens one writes `dialogs.pick.Pick(...)`: the first frame of the workbench waits for none of them.
"""

from typing import TYPE_CHECKING

from itplanner.domain import later

__all__ = [
    "closing",
    "conflict",
    "courses",
    "coverage",
    "deletion",
    "diet",
    "explain",
    "form",
    "hanging",
    "mending",
    "monthly",
    "parts",
    "pick",
    "preview",
    "status",
    "way",
]

if TYPE_CHECKING:
    from itplanner.tui.dialogs import (
        closing,
        conflict,
        courses,
        coverage,
        deletion,
        diet,
        explain,
        form,
        hanging,
        mending,
        monthly,
        parts,
        pick,
        preview,
        status,
        way,
    )
else:
    __getattr__ = later.modules(__name__, *__all__)

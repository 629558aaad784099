"""What stands over a place while it asks something, forms included; imported when it is first opened.

Who opens one writes `dialogs.Pick(...)`: the first frame of the workbench waits for none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itplanner.tui.dialogs.closing import closing_dialog
    from itplanner.tui.dialogs.conflict import ConflictDialog, settled_by
    from itplanner.tui.dialogs.courses import course_dialog, course_of
    from itplanner.tui.dialogs.coverage import CoverageDialog
    from itplanner.tui.dialogs.deletion import codes, deletion_dialog, leaving_dialog, needs_asking
    from itplanner.tui.dialogs.diet import Cut, DietDialog
    from itplanner.tui.dialogs.explain import ExplainDialog
    from itplanner.tui.dialogs.form import FormDialog
    from itplanner.tui.dialogs.hanging import HangingDialog
    from itplanner.tui.dialogs.mending import mending_form
    from itplanner.tui.dialogs.parts import letters_of, parts_dialog
    from itplanner.tui.dialogs.pick import Pick
    from itplanner.tui.dialogs.preview import PreviewDialog, ReadingDialog
    from itplanner.tui.dialogs.round import round_dialog
    from itplanner.tui.dialogs.status import status_dialog, status_of, wants_reason
    from itplanner.tui.dialogs.way import way_dialog
    from itplanner.tui.forms.model import form_of, new_form
else:
    _HOMES = {
        "ConflictDialog": "dialogs.conflict",
        "CoverageDialog": "dialogs.coverage",
        "Cut": "dialogs.diet",
        "DietDialog": "dialogs.diet",
        "ExplainDialog": "dialogs.explain",
        "FormDialog": "dialogs.form",
        "HangingDialog": "dialogs.hanging",
        "Pick": "dialogs.pick",
        "PreviewDialog": "dialogs.preview",
        "ReadingDialog": "dialogs.preview",
        "closing_dialog": "dialogs.closing",
        "codes": "dialogs.deletion",
        "course_dialog": "dialogs.courses",
        "course_of": "dialogs.courses",
        "deletion_dialog": "dialogs.deletion",
        "form_of": "forms.model",
        "leaving_dialog": "dialogs.deletion",
        "letters_of": "dialogs.parts",
        "mending_form": "dialogs.mending",
        "needs_asking": "dialogs.deletion",
        "new_form": "forms.model",
        "parts_dialog": "dialogs.parts",
        "round_dialog": "dialogs.round",
        "settled_by": "dialogs.conflict",
        "status_dialog": "dialogs.status",
        "status_of": "dialogs.status",
        "wants_reason": "dialogs.status",
        "way_dialog": "dialogs.way",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"itplanner.tui.{_HOMES[name]}"), name)


__all__ = [
    "ConflictDialog",
    "CoverageDialog",
    "Cut",
    "DietDialog",
    "ExplainDialog",
    "FormDialog",
    "HangingDialog",
    "Pick",
    "PreviewDialog",
    "ReadingDialog",
    "closing_dialog",
    "codes",
    "course_dialog",
    "course_of",
    "deletion_dialog",
    "form_of",
    "leaving_dialog",
    "letters_of",
    "mending_form",
    "needs_asking",
    "new_form",
    "parts_dialog",
    "round_dialog",
    "settled_by",
    "status_dialog",
    "status_of",
    "wants_reason",
    "way_dialog",
]

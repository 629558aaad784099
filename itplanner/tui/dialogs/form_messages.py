"""What a form says to the app, apart from it: who listens need not import the form."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from itplanner.domain.values import dataclass
from itplanner.service.drafts import Draft

if TYPE_CHECKING:
    from itplanner.tui.dialogs.form import FormDialog
    from itplanner.tui.forms.model import Form


@dataclass
class Told(Message):
    """What a form says."""

    dialog: "FormDialog"


@dataclass
class Submitted(Told, namespace="form_dialog"):
    """The form is filled in: `texts` are to be stored, those of changed fields only."""

    form: "Form"
    texts: Mapping[str, str]


@dataclass
class Changed(Told, namespace="form_dialog"):
    """Other texts stand in the form; the draft has none when nothing is typed."""

    draft: Draft


@dataclass
class Discarded(Told, namespace="form_dialog"):
    """What was typed was thrown away; the draft has no texts."""

    draft: Draft

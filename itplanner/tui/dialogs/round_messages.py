"""What the dialog of a monthly round posts; apart from it, so that the app knows it before one is begun."""

from typing import TYPE_CHECKING

from textual.message import Message

from itplanner.domain.values import dataclass
from itplanner.tui.requests.requested import Requested

if TYPE_CHECKING:
    from itplanner.service.rounds import Round
    from itplanner.tui.dialogs.monthly import RoundDialog
    from itplanner.tui.rounds.state import Answer


@dataclass
class Answered(Message):
    """An item was answered; the next one is on show already."""

    dialog: "RoundDialog"
    answer: "Answer"
    request: Requested


@dataclass
class Kept(Message):
    """The round went on; this much of it outlives the program."""

    kept: "Round"


class HelpAsked(Message):
    """The keys of the round are to be shown."""

"""What is asked for before anything is done to the plan: a form, a place, an answer."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import Period
from itplanner.domain.records import KPI
from itplanner.domain.values import dataclass

if TYPE_CHECKING:
    from itplanner.domain.verbs.rescheduling import Move
    from itplanner.tui.forms.model import Form


@dataclass
class FormRequested(Message):
    """A record is to be edited, or a new one filled in."""

    form: "Form"

    @dataclass
    class Typed(Message):
        """A text of a new record is being typed outside its form; it is kept as a draft."""

        form: "Form"
        name: str
        text: str


@dataclass
class ShowRequested(Message):
    """A record is to be shown in the place where it stands."""

    ref: Ref


@dataclass
class ExplainRequested(Message):
    """The value of a KPI in a period is to be explained."""

    kpi: KPI
    period: Period


@dataclass
class StatusRequested(Message):
    """Goals are to be started, deferred, cancelled or taken up again, after asking which."""

    goals: tuple[Ref, ...]


@dataclass
class ReschedulingRequested(Message):
    """Goals are to lie later or earlier, after asking where other dates stand in the way."""

    move: "Move"


@dataclass
class DeletionRequested(Message):
    """Records are to be deleted, after asking where something hangs on them."""

    refs: tuple[Ref, ...]


@dataclass
class ClosingRequested(Message):
    """The month of a day is to be closed, or restated, after asking."""

    day: datetime.date


@dataclass
class ImportRequested(Message):
    """A table was pasted; its rows are to be shown before they are saved."""

    kind: str
    text: str
    preset: Mapping[str, str]
    """What a new record takes from where the cursor stands."""

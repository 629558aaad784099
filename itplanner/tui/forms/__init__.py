"""Forms as values: what is typed, what is understood, what is offered, and how it stands in lines; pure."""

from typing import TYPE_CHECKING

from itplanner.domain import later

__all__ = ["model"]

if TYPE_CHECKING:
    from itplanner.tui.forms import model
else:
    __getattr__ = later.modules(__name__, *__all__)

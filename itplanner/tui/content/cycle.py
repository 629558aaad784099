"""Where in the fiscal year the plan stands: the rule above all panes of the Overview."""

from collections.abc import Iterator, Sequence

from itplanner.domain.dates import full_day
from itplanner.domain.fiscal import PERIODS
from itplanner.domain.kpis.months import months_closed, next_to_close
from itplanner.tui.formatting import long_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part


def year_parts(view: View) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the year that is looked at, and at the right how much of it is gone and what day it is."""
    calendar, today, year = view.calendar, view.today, view.year
    present = calendar.year_of(today)
    if year == present:
        gone = f"month {calendar.period_of(today)} of {PERIODS}"
    elif year < present:
        gone = f"ended {full_day(calendar.last_day(year))}"
    else:
        gone = f"begins {full_day(calendar.first_day(year))}"
    left = [Part(calendar.year_label(year)), *_waiting(view)]
    return left, [Part(gone), Part(f" · {long_day(today)}", leaves=0)]


def _waiting(view: View) -> Iterator[Part]:
    """The month that is to be closed next, in a plan whose months are closed."""
    month = next_to_close(view.plan, view.today) if months_closed(view.plan) else None
    if month is not None:
        yield Part(f" · {month.label} isn't closed yet", Role.WARN, leaves=1)

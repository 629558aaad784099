"""5 KPIs: how they stand, the chart of the one under the cursor, and its readings to record and edit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Size

from itplanner.domain.change import Ref
from itplanner.domain.kpis.months import months_closed
from itplanner.domain.kpis.periods import Period
from itplanner.domain.records import KPI
from itplanner.tui import forms, keys
from itplanner.tui.content.frame import SLIM, WIDE, fitting_entries, lines
from itplanner.tui.content.kpi_charts import NUMBERS, picture_of, point_parts, unit_text, views_of
from itplanner.tui.content.kpi_numbers import numbers_of
from itplanner.tui.content.kpi_verdict import verdict_lines
from itplanner.tui.content.kpis import (
    FURTHEST,
    SORTINGS,
    KPIs,
    Shown,
    day_shown,
    kpis_of,
    month_shown,
)
from itplanner.tui.messages import ClosingRequested, FormRequested
from itplanner.tui.screens.inspected import SIDE
from itplanner.tui.screens.readings import FIRST, ReadingPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.chart import Chart
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.sentences import Sentences

SHARE = 0.34
"""Of the screen is the list's at most; the chart has the rest."""

LOW, HEADED, TALL = 24, 30, 36
"""From so many rows on there are two lines under the chart, heads above the list, four lines."""

CHANGING = frozenset({"record", "edit", "add", "undo", "declare", "delete"})
"""What the footer doesn't offer where nothing can be saved."""


class KPIsPlace(ReadingPlace[Shown]):
    """The KPIs, and below them the chart of one."""

    NAME = keys.KPIS
    SORTED = tuple(SORTINGS)
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(*keys.groups(keys.KPIS))
    FINDS = "Show KPIs with this in name, owner, status, trend"
    NOTHING = "There is nothing to edit here. a adds a KPI"
    HINT = "A colour follows from limits; ≠ is declared otherwise."

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.looked = Shown()
        self._made: KPIs | None = None
        self._which = 0
        self._point: Period | None = None
        """The period of the chart's point that is looked at."""
        self._seen = view

    def panes(self) -> ComposeResult:
        """The list, and below it the chart or its numbers, with what they come to."""
        with Vertical(id="main"):
            with Vertical(id="kpi-list"):
                yield PaneHead(id="list-head", focused=True)
                yield Grid(share=SHARE, id="list")
                yield Sentences(id="empty")
            with Vertical(id="kpi-chart"):
                yield PaneHead(id="chart-head")
                yield Chart(id="chart")
                yield Grid(id="numbers")
                yield Sentences(id="verdict")

    @property
    def seen(self) -> View:
        """The plan as of the month that is looked at."""
        return self._seen

    def redraw(self) -> None:
        """Show the KPIs as of the month, and the chart of one."""
        self._fit(self.app.size)
        self._seen = self.view.on(day_shown(self.view, self.looked))
        self._made = kpis_of(self._seen, self.looked)
        self.show_empty(() if len(self._made.rows) else self._empty_words())
        if len(self.list.source) != len(self._made.rows):
            self.list.refresh(layout=True)
        self.list.show(self._made.rows)
        self.show_head()
        self._show_chart()

    def on_resize(self, event: events.Resize) -> None:
        """Give heads and sentences as many rows as there are to spare."""
        self._fit(event.size)
        self._show_chart(event.size.width)

    def _fit(self, size: Size) -> None:
        self.list.heads = size.height >= HEADED
        self.set_class(size.height >= TALL, "tall")
        self.set_class(size.height < LOW and size.width >= SLIM, "low")

    @property
    def _lines(self) -> int:
        """How many lines of sentences stand under the chart."""
        return 4 if self.has_class("tall") else 1 if self.has_class("low") else 2

    def _empty_words(self) -> Sequence[Sequence[Part]]:
        if self.words:
            return lines(f'No KPI matches "{self.words}".', ("esc", "clears the filter"))
        return lines(
            "There are no KPIs yet.",
            ("a", "adds the first, for example Projects on time, in %, at least 80"),
        )

    def show_head(self) -> None:
        """Say which month is shown and how, and how many KPIs have which colour."""
        if self._made is None:
            return
        title = [Part("KPIs", bold=True), Part(f" · {month_shown(self.view, self.looked).label}")]
        if month_shown(self.view, self.looked) in months_closed(self.view.plan):
            title.append(Part(", closed", leaves=2))
        if self.looked.back:
            title.append(Part(" · t shows today", leaves=1))
        summary: Sequence[Part] = self._made.summary
        if self.words:
            summary = (Part(f"{len(self._made.found)} of {self._made.total} KPIs match"),)
        self.entitle(title, summary)

    def _show_chart(self, columns: int | None = None) -> None:
        """Show the view of the KPI under the cursor, under its name, and what it comes to."""
        width = self.app.size.width if columns is None else columns
        found, which = self.found, self._which
        self.query_one("#kpi-chart").set_class(which == NUMBERS, "numbers")
        if found is None:
            return
        name = Part(f"{found.kpi.code} {found.kpi.name}, {unit_text(found.kpi)}", typed=True)
        views = views_of(found.kpi)
        called, also, rest = views[which].partition(" and ")
        summary: Sequence[Part] = (
            Part(f"view {which + 1} of {len(views)}: {called}"),
            Part(f"{also}{rest}", leaves=0),
        )
        if self._point is not None:
            summary = point_parts(found, self._point)
        self.query_one("#chart-head", PaneHead).show(name, summary)
        cursor = None if self._point is None else self._point.first
        self.query_one(Chart).show(picture_of(self.seen, found, which, cursor))
        if which == NUMBERS:
            self.query_one("#numbers", Grid).show(numbers_of(self.seen, found))
        width -= 0 if width < WIDE else SIDE + 1
        self.query_one("#verdict", Sentences).show(*verdict_lines(self.seen, found, width, self._lines))

    @on(events.DescendantFocus)
    def _other_pane(self) -> None:
        self.show_footer()

    @on(Grid.Moved, "#list")
    def _chart_follows(self) -> None:
        self._point = None
        self._show_chart()

    @property
    def period_at(self) -> Period | None:
        """The period of the point that is looked at, unless the readings have the focus."""
        return super().period_at if self._point is None or self.at is not None else self._point

    def action_point(self, by: int) -> None:
        """Look at the point before or after; the first time at the last one."""
        found = self.found
        if found is None or found.point is None:
            self.say(FIRST)
            return
        periods = [point.period for point in found.points]
        if self._point in periods:
            place = min(max(periods.index(self._point) + by, 0), len(periods) - 1)
            self._point = periods[place]
        else:
            self._point = found.point.period
        self._show_chart()

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count in the list, or among the readings; what can't be saved isn't offered."""
        if self.found is None:
            return super().footer(width)
        pairs = [("r", "record"), ("=", "explain"), ("v", "next view"), ("enter", "readings"), ("e", "edit")]
        pairs += [
            ("[ ]", "month"),
            ("a", "add"),
            ("u", "undo"),
            ("D", "declare"),
            ("/", "filter"),
            (":", "commands"),
        ]
        if self.at is not None:
            away = "back to the list" if self.has_class("narrow") else "next pane"
            pairs = [("enter", "edit"), ("=", "explain"), ("r", "record"), ("d", "delete"), ("tab", away)]
            pairs += [("v", "next view")]
        usable = [pair for pair in pairs if self.view.writable or pair[1] not in CHANGING]
        return fitting_entries([*usable, ("?", "help")], width)

    def period(self, by: int) -> bool:
        """Show the KPIs as of a month before or after, or as they stand today."""
        back = min(max(self.looked.back - by, 0), FURTHEST) if by else 0
        if back == self.looked.back:
            self.say("This is the last month that is over. [ goes to the month before")
        self.show_as(replace(self.looked, back=back))
        return True

    def reveal(self, ref: Ref, goal: int) -> None:  # noqa: ARG002 - there are no goals to unfold
        """Put the cursor on a KPI."""
        self.list.move_to(ref)

    def action_next_view(self) -> None:
        """Show the next view of the chart."""
        found = self.found
        if found is None:
            self.say(FIRST)
            return
        self._which = (self._which + 1) % len(views_of(found.kpi))
        if self.focused is self.query_one("#numbers"):
            self.list.focus()
        self._show_chart()

    def action_add(self) -> None:
        """Fill in a new KPI."""
        self.post_message(FormRequested(forms.model.new_form(self.view.plan, KPI.kind, {}, {})))

    def action_close_month(self) -> None:
        """Close the month that is looked at, or restate it."""
        self.post_message(ClosingRequested(month_shown(self.view, self.looked).first))

    def show_as(self, looked: Shown) -> None:
        """Look at the list another way; where others are found, the inspector shows another one."""
        self._point = None
        super().show_as(looked)
        self.inspect(self.current)


PLACE = KPIsPlace

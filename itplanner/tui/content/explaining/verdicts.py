"""What is said of a row behind a KPI's value: how late, how far over, what it lacks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from itplanner.domain.kpis.formulas.outcome import Counted, Held, Holds
from itplanner.domain.money import in_words
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.formatting import NOTHING, number, short_day
from itplanner.tui.roles import Role
from itplanner.tui.widgets.parts import Part


@dataclass(frozen=True, slots=True)
class Scale:
    """How a formula's promises and events are written."""

    holds: Holds
    currency: str = ""
    places: int | None = None
    """Decimals of each number; as many as it has unless said."""
    cells: int = 0
    """So many cells a number has at least where it stands at the left."""

    def of_all(self, column: Iterable[Held]) -> "Scale":
        """Return the same with the decimals of the column's finest number, so that its points align."""
        numbers = [number(round(float(held), 2)) for held in column if isinstance(held, int | float)]
        places = max((len(each.partition(".")[2]) for each in numbers), default=0)
        before = max((len(each.partition(".")[0]) for each in numbers), default=0)
        return replace(self, places=places, cells=before + bool(places) + places)

    def text(self, held: Held) -> str:
        """Return a promise or an event: `31 Oct 2026`, `96k`, `7.9 h`."""
        if held is None:
            return NOTHING
        if isinstance(held, str):
            return held
        if isinstance(held, date):
            return f"{short_day(held)} {held.year}"
        if self.holds == "money":
            return in_words(int(held), self.currency)
        rounded = number(round(float(held), 2), self.places)
        return f"{rounded} h" if self.holds == "hours" else rounded

    def beside(self, gap: float | None) -> str:
        """Return how far a row is off, whichever way, as wide as the others of its column."""
        return number(round(abs(gap or 0), 2), self.places).rjust(self.cells)


Said = Callable[[Counted, Scale], str]
"""From a row and how the gaps of all are written to the words for its verdict."""


def verdict_parts(row: Counted, verdicts: Mapping[str, Said], gaps: Scale) -> tuple[Part, ...]:
    """Return the verdict on a row with its glyph; the role is its own only where it was judged."""
    said = verdicts.get(row.verdict)
    text = row.verdict.replace("_", " ") if said is None else said(row, gaps)
    if row.verdict in UNJUDGED:
        return (Part(text),)
    role = Role.OK if row.good else Role.BAD
    return (Part(glyphs.GREEN if row.good else glyphs.RED, role), Part(f" {text}", role))


def _as(text: str) -> Said:
    return lambda _row, _scale: text


def _days(word: str) -> Said:
    return lambda row, _scale: f"{word} {number(round(abs(row.gap or 0), 2))} d"


def _over(row: Counted, scale: Scale) -> str:
    return f"{scale.beside(row.gap)} h over"


def _money(word: str) -> Said:
    return lambda row, scale: f"{in_words(int(abs(row.gap or 0)), scale.currency)} {word}"


def _early(row: Counted, _scale: Scale) -> str:
    if isinstance(row.at_first, date):
        return f"was {short_day(row.at_first)}"
    return "same day" if not row.gap else f"{number(-row.gap)} d early"


def _within(row: Counted, scale: Scale) -> str:
    if "provisional" in row.flags:
        return "provisional"
    return "far under" if "underspend" in row.flags else _money("under")(row, scale) if row.gap else "even"


def _spec(row: Counted, _scale: Scale) -> str:
    wishes = next((flag for flag in row.flags if flag.startswith("wishes ")), "")
    return f"met, {wishes}" if wishes else "met"


def _lacks(row: Counted, _scale: Scale) -> str:
    return f"{number(row.gap)} lacking"


def _return(row: Counted, _scale: Scale) -> str:
    cost = row.promised if isinstance(row.promised, int | float) else 0
    return f"{-100 * (row.gap or 0) / cost:+.1f}%" if cost else NOTHING


def _by_post(row: Counted, _scale: Scale) -> str:
    return NOTHING if row.gap is None else f"{row.gap:,.1f}"


PROJECTS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "open": _as("late"),
        "late": _days("late"),
        "cancelled": _as("cancelled late"),
        "grace": _days("grace,"),
        "same_day": _early,
        "early": _early,
    }
)
BUDGETS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "over": _money("over"),
        "over_overdue": _money("over, runs"),
        "over_not_due": _money("over, runs"),
        "over_cancelled": _money("over, ended"),
        "over_on_hold": _money("over, rests"),
        "let_pass": _money("over, passes"),
        "within": _within,
    }
)
SPECS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "missing": _lacks,
        "defects": _as("severe defect"),
        "own_word": _as("manager's word"),
        "rejected": _as("rejected"),
        "on_spec": _spec,
    }
)
RETURNS: Final[Mapping[str, Said]] = MappingProxyType({"gain": _return, "even": _return, "loss": _return})
SPENDS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "over": _money("over"),
        "under": _money("under"),
        "on_plan": _as("as planned"),
        "unassigned": _as("on no line"),
    }
)
SUPPORT: Final[Mapping[str, Said]] = MappingProxyType(
    {"counted": _by_post, "no_support_staff": _as("no support staff")}
)
REPAIRS: Final[Mapping[str, Said]] = MappingProxyType(
    {"within": _as("within"), "late": _over, "no_maximum": _as("no maximum")}
)
RECOVERIES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "never": _as("never tested"),
        "stale": _as("tested too long ago"),
        "failed": _as("failed"),
        "missed": _over,
        "met": lambda row, scale: f"{scale.beside(row.gap)} h to spare" if row.gap else "just met",
    }
)
RATIOS: Final[Mapping[str, Said]] = MappingProxyType({"counted": _as("")})

UNJUDGED: Final = frozenset({"counted", "no_maximum", "under", "on_plan", "unassigned"})
"""Verdicts that say nothing good or bad."""

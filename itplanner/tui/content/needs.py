"""What needs somebody as rows: colour, code, why, whose it is and for how long."""

from collections.abc import Hashable, Iterable

from itplanner.domain.change import Ref
from itplanner.domain.links import code, whole_of
from itplanner.domain.records import Goal, Person, Step
from itplanner.domain.rules.attention import Need
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.content.reasons import why
from itplanner.tui.formatting import NOTHING, age
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

OWNER, AGE, FIXED = 7, 4, 20
"""Cells of the owner, of the age, and of all columns but the sentence, with what lies between."""

TITLE = 14
"""A title stands behind the sentence where it has so many cells."""


def needs_of(view: View, words: str, width: int) -> Lazily:
    """Return the rows of what needs somebody, those that match the words, for a pane so wide."""
    needs = {need.ref: need for need in view.needs if not words or _matches(view, need, words)}
    widest = _widest(view, needs)
    columns = (
        Column("colour", "", 1),
        Column("code", "", widest),
        Column("why", "", 20, flexible=True),
        Column("owner", "", OWNER, leaves=0),
        Column("age", "", AGE, "right", leaves=1),
    )
    room = width - FIXED - widest + 4

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        return _row(view, needs[key], room)

    return Lazily(columns, list(needs), make)


def _widest(view: View, refs: Iterable[Ref]) -> int:
    """Cells of the longest code, without looking up what each record belongs to."""
    last: dict[str, int] = {}
    for kind, number in refs:
        last[kind] = max(number, last.get(kind, 0))
    if Step.kind in last:
        last[Goal.kind] = max(view.plan[Goal].rows, default=0)
    return max(
        (len(code(Ref(kind, number))) for kind, number in last.items() if kind != Step.kind), default=0
    )


def code_of(view: View, ref: Ref) -> str:
    """Return the code that a row shows: of a part, such as a step, that of what it belongs to."""
    return code(whole_of(view.plan, ref))


def _row(view: View, need: Need, room: int) -> Row:
    mark, sentence = colour_mark(need.colour), why(view, need)
    title = _title(view, need) if room - len(sentence) >= TITLE else ""
    lasting = need.days is not None and need.days > 0
    cells = {
        "colour": Cell(mark.glyph, mark.role),
        "code": Cell(code_of(view, need.ref), cut="never"),
        "why": Cell(parts=(*mixed(sentence), Part(title, Role.MUTED, typed=True))),
        "owner": Cell(view.who(need.owner), typed=True),
        "age": Cell(age(need.days or 0) if lasting else NOTHING, Role.MUTED),
    }
    return Row(need.ref, cells)


def _title(view: View, need: Need) -> str:
    row = view.plan.find(whole_of(view.plan, need.ref))
    return "" if row is None else f"  {row.label}"


def _matches(view: View, need: Need, words: str) -> bool:
    """Whether each word stands in code, sentence, title or owner, or is the colour."""
    owner = view.plan[Person].get(need.owner)
    name = owner.name if owner is not None else "nobody"
    said = (code_of(view, need.ref), why(view, need), _title(view, need), name, need.colour)
    text = "\n".join(said).casefold()
    return all(word in text for word in words.casefold().split())

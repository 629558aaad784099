"""What must cost few bytes, and how many it may cost: for 16 colours, and for our own of the 256."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from itplanner.tui.places import PLACE_NAMES
from tests.thin.actions import Action
from tests.thin.walk import Walk

Bytes = tuple[int, int]
"""With 16 colours, and with our own."""

MOVE: Final[Bytes] = (400, 500)
MOVE_INSPECTED: Final[Bytes] = (600, 800)
SCROLL_INSPECTED: Final[Bytes] = (1_000, 1_300)
PAGE: Final[Bytes] = (4_500, 5_500)
FIRST: Final[Bytes] = (7_000, 9_000)
AGAIN: Final[Bytes] = (5_000, 6_000)
OPENED: Final[Bytes] = (3_000, 3_500)
CLOSED: Final[Bytes] = (2_500, 2_500)
LETTER: Final[Bytes] = (100, 150)
PAINTED: Final[Bytes] = (10_000, 12_000)

NOTHING = -1
"""Fewer bytes than any: what leads there may send none."""
PATIENCE, STILL = 200, 3
"""Looks for what a key sends, and looks in a row without anything new after which it was all."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Something a person does, each of its keys at most so many bytes."""

    what: str
    before: str
    """Keys that lead there, those pressed at once joined by commas; without any, it follows the one above."""
    keys: str
    budget: Bytes


_UNFOLDED = ",".join(["g", *["l", "j"] * 30, "g"])
_DIALOGS = (
    ("the palette", "4", ":"),
    ("the help", "4", "?"),
    ("what hangs on it", "5 g", "i"),
    ("the form of a person", "4", "P"),
    ("the form of a finding", "1 g,j", "e"),
    ("the form of a goal", "3 g,j,j", "e"),
    ("the form of a KPI", "5 g", "e"),
    ("the question before a goal goes", "3 g,j,j", "d"),
)
"""Name, keys to where it is opened, the key that opens it."""

COSTS: Final = (
    *(Cost(f"first visit to {title}", "", digit, FIRST) for digit, _name, title in PLACE_NAMES[1:]),
    *(Cost(f"{title} again", "", digit, AGAIN) for digit, _name, title in PLACE_NAMES),
    Cost("move in what needs you", "1", "j j j k", MOVE),
    Cost("move in the Overview's KPIs", "1 tab", "j j j k", MOVE),
    Cost("move in the palette", "4 :", "down down up", MOVE),
    *(
        Cost(f"move in {title}, more following", digit, "j j j j k", MOVE_INSPECTED)
        for digit, _name, title in PLACE_NAMES[1:]
    ),
    *(
        Cost(f"page in {title}", f"{digit} {_UNFOLDED}", "pagedown home", PAGE)
        for digit, _name, title in PLACE_NAMES[1:]
    ),
    Cost("scroll in Roadmap, more following", f"2 g,{'j,' * 27}j", "j j j", SCROLL_INSPECTED),
    Cost("scroll in Checklist, more following", f"4 g,{'j,' * 36}j", "j j j j", SCROLL_INSPECTED),
    *(
        cost
        for name, before, key in _DIALOGS
        for cost in (
            Cost(f"{name} opened", before, key, OPENED),
            Cost(f"{name} closed", "", "escape", CLOSED),
        )
    ),
    Cost("letter in a field", "4 P J", "o h backspace", LETTER),
    *(
        Cost(f"letter in the filter of {title} that changes no row", f"{digit} / z,q", "q backspace", LETTER)
        for digit, _name, title in PLACE_NAMES[1:]
    ),
)
"""The first paint is a cost of its own: it takes no key."""

OWED: Final[Mapping[str, Bytes]] = {
    "Areas again": (5_600, 0),
    "move in Roadmap, more following": (700, 0),
    "move in Areas, more following": (1_300, 1_500),
    "move in Checklist, more following": (1_700, 1_800),
    "move in KPIs, more following": (2_700, 2_800),
    "move in Registers, more following": (1_000, 1_200),
    "scroll in Checklist, more following": (1_800, 1_900),
    "what hangs on it closed": (2_600, 2_900),
    "the form of a goal closed": (3_000, 3_400),
    "the form of a KPI closed": (2_800, 3_100),
}
"""What costs more than its mark, and what it costs today: no more from now on. 0 keeps to its mark.

The marks were measured where records differ in a word or two. Here another record is another text.
"""

OVERHEAD = 1.9
"""So many bytes at most for one of text where a mark is missed: places, colours and cells between."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one key took."""

    bytes_: int
    text: int
    """Bytes of the characters in the cells that are others than before: nothing can show them with fewer."""


async def counted(walk: Walk, cost: Cost) -> Sent:
    """Return what the costliest of the keys of a cost took."""
    for keys in ("escape,escape,escape", *cost.before.split()) if cost.before else ():
        await walk.do(Action("going there", tuple(keys.split(","))))
    await _shown(walk, NOTHING)
    found: list[Sent] = []
    for key in cost.keys.split():
        before, cells = walk.both.sent.total(), walk.both.cells()
        await walk.do(Action(cost.what, (key,)))
        await _shown(walk, before)
        pairs = zip(cells, walk.both.cells(), strict=True)
        text = sum(len(now.data.encode()) for then, now in pairs if then != now)
        found.append(Sent(walk.both.sent.total() - before, text))
    return max(found, key=lambda sent: sent.bytes_)


async def _shown(walk: Walk, before: int) -> None:
    """Wait until something was sent, and then nothing more: on a busy machine a frame comes late."""
    last, still = before, 0
    for _time in range(PATIENCE):
        if walk.both.sent.total() == last:
            still += last > before
        else:
            last, still = walk.both.sent.total(), 0
        if still == STILL:
            return
        await walk.settle()

"""Commands and records found by typed words, best first, with the matching letters marked."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import KINDS, Record
from itplanner.tui.formatting import count
from itplanner.tui.forms.matching import Match, match
from itplanner.tui.key import Key
from itplanner.tui.keys import EVERYWHERE, GOALS, LISTS, MOVES, groups, keys_of
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

COLUMNS: Sequence[Column] = (
    Column("code", "", 6),
    Column("words", "", 32, flexible=True),
    Column("kind", "", 13, leaves=0),
    Column("key", "", 9, "right", gap=0),
)

HELP_COLUMNS: Sequence[Column] = (Column("key", "", 13), Column("words", "", 24, flexible=True))

FOUND = (
    *("goal", "step", "person", "area", "business_goal", "kpi", "department"),
    *("project", "service", "budget_line"),
)
"""The kinds of record that are found, in this order where they match equally."""

SCATTERED = 4
"""The rank of matches by single letters; they are shown only where nothing matches better."""

MOST = 60
"""So many rows are offered; more words find the rest."""


def palette_rows(view: View, place: str, words: str) -> tuple[Rows, str]:
    """Return the records and the commands that match: records before commands, those of other places last."""
    records = sorted(_records(view, words), key=lambda found: found[0]) if words.strip() else []
    commands = [*_commands(place, words), *_elsewhere(place, words)]
    best = min(
        (hit.rank for hit in [hit for hit, _row in records] + [hit for _key, hit in commands]), default=0
    )
    together = best < SCATTERED
    rows = [row for hit, row in records[:MOST] if not together or hit.rank < SCATTERED]
    rows += [_command_row(place, key, hit) for key, hit in commands if not together or hit.rank < SCATTERED]
    return Rows(COLUMNS, tuple(rows)), f"{len(rows)} found"


def help_rows(place: str, words: str) -> tuple[Rows, str]:
    """Return the keys of a place that match, its own first."""
    rows: list[Row] = []
    hits = {key: hit for key in keys_of(*groups(place)) if (hit := _hit(key, words)) is not None}
    together = any(hit.rank < SCATTERED for hit in hits.values())
    for title, where in (
        ("Here", {place}),
        ("In lists", {GOALS, LISTS, MOVES}),
        ("Everywhere", {EVERYWHERE}),
    ):
        found = [key for key in hits if key.place in where and (not together or hits[key].rank < SCATTERED)]
        if found:
            rows.append(Row(("head", title), {"key": Cell(title, bold=True, span=2)}, selectable=False))
            rows += [_help_row(key, hits[key]) for key in found]
    keys = sum(isinstance(row.key, Key) for row in rows)
    return Rows(HELP_COLUMNS, tuple(rows)), count(keys, "key")


def _hit(key: Key, words: str) -> Match | None:
    return match(words, key.shown, key.words)


def _help_row(key: Key, hit: Match) -> Row:
    names = " ".join((key.shown, *key.keys[1:2]))
    return Row(
        key, {"key": Cell(names or ":", Role.ACCENT, bold=True), "words": Cell(parts=marked(key.words, hit))}
    )


def _commands(place: str, words: str) -> Iterator[tuple[Key, Match]]:
    offered = (key for key in keys_of(*groups(place)) if key.place != MOVES)
    found = ((key, hit) for key in offered if (hit := match(words, key.shown, key.words)) is not None)
    yield from sorted(found, key=lambda pair: pair[1]) if words.strip() else found


def _elsewhere(place: str, words: str) -> Iterator[tuple[Key, Match]]:
    """The commands of other places with these words in them; choosing one goes there."""
    here = {key.words for key in keys_of(*groups(place))}
    for _digit, name, _title in PLACE_NAMES if words.strip() else ():
        for key in keys_of(name):
            hit = match(words, "", key.words)
            if key.words not in here and hit is not None and hit.rank < SCATTERED:
                yield key, hit


def _records(view: View, words: str) -> Iterator[tuple[Match, Row]]:
    for kind in FOUND:
        for row in view.plan.table(kind):
            hit = match(words, row.code, row.label)
            if hit is not None:
                yield hit, _record_row(row, hit)


def _record_row(row: Record, hit: Match) -> Row:
    cells = {
        "code": Cell(row.code, Role.ACCENT),
        "words": Cell(parts=marked(row.label, hit)),
        "kind": Cell(KINDS[row.kind].noun, Role.MUTED),
        "key": Cell("open", Role.MUTED),
    }
    return Row(Ref(row.kind, row.id), cells)


def _command_row(place: str, key: Key, hit: Match) -> Row:
    digit = next((digit for digit, name, _title in PLACE_NAMES if name == key.place != place), "")
    cells: dict[str, Cell] = {
        "code": Cell("", Role.MUTED),
        "words": Cell(parts=marked(key.words, hit)),
        "kind": Cell("command", Role.MUTED),
        "key": Cell(f"{digit} {key.shown}".strip(), Role.ACCENT, bold=True),
    }
    return Row(key, cells)


def marked(text: str, hit: Match) -> tuple[Part, ...]:
    """Return the text with the letters that match bold and underlined."""
    parts: list[Part] = []
    for place, letter in enumerate(text):
        here = place in hit.letters
        if parts and parts[-1].bold == here:
            parts[-1] = Part(parts[-1].text + letter, bold=here, underline=here, typed=True)
        else:
            parts.append(Part(letter, bold=here, underline=here, typed=True))
    return tuple(parts) or (Part(""),)

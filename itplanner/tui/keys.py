"""Every key of the workbench, once: bindings, footer, help, palette and `itplanner keys` read it here."""

from typing import Final

from textual.binding import Binding, BindingType

from itplanner.tui.key import Act, Key
from itplanner.tui.widgets.movement import MOVEMENT

EVERYWHERE: Final = "everywhere"
MOVES: Final = "moves"
LISTS: Final = "lists"
GOALS: Final = "goals"
OVERVIEW: Final = "overview"
CHECKLIST: Final = "checklist"
AREAS: Final = "areas"
ROADMAP: Final = "roadmap"
KPIS: Final = "kpis"
REGISTERS: Final = "registers"
FORM: Final = "form"
ROUND: Final = "round"

_LISTED: Final[dict[str, tuple[str, ...]]] = {
    OVERVIEW: (),
    ROADMAP: (GOALS, LISTS),
    AREAS: (GOALS, LISTS),
    CHECKLIST: (GOALS, LISTS),
    KPIS: (LISTS,),
    REGISTERS: (LISTS,),
}
"""What can be done to the rows of a place's list."""


_MOVES = tuple(
    Key(f"list.{words.replace(' ', '-')}", tuple(keys.split(",")), action, words, MOVES)
    for keys, action, words in MOVEMENT
)

KEYS: Final[tuple[Key, ...]] = (
    Key("place.overview", ("1",), "app.go('overview')", "Overview: what needs you, what is coming"),
    Key("place.roadmap", ("2",), "app.go('roadmap')", "Roadmap: goals as bars over fiscal years"),
    Key("place.areas", ("3",), "app.go('areas')", "Areas: their goals, from ten years to one"),
    Key("place.checklist", ("4",), "app.go('checklist')", "Checklist: goals and steps of a year"),
    Key("place.kpis", ("5",), "app.go('kpis')", "KPIs: values, colours, charts, readings"),
    Key(
        "place.registers",
        ("8",),
        "app.go('registers')",
        "Registers: projects, services, people",
    ),
    Key(
        "app.palette",
        ("colon", "ctrl+p"),
        "app.palette",
        "find any command or record by name",
        short="commands",
        turn=44,
        wide=True,
    ),
    Key("app.help", ("question_mark", "f1"), "app.help", "the keys of this place", short="help", turn=99),
    Act("app.undo", ("u", "ctrl+z"), "app.undo", "take back what you did last", short="undo", turn=42),
    Act("app.redo", ("U", "ctrl+r", "ctrl+y"), "app.redo", "do it again after all"),
    Key(
        "app.filter",
        ("slash",),
        "filter",
        "show only rows with these words",
        short="filter",
        turn=43,
        wide=True,
    ),
    Key(
        "app.problem",
        ("full_stop",),
        "app.problem",
        "go to the next problem, at its field",
        short="fix next",
        turn=45,
        wide=True,
    ),
    Key("app.problems", (), "app.problems", "problems: all that the checks find"),
    Key("app.watermelons", (), "app.watermelons", "watermelons: green outside, red inside"),
    Act("app.waive", ("W",), "app.waive", "let a problem stand until a day: why"),
    Key("app.next_pane", ("tab",), "next_pane", "next pane"),
    Key("app.previous_pane", ("shift+tab",), "previous_pane", "pane before"),
    Key("app.back", ("escape",), "back", "back one step; nothing typed is lost"),
    Key("app.copy", ("y",), "app.copy", "copy the row to your terminal's clipboard"),
    Key("app.hangs", ("i",), "app.hangs", "what hangs on it", short="hangs on it", turn=75, wide=True),
    Key("app.coverage", ("C",), "app.coverage", "coverage: business goals by areas"),
    Key("app.diet", ("X",), "app.diet", "plan diet: goals that little speaks for"),
    Key(
        "app.year_before",
        ("left_square_bracket",),
        "app.year(-1)",
        "year before; in KPIs the month before",
    ),
    Key(
        "app.year_after",
        ("right_square_bracket",),
        "app.year(1)",
        "year after; in KPIs the month after",
    ),
    Key("app.this_year", ("t",), "app.this_year", "back to the working year, or to today"),
    Act(
        "app.round",
        ("m",),
        "app.round",
        "the monthly round: what is due, in turn",
        short="monthly round",
        turn=47,
        wide=True,
    ),
    Act("app.close_month", (), "app.close_month", "month close: freeze its KPI values"),
    Act("add.person", ("P",), "app.add('person')", "add a person"),
    Act("add.area", (), "app.add('area')", "add an area"),
    Act("add.business_goal", (), "app.add('business_goal')", "add a business goal"),
    Act("add.department", (), "app.add('department')", "add a department"),
    Act("add.kpi", (), "app.add('kpi')", "add a KPI"),
    Act("app.import", (), "app.import_file", "import a file: incidents, spend, projects"),
    Act("edit.organisation", (), "app.organisation", "change the organisation: year, time zone"),
    Key("app.style", ("T",), "app.style", "next look: other colours, or none at all"),
    Key("app.mouse", ("M",), "app.mouse", "mouse on or off"),
    Key("app.reload", ("R",), "app.reload", "read the plan again"),
    Key("app.redraw", ("ctrl+l",), "app.redraw", "draw the screen again"),
    Key("app.suspend", (), "app.suspend_process", "go to the shell; fg comes back here"),
    Key("app.save_as", ("ctrl+s",), "app.save_as", "keep the plan under another name"),
    Key("app.quit", ("q", "ctrl+q"), "app.quit", "leave; drafts are kept"),
    Key("goal.open", ("enter",), "open", "open the inspector; again edits the field", LISTS, "open", 20),
    Act("goal.edit", ("e", "f2"), "edit", "edit it, or all that are selected", LISTS, "edit", 32),
    Act("goal.delete", ("d", "delete"), "delete", "delete it; u brings it back", LISTS),
    Act("list.declare", ("D",), "declare", "declare its colour: why, and until when", LISTS),
    Act("goal.measure", ("n",), "measure", "the number it is measured by", GOALS),
    Act(
        "goal.record",
        ("r",),
        "record",
        "record a reading of the KPI or the goal",
        LISTS,
        "record",
        48,
        wide=True,
    ),
    Act("goal.down", ("J", "shift+down"), "place(1)", "move it down among its own", GOALS),
    Act("goal.up", ("K", "shift+up"), "place(-1)", "move it up among its own", GOALS),
    Key("goal.fold", ("left", "h"), "fold", "fold", GOALS),
    Key("goal.unfold", ("right", "l"), "unfold", "unfold", GOALS),
    Act(
        "goal.end",
        ("x",),
        "end",
        "start, defer, cancel or take up again",
        GOALS,
    ),
    Act(
        "check.tick",
        ("space",),
        "tick",
        "step done or open again, goal closed",
        CHECKLIST,
        "done",
        10,
    ),
    Act("check.add", ("a",), "add", "add a goal to this checklist", CHECKLIST, "add", 30),
    Act("check.add_step", ("A",), "add_under", "add a step to the goal", CHECKLIST, "add step", 35),
    Act(
        "check.carry",
        ("greater_than_sign",),
        "carry",
        "carry over to next year, with a reason",
        CHECKLIST,
        "carry over",
        40,
    ),
    Key("check.sort", ("s",), "sort", "sort by the next column", CHECKLIST),
    Act("areas.add", ("a",), "add", "add a goal of the same horizon", AREAS, "add", 30),
    Act("areas.add_under", ("A",), "add_under", "add a shorter goal under it", AREAS, "add under it", 35),
    Act("areas.shorter", ("H",), "horizon(-1)", "shorter horizon", AREAS, "shorter", 55, wide=True),
    Act("areas.longer", ("L",), "horizon(1)", "longer horizon", AREAS, "longer", 56, wide=True),
    Act(
        "roadmap.later",
        ("greater_than_sign",),
        "reschedule(1)",
        "move it later, by a quarter or a month",
        ROADMAP,
        "move",
        10,
        pair="< >",
    ),
    Act("roadmap.earlier", ("less_than_sign",), "reschedule(-1)", "move it earlier by as much", ROADMAP),
    Act(
        "roadmap.end_later",
        ("right_curly_bracket",),
        "stretch(1)",
        "let it end later by as much",
        ROADMAP,
        "end",
        12,
        pair="{ }",
    ),
    Act(
        "roadmap.end_earlier",
        ("left_curly_bracket",),
        "stretch(-1)",
        "let it end earlier by as much",
        ROADMAP,
    ),
    Key("roadmap.span", ("z",), "span", "span of 3, 5 or 10 years", ROADMAP, "span", 14),
    Key(
        "roadmap.zoom_in",
        ("plus",),
        "zoom(-1)",
        "fewer years, down to quarters and months",
        ROADMAP,
        "zoom",
        16,
        pair="+ -",
    ),
    Key("roadmap.zoom_out", ("minus",), "zoom(1)", "more years, up to ten", ROADMAP),
    Key("roadmap.group", ("v",), "group", "by area, by business goal or by owner", ROADMAP, "group", 25),
    Key("roadmap.next_hole", ("full_stop",), "next_hole", "next hole in coverage", ROADMAP, "next hole", 18),
    Act("roadmap.fill", ("N",), "fill", "add the goal that is missing in the hole", ROADMAP, "fill hole", 19),
    Act("roadmap.add", ("a",), "add", "add a goal of the same horizon", ROADMAP, "add", 30),
    Act(
        "roadmap.add_under",
        ("A",),
        "add_under",
        "add a shorter goal under it",
        ROADMAP,
        "add under it",
        35,
        wide=True,
    ),
    Key("kpis.point_before", ("left", "h"), "point(-1)", "the point before in the chart", KPIS),
    Key("kpis.point_after", ("right", "l"), "point(1)", "the point after in the chart", KPIS),
    Key("kpis.explain", ("equals_sign",), "explain", "why this number: the rows that make it", KPIS),
    Act("kpis.level", ("p",), "new_level", "new level from here: limits begin anew", KPIS),
    Key("kpis.view", ("v",), "next_view", "next view of the chart; the numbers last", KPIS),
    Act("kpis.add", ("a",), "add", "add a KPI", KPIS),
    Act("kpis.close", ("c",), "close_month", "close the month shown, or restate it: why", KPIS),
    Key("kpis.sort", ("s",), "sort", "sort by the next column", KPIS),
    Key(
        "registers.next",
        ("tab",),
        "next_pane",
        "next register; back to the list",
        REGISTERS,
        "next register",
        10,
    ),
    Key("registers.previous", ("shift+tab",), "previous_pane", "register before", REGISTERS),
    Act("registers.tick", ("space",), "tick", "accept the requirement", REGISTERS),
    Act("registers.add", ("a",), "add", "add a record to this register", REGISTERS, "add", 30),
    Act(
        "registers.add_under",
        ("A",),
        "add_under",
        "add a part; spread a line's plan",
        REGISTERS,
        "add a part",
        35,
    ),
    Act(
        "registers.course", ("x",), "course", "plan, start, hold, finish, cancel it", REGISTERS, "status", 31
    ),
    Key("registers.sort", ("s",), "sort", "sort by the next column", REGISTERS),
    Key("overview.open", ("enter",), "open", "open it in its place", OVERVIEW, "open", 10),
    Act(
        "overview.edit",
        ("e", "f2"),
        "edit",
        "edit what it, or all selected, lack",
        OVERVIEW,
        "edit",
        20,
    ),
    *_MOVES,
    Key("form.enter", ("enter",), "enter", "take the candidate and go on; in the last field save", FORM),
    Key("form.next", ("tab",), "next", "next field", FORM),
    Key("form.previous", ("shift+tab",), "previous", "field before", FORM),
    Key(
        "form.down",
        ("down",),
        "down",
        "next field; in a value that is worked on, the next candidate or the day before",
        FORM,
    ),
    Key(
        "form.up",
        ("up",),
        "up",
        "field before; in a value that is worked on, candidate before or the day after",
        FORM,
    ),
    Key(
        "form.month_later",
        ("pageup",),
        "month_later",
        "in a date that is worked on a month later, else some fields up",
        FORM,
    ),
    Key(
        "form.month_earlier",
        ("pagedown",),
        "month_earlier",
        "in a date that is worked on a month earlier, else some fields down",
        FORM,
    ),
    Key("form.save", ("ctrl+s", "ctrl+j"), "save", "save", FORM),
    Key("form.discard", ("f8",), "discard", "throw away what was typed; asks first", FORM),
    Key("form.explain", ("f1",), "explain", "help of the field", FORM),
    Key("form.close", ("escape",), "close", "close; what was typed is kept as a draft", FORM),
    Key("round.answer", ("enter", "ctrl+s"), "answer", "save and go on; untouched, the same again", ROUND),
    Key("round.skip", ("down",), "skip", "leave it for later", ROUND),
    Key("round.back", ("up",), "back", "back to the one before", ROUND),
    Key("round.note", ("n",), "note", "write a note", ROUND),
    Key("round.field", ("tab", "shift+tab"), "field", "from value to note and back", ROUND),
    Key("round.help", ("question_mark", "f1"), "help", "the keys of the round", ROUND),
    Key("round.stop", ("escape",), "stop", "stop; all is kept, and m goes on", ROUND),
)
"""The whole key table."""


def bindings(*places: str) -> list[BindingType]:
    """Return Textual's bindings for the keys of some places; moving belongs to the grid itself."""
    heard = _heard(places)
    own = (key for key in keys_of(*places) if key.keys and key not in _MOVES)
    return [
        Binding(
            ",".join(name for name in key.keys if heard[name] is key),
            key.bound,
            key.words,
            show=False,
            id=key.id,
        )
        for key in own
    ]


def groups(place: str) -> tuple[str, ...]:
    """Return where the keys stand that count in a place, its own first."""
    return (place, *_LISTED[place], MOVES, EVERYWHERE) if place in _LISTED else (place,)


def keys_of(*places: str) -> tuple[Key, ...]:
    """Return the keys of some places, in the order of the table, without those that no key is left for."""
    heard, found = _heard(places), (key for key in KEYS if key.place in places)
    return tuple(key for key in found if not key.keys or any(heard[name] is key for name in key.keys))


def _heard(places: tuple[str, ...]) -> dict[str, Key]:
    """By its name what a key does; where two places have it, what it does in the one named first."""
    return {
        name: key for place in reversed(places) for key in KEYS if key.place == place for name in key.keys
    }


def footer(places: tuple[str, ...], *, writable: bool = True) -> tuple[Key, ...]:
    """Return the keys that stand in the footer of some places, most useful first: those that can be used."""
    usable = (key for key in keys_of(*places) if key.short and (writable or not key.changes))
    return tuple(sorted(usable, key=lambda key: key.turn))

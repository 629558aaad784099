"""Starting the workbench: the terminal is looked at first, then the plan, then the screen is drawn."""

import codecs
import datetime
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from itplanner.errors import PlannerError
from itplanner.service import preferences
from itplanner.service.actor import account, identified
from itplanner.service.data import VARIABLE
from itplanner.service.places import is_there, state_folder
from itplanner.service.planner import Planner
from itplanner.service.when import now
from itplanner.store.store import Store
from itplanner.tui.glyphs import BARE_TERMINALS, needs_ascii, question_marks
from itplanner.tui.roles import choose_style
from itplanner.tui.settings import Settings

if TYPE_CHECKING:
    from itplanner.domain.plan import Plan


def run(
    path: Path,
    *,
    demo: bool = False,
    person: str = "",
    today: datetime.date | None = None,
    ascii_only: bool = False,
) -> int:
    """Open the workbench on a plan, which may be a copy of the demo; return the exit status.

    Raises PlannerError where the terminal, the plan or a file of words doesn't allow it.
    """
    require_terminal()
    if os.environ.get(VARIABLE):
        from itplanner.service.packs import pack  # noqa: PLC0415 - the first frame needs no words

        pack()  # read now, since a screen could only fail
    settings = _settings(today, ascii_only=ascii_only, demo=demo)
    if not is_there(path):
        made = _welcomed(path, settings)
        if isinstance(made, int):
            return made
        settings = replace(settings, demo=made != path)
        path = made
    return _opened(path, person, settings)


def require_terminal() -> None:
    """Refuse to draw where nobody could see it, or the terminal can't do it."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stderr__ and sys.__stderr__.isatty()):
        raise PlannerError(
            "The workbench needs a terminal to draw on, and this is none.",
            "Commands such as `itplanner list goals` work without one.",
        )
    name = os.environ.get("TERM", "")
    if name in {"dumb", "unknown", ""}:
        raise PlannerError(
            f"TERM is {name}: such a terminal can't move its cursor."
            if name
            else "TERM isn't set, so nothing is known of this terminal.",
            "Set TERM to what your terminal is, for example xterm-256color.",
        )


def _settings(today: datetime.date | None, *, ascii_only: bool, demo: bool) -> Settings:
    state = state_folder()
    chosen = state / "preferences.json"
    style = choose_style(os.environ, preferences.load(chosen).style)
    # Textual would turn NO_COLOR into 24-bit greys; the look `plain` has no colour to begin with.
    os.environ.pop("NO_COLOR", None)
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    bare = os.environ.get("TERM") in BARE_TERMINALS
    if bare:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # Textual reads it as it is imported
    encoding = _encoding()
    return Settings(
        style=style,
        ascii_only=ascii_only or needs_ascii(os.environ, encoding),
        mouse=not (bare or os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")),
        state=state,
        preferences=chosen,
        today=today,
        demo=demo,
    )


def _encoding() -> str:
    """Return in what the screen is written; let what that lacks take its cells nevertheless."""
    codecs.register_error("cells", question_marks)
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(errors="cells")
    return getattr(sys.__stderr__, "encoding", "") or ""


def _welcomed(path: Path, settings: Settings) -> Path | int:
    """Ask how a new plan begins, make it and return where it is; the exit status where nobody chose."""
    from itplanner.service.shipped import Shipped, create, demo  # noqa: PLC0415 - only the first start needs them
    from itplanner.tui.ends import ending  # noqa: PLC0415 - the same
    from itplanner.tui.welcome import Welcome  # noqa: PLC0415 - the same

    app = Welcome(path, settings)
    with ending(app) as ends:
        chosen = app.run(mouse=False)
    when = now(today=settings.today)
    if chosen is None:
        return ends.code or app.return_code or 0
    if chosen.way == "demo":
        return demo(settings.state, when.today)
    source: Shipped = "starter" if chosen.way == "starter" else "empty"
    create(path, source, account("workbench"), when, settings=chosen.settings)
    return path


def _opened(path: Path, person: str, settings: Settings) -> int:
    with Store.open(path) as store:
        plan = store.load()
        actor = identified(plan, account("workbench"), person or (_director(plan) if settings.demo else ""))
        planner = Planner(store, actor, plan)
        from itplanner.service.drafts import Drafts  # noqa: PLC0415 - after the plan was read
        from itplanner.tui.app import Workbench  # noqa: PLC0415 - textual, once the plan is known to open
        from itplanner.tui.ends import ending  # noqa: PLC0415 - the same

        organisation = plan.organisation
        zone = organisation.time_zone if organisation is not None else ""
        drafts = Drafts(settings.state / "drafts", path.resolve(), f"{actor.login} {person}".strip())
        app = Workbench(planner, settings.within(zone), drafts)
        with ending(app) as ends:
            app.run(mouse=False)
        return ends.code or app.return_code or 0


def _director(plan: "Plan") -> str:
    """Return who the demo is seen by: its IT director."""
    from itplanner.domain.records import Role  # noqa: PLC0415 - only the demo asks

    role = next((role for role in plan[Role] if role.role == "it_director"), None)
    return f"PE{role.person}" if role is not None else ""

"""Opening the workbench: the plan is read first, then the screen is drawn."""

import codecs
import datetime
import io
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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


def opened(
    path: Path | None,
    *,
    person: str,
    today: datetime.date | None,
    ascii_only: bool,
    left: Callable[[], None],
) -> int:
    """Open a plan, or where none is named a copy of the demo; return the exit status.

    `left` hears when the screen was given back to the shell. Raises PlannerError where the plan or a file of
    words doesn't allow it.
    """
    if os.environ.get(VARIABLE):
        from itplanner.service.packs import pack  # noqa: PLC0415 - the first frame needs no words

        pack()  # read now, since a screen could only fail
    settings = _settings(today, ascii_only=ascii_only, demo=path is None)
    path = path or _demo(settings)
    if not is_there(path):
        made = _welcomed(path, settings, left)
        if isinstance(made, int):
            return made
        path, settings = made
    return _worked(path, person, settings, left)


def _demo(settings: Settings) -> Path:
    from itplanner.service.shipped import demo  # noqa: PLC0415 - only the demo is made by it

    return demo(settings.state, now(today=settings.today).today)


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


def _welcomed(path: Path, settings: Settings, left: Callable[[], None]) -> tuple[Path, Settings] | int:
    """Ask how a new plan begins, make it, and return where it is and how to open it.

    Where nobody chose, the exit status.
    """
    from itplanner.service.shipped import Shipped, create  # noqa: PLC0415 - only the first start needs them
    from itplanner.tui.ends import ending  # noqa: PLC0415 - the same
    from itplanner.tui.welcome import Welcome  # noqa: PLC0415 - the same

    app = Welcome(path, settings)
    with ending(app) as ends:
        chosen = app.run(mouse=False)
        left()
    when = now(today=settings.today)
    if chosen is None:
        return ends.code or app.return_code or 0
    if chosen.way == "demo":
        return _demo(settings), replace(settings, demo=True)
    source: Shipped = "starter" if chosen.way == "starter" else "empty"
    create(path, source, account("workbench"), when, settings=chosen.settings)
    return path, replace(settings, importing=chosen.way == "import")


def _worked(path: Path, person: str, settings: Settings, left: Callable[[], None]) -> int:
    with Store.open(path) as store:
        plan = store.load()
        actor = identified(plan, account("workbench"), person or (_director(plan) if settings.demo else ""))
        planner = Planner(store, actor, plan)
        planner.changes.ask(planner.plan)
        from itplanner.service.drafts import Drafts  # noqa: PLC0415 - after the plan was read
        from itplanner.tui.app import Workbench  # noqa: PLC0415 - textual, once the plan is known to open
        from itplanner.tui.ends import ending  # noqa: PLC0415 - the same

        organisation = plan.organisation
        zone = organisation.time_zone if organisation is not None else ""
        drafts = Drafts(settings.state / "drafts", path.resolve(), f"{actor.login} {person}".strip())
        app = Workbench(planner, settings.within(zone), drafts)
        with ending(app) as ends:
            app.run(mouse=False)
            left()
        return ends.code or app.return_code or 0


def _director(plan: "Plan") -> str:
    """Return who the demo is seen by: its IT director."""
    from itplanner.domain.records import Role  # noqa: PLC0415 - only the demo asks

    role = next((role for role in plan[Role] if role.role == "it_director"), None)
    return f"PE{role.person}" if role is not None else ""

"""An app that opens one form and keeps what it posts."""

import datetime
from pathlib import Path

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

import itplanner.tui
from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.records import Alignment, BusinessGoal, Person
from itplanner.service.drafts import Draft
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.forms.model import Form, form_of
from itplanner.tui.themes import THEMES
from tests.builders import goal, plan_of

STYLES = Path(itplanner.tui.__file__).parent / "itplanner.tcss"


HOSTILE = "[b]x[/b] \x1b]52;c;Zm9v\x07 [@click=app.quit]y[/]"


PLAN = plan_of(
    goal(1, title="Replace 9 copper links", due=datetime.date(2027, 3, 31)),
    goal(2, title=HOSTILE),
    Person(id=1, name="Femi Adeyemi"),
    Person(id=2, name="Ana Ruiz"),
)


TODAY = datetime.date(2026, 11, 23)


CONTEXT = Context(PLAN, TODAY)


LINKED = plan_of(
    goal(1, title="Replace 9 copper links", due=datetime.date(2027, 3, 31), start=TODAY, owner=1, parent=2),
    goal(2, title="One data centre", horizon=3),
    Person(id=1, name="Femi Adeyemi"),
    Person(id=2, name="Ana Ruiz"),
    BusinessGoal(id=1, title="Keep the 4 plants running"),
    BusinessGoal(id=2, title="Lower cost per order"),
    Alignment(id=1, goal=1, business_goal=1),
)


class Desk(App[None]):
    """Opens one form and keeps what it posts."""

    CSS_PATH = STYLES

    def __init__(self, form: Form, draft: Draft | None = None) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "terminal"
        self.dialog = FormDialog(form, CONTEXT, draft)
        self.posted: list[Message] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog)

    def on_form_dialog_submitted(self, event: FormDialog.Submitted) -> None:
        self.posted.append(event)

    def on_form_dialog_changed(self, event: FormDialog.Changed) -> None:
        self.posted.append(event)

    def on_form_dialog_discarded(self, event: FormDialog.Discarded) -> None:
        self.posted.append(event)

    @property
    def submitted(self) -> list[dict[str, str]]:
        return [dict(event.texts) for event in self.posted if isinstance(event, FormDialog.Submitted)]

    @property
    def drafts(self) -> list[Draft]:
        return [event.draft for event in self.posted if isinstance(event, FormDialog.Changed)]


def edit(focus: str = "title", number: int = 1, draft: Draft | None = None) -> Desk:
    return Desk(form_of(PLAN, "goal", [Ref("goal", number)], focus=focus), draft)


def screen(app: Desk) -> str:
    """Return what stands on the screen, without its looks."""
    lines = app.dialog._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def typed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def comes_to(pilot: Pilot[None], dialog: FormDialog, text: str) -> bool:
    """Wait until the field under the cursor holds a text: keys in a form run one after another."""
    for _turn in range(200):
        if dialog.state.current.text == text:
            return True
        await pilot.pause()
    return False

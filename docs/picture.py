"""Makes docs/checklist.svg, the README's picture, from the real program: `python docs/picture.py`."""

import asyncio
import datetime
import re
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

from itplanner.service.actor import account, identified
from itplanner.service.drafts import Drafts
from itplanner.service.planner import Planner
from itplanner.service.shipped import demo
from itplanner.store.store import Store
from itplanner.tui.app import Workbench
from itplanner.tui.settings import Settings

PICTURE = Path(__file__).with_name("checklist.svg")
SIZE = (120, 36)
TODAY = datetime.date(2026, 11, 23)
PERSON = "Ana Ruiz"
"""Who looks at the demo: its IT director."""
CELL = 12.2
"""Width of a cell in the picture."""
TEXT = re.compile(r'<text (class="[^"]*") x="([^"]*)" y="([^"]*)" textLength[^>]*>([^<]*)</text>')
RUN = re.compile("[^\xa0]+(?:\xa0[^\xa0]+)*")


async def picture(state: Path) -> str:
    """Return the demo's checklist as SVG, its first goal unfolded; `state` is a folder for its copy."""
    with Store.open(demo(state, TODAY)) as store:
        plan = store.load()
        actor = identified(plan, account("workbench"), PERSON)
        settings = Settings(
            style="own-dark",
            ascii_only=False,
            mouse=False,
            state=state,
            preferences=state / "preferences.json",
            time_zone="UTC",
            today=TODAY,
            demo=True,
        )
        app = Workbench(Planner(store, actor, plan), settings, Drafts(state / "drafts", store.path, PERSON))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("right")
            await pilot.pause()
            return _plain(app.export_screenshot(title="itplanner"))


def _plain(svg: str) -> str:
    """Return an SVG for any viewer: no fonts to fetch, and every run of words at its own place."""
    return TEXT.sub(_runs, re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL))


def _runs(text: re.Match[str]) -> str:
    """Return a text without its blanks; viewers differ in how wide they draw them, or drop them."""
    attributes, start, y, words = text.groups()
    line = unescape(words)
    return "".join(
        f'<text {attributes} x="{float(start) + run.start() * CELL:.1f}" y="{y}"'
        f' textLength="{len(run[0]) * CELL:.1f}">{escape(run[0])}</text>'
        for run in RUN.finditer(line)
    )


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as state:
        PICTURE.write_text(asyncio.run(picture(Path(state))), encoding="utf-8")
    sys.stderr.write(f"{PICTURE} is made.\n")


if __name__ == "__main__":
    main()

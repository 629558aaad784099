"""Makes the README's pictures from the real program on its demo plan: `python docs/pictures.py`."""

import asyncio
import datetime
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path

from textual.pilot import Pilot

from itplanner.service.actor import account, identified
from itplanner.service.drafts import Drafts
from itplanner.service.planner import Planner
from itplanner.service.shipped import demo
from itplanner.store.store import Store
from itplanner.tui.app import Workbench
from itplanner.tui.settings import Settings

FOLDER = Path(__file__).parent
PICTURES: Mapping[str, tuple[str, ...]] = {
    "overview": ("1",),
    "roadmap": ("2", *"jjjjjjjjjj"),
    "checklist": ("4", "right"),
    "kpis": ("5", *"jjjjjj"),
}
"""By name of the picture: the keys that lead to it."""
SIZE = (120, 40)
TODAY = datetime.date(2026, 11, 23)
PERSON = "Ana Ruiz"
"""Who looks at the demo: its IT director."""
CELL = 12.2
"""Width of a cell in the picture."""
TEXT = re.compile(r'<text (class="[^"]*") x="([^"]*)" y="([^"]*)" textLength[^>]*>([^<]*)</text>')
RUN = re.compile("[^\xa0]+(?:\xa0[^\xa0]+)*")


async def pictures(state: Path) -> dict[str, str]:
    """Return the pictures as SVG by name; `state` is a folder for the copy of the demo."""
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
            return {name: await _picture(app, pilot, keys) for name, keys in PICTURES.items()}


async def _picture(app: Workbench, pilot: Pilot[None], keys: Sequence[str]) -> str:
    await pilot.press(*keys)
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
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as state:
        for name, svg in asyncio.run(pictures(Path(state))).items():
            path = FOLDER / f"{name}.svg"
            path.write_text(svg, encoding="utf-8")
            sys.stderr.write(f"{path} is made.\n")


if __name__ == "__main__":
    main()

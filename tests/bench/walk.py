"""A long walk at random on two terminals: `walk.py SEED ACTIONS [LOOK]`; then the bytes of each action."""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}

from itplanner.service.shipped import demo
from tests.driving import TODAY
from tests.thin.lockstep import Lockstep
from tests.thin.walk import walk

LOOKS = ("terminal", "own-dark", "terminal-light", "plain", "own-light")


async def wander(folder: Path, seed: int, actions: int, look: str) -> Lockstep:
    """Walk; return what was compared."""
    plan = demo(folder, TODAY)
    # Careful and sloppy terminals take turns, and one in four is old.
    async with walk(plan, folder, style=look, careful=bool(seed % 2), old=seed % 4 == 0) as each:
        await each.wander(seed, actions)
    return each.both


def table(both: Lockstep) -> str:
    """Return what was written and sent, by kind of action."""
    rows = [f"{'action':<10} {'times':>6} {'plain':>9} {'thin':>9} {'ratio':>6}"]
    for kind, count in both.times.most_common():
        plain, thin = both.written[kind], both.sent[kind]
        ratio = thin / plain if plain else 0.0
        rows.append(f"{kind:<10} {count:>6} {plain // count:>9} {thin // count:>9} {ratio:>6.3f}")
    plain, thin = both.written.total(), both.sent.total()
    rows.append(f"{'all':<10} {both.times.total():>6} {plain:>9} {thin:>9} {thin / plain:>6.3f}")
    return "\n".join(rows)


def main() -> None:
    """Walk as the command line says."""
    seed, actions = int(sys.argv[1]), int(sys.argv[2])
    look = sys.argv[3] if len(sys.argv) > 3 else LOOKS[seed % len(LOOKS)]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        both = asyncio.run(wander(Path(folder), seed, actions, look))
    took = time.perf_counter() - began
    sys.stdout.write(f"{table(both)}\n\n{look}: {both.frames} frames, all the same, in {took:.0f} s\n")


if __name__ == "__main__":
    main()

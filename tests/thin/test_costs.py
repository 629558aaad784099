"""What a key costs in bytes over the line, on screens of 120 columns and 40 rows."""

from pathlib import Path

import pytest

from tests.driving import copied
from tests.thin.costs import COSTS, OVERHEAD, OWED, PAINTED, counted
from tests.thin.walk import walk


@pytest.mark.parametrize(("style", "depth"), [("terminal", 0), ("own-dark", 1)])
async def test_nothing_costs_more_than_it_may(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: str, depth: int
) -> None:
    monkeypatch.chdir(tmp_path)
    async with walk(copied(demo_file, tmp_path), tmp_path, style=style) as each:
        assert 0 < each.both.sent.total() <= PAINTED[depth]
        found = {cost.what: await counted(each, cost) for cost in COSTS}
    marks = {cost.what: cost.budget[depth] for cost in COSTS}
    missed = {what: sent for what, sent in found.items() if sent.bytes_ > marks[what]}
    assert {what: sent.bytes_ for what, sent in missed.items() if sent.bytes_ > OWED[what][depth]} == {}
    assert {what: sent for what, sent in missed.items() if sent.bytes_ > OVERHEAD * sent.text} == {}
    assert all(sent.bytes_ for sent in found.values()), "a key that costs nothing did nothing"

"""What a key costs in bytes over the line, on screens of 120 columns and 40 rows."""

from pathlib import Path

import pytest

from tests.driving import copied
from tests.thin.costs import COSTS, OWED, PAINTED, counted
from tests.thin.walk import walk


@pytest.mark.parametrize(("style", "depth"), [("terminal", 0), ("own-dark", 1)])
async def test_nothing_costs_more_than_it_may(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: str, depth: int
) -> None:
    monkeypatch.chdir(tmp_path)
    async with walk(copied(demo_file, tmp_path), tmp_path, style=style) as each:
        assert 0 < each.both.sent.total() <= PAINTED[depth]
        found = {cost.what: await counted(each, cost) for cost in COSTS}
    budgets = {cost.what: cost.budget[depth] for cost in COSTS}
    owed = {what: bytes_[depth] for what, bytes_ in OWED.items() if bytes_[depth]}
    assert {what: count for what, count in found.items() if count > (budgets | owed)[what]} == {}
    assert all(found.values()), "a key that costs nothing did nothing"

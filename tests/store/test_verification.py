"""Verification: whatever is changed past the journal, or in it, is found."""

from hashlib import sha256
from pathlib import Path

import pytest

from itplanner.domain.change import Change, Edit, added
from itplanner.domain.records import Baseline, Batch, Step
from itplanner.errors import Damaged
from itplanner.service.counting import counted
from itplanner.store.facts import Beside, rows_hash
from tests.store.desk import YEAR, Desk, by_hand


@pytest.fixture
def worked_on(ann: Desk) -> Desk:
    """Return a terminal after four changes."""
    ann.set(YEAR, "note", "a")
    ann.add(Step(id=-1, goal=2, text="Order"))
    ann.do(Edit("goal", 2, "note", "a", "b"), Edit("step", 1, "done", before=False, after=True))
    return ann


def test_an_untouched_plan_is_sound_and_says_its_tip(worked_on: Desk) -> None:
    found = worked_on.store.verify()

    assert found.ok
    assert (found.revisions, found.tip, found.broken_at) == (4, worked_on.plan.tip, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET login = 'eve' WHERE number = 3",
        "UPDATE revision SET at = '2026-11-23T12:00:00.000001Z' WHERE number = 3",
        "UPDATE revision SET sentence = sentence || ' ' WHERE number = 3",
        "UPDATE revision SET undoes = 2 WHERE number = 3",
        "UPDATE revision SET shape = 1 WHERE number = 3",
        "UPDATE revision SET person = 1 WHERE number = 3",
        "UPDATE revision SET at = 'soon' WHERE number = 3",
        "UPDATE revision SET at = '2026-11-23 12:00:00' WHERE number = 3",
        "UPDATE revision SET at = '9999-12-31T23:59:59Z' WHERE number = 3",
        "UPDATE revision SET at = x'00' WHERE number = 3",
        "UPDATE revision SET person = 'ann' WHERE number = 3",
        "UPDATE revision SET sentence = x'00' WHERE number = 3",
        "UPDATE revision SET shape = 'new' WHERE number = 3",
        "UPDATE revision SET shape = 0 WHERE number = 3",
        "UPDATE revision SET digest = x'00' WHERE number = 3",
        "UPDATE edit SET after = '{' WHERE revision = 3",
        "UPDATE edit SET after = '5' WHERE revision = 3",
        "UPDATE edit SET after = x'00' WHERE revision = 3",
        "UPDATE edit SET kind = 'goose' WHERE revision = 3",
        "UPDATE edit SET id = 'first' WHERE revision = 3",
        "UPDATE revision SET digest = iif(digest LIKE 'f%', '0', 'f') || substr(digest, 2) WHERE number = 3",
        "UPDATE edit SET after = replace(after, 'Order', 'order') WHERE revision = 3",
        "UPDATE edit SET id = 2 WHERE revision = 3",
        "DELETE FROM edit WHERE revision = 3",
        "INSERT INTO edit VALUES (3, 7, 'goal', 2, 'note', '\"a\"', '\"a\"')",
    ],
)
def test_a_change_in_the_journal_is_found_at_its_revision(
    worked_on: Desk, path: Path, statement: str
) -> None:
    with by_hand(path) as db:
        db.execute(statement)

    found = worked_on.store.verify()

    assert not found.ok
    assert found.broken_at == 3
    assert found.problems[0].startswith("Change 3: ")


@pytest.mark.parametrize("at", ["soon", "2026-11-23 12:00:00", "9999-12-31T23:59:59Z"])
def test_a_time_that_cannot_be_read_is_told_by_its_revision(worked_on: Desk, path: Path, at: str) -> None:
    with by_hand(path) as db:
        db.execute("UPDATE revision SET at = ? WHERE number = 4", (at,))

    found = worked_on.store.verify()
    assert found.problems == (f'Change 4: its at "{at}" can\'t be read',)
    for read in (
        worked_on.store.revisions,
        worked_on.store.history,
        lambda: worked_on.store.recorded(4),
        lambda: worked_on.set(YEAR, "note", "c"),
    ):
        with pytest.raises(Damaged, match="Change 4 of the history can't be read"):
            read()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE edit SET after = '{'", "UPDATE edit SET kind = 'goose'", "UPDATE revision SET shape = 0"],
)
def test_a_history_that_cannot_be_read_is_told(worked_on: Desk, path: Path, statement: str) -> None:
    with by_hand(path) as db:
        db.execute(statement)

    with pytest.raises(Damaged, match="can't be read"):
        worked_on.store.history()


def test_a_revision_that_was_taken_out_is_missed_at_the_next_one(worked_on: Desk, path: Path) -> None:
    with by_hand(path) as db:
        db.execute("DELETE FROM edit WHERE revision = 2")
        db.execute("DELETE FROM revision WHERE number = 2")

    found = worked_on.store.verify()

    assert found.broken_at == 3
    assert "Change 3: it follows 1, so some are missing" in found.problems


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE goal SET note = 'c' WHERE id = 2", "G2: the data and the history differ in note"),
        ("DELETE FROM step", "ST1: it is in the history only"),
        (
            "INSERT INTO area SELECT 2, 'Cloud', parent, lead, rank, reference, note, tags FROM area",
            "AR2: it is in the data only",
        ),
        ("UPDATE goal SET owner = 9 WHERE id = 2", "G2: it links to a person that isn't there"),
        ("UPDATE goal SET horizon = 4 WHERE id = 2", "The data: goal 2: horizon holds 4"),
    ],
)
def test_data_changed_past_the_journal_is_named(
    worked_on: Desk, path: Path, statement: str, said: str
) -> None:
    with by_hand(path) as db:
        db.execute(statement)

    found = worked_on.store.verify()

    assert said in found.problems
    assert found.broken_at is None


def test_a_page_that_is_damaged_is_found(worked_on: Desk, path: Path) -> None:
    worked_on.store.close()
    with by_hand(path) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_goal_parent'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((root - 1) * size + size - 8)
        file.write(b"\xff" * 8)

    desk = Desk(path)
    found = desk.store.verify()
    desk.store.close()

    assert any(problem.startswith("The file: ") for problem in found.problems)


@pytest.fixture
def with_facts(worked_on: Desk) -> Desk:
    """Return the terminal after an import of two incidents, and with something frozen."""
    rows = [(2, *_INCIDENT), (3, "IM2", *_INCIDENT[1:])]
    content = b'{"month":"October 2026"}'
    batch = Batch(id=-1, facts="incidents", read=2, added=2, content_hash=rows_hash(rows))
    frozen = Baseline(
        id=-1, type="month", name="October 2026", year=2026, content_hash=sha256(content).hexdigest()
    )
    worked_on.plan, _recorded = worked_on.store.commit(
        worked_on.plan,
        Change.of([added(batch), added(frozen)], "Imported incidents"),
        by=worked_on.actor,
        at=worked_on.at,
        beside=Beside({-1: rows}, {frozen.content_hash: content}),
    )
    counted(worked_on.store, worked_on.plan)
    return worked_on


_INCIDENT = ("IM1", "Mail", "1", "", 1_000_000, 1_003_600, 0.5, 0, "closed")


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("SELECT 1", None),
        ("DELETE FROM summary", None),
        ("DELETE FROM incident WHERE row = 2", "BA1: it brought 2 rows, and 1 are there"),
        ("UPDATE incident SET restored = restored + 1", "BA1: its rows aren't those that it brought"),
        ("UPDATE incident SET detected = 'x'", "BA1: its rows aren't those that it brought"),
        ("UPDATE incident SET row = 5 - row + 2", "BA1: its rows aren't those that it brought"),
        ("UPDATE summary SET text = '[]'", "Incidents: the sums that are kept of them aren't those of"),
        ("DELETE FROM sealed", "BL1: what was frozen isn't there as it was"),
        ("UPDATE sealed SET content = x'7b'", "BL1: what was frozen isn't there as it was"),
        ("UPDATE sealed SET content = 'text'", "BL1: what was frozen isn't there as it was"),
    ],
)
def test_what_stands_beside_the_plan_is_checked(
    with_facts: Desk, path: Path, statement: str, problem: str | None
) -> None:
    with by_hand(path) as db:
        db.execute(statement)
    found = with_facts.store.verify().problems
    assert found == () if problem is None else len(found) == 1 and found[0].startswith(problem)

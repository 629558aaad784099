"""What a release did to the fields is said once, and the old history still adds up."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings

from itplanner.domain import shapes
from itplanner.domain.records import KINDS, fields
from itplanner.domain.shapes import (
    SHAPE,
    SHAPES,
    Json,
    Shape,
    StoredEdit,
    lifted,
    lifted_values,
    renamed,
    to_basis,
)
from tests.builders import SEEDS

Row = dict[str, Json]
Rows = dict[tuple[str, int], Row]

NEXT = Shape(
    fields={
        ("person", "name"): lambda value: dict(
            zip(("given", "family"), f"{value} ".split(" ")[:2], strict=True)
        ),
        ("goal", "statement"): renamed("wording"),
        ("goal", "weight"): to_basis("share"),
        ("goal", "colour"): lambda _value: {},
    },
    new={"goal": {"priority": 3}, "step": {"place": ""}},
)
"""A field split, one renamed, one retyped, one dropped and two new ones."""

OLD_VALUES: Mapping[str, Mapping[str, tuple[Json, ...]]] = {
    "person": {"name": ("Ann Lee", "Ann Fox", "Bo Lee", "Cher"), "note": ("", "x")},
    "goal": {
        "statement": ("a", "b"),
        "weight": (1, 2, 3),
        "colour": ("red", "green"),
        "parent": (None, 1, 2),
    },
    "step": {"title": ("a", "b"), "weight": (1, 2), "done": (False, True)},
}


def old_history(random: Random, length: int) -> tuple[list[Rows], list[list[StoredEdit]]]:
    """Return the states of a history of the first shape, and the edits that led from each to the next."""
    states, journal = [Rows()], []
    for _ in range(length):
        rows = {ref: dict(row) for ref, row in states[-1].items()}
        edits: dict[tuple[str, int, str | None], StoredEdit] = {}
        for _ in range(random.randint(1, 4)):
            edit = _random_edit(random, rows)
            if not any(ref[:2] == (edit.kind, edit.id) for ref in edits):
                edits[edit.kind, edit.id, edit.field] = edit
        for edit in edits.values():
            _apply(rows, edit)
        states.append(rows)
        journal.append(list(edits.values()))
    return states, journal


def _random_edit(random: Random, rows: Rows) -> StoredEdit:
    kind, number = random.choice(tuple(OLD_VALUES)), random.randint(1, 3)
    row = rows.get((kind, number))
    if row is None:
        new: Row = {name: random.choice(values) for name, values in OLD_VALUES[kind].items()}
        return StoredEdit(kind, number, None, None, new)
    if random.random() < 0.2:
        return StoredEdit(kind, number, None, dict(row), None)
    name = random.choice(tuple(row))
    return StoredEdit(kind, number, name, row[name], random.choice(OLD_VALUES[kind][name]))


def _apply(rows: Rows, edit: StoredEdit) -> None:
    ref = (edit.kind, edit.id)
    if edit.field is not None:
        assert rows[ref].get(edit.field) == edit.before
        rows[ref][edit.field] = edit.after
    elif isinstance(edit.after, Mapping):
        assert ref not in rows
        rows[ref] = dict(edit.after)
    else:
        assert rows.pop(ref) == edit.before


def _back(edit: StoredEdit) -> StoredEdit:
    return StoredEdit(edit.kind, edit.id, edit.field, edit.after, edit.before)


def _lifted_rows(rows: Rows) -> Rows:
    return {ref: lifted_values(ref[0], row, 1) for ref, row in rows.items()}


@pytest.fixture
def next_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "SHAPES", {**SHAPES, SHAPE + 1: NEXT})
    monkeypatch.setattr(shapes, "SHAPE", SHAPE + 1)


def walks_back(seed: int) -> None:
    """Assert that lifted data, walked back through the lifted journal, equals every earlier state lifted."""
    states, journal = old_history(Random(seed), 8)
    rows = _lifted_rows(states[-1])
    for past, edits in zip(reversed(states[:-1]), reversed(journal), strict=True):
        for edit in edits:
            for new in lifted(edit, 1):
                _apply(rows, _back(new))
        assert rows == _lifted_rows(past)


@given(SEEDS)
@settings(max_examples=500)
def test_lifted_data_walks_back_through_the_lifted_history(seed: int) -> None:
    walks_back(seed)


@pytest.mark.usefixtures("next_shape")
def test_a_thousand_histories_walk_back_through_all_releases() -> None:
    for seed in range(1000):
        walks_back(seed)


@given(SEEDS)
def test_what_is_of_the_present_shape_stays_as_it_is(seed: int) -> None:
    _states, journal = old_history(Random(seed), 3)
    for edit in (edit for edits in journal for edit in edits):
        assert list(lifted(edit, SHAPE)) == [edit]


@pytest.mark.parametrize(
    ("edit", "new"),
    [
        (StoredEdit("step", 1, "title", "a", "b"), [StoredEdit("step", 1, "text", "a", "b")]),
        (StoredEdit("goal", 1, "weight", 1, 2), [StoredEdit("goal", 1, "weight", 10_000, 20_000)]),
        (StoredEdit("goal", 1, "title", "a", "b"), [StoredEdit("goal", 1, "title", "a", "b")]),
        (
            StoredEdit("person", 1, None, None, {"name": "Ann"}),
            [StoredEdit("person", 1, None, None, {"name": "Ann", "login": ""})],
        ),
        (
            StoredEdit("step", 2, None, {"title": "a"}, None),
            [StoredEdit("step", 2, None, {"text": "a"}, None)],
        ),
    ],
)
def test_an_edit_of_the_first_shape_is_lifted(edit: StoredEdit, new: list[StoredEdit]) -> None:
    assert list(lifted(edit, 1)) == new


@pytest.mark.usefixtures("next_shape")
@pytest.mark.parametrize(
    ("edit", "new"),
    [
        (StoredEdit("person", 1, "name", "Ann Lee", "Ann Fox"), [("family", "Lee", "Fox")]),
        (StoredEdit("goal", 1, "colour", "red", "green"), []),
        (StoredEdit("goal", 1, "weight", 1, 2), [("share", 10_000 * 10_000, 20_000 * 10_000)]),
    ],
)
def test_an_edit_becomes_the_edits_of_the_new_fields_that_differ(
    edit: StoredEdit, new: list[tuple[str, Json, Json]]
) -> None:
    assert [(each.field, each.before, each.after) for each in lifted(edit, 1)] == new


AFTERWARDS = SHAPES[5].new["kpi"]
"""What a KPI gained later."""


def test_an_older_series_gains_a_straight_path() -> None:
    edit = StoredEdit("kpi", 1, None, {"name": "MTTR"}, None)
    gained = StoredEdit("kpi", 1, None, {"name": "MTTR", "path": "linear", "points": [], **AFTERWARDS}, None)
    assert list(lifted(edit, 1)) == list(lifted(edit, 2)) == [gained]


def test_each_shape_leads_to_the_next() -> None:
    assert sorted(SHAPES) == list(range(2, SHAPE + 1))


@pytest.mark.parametrize("number", SHAPES)
def test_what_a_shape_adds_are_fields_that_there_are(number: int) -> None:
    for kind, new in SHAPES[number].new.items():
        assert set(lifted_values(kind, new, number)) <= set(fields(KINDS[kind]))

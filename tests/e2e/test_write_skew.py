"""Two processes whose changes are each right alone and wrong together."""

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e

ROUNDS = 3


def test_a_parent_and_its_child_redated_by_two_processes_never_end_in_a_child_after_its_parent(
    desk: Desk,
) -> None:
    for _round in range(ROUNDS):
        parent = desk.popen("set", "G9", "due=2029-06-30")  # where its child G10 ends today
        child = desk.popen("set", "G10", "due=2030-06-30")
        said = [process.communicate(timeout=60)[1] for process in (parent, child)]
        codes = parent.returncode, child.returncode
        assert sorted(codes) in ([0, 2], [0, 4]), said
        assert "G10" in said[0 if codes[0] else 1]
        assert desk.value("SELECT p.due >= c.due FROM goal p JOIN goal c ON c.parent = p.id WHERE c.id = 10")
        desk.command("set", "G10", "due=2029-06-30")
        desk.command("set", "G9", "due=2031-06-30")
    desk.command("verify")


def test_steps_added_by_many_processes_at_once_all_stay_and_get_numbers_of_their_own(desk: Desk) -> None:
    before = desk.value("SELECT count(*) FROM step")
    adding = [desk.popen("add", "step", "goal=G12", f"text=Step {number}") for number in range(6)]
    codes = [process.communicate(timeout=60)[0].strip() for process in adding]
    assert [process.returncode for process in adding] == [0] * len(adding)
    assert len(set(codes)) == len(codes)
    assert desk.value("SELECT count(*) FROM step") == before + len(adding)  # type: ignore[operator]  # a count
    desk.command("verify")

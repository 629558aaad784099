"""What was typed survives the program, privately, and comes back to the same actor only."""

import datetime
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itplanner.domain.change import Ref
from itplanner.errors import PlannerError
from itplanner.service.drafts import Draft, Drafts

AT = datetime.datetime(2026, 11, 23, 14, 32, tzinfo=datetime.UTC)
LATER = AT + datetime.timedelta(minutes=5)
G12 = (Ref("goal", 12),)


def draft(text: str = "30 se", refs: tuple[Ref, ...] = G12) -> Draft:
    return Draft("goal", refs, {"due": ("31 Mar 2027", text)}, {"area": "Security"}, "due")


def drafts(folder: Path, actor: str = "femi@jump") -> Drafts:
    return Drafts(folder, "/plans/plan.db", actor)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_draft_comes_back_as_it_was_typed_with_its_time(tmp_path: Path) -> None:
    drafts(tmp_path).save(draft(), AT)
    (found,) = drafts(tmp_path).all()
    assert found == Draft("goal", G12, {"due": ("31 Mar 2027", "30 se")}, {"area": "Security"}, "due", AT)


def test_the_newest_draft_comes_first(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(refs=(Ref("goal", 1),)), LATER)
    ours.save(draft(), AT)
    assert [found.refs[0].id for found in ours.all()] == [1, 12]


def test_a_form_has_one_draft_the_last_one(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft("30"), AT)
    ours.save(draft("30 sep"), LATER)
    assert [found.texts["due"][1] for found in ours.all()] == ["30 sep"]


def test_several_records_together_and_a_new_one_are_forms_of_their_own(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    for refs in (G12, (*G12, Ref("goal", 13)), ()):
        ours.save(draft(refs=refs), AT)
    assert len(ours.all()) == 3


def test_a_discarded_draft_is_gone_and_discarding_twice_is_no_error(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(), AT)
    ours.discard(draft())
    ours.discard(draft())
    assert ours.all() == ()


def test_a_draft_without_texts_takes_the_kept_one_away(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(), AT)
    ours.save(Draft("goal", G12, {}), LATER)
    assert files(tmp_path) == []


def test_drafts_are_private(tmp_path: Path) -> None:
    drafts(tmp_path).save(draft(), AT)
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_another_actor_or_another_plan_has_other_drafts(tmp_path: Path) -> None:
    drafts(tmp_path).save(draft(), AT)
    assert drafts(tmp_path, "ben@jump").all() == ()
    assert Drafts(tmp_path, "/plans/other.db", "femi@jump").all() == ()


def test_a_plan_whose_name_is_no_text_has_drafts_too(tmp_path: Path) -> None:
    odd = Drafts(tmp_path, Path(os.fsdecode(b"/plans/b\xe4d.db")), "femi@jump")
    odd.save(draft(), AT)
    assert [each.texts for each in odd.all()] == [draft().texts]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"plan": 1}'])
def test_a_file_that_is_no_draft_is_ignored(tmp_path: Path, content: bytes) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(), AT)
    (file,) = files(tmp_path)
    (file.parent / "0123.json").write_bytes(content)
    assert len(ours.all()) == 1
    file.write_bytes(content)
    assert ours.all() == ()


def test_a_draft_of_another_actor_under_our_name_is_ignored(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(), AT)
    (file,) = files(tmp_path)
    file.write_text(json.dumps(json.loads(file.read_text()) | {"actor": "ben@jump"}))
    assert ours.all() == ()


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(), AT)
    (file,) = files(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert ours.all() == ()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlannerError, match="can't be kept as a draft"):
        drafts(tmp_path / "file").save(draft(), AT)


@given(st.text())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_equal(tmp_path: Path, text: str) -> None:
    ours = drafts(tmp_path)
    ours.save(draft(text), AT)
    assert ours.all()[0].texts["due"] == ("31 Mar 2027", text)

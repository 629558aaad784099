"""The language packs that come with the program."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from itplanner.domain.smart.pack import BadPack, Pack
from itplanner.domain.smart.wording import read
from itplanner.errors import PlannerError
from itplanner.service.data import VARIABLE, data
from itplanner.service.packs import SHIPPED, pack


def table() -> dict[str, Any]:
    return tomllib.loads(data(SHIPPED))


def test_the_english_words_are_read_once() -> None:
    assert pack().language == "en"
    assert pack() is pack()


def test_another_file_of_words_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words-de.toml"
    path.write_text(data(SHIPPED).replace('language = "en"', 'language = "de"'), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    assert pack().language == "de"
    monkeypatch.delenv(VARIABLE)
    assert pack().language == "en"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (None, "No such file"),
        (b"language = ", "Invalid value"),
        (b'language = "de"', "spellings is no list of pairs"),
        (b"\xff", "utf-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, named: str
) -> None:
    path = tmp_path / "words-xx.toml"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(VARIABLE, str(path))
    with pytest.raises(PlannerError, match=named) as caught:
        pack()
    assert str(path) in caught.value.message
    assert SHIPPED in caught.value.hint


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (("verbs", "vague"), r"verbs\.vague"),
        (("words", "units"), r"words\.units"),
        (("phrases", "weasel"), r"phrases\.weasel"),
        (("endings",), "endings"),
    ],
)
def test_what_a_pack_lacks_is_named(path: tuple[str, ...], named: str) -> None:
    lacking = table()
    place = lacking
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    with pytest.raises(BadPack, match=named):
        Pack.of(lacking)


def test_another_language_needs_no_more_than_another_table() -> None:
    german = table()
    german["verbs"]["vague"] = ["verbessern verbessert verbesserung"]
    german["phrases"]["weasel"] = ["angemessen"]
    german["words"]["auxiliaries"] = ["wird"]
    german["words"]["lead"] = ["wird", "ständig"]
    made = Pack.of(german)
    text = "Der Helpdesk wird ständig verbessert, angemessen schnell"
    assert [text[slice(*hit.span)] for hit in read(text, made).hits] == ["verbessert", "angemessen"]


def test_a_pack_with_empty_lists_reads_every_text() -> None:
    empty = table()
    for part in ("verbs", "words", "phrases"):
        empty[part] = {key: [] for key in empty[part]}
    wording = read("Improve all 3 servers by 2027-03-31 and adequate Q3", Pack.of(empty))
    assert wording.hits == ()

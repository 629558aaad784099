"""The language packs that come with the program."""

import tomllib
from typing import Any

import pytest

from itplanner.domain.smart.pack import BadPack, Pack
from itplanner.domain.smart.wording import read
from itplanner.errors import PlannerError
from itplanner.service.data import data
from itplanner.service.packs import pack


def table() -> dict[str, Any]:
    return tomllib.loads(data("words-en.toml"))


def test_the_english_words_are_read_once() -> None:
    assert pack("en").language == "en"
    assert pack() is pack()


def test_a_language_without_a_file_is_refused_in_words() -> None:
    with pytest.raises(PlannerError, match=r"words-xx\.toml"):
        pack("xx")


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
